"""How the learning rate moves during a run: a factor between 0 and 1 per step.

The factors are computed on the host, for all steps of a chunk at once, so that another
schedule compiles nothing. An Optax schedule, or any function of the step number, can
take their place.
"""

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np

from .._core import NameTable, unknown_name
from ..errors import SettingError

Schedule = Callable[[np.ndarray], np.ndarray]
"""From step numbers (n,) to factors (n,) that multiply the learning rate."""


def _constant(step: np.ndarray, steps: int) -> np.ndarray:
    del steps
    return np.ones_like(step)


def _linear(step: np.ndarray, steps: int, end: float = 0.0) -> np.ndarray:
    return 1 - (1 - end) * step / steps


def _cosine(step: np.ndarray, steps: int, end: float = 0.0) -> np.ndarray:
    return end + (1 - end) * 0.5 * (1 + np.cos(np.pi * step / steps))


def _exponential(step: np.ndarray, steps: int, end: float = 0.01) -> np.ndarray:
    return end ** (step / steps)


def _inverse(
    step: np.ndarray, steps: int, half: float = 0.1, power: float = 1.0
) -> np.ndarray:
    return (1 + (2 ** (1 / power) - 1) * step / (half * steps)) ** -power


def _adaptive(
    step: np.ndarray,
    steps: int,
    factor: float = 0.2,
    patience: float = 5,
    tol: float = 1e-4,
    end: float = 1e-5,
) -> np.ndarray:
    del steps, factor, patience, tol, end  # they are for `AdaptiveRate`
    return np.ones_like(step)


def _staircase(
    step: np.ndarray, steps: int, factor: float = 0.1, drops: int = 2
) -> np.ndarray:
    return factor ** np.floor(step * (drops + 1) / steps)


def _one_cycle(
    step: np.ndarray, steps: int, start: float = 0.04, peak: float = 0.3
) -> np.ndarray:
    rising = start + (1 - start) * step / (peak * steps)
    falling = np.cos(0.5 * np.pi * (step - peak * steps) / ((1 - peak) * steps)) ** 2
    return np.where(step < peak * steps, rising, falling)


schedules: NameTable[Callable[..., np.ndarray]] = NameTable(
    "schedule",
    {
        "adaptive": _adaptive,
        "constant": _constant,
        "cosine": _cosine,
        "exponential": _exponential,
        "inverse": _inverse,
        "linear": _linear,
        "one_cycle": _one_cycle,
        "staircase": _staircase,
    },
)
"""Schedules by name: `schedules["cosine"](step, steps)` is the factor at each step."""


def make_schedule(
    name: str | Callable[[Any], Any],
    steps: int,
    options: dict[str, float] | None = None,
    warmup: int = 0,
) -> Schedule:
    """Return the factors of a schedule over a run of this many steps.

    Parameters
    ----------
    name : str or callable
        - adaptive: 1, and `factor` times as much whenever the training loss has not
          fallen by more than `tol` in `patience` evaluations; the training stops where
          it would fall below `end` (`descend` does this, these factors are 1)
        - constant: 1
        - linear: 1 − (1 − end) t/T
        - cosine: end + (1 − end) (1 + cos πt/T)/2 (Loshchilov & Hutter 2017, eq. 5)
        - exponential: end^(t/T)
        - inverse: (1 + c t)^(−power), half the rate after the share `half` of the run;
          1 / (1 + t/(half · T)) where power is 1
        - staircase: `drops` equal drops, each by `factor`
        - one_cycle: up from `start`, a cosine down after `peak` (Smith 2018)

        or a function of the step number, such as an Optax schedule; its values then
        multiply the learning rate.
    steps : int
        T, the steps of the whole run.
    options : dict, optional
        The options named above.
    warmup : int
        Steps over which the factor first rises linearly to the schedule's.

    Returns
    -------
    callable
        From step numbers (n,) to factors (n,), float32.

    Raises
    ------
    UnknownNameError
        If no schedule, or no option of it, has that name.
    SettingError
        If the warm-up is negative.

    Examples
    --------
    >>> import numpy as np
    >>> make_schedule("linear", steps=4)(np.arange(4)).tolist()
    [1.0, 0.75, 0.5, 0.25]
    """
    if warmup < 0:
        raise SettingError(f"The warm-up takes 0 steps or more; got {warmup}.")
    shape: Callable[[Any], Any]
    shape = _named(name, options or {}, steps) if isinstance(name, str) else name

    def factors(step: np.ndarray) -> np.ndarray:
        step = np.asarray(step, np.float64)
        if isinstance(name, str):
            value = np.asarray(shape(step))
        else:
            value = np.array([float(shape(int(s))) for s in step])
        rise = np.minimum(1.0, (step + 1) / (warmup + 1))
        return (rise * value).astype(np.float32)

    return factors


def _named(name: str, options: dict[str, float], steps: int) -> Schedule:
    shape = schedules[name]
    for option in options:
        known = list(inspect.signature(shape).parameters)[2:]
        if option not in known:
            raise unknown_name(f"option of the schedule {name}", option, known)
    return lambda step: shape(step, max(steps, 1), **options)
