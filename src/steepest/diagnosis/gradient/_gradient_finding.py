"""From what was measured of every tensor to one finding about the gradient."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import jax.numpy as jnp
import numpy as np

from .._finding import Finding, Verdict
from ._differences import Slopes
from ._tensors import UNCOMFORTABLE, WRONG, Tensor

SOURCE = "CS231n, Neural Networks 3, gradient checks: 1e-2 wrong, 1e-4 uncomfortable"
# a sum of products loses a few units in the last place; more is lost to cancellation
HALF_ROUNDINGS = 16
SEVERITY = ("rounding", "kinks", "zero", "agrees", "uncomfortable")  # others are worse


class Probe(NamedTuple):
    """Where a tensor was looked at, and the slopes there."""

    coordinates: np.ndarray
    numeric: Slopes


@dataclass
class Survey:
    """What was measured of one part of a function."""

    part: str
    dtype: str
    half: Any = None
    stopped: str | None = None
    stopped_at: str = ""
    forwards: int = 0
    gradients: int = 0
    point: np.ndarray | None = None
    tensors: dict[str, Tensor] = field(default_factory=dict)
    probes: dict[str, Probe] = field(default_factory=dict)
    half_errors: dict[str, float] = field(default_factory=dict)

    def stop(self, why: str) -> "Survey":
        """Return the survey, ended because of `why`."""
        self.stopped = why
        return self

    def not_finite(self, name: str) -> None:
        """Remember the first tensor whose gradient is not finite."""
        if self.stopped is None:
            self.stopped, self.stopped_at = "gradient_not_finite", name

    def because(self, name: str) -> str:
        """Return what is known of a tensor so far."""
        return self.tensors[name].because if name in self.tensors else ""

    def add(self, tensor: Tensor, probe: Probe, point: np.ndarray) -> None:
        """Keep what is worst of a tensor; of a pass, what compared more than zeros."""
        if self.point is None:
            self.point = point
        if self.point is point:
            self.probes[tensor.name] = probe
        known = self.tensors.get(tensor.name)
        if known is None or _rank(tensor) > _rank(known):
            self.tensors[tensor.name] = tensor

    def with_half(self, analytic: np.ndarray) -> "Survey":
        """Return the survey with the errors of a gradient in half precision."""
        for name, (index, numeric) in self.probes.items():
            known = ~numeric.kinked
            a, n = analytic[index][known], numeric.value[known]
            scale = max(np.linalg.norm(a), np.linalg.norm(n))
            if scale > np.linalg.norm(numeric.noise[known]):
                self.half_errors[name] = float(np.linalg.norm(a - n) / scale)
        return self


def _rank(tensor: Tensor) -> tuple[int, float]:
    known = tensor.because in SEVERITY
    severity = SEVERITY.index(tensor.because) if known else len(SEVERITY)
    return severity, float(f"{tensor.error:.3g}")  # equal errors are equal


def judge_gradient(surveys: list[Survey], rows: int) -> Finding:
    """Return one finding: the worst tensor of the first part that is wrong."""
    survey = max(surveys, key=_severity)  # the first of equals
    tensors = list(survey.tensors.values())
    verdict, because, worst = _verdict(survey, tensors)
    measured: dict[str, Any] = {"part": survey.part, "dtype": survey.dtype}
    if worst is not None:
        alike = [each.name for each in tensors if each.because == because]
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
    unseen = [each.name for each in tensors if each.because in SEVERITY[:3]]
    measured |= {
        "n_tensors": len(tensors),
        "checked": sum(each.checked for each in tensors),
        "kinks": sum(each.kinks for each in tensors),
        "rounded": sum(each.rounded for each in tensors),
        "unseen": ", ".join(unseen),
        "tensors": [
            {"part": each.part, **tensor.to_json()}
            for each in surveys
            for tensor in each.tensors.values()
        ],
    }
    expected = {"wrong": WRONG, "uncomfortable": UNCOMFORTABLE}
    if survey.half is not None:
        expected["half_bound"] = _half_bound(survey)
    return Finding(
        check="gradient",
        verdict=verdict,
        because=because,
        measured=measured,
        expected=expected,
        advice=_advice(verdict, because),
        source=SOURCE,
        cost={
            "forwards": sum(each.forwards for each in surveys),
            "gradients": sum(each.gradients for each in surveys),
            "rows": rows,
        },
    )


def _verdict(
    survey: Survey, tensors: list[Tensor]
) -> tuple[Verdict, str, Tensor | None]:
    if survey.stopped is not None:
        return Verdict.FAIL, survey.stopped, None
    worst = max(tensors, key=_rank)
    if worst.verdict in (Verdict.FAIL, Verdict.WARN):
        return worst.verdict, worst.because, worst
    if any(error > _half_bound(survey) for error in survey.half_errors.values()):
        return Verdict.WARN, "precision", worst
    if worst.because != "agrees":
        return Verdict.SKIPPED, worst.because, worst
    partly = any(each.because != "agrees" for each in tensors)
    return Verdict.PASS, "agrees_partly" if partly else "agrees", worst


def _severity(survey: Survey) -> int:
    order = (Verdict.SKIPPED, Verdict.PASS, Verdict.WARN, Verdict.FAIL)
    return order.index(_verdict(survey, list(survey.tensors.values()))[0])


def _half_bound(survey: Survey) -> float:
    return HALF_ROUNDINGS * float(jnp.finfo(survey.half).eps)


def _advice(verdict: Verdict, because: str) -> str | None:
    return because if verdict in (Verdict.FAIL, Verdict.WARN) else None
