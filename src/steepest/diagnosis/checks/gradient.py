"""Is the gradient correct?

A wrong gradient often still descends, more slowly and to a worse minimum, so that only
a comparison with finite differences shows the mistake. `check_gradient` makes it, and
names the tensor. Here *slope* means such a difference.

In `mine.py`, beside the function, define what to call it with. Every argument is looked
up by its name: a value, or a function without arguments that returns it.

```python
import jax.numpy as jnp

params = {"weight": jnp.array([[0.5, -1.0, 2.0]]), "bias": jnp.zeros(1)}
batch = jnp.eye(3)


def loss(params, batch):
    return jnp.mean((batch @ params["weight"].T + params["bias"]) ** 2)
```

```sh
steepest check mine:loss
steepest check mine:loss --burn-in 20 --json
steepest check mine:loss --gradient loss_gradient --language ko
```

Or from Python, on an `Objective` or any function of a parameter tree (each program
goes on where the one before ended):

```python
from steepest.diagnosis import check_gradient

finding = check_gradient(loss, params, batch)
print(finding.verdict, finding.measured["error"])
```

A function of NumPy with a gradient derived by hand is checked with `gradient=`.

## Measured

Slopes are centered differences, (f(x + h) − f(x − h)) / 2h in float64, for h = 1e-3,
1e-4, 1e-5, 1e-6 and 1e-7. Of every tensor 12 coordinates are compared, the 6 with the
largest gradient and 6 at random, and 2 random directions through all of it, which also
show errors outside of these coordinates. What is reported of a tensor:

- `error`: ‖a − n‖ / max(‖a‖, ‖n‖) of gradient a and slopes n; 0 where both are zero.
- `ratio`: a·n / n·n. −1 is a wrong sign, 0 a stopped gradient, any other number, where
  nothing else differs, a wrong factor.
- `analytic`, `numeric`, `index`: the raw values where they differ most.
- `checked`, `kinks`, `rounded`: coordinates compared, and left out.

**Kinks.** Where relu, a hinge, |x| or a branch has a kink within h, the difference is
not the slope. There the forward and the backward difference differ by an amount that
does not shrink with h, and differences at two widths disagree; a narrower h is taken,
and a coordinate with a kink within even 1e-7 is left out and counted. No list of
operations is needed, so any function can be checked.

**Zeros.** At zero weights or dead units every gradient would pass, since both sides are
0. So noise (0.02) is first added to the parameters, and a tensor whose slopes are all 0
even then is checked again at random weights. Tensors that still could not be compared
are listed in `unseen`.

**Penalty.** The loss of an objective is checked first, without its penalty, and the
penalty separately. `part` says which of them a finding is about.

**Half precision.** For parameters of float16 or bfloat16 the formula is judged in
float64, and then the gradient in the model's own type is compared with the same slopes.
It may be off by 16 units in the last place; more is a warning, since cancellation does
that too. A function that rounds to such a type *inside* has no slopes to compare with:
skipped, or judged only as far as its rounding allows.

**Burn-in.** `burn_in=20` checks a second time after 20 steps, because some mistakes
show only away from the start.

## Bound

More than 1e-3 fails, more than 1e-4 warns. CS231n calls 1e-2 wrong, and 1e-4 too much
where there are no kinks; kinks and single precision, for which its bounds allow, do not
matter here. The error of the slopes themselves is estimated and subtracted first.

## Cost

10 evaluations for each coordinate and direction, about 140 a tensor, on 24 rows of the
batch, compiled as one program. For a plain function the batch is used as it is: give it
few rows.
"""

from typing import Any

import jax.numpy as jnp

from .._case import Case
from .._check import After, Check, Stage
from .._finding import Finding, Verdict
from ..gradient._survey import UNSEEN, Survey, rank
from ..gradient._surveys import surveys_of
from ..gradient._tensors import UNCOMFORTABLE, WRONG, Tensor

