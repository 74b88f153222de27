"""Customers of a phone company, some of whom left."""

from collections.abc import Iterator
from math import exp
from random import Random

FEES = {"basic": 15.0, "family": 38.0, "unlimited": 45.0}


def churn(random: Random) -> Iterator[dict[str, object]]:
    """Yield 300 customers, about a quarter of whom left."""
    for _ in range(300):
        plan = random.choices(list(FEES), (5, 2, 3))[0]
        age = min(max(round(random.gauss(44, 15)), 18), 90)
        months = 1 + round(random.expovariate(1 / 26))
        contract = random.choices(("monthly", "yearly"), (3, 2))[0]
        calls = min(round(random.expovariate(1 / 1.3)), 9)
        idle = round(random.expovariate(1 / 6))
        fee = FEES[plan] + round(random.gauss(0, 2.5), 2)
        score = (
            0.75 * calls
            + 0.10 * idle
            - 0.05 * months
            + 0.035 * (fee - 28)
            - 1.6 * (contract == "yearly")
            - 1.1
        )
        left = random.random() < 1 / (1 + exp(-1.6 * score))
        yield {
            "age": None if random.random() < 0.05 else age,
            "plan": plan,
            "contract": contract,
            "months": months,
            "fee": f"{fee:.2f}",
            "support_calls": calls,
            "days_idle": None if random.random() < 0.08 else idle,
            "churned": "yes" if left else "no",
        }
