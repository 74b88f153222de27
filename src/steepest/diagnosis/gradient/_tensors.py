"""One tensor of a gradient, compared with its slopes."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from .._finding import Verdict
from ._differences import Slopes

# CS231n calls more than 1e-2 wrong, and more than 1e-4 too much where there is no kink.
# Kinks are left out here, and values are float64, so that a formula that is 1 % off in
# one tensor is far above both bounds, and correct ones stay below 1e-6.
WRONG = 1e-3
UNCOMFORTABLE = 1e-4
KNOWN = 1e-4  # a slope counts where it is known ten times better than that
ALIKE = 0.05  # the share of an error that one common factor must leave unexplained


@dataclass(frozen=True)
class Tensor:
    """The comparison of one tensor.

    Attributes
    ----------
    name : str
        Its path in the parameter tree, such as "0/weight".
    shape : tuple of int
        Its shape.
    verdict : Verdict
        Of this tensor alone.
    because : str
        agrees, zero, sign, factor, stopped, spurious, wrong, uncomfortable, kinks or
        rounding.
    error : float
        ‖a − n‖ / max(‖a‖, ‖n‖) over the coordinates that were compared, or along
        random directions if that is more.
    ratio : float
        a·n / n·n, the factor by which the gradient is too long.
    checked, kinks, rounded : int
        Coordinates compared; left out at a kink; left out because of rounding.
    index : int
        The coordinate that is most wrong, counted through the flattened tensor.
    analytic, numeric : float
        Its value in the gradient and as a slope.
    """

    name: str
    shape: tuple[int, ...]
    verdict: Verdict
    because: str
    error: float = 0.0
    ratio: float = 1.0
    checked: int = 0
    kinks: int = 0
    rounded: int = 0
    index: int = 0
    analytic: float = 0.0
    numeric: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {**asdict(self), "shape": list(self.shape)}


def judge_tensor(
    name: str,
    shape: tuple[int, ...],
    index: np.ndarray,
    gradient: np.ndarray,
    numeric: Slopes,
    along: tuple[np.ndarray, Slopes],
) -> Tensor:
    """Compare the gradient of one tensor with slopes of the function.

    Parameters
    ----------
    name : str
    shape : tuple of int
    index : (n,)
        The coordinates that are compared.
    gradient : (size,)
        The whole gradient of the tensor.
    numeric : Slopes of n
        The slopes there.
    along : (analytic, numeric) of k
        Slopes along k random directions of ±1; the mean square of their difference is
        the squared length of the difference of the gradients.
    """
    analytic = gradient[index]
    both = np.maximum(abs(analytic), abs(numeric.value))
    # zero, or less than the rounding of a difference
    zero = (both <= 2 * numeric.noise) & ~numeric.kinked
    typical = max(_rms(analytic), _rms(np.where(zero, 0, numeric.value)))
    known = numeric.error <= KNOWN * np.maximum(both, typical)
    used = known | zero
    kinks = int((~used & numeric.kinked).sum())
    facts: dict[str, Any] = {
        "checked": int(used.sum()),
        "kinks": kinks,
        "rounded": int((~used).sum()) - kinks,
    }
    if not used.any():
        why = "kinks" if kinks else "rounding"
        return Tensor(name, shape, Verdict.SKIPPED, why, **facts)
    if zero[used].all():
        return Tensor(name, shape, Verdict.PASS, "zero", **facts)

    a = np.where(zero, 0.0, analytic)[used]
    n = np.where(zero, 0.0, numeric.value)[used]
    size = max(float(np.linalg.norm(a)), float(np.linalg.norm(n)))
    uncertain = float(np.linalg.norm(np.where(zero, 0.0, numeric.error)[used]))
    off = float(np.linalg.norm(a - n))
    error_along = _error_along(float(np.linalg.norm(gradient)), *along)
    # more than the error of the slopes themselves
    beyond = max((off - uncertain) / size, error_along)
    ratio = float(a @ n / (n @ n)) if (n @ n) else float("inf")
    worst = int(np.argmax(abs(a - n)))
    facts |= {
        "error": max(off / size, error_along),
        "ratio": ratio,
        "index": int(index[used][worst]),
        "analytic": float(a[worst]),
        "numeric": float(n[worst]),
    }
    if beyond <= UNCOMFORTABLE:
        return Tensor(name, shape, Verdict.PASS, "agrees", **facts)
    if beyond <= WRONG:
        return Tensor(name, shape, Verdict.WARN, "uncomfortable", **facts)
    return Tensor(name, shape, Verdict.FAIL, _kind(a, n, ratio), **facts)


def _error_along(length: float, analytic: np.ndarray, numeric: Slopes) -> float:
    """Return the relative error along random directions, 0 where none is measurable.

    Along ±1 in every coordinate, the mean square of the slope's error is the squared
    length of the whole gradient's error.
    """
    scale = max(length, _rms(numeric.value))
    known = numeric.error <= KNOWN * scale
    if scale == 0 or not known.any():
        return 0.0
    off = np.maximum(abs(analytic - numeric.value) - numeric.error, 0.0)
    return _rms(off[known]) / scale


def _kind(a: np.ndarray, n: np.ndarray, ratio: float) -> str:
    """Return the kind of mistake: a sign, a factor, a stopped gradient, or another."""
    if not a.any():
        return "stopped"
    if not n.any():
        return "spurious"
    if np.linalg.norm(a - ratio * n) > ALIKE * np.linalg.norm(a - n):
        return "wrong"
    return "sign" if abs(ratio + 1) < WRONG else "factor"


def _rms(values: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(values)))) if values.size else 0.0
