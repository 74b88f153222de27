"""What a check needs of a case, and why it is skipped without it."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from ._case import Case

NOTHING_TO_JUDGE = frozenset(
    (
        "autoencoder",
        *("no_classes", "no_numbers", "no_margin"),
        *("shares", "looked_up"),
        *("no_penalty", "no_momentum", "no_dropout"),
        *(
            "no_parameters",
            "linear_model",
            "few_weights",
            "normalized",
            "own_rate",
            "no_state",
        ),
        *("cannot_die", "cannot_saturate", "nothing_to_explain"),
        # what failed before makes these impossible, and stands in front
        *(
            "nan_data",
            "data_not_finite",
            "scores_not_finite",
            "diverged",
            "unscaled",
            "codes",
        ),
    )
)
"""Reasons to skip a check that leave no question open.

The others say that something could not be judged.
"""


class Need(NamedTuple):
    """Something that a case must have, and the reason to skip a check without it.

    Attributes
    ----------
    reason : str
        The code of the reason.
    sentence : str
        The reason in English.
    holds : callable
        Whether a case has it.
    """

    reason: str
    sentence: str
    holds: Callable[[Case], bool]


an_objective = Need(
    "user_function",
    "a user-defined function has no scores to look at.",
    lambda case: not case.own_function,
)
rows = Need("no_rows", "there are no rows.", lambda case: case.n_rows > 0)
all_rows = Need(
    "drawn",
    "the rows are on disk, and which of them a step saw is not known of those drawn.",
    lambda case: case.drawn is None,
)
validation_rows = Need(
    "no_validation",
    "there are no validation rows.",
    lambda case: case.validation is not None,
)
classes = Need(
    "no_classes",
    "the targets are numbers, not classes.",
    lambda case: case.task == "classification",
)
numbers = Need(
    "no_numbers",
    "the targets are classes, not numbers.",
    lambda case: case.task == "regression",
)
any_numbers = Need(
    "shares",
    "the targets are probabilities of classes, whose scale is given.",
    lambda case: case.objective.loss.target_range != (0.0, 1.0),
)
no_divergence = Need(
    "diverged",
    "the run diverged, so that there is no end to continue from.",
    lambda case: not case.diverged,
)
a_learning_rate = Need(
    "own_rate",
    "the optimizer chooses the length of its steps itself.",
    lambda case: "learning_rate" in case.settings,
)
quantities = Need(
    "looked_up",
    "the inputs are whole numbers that the model looks up, such as words.",
    lambda case: not case.looks_up,
)
finite_inputs = Need(
    "data_not_finite",
    "the data contain NaN or infinity.",
    lambda case: bool(np.isfinite(np.sum(case.rows.inputs, dtype=np.float64))),
)
finite_targets = Need(
    "data_not_finite",
    "the data contain NaN or infinity.",
    lambda case: bool(np.isfinite(case.rows.targets).all()),
)

DATA_NOT_FINITE = {finite_inputs.reason: finite_inputs.sentence}
DIVERGED = {no_divergence.reason: no_divergence.sentence}
OWN_RATE = {a_learning_rate.reason: a_learning_rate.sentence}
FEW_ROWS = {"few_rows": "there are too few rows to rule out chance."}
NO_LEARNERS = {
    **FEW_ROWS,
    "autoencoder": (
        "the targets are the inputs, which simple learners only copy, so that they "
        "are no measure."
    ),
}
NO_LAYERS = {"no_layers": "no layers were found in its computation."}
LINEAR_MODEL = {"linear_model": "the model is linear and has no hidden layers."}
SCORES_NOT_FINITE = {
    "scores_not_finite": "the scores after the run are not finite.",
}
"""Reasons to skip that several checks notice only while they measure."""
