"""Settings of the objective: model, loss and penalty."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from ._choices import model_name, named, start_name
from ._option import setting
from ._part import Part
from ._readers import key_values, number_or, whole_numbers

_of_model = partial(setting, panel="Model")
_of_objective = partial(setting, panel="Objective")


@dataclass(frozen=True, kw_only=True)
class ObjectiveSettings(Part):
    """What is minimized: model, loss and penalty.

    Attributes
    ----------
    model : str
        "linear", "mlp", "convnet", or "package.module:name".
    hidden : tuple of int
        Units of the hidden layers of an mlp.
    filters : tuple of int
        Filters of the blocks of a convnet; see `steepest.models.convnet`.
    kernel : int
        Places that a filter looks at in each direction.
    batch_norm : bool
        Whether the blocks of a convnet normalize.
    activation : str
        See `steepest.models.mlp`.
    start : str or None
        How the weights start, a name in `steepest.models.starts`; or, for a warm start,
        the folder of a run whose parameters are used.
    dropout, input_dropout : float
        Shares of hidden units and of inputs set to zero at every step.
    last_activation : str
        Of the last layer; see `steepest.models.mlp`.
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
    """

    model: str = _of_model(
        "linear",
        "--model",
        "NAME",
        "linear, mlp, convnet, or your own: package.module:name.",
        read=model_name,
    )
    hidden: tuple[int, ...] = _of_model(
        (128,),
        "--hidden",
        "N[,N…]",
        "Units of the hidden layers of an mlp.",
        read=whole_numbers,
    )
    filters: tuple[int, ...] = _of_model(
        (32, 64, 128),
        "--filters",
        "N[,N…]",
        "Filters of the blocks of a convnet, for images.",
        read=whole_numbers,
    )
    kernel: int = _of_model(
        3,
        "--kernel",
        "N",
        "Places that a filter sees in each direction: 3 is 3 x 3.",
        read=number_or(whole=True, least=1),
    )
    batch_norm: bool = _of_model(
        True,
        "--batch-norm/--no-batch-norm",
        None,
        "Whether the blocks of a convnet normalize.",
    )
    activation: str = _of_model(
        "relu",
        "--activation",
        "NAME",
        "relu, tanh, sigmoid, gelu, elu, softplus or identity.",
        read=named("activation"),
    )
    start: str | None = _of_model(
        None,
        "--start",
        "NAME",
        "First weights: he, glorot, lecun or zero.",
        read=start_name,
    )
    dropout: float = _of_model(
        0.0,
        "--dropout",
        "SHARE",
        "Share of hidden units set to zero at every step.",
        read=number_or(least=0, below=1),
    )
    input_dropout: float = _of_model(
        0.0,
        "--input-dropout",
        "SHARE",
        "Share of inputs set to zero at every step.",
        read=number_or(least=0, below=1),
    )
    last_activation: str = _of_model(
        "identity",
        "--last-activation",
        "NAME",
        "Of the last layer: identity, or sigmoid, softplus, …",
        read=named("last_activation"),
    )
    loss: str | None = _of_objective(
        None,
        "--loss",
        "NAME",
        "softmax-cross-entropy, hinge, squared-error, huber, …; otherwise it "
        "follows from the task.",
        read=named("loss"),
    )
    loss_options: Mapping[str, Any] = _of_objective(
        {},
        "--loss-option",
        "KEY=VALUE",
        "Such as margin=2; repeatable.",
        read=key_values,
    )
    penalty: str | None = _of_objective(
        None,
        "--penalty",
        "NAME",
        "l1, l2 or elastic-net, of the weights.",
        read=named("penalty"),
    )
    penalty_options: Mapping[str, Any] = _of_objective(
        {},
        "--penalty-option",
        "KEY=VALUE",
        "Such as l1-ratio=0.3; repeatable.",
        read=key_values,
    )
    penalty_strength: float = _of_objective(
        0.0,
        "--penalty-strength",
        "λ",
        "Factor of the penalty in the objective.",
        read=number_or(least=0),
    )
