"""The parameters of both estimators, and what scikit-learn accepts for each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Any, ClassVar

import numpy as np
from sklearn.utils import Tags
from sklearn.utils._param_validation import Interval, InvalidParameterError, StrOptions

from ..descent import Progress
from ..objectives import Loss
from ..settings import check_word
from ._monitored import CallbackSupportMixin
from ._notebook import Shown

POSITIVE = Interval(Real, 0, None, closed="neither")
NOT_NEGATIVE = Interval(Real, 0, None, closed="left")
SHARE = Interval(Real, 0, 1, closed="left")
FROM_ONE = Interval(Integral, 1, None, closed="left")
FROM_ZERO = Interval(Integral, 0, None, closed="left")


@dataclass(kw_only=True, eq=False, repr=False)
class Parameters(CallbackSupportMixin, Shown):
    """The parameters of both estimators.

    scikit-learn reads parameters from the signature of `__init__`, which the dataclass
    writes; the classifier adds one parameter. A text that is the name of something is
    checked by the table of those names, whose message says what is nearest.
    """

    _parameter_constraints: ClassVar[dict[str, Any]] = {
        "model": "no_validation",
        "hidden": ["array-like", FROM_ONE],
        "filters": ["array-like", FROM_ONE],
        "kernel": [FROM_ONE],
        "batch_norm": ["boolean"],
        "activation": [str],
        "start": [str, None],
        "dropout": [SHARE],
        "input_dropout": [SHARE],
        "last_activation": [str],
        "loss": [str, Loss, callable, None],
        "loss_options": [Mapping, None],
        "penalty": [str, None],
        "penalty_options": [Mapping, None],
        "penalty_strength": [NOT_NEGATIVE],
        "scaling": [StrOptions({"standard", "center", "none"})],
        "optimizer": "no_validation",
        "optimizer_options": [Mapping, None],
        "learning_rate": [POSITIVE, StrOptions({"auto"})],
        "schedule": [str, callable],
        "schedule_options": [Mapping, None],
        "warmup": [FROM_ZERO],
        "batch_size": [FROM_ONE, StrOptions({"auto", "full"})],
        "epochs": [FROM_ONE],
        "clip_norm": [POSITIVE, None],
        "metric": [str],
        "patience": [FROM_ONE, None],
        "tol": [NOT_NEGATIVE, None],
        "fit_intercept": ["boolean"],
        "shuffle": ["boolean"],
        "validation_fraction": [SHARE],
        "class_weight": [StrOptions({"balanced"}), Mapping, None],
        "warm_start": ["boolean"],
        "callbacks": ["array-like", None],
        "verbose": ["verbose"],
        "random_state": ["random_state", np.random.Generator],
        "dtype": [StrOptions({"float32", "float64"})],
    }

    model: Any = "linear"
    hidden: Sequence[int] = (128,)
    filters: Sequence[int] = (32, 64, 128)
    kernel: int = 3
    batch_norm: bool = True
    activation: str = "relu"
    start: str | None = None
    dropout: float = 0.0
    input_dropout: float = 0.0
    last_activation: str = "identity"
    loss: Any = None
    loss_options: Mapping[str, Any] | None = None
    penalty: str | None = None
    penalty_options: Mapping[str, Any] | None = None
    penalty_strength: float = 0.0
    scaling: str = "standard"
    optimizer: str = "adam"
    optimizer_options: Mapping[str, Any] | None = None
    learning_rate: float | str = "auto"
    schedule: str = "cosine"
    schedule_options: Mapping[str, Any] | None = None
    warmup: int = 0
    batch_size: int | str = "auto"
    epochs: int = 20
    clip_norm: float | None = None
    metric: str = "loss"
    patience: int | None = None
    tol: float | None = None
    fit_intercept: bool = True
    shuffle: bool = True
    validation_fraction: float = 0.0
    warm_start: bool = False
    callbacks: Sequence[Callable[[Progress], object]] | None = None
    verbose: bool | int = False
    random_state: Any = None
    dtype: str = "float32"

    def __sklearn_tags__(self) -> Tags:
        """Return what scikit-learn should know: sparse rows are taken."""
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        return tags

    def _validate_params(self) -> None:
        """Raise scikit-learn's error for the first parameter that cannot be."""
        super()._validate_params()
        for kind in ("model", "activation", "start", "loss", "penalty", "schedule"):
            check_word(kind, getattr(self, kind))
        callbacks: Any = self.callbacks
        for callback in () if callbacks is None else callbacks:
            if not callable(callback):
                raise InvalidParameterError(
                    f"The 'callbacks' parameter of {type(self).__name__} must be a "
                    f"sequence of callables or None. Got {callbacks!r} instead."
                )
