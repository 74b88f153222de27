"""What a program is, in facts: its layers, its loss, how it descends, and its rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

__all__ = ["Form", "Layer", "Program", "Rows", "dense", "program"]


class Layer(NamedTuple):
    """A dense layer, or one of filters that look at an image.

    Attributes
    ----------
    units : int
        Of a layer of filters, how many there are.
    activation : str
        A name of `steepest.models.last_activations`.
    start : str
        How its weights start: "glorot", "he" or "zeros", or "uniform" within 0.05,
        "normal" of deviation 0.05, "normal 1" of deviation 1 for weights and biases.
    kernel : int
        0 if it is dense; otherwise how many places a filter looks at in each direction.
        The largest value of every 2 × 2 places is kept.
    bias : float
        What its biases start at.
    """

    units: int
    activation: str = "identity"
    start: str = "glorot"
    kernel: int = 0
    bias: float = 0.0


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
    image : (height, width, channels), optional
        Of a row, where the first layer has filters.
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
    image: tuple[int, int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class Program:
    """A program with its causes, published ones or those that we gave it.

    Attributes
    ----------
    post : str
        The number of the question, or our name for it.
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
    seeds : int
        How many are tried; one where a training takes long.
    """

    post: str
    causes: tuple[str, ...]
    rows: Callable[[Path], Rows]
    faulty: Form
    corrected: Form | None
    classes: bool = True
    note: str = ""
    seeds: int = 5


def dense(text: str, *, start: str = "glorot") -> tuple[Layer, ...]:
    """Return the layers that "16 relu, 1 sigmoid" or "8 filters relu" stands for.

    Filters look at 3 × 3 places.
    """
    layers = []
    for words in text.split(", "):
        units, *kind, activation = words.split()
        kernel = 3 if kind == ["filters"] else 0
        layers.append(Layer(int(units), activation, start, kernel))
    return tuple(layers)


def program(
    name: str,
    causes: tuple[str, ...],
    rows: Callable[[Path], Rows],
    faulty: Form,
    *,
    classes: bool = True,
    **changes: Any,
) -> Program:
    """Return a program whose corrected form differs from the faulty one by changes."""
    return Program(
        post=name,
        causes=causes,
        rows=rows,
        faulty=faulty,
        corrected=replace(faulty, **changes),
        classes=classes,
    )
