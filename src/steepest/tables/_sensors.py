"""Hourly readings of three machines, with outliers."""

from collections.abc import Iterator
from math import cos, pi
from random import Random

LOADS = {"press": 9.0, "mill": 14.0, "saw": 6.0}


def sensors(random: Random) -> Iterator[dict[str, object]]:
    """Yield 288 rows; one power reading in forty is four times too high."""
    for hour in range(96):
        outside = 12 - 8 * cos(2 * pi * (hour - 4) / 24)
        for machine, load in LOADS.items():
            speed = max(0.0, random.gauss(100, 18))
            temperature = outside + 0.25 * speed + random.gauss(0, 2)
            vibration = 0.02 * speed + abs(random.gauss(0, 0.6))
            power = load * speed / 100 + 0.05 * temperature + random.gauss(0, 0.35)
            if random.random() < 0.025:
                power *= 4
            yield {
                "machine": machine,
                "hour": hour % 24,
                "speed": f"{speed:.1f}",
                "temperature": f"{temperature:.1f}",
                "vibration": None if random.random() < 0.07 else f"{vibration:.2f}",
                "power": f"{power:.2f}",
            }
