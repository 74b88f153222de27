"""Surfaces by name, or from a formula."""

from collections.abc import Callable, Mapping
from typing import Any

from .._core import NameTable, shown_name, unknown_name
from .._core._options import build
from ..errors import SettingError
from ._flat import monkey_saddle, plateau
from ._formula import surface_of
from ._many_minima import rastrigin, styblinski_tang, two_basins
from ._quadratic import bowl, ravine, saddle
from ._saddle_chain import saddle_chain
from ._surface import Surface
from ._valleys import beale, himmelblau, rosenbrock

surfaces: NameTable[Callable[..., Surface]] = NameTable(
    "surface",
    {
        "beale": beale,
        "bowl": bowl,
        "himmelblau": himmelblau,
        "monkey_saddle": monkey_saddle,
        "plateau": plateau,
        "rastrigin": rastrigin,
        "ravine": ravine,
        "rosenbrock": rosenbrock,
        "saddle": saddle,
        "saddle_chain": saddle_chain,
        "styblinski_tang": styblinski_tang,
        "two_basins": two_basins,
    },
)
"""Factories of surfaces by name: `surfaces["ravine"](condition=100)`."""


def make_surface(
    name: str | Surface, options: Mapping[str, Any] | None = None
) -> Surface:
    """Return the surface of a name, or of a formula such as "x^2 - y^2".

    Parameters
    ----------
    name : str or Surface
        A name of `surfaces` (hyphens allowed), a formula in x and y, or a surface.
    options : mapping, optional
        Arguments of the factory, such as {"condition": 100}.

    Raises
    ------
    UnknownNameError
        If a single word is not the name of a surface, or an option is not known.
    SettingError
        If a formula cannot be read, or options are given with a formula.

    Examples
    --------
    >>> make_surface("monkey-saddle").formula
    'x³ − 3xy²'
    >>> make_surface("x^2 + y^4").name
    'formula'
    """
    if isinstance(name, Surface):
        return name
    options = dict(options or {})
    if name in surfaces:
        return build("surface", name, surfaces[name], options)
    word = name.replace("-", "").replace("_", "")
    if word.isalpha() and len(word) > 2:
        raise unknown_name("surface", name, map(shown_name, surfaces))
    if options:
        raise SettingError(
            f"A formula takes no options; found {', '.join(options)}. Leave them out, "
            "or call surface_of(formula, variables, domain, start)."
        )
    return surface_of(name)
