"""How many steps it takes to pass d saddles, for five ways of descending.

Run: python benchmarks/landscape/saddle_chain.py [picture.png]
"""

import sys

import jax
import numpy as np

from steepest.landscape import steps_until
from steepest.surfaces import saddle_chain

SEEDS = range(5)
DIMENSIONS = range(1, 9)
MOST = 20_000
KICKS = {"radius": 0.01, "gradient_threshold": 0.1, "wait": 20}
WAYS = {
    "gradient descent": ("sgd", 0.25, {}, 0.0),
    "perturbed descent": ("perturbed_descent", 0.25, KICKS, 0.0),
    "noise 0.02 in the gradient": ("sgd", 0.25, {}, 0.02),
    "Newton": ("newton", 1.0, {}, 0.0),
    "saddle-free Newton, η = ½": ("saddle_free_newton", 0.5, {}, 0.0),
}


def count(way: str, d: int, seed: int) -> float:
    rule, rate, options, noise = WAYS[way]
    if rule == "perturbed_descent":
        options = {**options, "seed": seed}
    chain = saddle_chain(d)
    start = np.random.default_rng(seed).uniform(0, 1, d)
    below = min(point.value for point in chain.minima) + 1e-3
    steps = steps_until(
        chain, start, below, rule, rate, options, noise=noise, seed=seed, most=MOST
    )
    return float("nan") if steps is None else steps


def main() -> None:
    jax.config.update("jax_enable_x64", True)
    print(f"median steps over {len(SEEDS)} starts in [0, 1]^d; L = γ = 1, τ = e, η = ¼")
    print(f"'-': never, within {MOST:,} steps, for most starts")
    print(f"{'d':<28}" + "".join(f"{d:>8}" for d in DIMENSIONS))
    table = {}
    for way in WAYS:
        counts = [[count(way, d, seed) for seed in SEEDS] for d in DIMENSIONS]
        medians = [
            np.nanmedian(row) if np.isfinite(row).sum() > len(SEEDS) / 2 else np.nan
            for row in counts
        ]
        table[way] = medians
        cells = "".join("       -" if np.isnan(m) else f"{m:8.0f}" for m in medians)
        print(f"{way:<28}{cells}")
    plain = np.array(table["gradient descent"])
    ratios = plain[1:] / plain[:-1]
    print("growth of gradient descent per saddle:", np.round(ratios, 2))
    print(f"predicted, 1 + ln 2 / ln 1.5 = {1 + np.log(2) / np.log(1.5):.2f}")
    if len(sys.argv) > 1:
        draw(table, sys.argv[1])


def draw(table: dict[str, list[float]], path: str) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    colors = ("#D55E00", "#0072B2", "#009E73", "#CC79A7", "#E69F00")
    figure = Figure(figsize=(7.2, 4.2), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    for (way, medians), color in zip(table.items(), colors, strict=True):
        if np.isfinite(medians).any():
            axes.plot(DIMENSIONS, medians, "o-", color=color, lw=1.8, label=way)
    axes.set_yscale("log")
    axes.set_title("Steps to pass a chain of d saddles", loc="left", fontsize=11)
    axes.set_xlabel("d, the number of saddles")
    axes.set_ylabel("steps")
    axes.grid(color="#e6e6e6", lw=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, fontsize=9)
    figure.savefig(path, dpi=150)
    print(f"drawn in {path}")


if __name__ == "__main__":
    main()
