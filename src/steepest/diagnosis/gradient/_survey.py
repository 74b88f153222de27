"""The measurements of every tensor of one part of a function."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from ._differences import Slopes
from ._tensors import Tensor

UNSEEN = ("rounding", "kinks", "zero")
HARMLESS = (*UNSEEN, "agrees", "uncomfortable")
"""Codes of tensors, from the least to the most serious; all others are worse."""


class Probe(NamedTuple):
    """The coordinates of a tensor that were compared, and the slopes there."""

    coordinates: np.ndarray
    numeric: Slopes


@dataclass
class Survey:
    """The measurements of one part of a function."""

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

    def add(self, tensor: Tensor, probe: Probe, point: np.ndarray) -> None:
        """Keep the worst result of a tensor; among passes, one that is not zero."""
        if self.point is None:
            self.point = point
        if self.point is point:
            self.probes[tensor.name] = probe
        known = self.tensors.get(tensor.name)
        if known is None or rank(tensor) > rank(known):
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


def rank(tensor: Tensor) -> tuple[int, float]:
    """Return a key that is larger for a tensor that is worse."""
    harmless = tensor.because in HARMLESS
    severity = HARMLESS.index(tensor.because) if harmless else len(HARMLESS)
    return severity, float(f"{tensor.error:.3g}")  # without differences of rounding
