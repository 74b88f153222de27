"""Can the model memorize a few rows?

A model that cannot learn twenty rows cannot learn many: its gradient, loss or start is
wrong, or it has too few parameters. Asked on request: `steepest diagnose RUN --also
memorize`, or `diagnose(…, also=["memorize"])`.

## Measured

Adam takes 300 steps from the run's start with at most 20 training rows in one batch,
without the penalty, at fourteen rates from 1e-5 to 30 side by side. The rows all
differ; a linear model gets no more rows than columns, so that it can fit any targets.
`loss` is the lowest, `chance` that of the best constant scores (for a user-defined
function, the loss at the start), `left` their ratio, and `score` the accuracy or R² on
these rows.

## Bound

`left` < 5 %. Above it warns, and fails with a symptom. Wrong gradients, scores, margins
and starts explain it; it explains a model that is too small and too few epochs.
"""

from .. import _needs as needs
from .._case import Case
from .._check import Check, Stage
from .._finding import Finding, Verdict
from ..measured._memorized import LEFT, ROWS, STEPS, Memorize, measure
from ..measured._rate_grid import MEMBERS

CHECK = Check(
    page=__doc__,
    name="memorize",
    called="memorizing a few rows",
    stage=Stage.START,
    needs=(needs.rows,),
    explains=("epochs", "model_size"),
    explained_by=(
        *("scale", "targets", "gradient", "scores", "margin", "symmetry"),
        *("weight_scale", "dead_units", "saturated_units", "signal"),
    ),
    skips={
        "no_floor": (
            "the function starts at a loss of zero or below, and may have no lower "
            "bound."
        ),
        **needs.FEW_ROWS,
    },
    says={
        "learned": (
            "In {steps} steps the loss on {rows} rows fell to {left:.1%} of that of "
            "chance."
        ),
        "not_learned": (
            "In {steps} steps at each of fourteen learning rates the loss on only "
            "{rows} rows fell no lower than {left:.1%} of that of chance: a model that "
            "cannot learn {rows} rows cannot learn many."
        ),
    },
    expects="Expected: less than {bound:.0%}.",
    advice={
        "look_at_model": (
            "Check the gradient, the loss and the start; then give the model more "
            "units."
        ),
    },
    cannot_see="It cannot see whether what was memorized holds for other rows.",
    source="Cover (1965): D numbers fit any D targets; Karpathy (2019)",
    costs="14 trainings of 300 steps on 20 rows",
    on_request=True,
    epochs=lambda case: MEMBERS * STEPS * ROWS / max(case.n_rows, 1),
)


def judge(measured: Memorize, *, symptom: bool = False) -> Finding:
    """Judge whether a few rows were memorized."""
    learned = measured.left < LEFT
    verdict = Verdict.PASS
    if not learned:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
    return CHECK.found(
        "learned" if learned else "not_learned",
        verdict,
        measured={**measured._asdict(), "left": measured.left},
        expected={"bound": LEFT},
        advice=None if learned else "look_at_model",
        cost={"gradients": MEMBERS * STEPS, "rows": measured.rows},
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    measured = measure(case)
    if measured is None:
        return CHECK.skipped("few_rows")
    if not measured.chance > 0:
        return CHECK.skipped("no_floor")
    return judge(measured, symptom=symptom)