# units in the last place, chosen: a sum of products loses a few, cancellation more
HALF_ROUNDINGS = 16

ROWS = 256  # of which a few are used: chosen

CHECK = Check(
    page=__doc__,
    name="gradient",
    called="gradient",
    stage=Stage.OBJECTIVE,
    explains=("dead_units", "signal", "critical_point", After(Stage.START)),
    skips={
        "kinks": "every coordinate lies on a kink, where no slope is defined.",
        "rounding": (
            "the function computes in {dtype}, and its slopes are lost in rounding."
        ),
        "zero": "every slope and every gradient is zero, which shows nothing.",
    },
    says={
        "agrees": (
            "The gradient equals the slope in all {n_tensors} tensors ({checked} "
            "coordinates, {kinks} more skipped at kinks); the largest error is "
            "{error:.1e}, in {tensor}."
        ),
        "agrees_partly": (
            "The gradient equals the slope wherever they could be compared ({checked} "
            "coordinates, {kinks} more skipped at kinks); the largest error is "
            "{error:.1e}, in {tensor}. Nothing could be compared in: {unseen}."
        ),
        "sign": (
            "The gradient of {tensor} points the wrong way: its ratio to the slope is "
            "{ratio:.4g}. At coordinate {index} it is {analytic:.6g}, and the slope "
            "is {numeric:.6g}. Tensors like this ({n_alike}): {alike}."
        ),
        "factor": (
            "The gradient of {tensor} is {ratio:.6g} times the slope. At coordinate "
            "{index} it is {analytic:.6g}, and the slope is {numeric:.6g}. Tensors "
            "like this ({n_alike}): {alike}."
        ),
        "stopped": (
            "The gradient of {tensor} is zero, but the slope is not: {numeric:.6g} at "
            "coordinate {index}. Tensors like this ({n_alike}): {alike}."
        ),
        "spurious": (
            "The gradient of {tensor} is {analytic:.6g} at coordinate {index}, but the "
            "slope is zero. Tensors like this ({n_alike}): {alike}."
        ),
        "wrong": (
            "The gradient of {tensor} is wrong by {error:.1e} of its length. At "
            "coordinate {index} it is {analytic:.6g}, and the slope is {numeric:.6g}. "
            "Tensors like this ({n_alike}): {alike}."
        ),
        "uncomfortable": (
            "The gradient of {tensor} is off by {error:.1e} of its length. At "
            "coordinate {index} it is {analytic:.6g}, and the slope is {numeric:.6g}."
        ),
        "precision": (
            "The formula is right, but computed in {half} the gradient of {tensor} is "
            "off by {half_error:.1e} of its length."
        ),
        "not_finite": "The function is not finite at these parameters.",
        "gradient_not_finite": (
            "The gradient of {tensor} is not finite, although the function is."
        ),
        "not_deterministic": (
            "Two calls at the same parameters return different values."
        ),
    },
    expects=(
        "Expected: an error below {uncomfortable:g}; above {wrong:g} it is wrong."
    ),
    advice={
        "sign": "Look for a missing or an extra minus sign on the way to {tensor}.",
        "factor": (
            "Look for a factor of {ratio:.4g} on the way to {tensor}: a 2 from a "
            "square, the 1/N of a mean, a scale that is applied twice."
        ),
        "stopped": (
            "Look for stop_gradient, a conversion to integers or a constant copy of "
            "{tensor}."
        ),
        "spurious": (
            "The function does not depend on {tensor} here, but its gradient rule says "
            "that it does."
        ),
        "wrong": (
            "Compare the derivation for {tensor} term by term, starting from the "
            "values above."
        ),
        "uncomfortable": (
            "Look for a small term that was left out, or for an operation that rounds."
        ),
        "precision": (
            "Multiply the loss by a scale and divide the gradient by it, or keep "
            "{tensor} in float32."
        ),
        "not_finite": (
            "Start from other parameters, or look for a logarithm, root or division."
        ),
        "gradient_not_finite": (
            "Look for a root or norm at zero, or for a where() whose unused side is "
            "not finite."
        ),
        "not_deterministic": (
            "Fix the seed of its random numbers, or switch dropout off."
        ),
    },
    cannot_see=(
        "It cannot see errors that cancel, a wrong value together with its matching "
        "gradient, or single wrong coordinates of a large tensor."
    ),
    source="CS231n, Neural Networks 3, gradient checks: 1e-2 wrong, 1e-4 uncomfortable",
    costs="about 140 evaluations a tensor",
)


