"""Functions whose critical points are known, to test descent and diagnosis on.

A surface is a JAX function of a point together with its formula, a domain that shows
what matters, its minima, saddles and maxima, and its source:

>>> from steepest.surfaces import himmelblau
>>> surface = himmelblau()
>>> [known.kind for known in surface.known].count("minimum")
4
>>> round(float(surface([3.0, 2.0])), 6)
0.0
"""

from ._flat import monkey_saddle, plateau
from ._formula import surface_of
from ._many_minima import rastrigin, styblinski_tang, two_basins
from ._quadratic import bowl, ravine, saddle
from ._saddle_chain import saddle_chain
from ._surface import KnownPoint, Surface
from ._surfaces import make_surface, surfaces
from ._valleys import beale, himmelblau, rosenbrock

__all__ = [
    "KnownPoint",
    "Surface",
    "beale",
    "bowl",
    "himmelblau",
    "make_surface",
    "monkey_saddle",
    "plateau",
    "rastrigin",
    "ravine",
    "rosenbrock",
    "saddle",
    "saddle_chain",
    "styblinski_tang",
    "surface_of",
    "surfaces",
    "two_basins",
]
