"""The five questions, each a function that returns a problem in words, or None."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jax
import numpy as np

from .._core import NameTable
from ..diagnosis import Verdict, checks, sentences
from ..language import language
from ..objectives import Objective
from ._subject import STEPS, Subject, fresh_key, leaves_by_name

DRAWS = 32  # evaluations with dropout, whose mean is compared
LOW, HIGH = 0.6, 1.7  # of what is evaluated: the mean with dropout, through kinks
SAME = 1e-3  # relative: two ways to compute the same in float32


def gradient(subject: Subject) -> str | None:
    """Ask whether the gradient is the slope."""
    return _by_check(subject, "gradient")


def chance(subject: Subject) -> str | None:
    """Ask whether the loss begins at that of guessing."""
    return None if subject.is_function else _by_check(subject, "initial_loss")


def by_heart(subject: Subject) -> str | None:
    """Ask whether a few rows can be learned."""
    learned = subject.learned
    if subject.is_function:
        if learned.loss < learned.chance:
            return None
        return (
            f"its value does not fall: {learned.chance:.4g} at the start, "
            f"{learned.loss:.4g} after {STEPS} steps of Adam at the best of four "
            "rates. Check its gradient and its constants."
        )
    if learned.loss < subject.left * learned.chance:
        return None
    n = len(subject.few.inputs)
    return (
        f"{n} rows cannot be learned by heart: their loss is {learned.loss:.4g} after "
        f"{STEPS} steps of Adam at the best of four rates, and {learned.chance:.4g} "
        f"for the best constant answer; expected less than {subject.left:.0%} of that. "
        "Look at the last layer, the loss and the scale of the inputs; "
        "steepest.diagnose tells which."
    )


def moves(subject: Subject) -> str | None:
    """Ask whether every parameter changes."""
    before = leaves_by_name(subject.case.start)
    after = leaves_by_name(subject.learned.params)
    still = [
        name
        for name, leaf in before.items()
        if leaf.size and np.array_equal(leaf, after[name].astype(leaf.dtype))
    ]
    if not still:
        return None
    return (
        f"{len(still)} of {len(before)} parameters never move: {', '.join(still[:5])}. "
        "They get no gradient: are they used, and is nothing stopped or always zero on "
        "the way?"
    )


def evaluation(subject: Subject) -> str | None:
    """Ask whether evaluation computes what training does, without its noise."""
    objective: Any = subject.case.objective
    if not isinstance(objective, Objective):
        first, second = (
            float(objective(subject.case.start, subject.few)) for _ in "ab"
        )
        if first == second:
            return None
        return (
            f"called twice it returns {first:.6g} and {second:.6g}. A function that "
            "is minimized must take its random numbers as an argument."
        )
    learned = subject.learned
    objective = replace(objective, augment=None).with_state(learned.state)
    inputs = subject.few.inputs
    one, two = (_scores(objective, learned.params, inputs, None) for _ in range(2))
    if not np.array_equal(one, two):
        far = float(np.max(np.abs(one - two)))
        return (
            f"evaluated twice on the same rows its scores differ by up to {far:.3g}: "
            "something random is left on in evaluation."
        )
    seed, model = subject.seed, objective.model
    training = [
        _scores(objective, learned.params, inputs, fresh_key(seed, i))
        for i in range(DRAWS if model.stochastic else 1)
    ]
    mean, scale = np.mean(training, axis=0), float(np.sqrt(np.mean(one**2)))
    noisy = len(training) > 1 and not np.allclose(training[0], training[1])
    if not noisy:
        apart = float(np.sqrt(np.mean((mean - one) ** 2)))
        if apart <= SAME * max(scale, 1.0) * (50 if model.has_state else 1):
            return None
        return (
            f"training and evaluation compute different scores: they are {apart:.3g} "
            f"apart, of {scale:.3g}, without any randomness. Is something switched by "
            "the mode that should not be?"
        )
    ratio = float(np.sum(mean * one) / max(np.sum(one**2), 1e-30))
    if LOW <= ratio <= HIGH or scale < SAME:
        return None
    return (
        f"with its noise on, the mean of {DRAWS} scores is {ratio:.2f} times what "
        "evaluation says. Dropout must divide by the share that it keeps."
    )


def _by_check(subject: Subject, name: str) -> str | None:
    finding = checks[name](subject.case)
    if finding.verdict in (Verdict.PASS, Verdict.SKIPPED):
        return None
    words = sentences(finding, language())
    return " ".join(filter(None, (words.because, words.expected, words.advice)))


@jax.jit
def _compiled(objective: Objective, params: Any, inputs: Any, key: Any) -> jax.Array:
    return objective.scores(params, inputs, key)


def _scores(objective: Objective, params: Any, inputs: Any, key: Any) -> np.ndarray:
    return np.asarray(_compiled(objective, params, inputs, key), np.float64)


QUESTIONS: NameTable[Callable[[Subject], str | None]] = NameTable(
    "assertion",
    {
        "gradient": gradient,
        "chance": chance,
        "by_heart": by_heart,
        "moves": moves,
        "evaluation": evaluation,
    },
)
