"""The settings as keywords of `train`, spelled out for editors and type checkers."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypedDict


class Keywords(TypedDict, total=False):
    """The fields of `steepest.Settings`, which documents them and their defaults."""

    target: str | Sequence[str] | None
    task: str | None
    validation: Any
    test: Any
    features: str
    scaling: str
    class_weight: str | Mapping[str, float] | None
    skip_bad: bool
    columns: str | Sequence[str] | None
    ignore: str | Sequence[str] | None
    keep: str | Sequence[str] | None
    join_classes: bool
    decimal: str | None
    thousands: str | None
    missing: str | Sequence[str] | None
    no_header: bool
    encoding: str | None
    memory: int | None
    image_size: tuple[int, int] | None
    augment: str | None
    model: str
    hidden: Sequence[int]
    filters: Sequence[int]
    kernel: int
    batch_norm: bool
    activation: str
    start: str | Path | None
    dropout: float
    input_dropout: float
    last_activation: str
    loss: str | None
    loss_options: Mapping[str, Any]
    penalty: str | None
    penalty_options: Mapping[str, Any]
    penalty_strength: float
    optimizer: str
    optimizer_options: Mapping[str, Any]
    learning_rate: float | str
    schedule: str
    schedule_options: Mapping[str, Any]
    warmup: int
    batch_size: int | str
    epochs: int
    clip_norm: float | None
    metric: str
    patience: int | None
    shuffle: bool
    seed: int
    dtype: str
