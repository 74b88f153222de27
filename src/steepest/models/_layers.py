"""What a model of layers is made of, as a value that can be changed field by field."""

from dataclasses import dataclass
from typing import Literal

from ._start import start_for


@dataclass(frozen=True)
class Layers:
    """What `linear` or `mlp` was asked for, start given as numbers aside.

    Parameters
    ----------
    kind : {"linear", "mlp"}
        A name in `models`: whether the parameters are one layer or a tuple of them.
    sizes : tuple of int
        Inputs, units of each hidden layer, outputs.
    activation : str
        Between the layers, a name in `activations`.
    start : str
        How hidden weights start, a name in `starts`; "auto" for the one that suits the
        activation, asked for by its name or not.
    last_start : str
        How the last layer's weights start, which are all that a linear model has.
    start_scale : float
        Every drawn weight is multiplied by it.
    dropout, input_dropout : float
        Share of hidden units, and of inputs, left out while training.

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

    @property
    def hidden(self) -> tuple[int, ...]:
        """Units of each hidden layer; empty for a linear model."""
        return self.sizes[1:-1]

    @property
    def hidden_start(self) -> str:
        """How hidden weights start, with what "auto" means here."""
        return start_for(self.activation) if self.start == "auto" else self.start
