"""The maps of surfaces, drawn beside the races, which may be compiling."""

from typing import Any

import numpy as np

from .._core import keep_compiled_programs
from ..landscape import critical_points, edges_here, height_map, rule_names
from ..surfaces import Surface, make_surface, surface_of, surfaces
from ._client import Client
from ._frames import Reply
from ._messages import Message

GRID = 121  # points of a map along each axis


def list_names(message: Message, client: Client) -> Reply:
    """Answer with the surfaces of two coordinates and the rules that there are."""
    del message, client
    made = {name: make_surface(name) for name in surfaces}
    flat = {
        name: {"formula": surface.formula, "start": surface.start}
        for name, surface in made.items()
        if surface.dimension == 2
    }
    return Reply({"surfaces": flat, "optimizers": list(rule_names())})


def draw_map(message: Message, client: Client) -> Reply:
    """Answer with the heights of a surface and its critical points."""
    del client
    surface = asked_surface(message)
    heights = height_map(surface, GRID)
    points = critical_points(surface)
    header = {
        "formula": surface.formula,
        "domain": surface.domain,
        "start": surface.start,
        "points": [
            {
                "at": known.point,
                "kind": known.kind,
                "value": known.value,
                "isGlobal": known.is_global,
                "curvatures": edges_here(surface, known.point, []).curvatures.tolist(),
            }
            for known in points
        ],
    }
    return Reply(header, {"scaled": heights.scaled.filled(np.nan)})


def asked_surface(message: Message) -> Surface:
    """Return the surface that a message names, or whose formula it holds."""
    name = message.text("surface", 400)
    if name == "ravine":
        return make_surface(name, {"condition": message.real("condition", 1, 1e4, 50)})
    if name in surfaces:
        return make_surface(name)
    span = message.real("span", 1e-3, 1e3, 3.0)
    make_surface(name)  # a misspelled name is answered with the nearest one
    return surface_of(name, domain=((-span, span), (-span, span)))


def warm_up() -> None:
    """Compile what the page asks for first."""
    keep_compiled_programs()
    nobody: Any = None
    draw_map(Message(0, "maps.draw", "en", {"surface": "ravine"}), nobody)


topics = {"maps.list": list_names, "maps.draw": draw_map}
