import csv

import numpy as np
import pytest


@pytest.fixture
def houses(tmp_path):
    """A table with text, a yes-or-no column and missing values; price is the target."""
    rng = np.random.default_rng(1)
    n = 600
    area, age = rng.uniform(40, 200, n), rng.integers(0, 80, n).astype(float)
    city = rng.choice(["Seoul", "Busan", "Daegu"], n, p=[0.6, 0.3, 0.1])
    garden = rng.random(n) < 0.3
    worth = {"Seoul": 300.0, "Busan": 120.0, "Daegu": 0.0}
    price = 4 * area - 2 * age + [worth[c] for c in city] + 50 * garden
    price = price + rng.normal(0, 40, n)
    path = tmp_path / "houses.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["area", "age", "city", "garden", "price"])
        for i in range(n):
            missing = i % 13 == 5
            rows.writerow(
                [
                    f"{area[i]:.1f}",
                    "" if missing else age[i],
                    "" if i % 29 == 7 else city[i],
                    "true" if garden[i] else "false",
                    f"{price[i]:.2f}",
                ]
            )
    return path
