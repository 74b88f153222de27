"""Every penalty by its name."""

from collections.abc import Callable
from typing import Any

from .._core import NameTable
from .._core._options import build
from ._options import share
from ._penalty import Penalty


def l1() -> Penalty:
    """Return R(W) = Σ|W|: weights of useless inputs become exactly zero.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> float(l1()({"weight": jnp.array([[3.0, -4.0]]), "bias": jnp.array([9.0])}))
    7.0
    """
    return Penalty("l1", l1=1.0)


def l2() -> Penalty:
    """Return R(W) = ΣW²: large weights shrink, and none becomes exactly zero.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> float(l2()({"weight": jnp.array([[3.0, -4.0]]), "bias": jnp.array([9.0])}))
    25.0
    """
    return Penalty("l2", l2=1.0)


def elastic_net(l1_ratio: float = 0.5) -> Penalty:
    """Return R(W) = ρ Σ|W| + (1 − ρ) ΣW², between l1 and l2.

    scikit-learn's `ElasticNet` and optax have ½(1 − ρ) in front of the squares.

    Parameters
    ----------
    l1_ratio : float
        ρ from 0 (l2) to 1 (l1).

    Raises
    ------
    SettingError
        If ρ is not between 0 and 1.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> float(elastic_net(0.25)({"weight": jnp.array([[3.0, -4.0]])}))
    20.5

    References
    ----------
    Zou and Hastie (2005), Regularization and Variable Selection via the Elastic Net,
    section 2.1.
    """
    ratio = share("l1_ratio", l1_ratio)
    return Penalty("elastic_net", l1=ratio, l2=1.0 - ratio)


penalties: NameTable[Callable[..., Penalty]] = NameTable(
    "penalty", {"elastic_net": elastic_net, "l1": l1, "l2": l2}
)
"""Each entry is a function of its options, with defaults, that returns a `Penalty`."""


def penalty_named(name: str, **options: Any) -> Penalty:
    """Return the penalty of that name, made with these options.

    Parameters
    ----------
    name : str
        A key of `penalties`.
    **options : float
        `l1_ratio` for `elastic_net`.

    Raises
    ------
    UnknownNameError
        If no penalty, or no option of this penalty, has that name.
    SettingError
        If an option has a value that cannot work.

    Examples
    --------
    >>> penalty_named("elastic-net", l1_ratio=0.25)
    Penalty(name='elastic_net', l1=0.25, l2=0.75)
    """
    table_name = str(name).replace("-", "_")
    return build("penalty", table_name, penalties[name], options)
