"""The tick marks of an axis and their labels."""

import numpy as np

MOST = 5


def ticks(low: float, high: float, *, log: bool = False) -> list[float]:
    """Return a few round numbers from low to high.

    Examples
    --------
    >>> ticks(0.0, 1.0)
    [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    >>> ticks(0.02, 300.0, log=True)
    [0.1, 1.0, 10.0, 100.0]
    """
    if log:
        first, last = np.ceil(np.log10(low) - 1e-9), np.floor(np.log10(high) + 1e-9)
        step = max(1, round((last - first) / MOST))
        powers = np.arange(first, last + 0.5, step)
        if len(powers) > 1:
            return [float(10.0**power) for power in powers]
    size = (high - low) / MOST
    power = 10.0 ** np.floor(np.log10(size))
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= 0.999 * size)
    first = np.ceil(low / step - 1e-9)
    count = int(np.floor(high / step + 1e-9) - first) + 1
    return [float(f"{(first + i) * step:.12g}") for i in range(count)]


def tick_text(value: float) -> str:
    """Return the label of a tick: 0.001, 25, 1e+06."""
    return f"{value:.4g}"
