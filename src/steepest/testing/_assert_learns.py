"""`assert_learns`: five things that hold for every model that can learn."""

from typing import Any

from .._core import keep_compiled_programs
from ..language import filled, told
from ._questions import QUESTIONS
from ._subject import subject_of

WIDTH = 80


def assert_learns(
    model: Any,
    X: Any,
    y: Any = None,
    *,
    loss: Any = None,
    rows: int = 20,
    seed: int = 0,
    leave_out: tuple[str, ...] = (),
) -> None:
    """Assert that a model can learn: five things that hold for every one that can.

    - `gradient`: its gradient is the slope, by centered differences in float64.
    - `chance`: before any training its loss is about that of guessing.
    - `by_heart`: a few rows can be learned until less than 5 % of the loss of guessing
      is left, or less than half of it where the model has dropout.
    - `moves`: every parameter changes while they are learned.
    - `evaluation`: evaluated twice it says the same; and what it says is what training
      computes, without dropout, and with running means that belong to these rows.

    The model is not changed. One that came trained is drawn anew where its package can.
    Everything random follows from the seed, so that a test that passes goes on passing.

    Parameters
    ----------
    model : model or callable
        As for `steepest.diagnose`: a `Model`, a model of Keras, PyTorch, Flax, Equinox
        or scikit-learn. Or a function `f(params, batch)` that returns one number.
    X, y : arrays
        Rows and targets, a few dozen or more. For a function: its parameters, and the
        batch that it takes.
    loss : str or Loss, optional
        As for `steepest.diagnose`.
    rows : int
        How many rows are learned by heart.
    seed : int
        Of everything random.
    leave_out : tuple of str
        Names, from the list above, of what is not asserted.

    Raises
    ------
    AssertionError
        If something does not hold: which, the numbers, and what to do.
    UnknownNameError
        If a name in `leave_out` is none of these.
    ModelError, DataError
        If the model or the rows cannot be read.

    Examples
    --------
    >>> import numpy as np
    >>> from steepest import models
    >>> draw = np.random.default_rng(0)
    >>> X = draw.normal(size=(60, 4)).astype(np.float32)
    >>> y = (X[:, 0] * X[:, 1] > 0).astype(int)
    >>> assert_learns(models.mlp(4, [16], 2), X, y)

    References
    ----------
    CS231n, Neural Networks Part 3, "Before learning: sanity checks". Karpathy (2019), A
    Recipe for Training Neural Networks, step 2.
    """
    __tracebackhide__ = True
    for name in leave_out:
        QUESTIONS[name]  # an unknown name is an error
    keep_compiled_programs()
    subject = subject_of(model, X, y, loss=loss, rows=rows, seed=seed)
    problems = [
        (name, problem)
        for name, ask in QUESTIONS.items()
        if name not in leave_out and (problem := ask(subject))
    ]
    if problems:
        raise AssertionError(_message(subject.name, problems))


def _message(name: str, problems: list[tuple[str, str]]) -> str:
    head = f"{name} fails {len(problems)} of {len(QUESTIONS)} assertions."
    lines = [told(head)]
    for code, problem in problems:
        lines.append(filled(f"{code}: {told(problem)}", WIDTH, "  ", "    "))
    return "\n".join(lines)