def judge(surveys: list[Survey], rows: int) -> Finding:
    """Return one finding: the worst tensor of the first part that is wrong."""
    survey = max(surveys, key=_severity)
    tensors = list(survey.tensors.values())
    verdict, because, worst = _verdict(survey, tensors)
    measured: dict[str, Any] = {"part": survey.part, "dtype": survey.dtype}
    if worst is not None:
        alike = [tensor.name for tensor in tensors if tensor.because == because]
        measured |= {
            "tensor": worst.name,
            "error": worst.error,
            "ratio": worst.ratio,
            "index": worst.index,
            "analytic": worst.analytic,
            "numeric": worst.numeric,
            "n_alike": len(alike),
            "alike": ", ".join(alike),
        }
    elif survey.stopped_at:
        measured["tensor"] = survey.stopped_at
    if because == "precision":
        worst_half = max(survey.half_errors, key=lambda name: survey.half_errors[name])
        measured |= {
            "tensor": worst_half,
            "half_error": survey.half_errors[worst_half],
            "half": str(jnp.dtype(survey.half)),
        }
    unseen = [tensor.name for tensor in tensors if tensor.because in UNSEEN]
    measured |= {
        "n_tensors": len(tensors),
        "checked": sum(tensor.checked for tensor in tensors),
        "kinks": sum(tensor.kinks for tensor in tensors),
        "rounded": sum(tensor.rounded for tensor in tensors),
        "unseen": ", ".join(unseen),
        "tensors": [
            {"part": survey.part, **tensor.to_json()}
            for survey in surveys
            for tensor in survey.tensors.values()
        ],
    }
    expected = {"wrong": WRONG, "uncomfortable": UNCOMFORTABLE}
    if survey.half is not None:
        expected["half_bound"] = _half_bound(survey)
    return CHECK.found(
        because,
        verdict,
        measured=measured,
        expected=expected,
        advice=because if verdict in (Verdict.FAIL, Verdict.WARN) else None,
        cost={
            "forwards": sum(survey.forwards for survey in surveys),
            "gradients": sum(survey.gradients for survey in surveys),
            "rows": rows,
        },
    )


def _verdict(
    survey: Survey, tensors: list[Tensor]
) -> tuple[Verdict, str, Tensor | None]:
    if survey.stopped is not None:
        return Verdict.FAIL, survey.stopped, None
    worst = max(tensors, key=rank)
    if worst.verdict in (Verdict.FAIL, Verdict.WARN):
        return worst.verdict, worst.because, worst
    if any(error > _half_bound(survey) for error in survey.half_errors.values()):
        return Verdict.WARN, "precision", worst
    if worst.because != "agrees":
        return Verdict.SKIPPED, worst.because, worst
    partly = any(tensor.because != "agrees" for tensor in tensors)
    return Verdict.PASS, "agrees_partly" if partly else "agrees", worst


def _severity(survey: Survey) -> int:
    order = (Verdict.SKIPPED, Verdict.PASS, Verdict.WARN, Verdict.FAIL)
    return order.index(_verdict(survey, list(survey.tensors.values()))[0])


def _half_bound(survey: Survey) -> float:
    return HALF_ROUNDINGS * float(jnp.finfo(survey.half).eps)


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    rows = case.sample("rows", ROWS) if case.n_rows else None
    return judge(*surveys_of(case.objective, case.start, rows))
