"""Is the model large enough for the data?

A model that scores lower on its training rows than a simple learner does on rows that
it has not seen is too small, unless something kept it from learning. It is the last
explanation, when no other is left.

## Measured

On at most 800 training rows the run's score and that of the best simple learner out of
fold (see [learnable](learnable.md)), and `p`, how probable the difference is by chance:
McNemar's exact test, or the mean difference of squared errors; the rows count by their
weights.

## Bound

More than 2 points behind with p < 0.00125, and farther behind than the gap between
training and validation rows, so that more is lost by fitting poorly than by
generalizing poorly: a warning, with a symptom a failure. Candidates for the remedy have
hidden layers, or larger ones and one more. Layers without an activation between them
are no more than one layer: they are `straight`, and the remedy is relu. Where the
activation is not known, they are if the scores half-way between rows are the mean of
those of the rows.
"""

from typing import Any, NamedTuple

import jax
import numpy as np

from ...descent import scores_of
from .. import _needs as needs
from .._case import Case
from .._check import Check, Stage
from .._evidence import CHANCE, POINTS
from .._finding import Finding, Verdict
from ..measured._backprop import layers_of
from ..measured._predicted import against_reference
from ..measured._reference import measure_reference, why_none

PAIRS = 64  # of rows: chosen, a net with a bend has one between some of them
BEND = 1e-4  # of the differences between scores: chosen, rounding is below it

CHECK = Check(
    page=__doc__,
    name="model_size",
    called="model size",
    stage=Stage.OUTCOME,
    needs=(needs.an_objective, needs.no_divergence),
    skips={
        **needs.NO_LEARNERS,
        **needs.SCORES_NOT_FINITE,
    },
    says={
        "large_enough": (
            "It scores {train:.3g} on training rows; a simple learner scores "
            "{reference:.3g} on rows that it has not seen."
        ),
        "too_small": (
            "It scores {train:.3g} on training rows, but a simple learner "
            "{reference:.3g} on rows that it has not seen: it learned too little."
        ),
        "straight": (
            "It scores {train:.3g} on training rows, but a simple learner "
            "{reference:.3g} on rows that it has not seen: there is no activation "
            "between its layers, so that together they are one linear layer."
        ),
    },
    expects="Expected: at most {bound:.0%} behind.",
    advice={
        "larger_model": (
            "Use a model with hidden layers, or with larger ones: {parameters} "
            "parameters are too few, unless something else kept it from learning."
        ),
        "activation_between": (
            "Put an activation, such as relu, after every hidden layer."
        ),
    },
    cannot_see="It cannot see what no simple learner finds.",
    source="paired with simple learners: McNemar (1947)",
    costs="800 predictions",
    cost={"forwards": 2},
)


class ModelSize(NamedTuple):
    """The run compared with simple learners, on its training rows.

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
        How many the model has.
    hidden : tuple of int
        The units of its hidden layers.
    hidden_setting : str
        The setting that says how many there are.
    straight : bool
        Whether there are several layers and no activation between them.
    named : bool
        Whether the activation is a setting.
    """

    train: float
    reference: float
    learner: str
    p: float
    rows: int
    gap: float
    parameters: int
    hidden: tuple[int, ...]
    hidden_setting: str = "hidden"
    straight: bool = False
    named: bool = True


def measure(case: Case) -> ModelSize | None:
    """Measure how far a run is behind; None if its scores are not finite."""
    seen = against_reference(case, "rows")
    if seen is None:
        return None
    unseen = against_reference(case, "validation")
    layers = layers_of(case.params)
    sizes = tuple(len(layer["bias"]) for layer in (layers or ())[:-1])
    known = None if case.own_function else case.objective.model.layers
    is_convnet = known is not None and not known.is_dense
    return ModelSize(
        train=seen.run,
        reference=seen.reference,
        learner=seen.learner,
        p=seen.p,
        rows=seen.rows,
        gap=0.0 if unseen is None else seen.run - unseen.run,
        parameters=int(sum(np.size(leaf) for leaf in jax.tree.leaves(case.params))),
        hidden=known.hidden if is_convnet else sizes,
        hidden_setting=known.hidden_setting if is_convnet else "hidden",
        straight=_is_straight(case),
        named=known is not None,
    )


def _is_straight(case: Case) -> bool:
    """Say whether several layers are one linear layer."""
    known = case.objective.model.layers
    if known is not None:
        return bool(known.hidden) and known.activation == "identity"
    weights = [leaf for leaf in jax.tree.leaves(case.params) if np.ndim(leaf) > 1]
    inputs = np.asarray(case.sample("rows", 2 * PAIRS).inputs)
    if len(weights) < 2 or inputs.dtype.kind != "f" or case.objective.model.has_state:
        return False
    some = len(inputs) // 2
    first, second = inputs[:some], inputs[some : 2 * some]
    parts = (first, second, (first + second) / 2)
    one, other, between = (
        np.asarray(scores_of(case.objective_at_end, case.params, part), np.float64)
        for part in parts
    )
    bend = np.abs(between - (one + other) / 2).max()
    return bool(bend < BEND * np.abs(one - other).max())


def judge(measured: ModelSize, *, symptom: bool = False) -> Finding:
    """Judge whether a model is too small."""
    bad = Verdict.FAIL if symptom else Verdict.WARN
    behind = measured.reference - measured.train
    fits_poorly = behind > measured.gap  # more than it generalizes poorly
    small = behind > POINTS and measured.p < CHANCE and fits_poorly
    because = "straight" if measured.straight else "too_small"
    bent = [{"activation": "relu", "start": "auto"}] if measured.named else []
    remedies = bent if measured.straight and bent else _larger(measured)
    return CHECK.found(
        because if small else "large_enough",
        bad if small else Verdict.PASS,
        measured={**measured._asdict(), "behind": behind},
        expected={"bound": POINTS, "chance": CHANCE},
        advice=("activation_between" if measured.straight else "larger_model")
        if small
        else None,
        remedies=remedies if small else [],
    )


def _larger(measured: ModelSize) -> list[dict[str, Any]]:
    """Return models with more units, and with one more layer."""
    hidden = measured.hidden
    if measured.hidden_setting == "filters":
        return [{"filters": [2 * n for n in hidden]}]
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


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    if case.once(measure_reference) is None:
        return CHECK.skipped(why_none(case))
    measured = measure(case)
    if measured is None:
        return CHECK.skipped("scores_not_finite")
    return judge(measured, symptom=symptom)
