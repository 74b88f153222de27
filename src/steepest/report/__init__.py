"""Telling a person: pictures of what was computed. Nothing is computed here.

Matplotlib is loaded when a picture is drawn, and draws into a file, never on a screen.
"""

from ._animation import animate_race
from ._contour import draw_race
from ._level_map import level_map
from ._rates import draw_rates

__all__ = ["animate_race", "draw_race", "draw_rates", "level_map"]
