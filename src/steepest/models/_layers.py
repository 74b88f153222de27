"""The architecture of a model, as a value that can be changed field by field."""

from dataclasses import dataclass
from typing import Literal

from ._start import start_for


@dataclass(frozen=True)
class Layers:
    """The arguments of `linear` or `mlp`, except a start that is given as numbers.

    Parameters
    ----------
    kind : {"linear", "mlp"}
        A name in `models`: whether the parameters are one layer or a tuple of them.
    sizes : tuple of int
        Inputs, units of each hidden layer, outputs.
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

    kind: Literal["linear", "mlp"]
    sizes: tuple[int, ...]
    activation: str = "relu"
    start: str = "auto"
    last_start: str = "zero"
    start_scale: float = 1.0
    dropout: float = 0.0
    input_dropout: float = 0.0
    last_activation: str = "identity"

    @property
    def hidden(self) -> tuple[int, ...]:
        """Units of each hidden layer; empty for a linear model."""
        return self.sizes[1:-1]

    @property
    def hidden_start(self) -> str:
        """How hidden weights start, with "auto" resolved."""
        return start_for(self.activation) if self.start == "auto" else self.start
