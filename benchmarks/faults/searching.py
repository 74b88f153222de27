"""The short search that a healthy run of half C has behind it.

For every set, model and optimizer the usual rate, a third and three times of it are
tried, and at the best of them two stronger penalties, by the validation score of seed
0. What comes first stays unless another is half a point better. What was found is kept
in `searched.json`, and was there before anything of half C was diagnosed.
"""

import json
from pathlib import Path

from .recipe import OPTIMIZERS, healthy, score, trained
from .searched import FOUND
from .sets import SETS, cut

__all__ = ["search_sets"]

RATES = (1.0, 0.3333, 3.0)
PENALTIES = (1e-4, 1e-3, 1e-2)
POINTS = 0.005


def search_sets(names: list[str], folder: Path | None) -> None:
    """Search the recipes of some sets, and keep them."""
    found = json.loads(FOUND.read_text()) if FOUND.exists() else {}
    for name in names:
        for model in SETS[name].suits:
            for optimizer in OPTIMIZERS:
                best = _best(name, model, optimizer, folder)
                found[f"{name}/{model}/{optimizer}"] = best
                print(name, model, optimizer, best, flush=True)
        lines = (f" {json.dumps(key)}: {list(of)}" for key, of in found.items())
        FOUND.write_text("{\n" + ",\n".join(lines) + "\n}\n")


def _best(
    name: str, model: str, optimizer: str, folder: Path | None
) -> tuple[float, float]:
    parts = cut(name, 0, folder)

    def reached(factor: float, strength: float) -> float:
        recipe = healthy(parts, model, optimizer, 0, found=(factor, strength))
        case, run = trained(recipe)
        if case.diverged:
            return float("-inf")
        return score(case.objective, run.params, recipe.validation)

    best = RATES[0], PENALTIES[0]
    top = reached(*best)
    for factor in RATES[1:]:
        if (now := reached(factor, best[1])) > top + POINTS:
            top, best = now, (factor, best[1])
    for strength in PENALTIES[1:]:
        if (now := reached(best[0], strength)) > top + POINTS:
            top, best = now, (best[0], strength)
    return best
