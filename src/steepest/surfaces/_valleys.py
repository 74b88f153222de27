"""Three classic test functions: curved valleys, flat and steep places."""

import functools

import jax

from ._surface import KnownPoint, Surface


@functools.cache
def rosenbrock() -> Surface:
    """Return Rosenbrock's banana valley, (1 − x)² + 100 (y − x²)².

    Descent soon reaches the valley floor y = x², and then follows it slowly to (1, 1).
    The Hessian at (1, 1) has eigenvalues 0.3994 and 1001.6, a condition number of
    2 508.

    Examples
    --------
    >>> float(rosenbrock()([1.0, 1.0]))
    0.0
    """

    def function(point: jax.Array) -> jax.Array:
        x, y = point
        return (1 - x) ** 2 + 100 * (y - x**2) ** 2

    return Surface(
        name="rosenbrock",
        function=function,
        formula="(1 − x)² + 100 (y − x²)²",
        domain=((-2.0, 2.0), (-1.0, 3.0)),
        start=(-1.2, 1.0),
        known=(KnownPoint((1.0, 1.0), "minimum", 0.0, True),),
        complete=True,
        source="Rosenbrock (1960), The Computer Journal 3(3), 175–184",
    )


@functools.cache
def himmelblau() -> Surface:
    """Return Himmelblau's function, with four equal minima, four saddles, one peak.

    (x² + y − 11)² + (x + y² − 7)².

    Examples
    --------
    >>> len(himmelblau().minima), len(himmelblau().saddles)
    (4, 4)
    """

    def function(point: jax.Array) -> jax.Array:
        x, y = point
        return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2

    minima = (
        (3.0, 2.0),
        (-2.805118086952745, 3.131312518250573),
        (-3.779310253377747, -3.283185991286170),
        (3.584428340330492, -1.848126526964404),
    )
    saddles = (
        ((-3.07302575076439, -0.081353044287968), 104.015162917558),
        ((0.086677504555396, 2.884254701174776), 67.719150087526),
        ((3.385154183607021, 0.073851879837749), 13.311926270406),
        ((-0.12796134673068, -1.953714980244577), 178.337239201927),
    )
    peak = KnownPoint(
        (-0.270844590667348, -0.923038556479981), "maximum", 181.616521522583
    )
    return Surface(
        name="himmelblau",
        function=function,
        formula="(x² + y − 11)² + (x + y² − 7)²",
        domain=((-5.0, 5.0), (-5.0, 5.0)),
        start=(-0.5, -1.0),
        known=(
            *(KnownPoint(point, "minimum", 0.0, True) for point in minima),
            *(KnownPoint(point, "saddle", value) for point, value in saddles),
            peak,
        ),
        complete=True,
        source="Himmelblau (1972), Applied Nonlinear Programming, McGraw-Hill",
    )


@functools.cache
def beale() -> Surface:
    """Return Beale's function, flat in the middle and steep in the corners.

    (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²; besides the minimum at
    (3, ½) it has saddles at (0, 1) and near (0.1005, −2.6445).

    Examples
    --------
    >>> beale().minima[0].point
    (3.0, 0.5)
    """

    def function(point: jax.Array) -> jax.Array:
        x, y = point
        first = 1.5 - x + x * y
        second = 2.25 - x + x * y**2
        third = 2.625 - x + x * y**3
        return first**2 + second**2 + third**2

    return Surface(
        name="beale",
        function=function,
        formula="(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
        domain=((-4.5, 4.5), (-4.5, 4.5)),
        start=(1.0, 1.5),
        known=(
            KnownPoint((3.0, 0.5), "minimum", 0.0, True),
            KnownPoint((0.0, 1.0), "saddle", 14.203125),
            KnownPoint(
                (0.100537937324158, -2.644513585023125), "saddle", 9.86451228475556
            ),
        ),
        complete=True,
        source="Beale (1958), Princeton University, Technical Report 25",
    )
