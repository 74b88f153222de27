"""A hinge with a margin of any size, at any learning rate."""

import numpy as np

from ..._core import norm
from ...descent import descend
from ...display import short_number
from ...models import linear
from ...objectives import Objective, loss_named
from .._picture import Curve, Panel
from .._separable import SEPARABLE
from .._trial import Choice, Trial, Tried
from ._line import line_of_equal_scores

STEPS = 60


def measure(margin: float, rate: float) -> Tried:
    """Train from weights of zero."""
    objective = Objective(linear(2, 2), loss_named("hinge", margin=margin))
    start = {"weight": np.zeros((2, 2)), "bias": np.zeros(2)}
    run = descend(
        objective,
        start,
        SEPARABLE,
        learning_rate=rate,
        batch_size="full",
        epochs=STEPS,
        watch=False,
    )
    losses = np.asarray(run.history.steps["loss"], float)
    end = float(objective(run.params, SEPARABLE))
    share = losses / margin if margin else losses
    inputs, targets = SEPARABLE
    lines = (
        Curve("decision boundary", *line_of_equal_scores(run.params)),
        *(
            Curve(label, *line_of_equal_scores(run.params, lead), "dashed")
            for label, lead in (("margin", margin), ("", -margin))
        ),
    )
    said = (
        f"From {short_number(losses[0])} the loss falls to {short_number(end)} in "
        f"{STEPS} steps; the weights are {short_number(norm(run.params['weight']))} "
        "long."
    )
    nothing = "Every row keeps a margin of 0 at the start: nothing is learned."
    panels = (
        Panel(
            "rows, boundary and margin",
            "x",
            "y",
            (
                Curve("class 0", *inputs[targets == 0].T, "dots"),
                Curve("class 1", *inputs[targets == 1].T, "dots"),
                *lines,
            ),
            low=-2.5,
            high=2.5,
        ),
        Panel(
            "loss as a share of the margin",
            "step",
            "loss / Δ",
            (Curve("", np.arange(STEPS), share),),
            low=-0.02,
            high=1.1,
        ),
    )
    return Tried((said, nothing) if margin == 0 else (said,), panels)


TRIAL = Trial(
    name="margin",
    title="A margin of 0, of 1 and of 100",
    claim="The margin is a unit for the scores: 100 times the margin with 100 times "
    "the learning rate gives the same boundary. A margin of 0 asks for nothing.",
    choices=(
        Choice("margin", "margin Δ", 1.0, 0.0, 100.0),
        Choice("rate", "learning rate η", 0.1, 0.001, 100.0, log=True),
    ),
    presets={
        "wrong: Δ = 0": {"margin": 0.0, "rate": 0.1},
        "right: Δ = 1, η = 0.1": {"margin": 1.0, "rate": 0.1},
        "wrong: Δ = 100, η = 0.1": {"margin": 100.0, "rate": 0.1},
        "right: Δ = 100, η = 10": {"margin": 100.0, "rate": 10.0},
    },
    measure=measure,
)
