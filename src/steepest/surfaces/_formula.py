"""A surface from a formula given as text, parsed by a grammar and never run as code."""

import functools
import math
from collections.abc import Sequence
from typing import Any

import jax
import jax.numpy as jnp

from ..errors import SettingError
from ._grammar import CONSTANTS, FUNCTIONS, parse
from ._surface import Surface


def surface_of(
    formula: str,
    variables: Sequence[str] = ("x", "y"),
    domain: Sequence[tuple[float, float]] | None = None,
    start: Sequence[float] | None = None,
) -> Surface:
    """Return the surface of a formula such as "x^2 + 3*sin(x*y)".

    Allowed are the variables, numbers, `pi`, `e`, + − * / ^ with parentheses, and abs,
    arctan, cos, cosh, exp, log, sin, sinh, sqrt, tan, tanh; `^` and `**` mean the same,
    and −x^2 is −(x²). The text is parsed by our own grammar and never run as code.

    Parameters
    ----------
    formula : str
        At most 400 characters; exponents are numbers up to 32.
    variables : sequence of str
        The coordinates' names, in order.
    domain : sequence of (float, float), optional
        The interval of each variable; default (−3, 3).
    start : sequence of float, optional
        Where a race starts; default half-way to the domain's upper left corner.

    Raises
    ------
    SettingError
        If the text is no such formula; the message shows the position and what is
        allowed.

    Examples
    --------
    >>> wave = surface_of("x^2 + 3*sin(pi*y)")
    >>> float(wave([2.0, 0.5]))
    7.0
    >>> surface_of("x^2 + sn(y)")
    Traceback (most recent call last):
    steepest.errors.SettingError: The formula cannot be read at position 7. ...
      x^2 + sn(y)
            ^
    Allowed: x, y; numbers; e, pi; + - * / ^ ( ); abs, arctan, ...
    """
    names = tuple(variables)
    for name in names:
        if name in (*CONSTANTS, *FUNCTIONS) or not name.isidentifier():
            raise SettingError(
                f"'{name}' cannot name a variable. Use a letter such as x, not e."
            )
    if not names or len(set(names)) < len(names):
        raise SettingError(
            f"A formula needs variables with different names; found {names}."
        )
    intervals = tuple(
        (float(low), float(high)) for low, high in domain or ((-3.0, 3.0),) * len(names)
    )
    if len(intervals) != len(names):
        raise SettingError(
            f"The formula has {len(names)} variables and its domain {len(intervals)} "
            "intervals. Give one interval per variable."
        )
    if start is None:
        corners = (((3 if i else 1) / 4) for i in range(len(names)))
        start = [a + c * (b - a) for (a, b), c in zip(intervals, corners, strict=True)]
    return _surface_of(formula, names, intervals, tuple(map(float, start)))


@functools.lru_cache(maxsize=256)
def _surface_of(
    formula: str,
    names: tuple[str, ...],
    domain: tuple[tuple[float, float], ...],
    start: tuple[float, ...],
) -> Surface:
    tree = parse(formula, names)

    def function(point: jax.Array) -> jax.Array:
        coordinates = dict(zip(names, point, strict=True))
        return jnp.asarray(_value(tree, coordinates), point.dtype)

    return Surface("formula", function, formula, domain, start, source="As given")


_OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": jnp.true_divide,  # 1/0 is inf, where Python's own division would raise
    "negative": lambda a: -a,
}


def _value(tree: Any, coordinates: dict[str, jax.Array]) -> Any:
    """Return the value of a tree: a number, a name, or (operation, operands…)."""
    if isinstance(tree, float):
        return tree
    if isinstance(tree, str):
        return coordinates[tree] if tree in coordinates else getattr(math, tree)
    operation, *operands = tree
    values = [_value(operand, coordinates) for operand in operands]
    if operation == "^":
        return _power(*values)
    if operation in _OPERATIONS:
        return _OPERATIONS[operation](*values)
    return getattr(jnp, operation)(*values)


def _power(base: Any, exponent: float) -> Any:
    # an integer power has a derivative at 0 and a value for negative numbers
    return jnp.asarray(base) ** (int(exponent) if exponent.is_integer() else exponent)
