"""Whether the model is too small for what its rows hold."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .._finding import Finding, Verdict, skipped
from ..data import Against, against_reference
from ..data._chance import CHANCE
from ..start import layers_of

if TYPE_CHECKING:
    from .._case import Case

BEHIND = 0.02  # of the score


class ModelSize(NamedTuple):
    """A run beside simple learners, on rows that it has seen and they have not.

    Attributes
    ----------
    train, reference : float
        The run's score on training rows, and the learner's out of fold.
    learner : str
        The best simple learner.
    p : float
        How probable it is by chance that the run is so far behind.
    rows : int
        How many were compared.
    gap : float
        The run's score on training rows minus that on validation rows; 0 without.
    parameters : int
        How many numbers the model has.
    hidden : tuple of int
        The units of its hidden layers.

    See Also
    --------
    steepest.diagnosis.check_model_size : measures and judges.
    """

    train: float
    reference: float
    learner: str
    p: float
    rows: int
    gap: float
    parameters: int
    hidden: tuple[int, ...]


def measure_model_size(case: "Case") -> ModelSize | None:
    """Measure how far a run is behind; None if its scores are not finite.

    See Also
    --------
    steepest.diagnosis.check_model_size : measures and judges.
    """
    import jax

    seen = against_reference(case, "rows")
    if not isinstance(seen, Against):
        return None
    unseen = against_reference(case, "validation")
    layers = layers_of(case.params)
    sizes = () if layers is None else tuple(len(one["bias"]) for one in layers[:-1])
    return ModelSize(
        train=seen.run,
        reference=seen.reference,
        learner=seen.learner,
        p=seen.p,
        rows=seen.rows,
        gap=0.0 if unseen is None else seen.run - unseen.run,
        parameters=int(sum(np.size(leaf) for leaf in jax.tree.leaves(case.params))),
        hidden=sizes,
    )


def judge_model_size(measured: ModelSize, *, symptom: bool = False) -> Finding:
    """Judge whether a model is too small, where nothing else is wrong.

    See Also
    --------
    steepest.diagnosis.check_model_size : measures and judges.
    """
    del symptom  # to be behind on seen rows is one
    behind = measured.reference - measured.train
    unfit = behind > measured.gap  # more is lost in fitting than in carrying over
    small = behind > BEHIND and measured.p < CHANCE and unfit
    return Finding(
        check="model_size",
        verdict=Verdict.FAIL if small else Verdict.PASS,
        because="too_small" if small else "large_enough",
        measured={**measured._asdict(), "behind": behind},
        expected={"bound": BEHIND, "chance": CHANCE},
        advice="larger_model" if small else None,
        remedy={"candidates": _larger(measured.hidden)} if small else {},
        source="paired with simple learners: McNemar (1947)",
        cost={"forwards": 2},
    )


def _larger(hidden: tuple[int, ...]) -> list[dict[str, Any]]:
    """Return models with more units, and with one more layer."""
    if not hidden:
        return [
            {"model": "mlp", "hidden": [128]},
            {"model": "mlp", "hidden": [128, 128]},
        ]
    wide = [max(4 * units, 64) for units in hidden]
    return [
        {"model": "mlp", "hidden": wide},
        {"model": "mlp", "hidden": [*wide, wide[-1]]},
    ]


def check_model_size(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether the model is too small for what its rows hold.

    A model that scores lower on rows that it has seen than a simple learner on rows
    that it has not seen cannot hold what is there, unless something kept it from
    learning: this is the last explanation, when no other is left.

    Parameters
    ----------
    case : Case
        At most 800 training rows.
    symptom : bool
        Not needed: to be behind on seen rows is one.

    Returns
    -------
    Finding
    """
    if case.own_function:
        return skipped("model_size", "user_function")
    if case.diverged:
        return skipped("model_size", "diverged")
    if case.reference is None:
        return skipped("model_size", "few_rows")
    measured = measure_model_size(case)
    if measured is None:
        return skipped("model_size", "scores_not_finite")
    return judge_model_size(measured, symptom=symptom)
