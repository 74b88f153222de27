"""What the record of a run, run.json, must hold: its types and their bounds.

The record is checked once, when it is read; whoever reads it then relies on these
types. What is learned from the data (`state`) has its types where it is learned, in the
layers data and features, and the settings have theirs in the layer settings.
"""

from typing import Annotated, Any, Literal

from msgspec import Meta

from .._core._stored import Count, Numbers, Stored, Text, Texts
from ._outcome import Outcome

FORMAT = "steepest run"
SCHEMA_VERSION = 1
LARGEST_RECORD = 512 * 2**20  # bytes; one of a thousand columns has less than one
DEEPEST = 64  # levels; a deep tree of parameters has about twenty

Number = float | None


class StoredClass(Stored):
    """How well one class is predicted; see `ClassQuality`."""

    name: Text
    rows: float
    precision: Number
    recall: Number


class StoredQuality(Stored):
    """How good the predictions of a part are; see `Quality`."""

    rows: Count
    numbers: Numbers
    classes: list[StoredClass]
    confusion: list[list[float]]
    calibration: list[tuple[Number, Number, float]]

    def __post_init__(self) -> None:
        """Check that the confusion matrix has a row and a column per class."""
        n = len(self.classes)
        shapes = {len(self.confusion), *map(len, self.confusion)}
        if self.confusion and shapes != {n}:
            raise ValueError(f"its confusion matrix is not {n} × {n}")


class StoredFinding(Stored):
    """The answer of a check; see `steepest.diagnosis.Finding`."""

    check: Text
    verdict: Literal["pass", "warn", "fail", "skipped"]
    because: Text
    measured: dict[str, Any] = {}
    expected: dict[str, Any] = {}
    advice: Text | None = None
    source: Text = ""
    cost: dict[str, Number] = {}
    remedy: dict[str, Any] = {}


class StoredData(Stored):
    """Where the rows came from."""

    source: Text | None = None
    rows: Count | None = None
    validation_rows: Count | None = None
    test_rows: Count | None = None
    classes: Texts = []
    fingerprint: Text | None = None
    guesses: Texts = []
    in_memory: Texts = []


class StoredChoice(Stored):
    """How the learning rate was chosen."""

    how: Text
    tried: list[tuple[float, Number]] = []
    metric: Text = "loss"


class StoredSettings(Stored):
    """The settings as they were used; a run made from Python has any others beside."""

    data: Text | None = None
    model: Text | None = None
    loss: Text | None = None
    optimizer: Text | None = None
    schedule: Text | None = None
    metric: Text = "loss"
    learning_rate: float | Text | None = None
    batch_size: Count | Text | None = None
    epochs: Count | None = None
    seed: int | None = None
    dtype: Literal["float32", "float64"] = "float32"
    learning_rate_choice: StoredChoice | None = None
    asked: dict[str, Any] | None = None


class StoredRecord(Stored):
    """All of run.json."""

    format: Literal["steepest run"]
    schema_version: Annotated[int, Meta(ge=1, le=SCHEMA_VERSION)]
    written: Text
    outcome: Outcome
    reason: Text
    settings: StoredSettings
    metrics: dict[str, Numbers]
    seconds: dict[str, float]
    examples_per_second: float
    environment: dict[str, Any]
    data: StoredData
    notes: Texts
    state: dict[str, Any]
    files: dict[str, Text]
    params: dict[str, Any] | None
    arrays: dict[str, Any]
    findings: list[StoredFinding] = []  # older runs have none
    quality: dict[str, StoredQuality] = {}  # older runs have none
    model_state: dict[str, Any] | None = None  # only of models with a state
