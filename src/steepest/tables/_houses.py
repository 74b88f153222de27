"""Houses that were sold, with their prices."""

from collections.abc import Iterator
from random import Random

DISTRICTS = {"center": 1.35, "harbor": 1.15, "hills": 1.0, "old town": 1.2, "west": 0.8}
HEATINGS = ("gas", "heat pump", "oil")


def houses(random: Random) -> Iterator[dict[str, object]]:
    """Yield 250 houses; a tenth have no year, and some no heating."""
    for _ in range(250):
        area = max(35, round(random.gauss(105, 35)))
        rooms = max(1, round(area / 28 + random.gauss(0, 0.7)))
        built = round(2022 - min(random.expovariate(1 / 35), 120))
        district = random.choices(list(DISTRICTS), (2, 1, 2, 1, 4))[0]
        heating = random.choice(HEATINGS)
        garden = random.random() < 0.4
        distance = round(random.uniform(0.2, 14), 1)
        price = (
            (1900 * area + 9000 * rooms + 24000 * garden)
            * DISTRICTS[district]
            * (1 + (built - 1980) / 400)
            * (1.06 if heating == "heat pump" else 1.0)
            * (1 - 0.012 * distance)
            * random.lognormvariate(0, 0.09)
        )
        yield {
            "area": area,
            "rooms": rooms,
            "built": None if random.random() < 0.1 else built,
            "district": district,
            "heating": None if random.random() < 0.06 else heating,
            "garden": "yes" if garden else "no",
            "distance": distance,
            "price": 100 * round(price / 100),
        }
