"""Everything that can be asked of a training, in one value."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from .._core import unknown_name


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What to train, on what, and how; the options of `steepest train`.

    A setting is plain data, so that a run can store it, a program can change it and
    another process can repeat it.

    Attributes
    ----------
    data : str
        A built-in set, a table, a folder of class folders, or an arrays file.
    target : str or None
        The column to predict; None where the source says it.
    task : {"classification", "regression"} or None
        None infers it from the targets.
    validation : float or str
        A share of the rows, or where the validation rows are.
    test : str or None
        Where the test rows are.
    features : str
        "raw", or image features by name, separated by commas.
    model : str
        "linear", "mlp", or "package.module:name".
    hidden : tuple of int
        Units of the mlp's hidden layers.
    activation : str
        See `steepest.models.mlp`.
    start : str or None
        How the weights start, a name in `steepest.models.starts`, or the folder of a
        run to go on from: a warm start.
    dropout, input_dropout : float
        Shares of hidden units and of inputs left out at every step.
    loss : str or None
        None means softmax_cross_entropy, or squared_error for regression.
    loss_options : mapping
        Such as {"margin": 2.0}.
    penalty : str or None
        "l1", "l2" or "elastic_net"; None means l2 where there is a strength.
    penalty_options : mapping
        Such as {"l1_ratio": 0.3}.
    penalty_strength : float
        λ ≥ 0.
    class_weight : "balanced", mapping or None
        How much the rows of each class count.
    augment : str or None
        "horizontal_flip", for images.
    scaling : {"standard", "center", "none"}
        What is done to the inputs, with statistics of the training part.
    skip_bad : bool
        Whether unreadable images and rows are left out and counted.
    image_size : tuple of int or None
        (height, width) that images are resized to; None takes the most common size.
    optimizer : str
        A name of `steepest.descent.optimizers`.
    optimizer_options : mapping
        By Optax's names.
    learning_rate : float or "auto"
        η.
    schedule : str
        How η moves.
    schedule_options : mapping
        Options of the schedule.
    warmup : int
        Steps over which η first rises.
    batch_size : int, "full" or "auto"
        Examples a step.
    epochs : int
        Passes over the training part.
    clip_norm : float or None
        The longest gradient let through.
    patience : int or None
        Evaluations without improvement until the run stops.
    seed : int
        Of the split, the start, the order and the noise.
    dtype : {"float32", "float64"}
        Precision.

    Examples
    --------
    >>> settings = Settings(data="digits", model="mlp", hidden=(64,))
    >>> Settings.from_json(settings.to_json()) == settings
    True
    """

    data: str = "digits"
    target: str | None = None
    task: str | None = None
    validation: float | str = 0.1
    test: str | None = None
    features: str = "raw"
    model: str = "linear"
    hidden: tuple[int, ...] = (128,)
    activation: str = "relu"
    start: str | None = None
    dropout: float = 0.0
    input_dropout: float = 0.0
    loss: str | None = None
    loss_options: Mapping[str, Any] = field(default_factory=dict)
    penalty: str | None = None
    penalty_options: Mapping[str, Any] = field(default_factory=dict)
    penalty_strength: float = 0.0
    class_weight: Any = None
    augment: str | None = None
    scaling: str = "standard"
    skip_bad: bool = False
    image_size: tuple[int, int] | None = None
    optimizer: str = "adam"
    optimizer_options: Mapping[str, Any] = field(default_factory=dict)
    learning_rate: float | str = "auto"
    schedule: str = "cosine"
    schedule_options: Mapping[str, Any] = field(default_factory=dict)
    warmup: int = 0
    batch_size: int | str = "auto"
    epochs: int = 20
    clip_norm: float | None = None
    patience: int | None = None
    seed: int = 0
    dtype: str = "float32"

    def to_json(self) -> dict[str, Any]:
        """Return the settings as JSON values."""
        found = asdict(self)
        found["hidden"] = list(self.hidden)
        if self.image_size is not None:
            found["image_size"] = list(self.image_size)
        return found

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> "Settings":
        """Return the settings that `to_json` wrote.

        Raises
        ------
        UnknownNameError
            If there is no setting of some name.
        """
        known = {f.name for f in fields(cls)}
        for name in found:
            if name not in known:
                raise unknown_name("setting", name, known)
        values = dict(found)
        for name in ("hidden", "image_size"):
            if values.get(name) is not None:
                values[name] = tuple(values[name])
        return cls(**values)
