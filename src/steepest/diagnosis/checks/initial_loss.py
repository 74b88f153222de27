"""Is the loss at the start what equal scores give?

For every loss its value at equal scores is known: log C for softmax, (C − 1)Δ for the
summed hinge, the mean square of the targets for the squared error. A loss far above it
means that the model is confident before it has learned anything.

## Measured

`value`, the loss without the penalty; `at_equal_scores`; `score_spread`, the standard
deviation of the scores; `input_scale`, the mean square of the scaled inputs, 1 for
words, which have none.

## Bound

Cross-entropies: log C + 2. Scores of variance s² give log C + s²/2 (1 − 1/C), so that 2
corresponds to s² = 4. The loss of a random start varies, and a bound of log C + 1 would
warn about healthy ones. Hinges: 3 times the value at equal scores, squared ones 9
times; regressions 10 times. Above it warns. It fails with a symptom, if that start is
its cause: with smaller weights instead, 96 steps at the run's own learning rate reach a
loss that is lower by 5 % or more, also than that of the whole run. A loss that is not
finite, or that at scores of zero differs from its stated value at equal scores, fails.
Skipped where the mean square of the inputs is outside 0.01 to 30.

Of a user-defined function of inputs and targets the value at parameters of zero stands
for that at equal scores; above it by 2, if it is log C, or else above 10 times that is
too high.
"""

import math
from typing import Any, NamedTuple

import numpy as np

from ...objectives import Batch, Objective
from .. import _needs as needs
from .._case import Case
from .._check import Check, Stage
from .._evidence import INPUT_SCALE
from .._finding import Finding, Verdict
from ..measured._activation_of import compiled_mean_loss, compiled_scores
from ..measured._function import measure_function
from ..measured._mended import smaller_start, start_is_the_cause
from ..measured._sample import rows_at_start

SAME = 1e-3  # relative error of the loss, chosen: above the rounding of float32 sums

CHECK = Check(
    page=__doc__,
    name="initial_loss",
    called="initial loss",
    stage=Stage.START,
    needs=(needs.rows, needs.an_objective),
    explains=("learning_rate", "epochs", "model_size", "not_finite"),
    skips={
        "unscaled": (
            "the inputs have mean square {input_scale:.3g}; initial weights are made "
            "for 1. Scale the inputs first."
        ),
    },
    says={
        "as_expected": "The loss starts at {value:.4g}; equal scores give {equal:.4g}.",
        "too_high": (
            "The loss starts at {value:.4g}; equal scores give {equal:.4g}. The scores "
            "have standard deviation {score_spread:.3g}: the model is confident before "
            "it has learned anything."
        ),
        "function_as_expected": (
            "The value starts at {value:.4g}; with all parameters at zero it is "
            "{equal:.4g}."
        ),
        "function_too_high": (
            "The value starts at {value:.4g}; with all parameters at zero it is "
            "{equal:.4g}: the model is confident before it has learned anything."
        ),
        "not_its_own": (
            "All scores are zero and the loss is {value:.4g}, but the loss function "
            "states {equal:.4g} for equal scores."
        ),
        "not_finite": "The loss is not finite at the start.",
    },
    expects="Expected: {equal:.4g}, and less than {bound:.4g}.",
    advice={
        "smaller_start": "Start with smaller weights, the last layer at zero.",
        "loss_facts": "Correct the loss, or its stated value at equal scores.",
        "find_not_finite": (
            "Look at the inputs first, then at the first layer whose values are not "
            "finite."
        ),
    },
    cannot_see="It cannot see initial weights that are too small.",
    source="CS231n, Neural Networks 3: the loss at chance; log C + s²/2 (1 − 1/C)",
    costs="1 evaluation; with a symptom, two short trainings where it is wrong",
    cost={"forwards": 1},
)


class InitialLoss(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    value : float
        L(W₀) without the penalty.
    at_equal_scores : float
        The loss at scores of zero, as the loss function states it.
    score_spread : float
        Standard deviation of the scores.
    all_zero : bool
        Whether all scores are zero.
    input_scale : float
        Mean square of the scaled inputs.
    """

    value: float
    at_equal_scores: float
    score_spread: float
    all_zero: bool
    input_scale: float


def measure(objective: Objective, params: Any, batch: Batch) -> InitialLoss:
    """Measure the loss of a start, without the penalty."""
    scores = np.asarray(compiled_scores(objective, params, batch.inputs), np.float64)
    targets = np.asarray(batch.targets)
    n_classes = max(scores.shape[1], 2)  # one score stands for two classes
    is_classes = objective.loss.task == "classification"
    inputs: Any = np.asarray(batch.inputs)
    if objective.scaling is not None:
        inputs = objective.scaling(inputs)
    if objective.model.looked_up:
        inputs = np.delete(inputs, objective.model.looked_up, axis=1)
    return InitialLoss(
        value=float(compiled_mean_loss(objective, params, batch)),
        at_equal_scores=objective.loss.at_equal_scores(
            n_classes if is_classes else None, targets, batch.weights
        ),
        score_spread=float(scores.std()),
        all_zero=not scores.any(),
        input_scale=float(np.mean(np.square(np.asarray(inputs, np.float64)))),
    )


def judge(
    measured: InitialLoss, objective: Objective, *, symptom: bool = False
) -> Finding:
    """Compare the loss of a start with its value at equal scores."""
    bound = objective.loss.high_start(measured.at_equal_scores)
    low, high = INPUT_SCALE
    verdict, because, advice = Verdict.PASS, "as_expected", None
    difference = abs(measured.value - measured.at_equal_scores)
    if not math.isfinite(measured.value):
        verdict, because, advice = Verdict.FAIL, "not_finite", "find_not_finite"
    elif measured.all_zero and difference > SAME * max(
        abs(measured.at_equal_scores), SAME
    ):
        verdict, because, advice = Verdict.FAIL, "not_its_own", "loss_facts"
    elif not low <= measured.input_scale <= high:
        verdict, because = Verdict.SKIPPED, "unscaled"
    elif measured.value > bound:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because, advice = "too_high", "smaller_start"
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"equal": measured.at_equal_scores, "bound": bound},
        advice=advice,
        remedies=[{"start": "auto"}] if because == "too_high" else [],
    )


@CHECK.asks_of_function
def ask_of_function(case: Case, *, symptom: bool) -> Finding:
    measured = case.once(measure_function)
    if measured is None or not measured.at_zero > 0:
        return CHECK.skipped("user_function")
    high = measured.value > measured.high_start
    smaller = smaller_start(case) if high and symptom else None
    cause = smaller is not None and start_is_the_cause(case, lambda case: smaller)
    verdict = Verdict.WARN if high else Verdict.PASS
    if not math.isfinite(measured.value):
        return CHECK.found(
            "not_finite",
            Verdict.FAIL,
            measured={"value": measured.value},
            advice="find_not_finite",
        )
    return CHECK.found(
        "function_too_high" if high else "function_as_expected",
        Verdict.FAIL if high and cause else verdict,
        measured={"value": measured.value},
        expected={"equal": measured.at_zero, "bound": measured.high_start},
        advice="smaller_start" if high else None,
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    measured = measure(case.objective, case.start, case.once(rows_at_start))
    if case.looks_up:  # words have no scale
        measured = measured._replace(input_scale=1.0)
    found = judge(measured, case.objective, symptom=symptom)
    if found.because == "too_high" and found.verdict is Verdict.FAIL:
        smaller = smaller_start(case)
        if smaller is None or start_is_the_cause(case, lambda case: smaller) is False:
            return judge(measured, case.objective, symptom=False)
    return found
