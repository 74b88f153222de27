"""Pictures of races, surfaces and learning rates, drawn into files.

Races and learning rates are drawn as they were measured. A map evaluates its surface
on a grid, and searches for critical points if the surface does not list all of them.
Matplotlib is loaded when a picture is drawn, and never opens a window.
"""

from ._animation import animate_race
from ._contour import draw_race
from ._level_map import level_map
from ._rates import draw_rates

__all__ = ["animate_race", "draw_race", "draw_rates", "level_map"]
