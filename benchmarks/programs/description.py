"""What a program is, in facts: its layers, its loss, how it descends, and its rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

__all__ = ["Form", "Layer", "Program", "Rows"]


class Layer(NamedTuple):
    """A dense layer.

    Attributes
    ----------
    units : int
    activation : str
        A name of `steepest.models.last_activations`.
    start : str
        How its weights start: "glorot", or "uniform" within 0.05, "normal" of
        deviation 0.05, "normal 1" of deviation 1 for weights and biases.
    """

    units: int
    activation: str = "identity"
    start: str = "glorot"


class Rows(NamedTuple):
    """The rows of a program, as its loss takes them.

    Attributes
    ----------
    inputs, targets : (rows, …)
        What it trains on; targets are class indices where there are classes.
    validation : pair of arrays or None
        What it is evaluated on, where the program says so.
    """

    inputs: np.ndarray
    targets: np.ndarray
    validation: tuple[np.ndarray, np.ndarray] | None = None


@dataclass(frozen=True, kw_only=True)
class Form:
    """A program as it was asked about, or as it was corrected.

    Attributes
    ----------
    layers : tuple of Layer
        From the inputs on, the last one last.
    loss : {"squared", "absolute", "binary", "categorical"}
        The last two are cross-entropies of probabilities, as Keras has them: one
        probability for each column, or those of exclusive classes.
    optimizer, rate, options
        As `descend` takes them.
    batch, epochs : int
        Of the program.
    dropout : float
        After every hidden layer.
    scaled : {"", "inputs", "both"}
        What is standardized before.
    rows : callable, optional
        Where they differ from those of the other form.
    """

    layers: tuple[Layer, ...]
    loss: str
    optimizer: str
    rate: float = 0.001
    options: Mapping[str, Any] = field(default_factory=dict)
    batch: int = 32
    epochs: int
    dropout: float = 0.0
    scaled: str = ""
    rows: Callable[[Path], Rows] | None = None


@dataclass(frozen=True, kw_only=True)
class Program:
    """A public program with its published causes.

    Attributes
    ----------
    post : str
        The number of the question.
    causes : tuple of str
        Any of them counts; empty if nothing is wrong with it.
    rows : callable
        Makes its rows, from the folder of its files.
    faulty, corrected : Form
        The second is None if nothing was to be corrected.
    classes : bool
        Whether it is a classification, whatever loss it uses.
    note : str
        What differs from the program, and why.
    """

    post: str
    causes: tuple[str, ...]
    rows: Callable[[Path], Rows]
    faulty: Form
    corrected: Form | None
    classes: bool = True
    note: str = ""
