"""The figures of docs/landscape.md: the angle of a step, and Newton at a saddle.

Run: python examples/landscape_figures.py docs/figures
"""

import sys
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from steepest.landscape import cosine, directional_derivative, race, slope
from steepest.report import draw_race, level_map
from steepest.surfaces import bowl, saddle

INK, MUTED = "#222222", "#6b6b6b"


def angles(path: Path) -> None:
    """Draw steps in all directions from one point, colored by cos θ to the gradient."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.cm import ScalarMappable
    from matplotlib.colors import Normalize
    from matplotlib.figure import Figure

    surface, point = bowl((1.0, 3.0), angle=0.5), jnp.array([2.2, 1.2])
    gradient = jax.grad(surface)(point)
    uphill = float(jnp.arctan2(gradient[1], gradient[0]))
    figure = Figure(figsize=(10.4, 4.9), layout="constrained")
    FigureCanvasAgg(figure)
    ground, graph = figure.subplots(1, 2, width_ratios=(1, 1.15))
    level_map(ground, surface)
    colors = ScalarMappable(Normalize(-1, 1), "coolwarm")
    for turn in np.linspace(0, 2 * np.pi, 24, endpoint=False):
        step = jnp.array([np.cos(uphill + turn), np.sin(uphill + turn)])
        angle = float(cosine(step, gradient))
        ground.annotate(
            "",
            np.array(point + 1.5 * step),
            np.array(point),
            arrowprops={"arrowstyle": "-|>", "color": colors.to_rgba(angle), "lw": 1.8},
            zorder=8,
        )
    note(ground, (3.5, 3.4), "cos θ = 1\nsteepest ascent", "#B40426")
    note(ground, (-1.4, -1.9), "cos θ = −1\nsteepest descent", "#3B4CC0")
    note(ground, (0.4, 3.5), "cos θ = 0\nalong the contour", MUTED)
    ground.set_aspect("equal")
    ground.set_title("Steps in all directions from one point", loc="left", fontsize=10)
    turns = np.linspace(-np.pi, np.pi, 181)
    length = float(jnp.linalg.norm(gradient))
    graph.plot(np.degrees(turns), length * np.cos(turns), color="#0072B2", lw=1.8)
    graph.lines[0].set_label("‖∇f‖ cos θ")
    some = np.radians([-150, -90, -30, 0, 30, 90, 150, 180])
    units = [jnp.array([np.cos(uphill + t), np.sin(uphill + t)]) for t in some]
    for h, mark, color in ((1.0, "x", "#CC79A7"), (1e-2, "o", "#D55E00")):
        rises = [float(slope(surface, point, u, h)) for u in units]
        label = f"(f(w + hu) − f(w)) / h, h = {h:g}"
        graph.plot(np.degrees(some), rises, mark, color=color, label=label, ms=7)
    exact = [float(directional_derivative(surface, point, u)) for u in units]
    graph.plot(np.degrees(some), exact, "o", mfc="none", mec=INK, ms=12, label="∇f·u")
    plain(graph)
    graph.set_xticks([-180, -90, 0, 90, 180])
    graph.set_xlabel("θ, degrees between the step u and the gradient", color=MUTED)
    graph.set_title("How fast f rises along the step", loc="left", fontsize=10)
    graph.legend(frameon=False, fontsize=9, loc="lower center")
    figure.savefig(path, dpi=150)


def note(axes: Any, place: Any, text: str, color: str) -> None:
    """Write a remark on a map."""
    box = {"boxstyle": "round,pad=0.25", "fc": "white", "ec": "none", "alpha": 0.85}
    axes.text(*place, text, color=color, ha="center", va="center", fontsize=9, bbox=box)


def plain(axes: Any) -> None:
    """Leave of the axes only what is read."""
    axes.grid(color="#e6e6e6", lw=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(colors=MUTED, labelsize=8)


def newton_at_a_saddle(path: Path) -> None:
    """Let Newton, saddle-free Newton and descent start almost on the ridge."""
    names = ["newton", "saddle_free_newton", "sgd"]
    found = race(saddle(), (-1.5, 0.01), names, [0.5, 0.5, 0.1], steps=60)
    print(found)
    draw_race(found, path)


def main() -> None:
    """Draw every figure into the folder that is named."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    angles(folder / "angles.png")
    newton_at_a_saddle(folder / "newton_at_a_saddle.png")
    names = ["sgd", "momentum", "adam", "newton"]
    found = race("himmelblau", None, names, steps=200)
    print(found)
    draw_race(found, folder / "race_himmelblau.png")


if __name__ == "__main__":
    main()
