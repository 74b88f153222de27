"""The architecture of a model, as a value that can be changed field by field."""

from dataclasses import dataclass
from typing import Literal

from ._start import start_for


@dataclass(frozen=True)
class Layers:
    """The arguments of a factory of models, except a start that is given as numbers.

    Parameters
    ----------
    kind : {"linear", "mlp", "convnet"}
        A name in `models`. The parameters of a linear model are one layer, those of
        the others a tuple of them.
    sizes : tuple of int
        Inputs, units (or filters) of each hidden layer, outputs.
    activation : str
        Between the layers, a name in `activations`.
    start : str
        How hidden weights start, a name in `starts`; "auto" wherever it is the one that
        suits the activation.
    last_start : str
        How the weights of the last layer start, the only layer of a linear model.
    start_scale : float
        Every drawn weight is multiplied by it.
    dropout, input_dropout : float
        Share of hidden units, and of inputs, set to zero while training.
    last_activation : str
        After the last layer, a name in `last_activations`.
    input_shape : tuple of int
        Of a convnet: height, width and channels of an image.
    kernel : int
        Of a convnet: places that a filter looks at in each direction.
    batch_norm : bool
        Of a convnet: whether its blocks normalize.
    intercept : bool
        Whether a linear model adds its bias. Without it the bias stays where it is.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from steepest.models import mlp, model_of_layers
    >>> layers = mlp(4, [5], 3, dropout=0.5).layers
    >>> layers.hidden, layers.dropout
    ((5,), 0.5)
    >>> model_of_layers(replace(layers, activation="tanh"))
    Model(mlp 4-5-3)
    """

    kind: Literal["linear", "mlp", "convnet"]
    sizes: tuple[int, ...]
    activation: str = "relu"
    start: str = "auto"
    last_start: str = "zero"
    start_scale: float = 1.0
    dropout: float = 0.0
    input_dropout: float = 0.0
    last_activation: str = "identity"
    input_shape: tuple[int, ...] = ()
    kernel: int = 3
    batch_norm: bool = False
    intercept: bool = True

    @property
    def is_dense(self) -> bool:
        """Whether it is made of plain layers: W x + b and an activation."""
        return self.kind in ("linear", "mlp")

    @property
    def hidden(self) -> tuple[int, ...]:
        """Units, or filters, of each hidden layer; empty for a linear model."""
        return self.sizes[1:-1]

    @property
    def hidden_setting(self) -> str:
        """The setting that `hidden` comes from."""
        return "filters" if self.kind == "convnet" else "hidden"

    @property
    def hidden_start(self) -> str:
        """How hidden weights start, with "auto" resolved."""
        return start_for(self.activation) if self.start == "auto" else self.start
