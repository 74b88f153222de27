"""Do the last layer and the loss fit the targets?

An activation after the last layer limits the scores: a sigmoid to 0 to 1, relu to
positive numbers, a softmax over one score to 1. Targets outside that range cannot be
learned by any training. A loss in turn takes scores of one kind, any numbers or
probabilities.

## Measured

The range of the scores, `lowest` to `highest`, over random parameters up to 1000 times
the ordinary size: an end that stays where the weights grow tenfold is a bound. Without
an activation after the last layer of an mlp it needs no measuring. Then `left`, the
share of what the best constant loses that no scores of that range can avoid; of targets
that are numbers also the `share` outside the range, and the `least` and the `most`.

For a loss of your own, also `refused`: how many ordinary scores the loss refuses, with
values that are not finite, or flat where it could be lower. And whether it reads the
scores of a row as shares of their sum.

Of a user-defined function of inputs and targets the scores are not known: there only
whether its value, row by row, is the same whatever the parameters are.

## Bound

Scores that are constant, or `left` above a quarter, fail. `left` above 0.02, or
`refused` above a tenth, warns and fails with a symptom. Scores between 0 and 1 that a
loss reads as shares warn, and fail with a symptom. With one, scores that ended at the
end of a range where relu is flat fail; a squared error of class numbers or of one
column per class warns, and class numbers fail where ridge regression, on rows that it
has not seen, finds the classes better from one column each than from their numbers.
Remedies: `{"last_activation": "identity"}`, or a sigmoid for targets between 0 and 1,
and the loss for such scores; in the end with standardized inputs, if the inputs are
unscaled, too.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from ...objectives import Objective
from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._finding import Finding, Verdict
from ..measured._function import measure_function
from ..measured._last_layer import LastLayer, measure_last_layer
from ..measured._reach import has_free_scores, is_own
from .scale import CHECK as INPUT_SCALE

CERTAIN = 0.25  # of what a constant loses, chosen: so much is never a detail
SOME = 0.02  # chosen: what the fault benchmark counts as a fault, 2 points of R²
REFUSED = 0.1  # chosen: healthy losses refuse no ordinary score
STUCK = 0.9  # of the rows, chosen: nearly all scores ended where relu is flat

CHECK = Check(
    page=__doc__,
    name="last_layer",
    called="last layer and loss",
    stage=Stage.INPUTS,
    needs=(needs.rows, needs.an_objective, needs.finite_targets),
    explains=(
        "targets",
        "initial_loss",
        "signal",
        "dead_units",
        "critical_point",
        "memorize",
        After(Stage.START, but=("overfitting",)),
    ),
    skips=needs.SCORES_NOT_FINITE,
    says={
        "any": "The scores can be any number.",
        "suits": (
            "The scores can lie between {lowest:.3g} and {highest:.3g}, which suits "
            "the targets and the loss."
        ),
        "suits_below": (
            "The scores are never below {lowest:.3g}, which suits the targets and the "
            "loss."
        ),
        "suits_above": (
            "The scores are never above {highest:.3g}, which suits the targets and the "
            "loss."
        ),
        "varies": "The value of every row changes with the parameters.",
        "never_changes": (
            "The value of every row is the same, whatever the parameters: nothing can "
            "be learned."
        ),
        "constant": (
            "All scores are {lowest:.3g}, for every row and whatever the parameters: "
            "nothing can be learned."
        ),
        "outside": (
            "The scores can only lie between {lowest:.3g} and {highest:.3g}; "
            "{share:.0%} of the targets lie outside, from {least:.3g} to {most:.3g}."
        ),
        "outside_below": (
            "The scores are never below {lowest:.3g}; {share:.0%} of the targets are, "
            "down to {least:.3g}."
        ),
        "outside_above": (
            "The scores are never above {highest:.3g}; {share:.0%} of the targets are, "
            "up to {most:.3g}."
        ),
        "undecided": (
            "The scores can only lie between {lowest:.3g} and {highest:.3g}: however "
            "they are trained, {left:.0%} of the loss of the best constant is left."
        ),
        "undecided_below": (
            "The scores are never below {lowest:.3g}: however they are trained, "
            "{left:.0%} of the loss of the best constant is left."
        ),
        "undecided_above": (
            "The scores are never above {highest:.3g}: however they are trained, "
            "{left:.0%} of the loss of the best constant is left."
        ),
        "refused": (
            "The loss takes probabilities, or scores of another range: for "
            "{refused:.0%} of ordinary scores it is not finite, or flat where it could "
            "be lower."
        ),
        "shares": (
            "The loss reads the scores of a row as shares of their sum, but each lies "
            "between {lowest:.3g} and {highest:.3g} on its own: scores that are all "
            "high mean nothing."
        ),
        "stuck": (
            "After the run {share:.0%} of the scores are at {lowest:.3g}, the end of "
            "their range, where the last activation is flat and nothing is learned."
        ),
        "class_numbers": (
            "The targets are {classes} whole numbers. If they number classes, an error "
            "between numbers says that neighbors are alike and far ones differ."
        ),
        "one_hot": (
            "Each of the {classes} columns of the targets stands for a class, and the "
            "loss compares numbers: it is low for scores that decide nothing."
        ),
    },
    expects=(
        "Expected: scores that can avoid {avoidable:.0%} of the loss of the best "
        "constant, and of which the loss refuses at most {refused_bound:.0%}."
    ),
    advice={
        "no_activation": "Leave out the activation after the last layer.",
        "no_softmax_of_one": (
            "A softmax over one score is always 1. Use a sigmoid, or no activation "
            "and the loss binary-cross-entropy."
        ),
        "sigmoid": "Let the last layer end in a sigmoid: the targets are 0 to 1.",
        "loss_of_scores": (
            "Use a loss that takes scores of any size: softmax-cross-entropy, or "
            "binary-cross-entropy for two classes."
        ),
        "cross_entropy": (
            "Leave out the activation after the last layer, and use a loss that takes "
            "scores: softmax-cross-entropy, or binary-cross-entropy for two classes."
        ),
        "classes": (
            "Make it a classification, with the loss softmax-cross-entropy and one "
            "score per class."
        ),
    },
    cannot_see=(
        "It cannot see a range that only a part of the rows can leave, nor whether an "
        "activation that fits is the best one."
    ),
    source="exact, by the lowest loss over the measured range; the bounds are chosen",
    costs="about 20 evaluations of 256 rows, none without a last activation",
    cost={"forwards": 18, "rows": 256},
)


def judge(measured: LastLayer, *, symptom: bool = False) -> Finding:
    """Judge whether the last layer, the loss and the targets fit."""
    bounded = measured.lowest > -np.inf, measured.highest < np.inf
    numbers = measured.task == "regression"
    end = {(True, False): "below", (False, True): "above"}.get(bounded)
    because = f"suits_{end}" if end else "suits" if any(bounded) else "any"
    verdict = Verdict.PASS
    limit = Verdict.FAIL if symptom else Verdict.WARN
    values: Mapping[str, Any] = measured._asdict()
    if measured.constant:
        because, verdict = "constant", Verdict.FAIL
    elif measured.left > SOME and any(bounded):
        verdict = Verdict.FAIL if measured.left > CERTAIN else limit
        if numbers and measured.share > 0:
            because = f"outside_{end}" if end else "outside"
        else:
            because = f"undecided_{end}" if end else "undecided"
    elif measured.refused > REFUSED:
        because, verdict = "refused", limit
    elif measured.of_shares and all(bounded):
        because, verdict = "shares", limit
    elif symptom and measured.stuck > STUCK:
        because, verdict = "stuck", Verdict.FAIL
        values = {**values, "share": measured.stuck}
        if not bounded[0]:
            values["lowest"] = measured.highest
    elif symptom and measured.classes:
        because = "one_hot" if measured.one_hot else "class_numbers"
        verdict = Verdict.FAIL if measured.unordered else Verdict.WARN
    return CHECK.found(
        because,
        verdict,
        measured=values,
        expected={"avoidable": 1 - SOME, "refused_bound": REFUSED},
        advice=_advice(because, measured),
    )


@CHECK.asks_of_function
def ask_of_function(case: Case, *, symptom: bool) -> Finding:
    measured = case.once(measure_function)
    if measured is None:
        return CHECK.skipped("user_function")
    because = "never_changes" if measured.constant else "varies"
    return CHECK.found(
        because,
        Verdict.FAIL if measured.constant else Verdict.PASS,
        measured={"value": measured.value, "at_zero": measured.at_zero},
        advice="no_activation" if measured.constant else None,
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    measured = measure_last_layer(case)
    if measured is None:
        return CHECK.skipped("scores_not_finite")
    found = judge(measured, symptom=symptom)
    if found.verdict is Verdict.PASS:
        return found
    remedies = _remedies(found.because, measured, case.objective)
    scale = INPUT_SCALE(case, symptom=symptom)
    if remedies and scale.remedies:  # alone neither of the two may help
        remedies.append({**remedies[-1], **scale.remedies[0]})
    return CHECK.found(
        found.because,
        found.verdict,
        measured=found.measured,
        expected=found.expected,
        advice=found.advice,
        remedies=remedies,
    )


def _advice(because: str, measured: LastLayer) -> str | None:
    if because == "any" or because.startswith("suits"):
        return None
    if because in ("class_numbers", "one_hot"):
        return "classes"
    if measured.constant and measured.outputs == 1:
        return "no_softmax_of_one"
    if measured.task == "classification":
        limited = np.isfinite([measured.lowest, measured.highest]).any()
        return "cross_entropy" if limited else "loss_of_scores"
    fits = measured.least >= 0 and measured.most <= 1
    return "sigmoid" if fits else "no_activation"


def _remedies(
    because: str, measured: LastLayer, objective: Objective
) -> list[dict[str, Any]]:
    """Return changes to try: the last activation, and a loss for such scores."""
    layers = objective.model.layers
    if because in ("class_numbers", "one_hot"):
        return []
    change: dict[str, Any] = {}
    if is_own(objective.loss) and measured.task == "classification":
        two = measured.outputs == 1
        change["loss"] = "binary_cross_entropy" if two else "softmax_cross_entropy"
    if layers is None or layers.kind != "mlp":
        return [change] if change and because == "refused" else []
    if not has_free_scores(objective):
        change["last_activation"] = "identity"
    remedies = [change] if change else []
    between = measured.least >= 0 and measured.most <= 1
    other = layers.last_activation != "sigmoid" and measured.outputs == 1
    if measured.task == "regression" and between and other:
        remedies.insert(0, {"last_activation": "sigmoid"})
    return remedies
