"""Du's chain of saddles, which plain descent needs exponentially many steps to pass."""

import functools
import itertools
import math

import jax
import jax.numpy as jnp

from ..errors import SettingError
from ._surface import KnownPoint, Surface


def saddle_chain(
    dimension: int = 2,
    attraction: float = 1.0,
    repulsion: float = 1.0,
    tube: float = math.e,
) -> Surface:
    """Return the function on which descent passes d saddles, one after the other.

    f(x) = Σᵢ [ Sᵢ A(|xᵢ|) + (1 − Sᵢ) L xᵢ² ],   Sᵢ = ∏_{j<i} s(|xⱼ|).

    A(r) is −γr² up to τ, L(r − 4τ)² − ν from 2τ, and a quartic between them; s(r) rises
    from 0 at τ to 1 at 2τ. While coordinate i leaves its saddle, the coordinates after
    it shrink to zero, so descent comes closer to the next saddle and leaves it later:
    each saddle multiplies the steps so far by about 1 + L/γ.

    Parameters
    ----------
    dimension : int
        d, the number of saddles on the way.
    attraction : float
        L > 0: curvature 2L along the coordinates that shrink.
    repulsion : float
        γ > 0: curvature −2γ along the coordinate that grows.
    tube : float
        τ > 0: half the distance that a coordinate moves before the next one grows.

    Raises
    ------
    SettingError
        If a number is outside its range.

    Notes
    -----
    On the tubes {xⱼ in [2τ, 6τ] for j < i, xⱼ ≤ τ for j > i} this is the paper's f
    exactly (s(r) is its g₂, and A its g₁ on [τ, 2τ]; tested piece by piece). The paper
    continues f to all of ℝᵈ by Whitney's theorem without a formula; the products Sᵢ are
    ours, twice continuously differentiable, and even in every coordinate.

    They add no critical points: for 0 < x₁ < 4τ both A′(x₁) < 0 and the bracket that
    s′(x₁) multiplies is negative, so ∂f/∂x₁ < 0. Hence x₁ is 0, and then all that
    follow, or 4τ, and the argument repeats: 2ᵈ equal minima at |xᵢ| = 4τ, and saddles
    (±4τ, …, ±4τ, 0, …, 0), of index 1. Beyond four dimensions the list
    holds only those with positive signs.

    References
    ----------
    Du, Jin, Lee, Jordan, Póczos & Singh (2017), Gradient Descent Can Take Exponential
    Time to Escape Saddle Points, section 4 and its appendix.

    Examples
    --------
    >>> chain = saddle_chain(3)
    >>> round(float(chain([0.0, 0.0, 0.0])), 6), len(chain.minima)
    (0.0, 8)
    """
    if dimension < 1:
        raise SettingError(f"A chain has at least 1 saddle; found {dimension}.")
    for name, value in (
        ("attraction", attraction),
        ("repulsion", repulsion),
        ("tube", tube),
    ):
        if not (math.isfinite(value) and value > 0):
            raise SettingError(f"The {name} of a saddle chain is > 0; found {value}.")
    return _saddle_chain(int(dimension), attraction, repulsion, tube)


@functools.cache
def _saddle_chain(d: int, attraction: float, repulsion: float, tube: float) -> Surface:
    drop = tube**2 * (37 * attraction + 13 * repulsion) / 6  # ν: the pieces meet at 2τ
    cubic = (-14 * attraction + 10 * repulsion) / (3 * tube)
    quartic = (5 * attraction - 3 * repulsion) / (2 * tube**2)

    def leaving(point: jax.Array, r: jax.Array) -> jax.Array:
        """Return A: falling away from 0, then the quartic, then the well at 4τ."""
        away = -repulsion * point**2  # not r²: |x| has no second derivative at 0
        bridge = away + cubic * (r - tube) ** 3 + quartic * (r - tube) ** 4
        well = attraction * (r - 4 * tube) ** 2 - drop
        return jnp.where(r < tube, away, jnp.where(r < 2 * tube, bridge, well))

    def opening(r: jax.Array) -> jax.Array:
        """Return s: the quintic whose first two derivatives vanish at both ends."""
        u = jnp.clip(r / tube - 1, 0, 1)
        return u**3 * (10 - 15 * u + 6 * u**2)

    def function(point: jax.Array) -> jax.Array:
        r = jnp.abs(point)
        before = jnp.cumprod(opening(r[:-1]))
        share = jnp.concatenate([jnp.ones_like(point[:1]), before])
        return jnp.sum(share * leaving(point, r) + (1 - share) * attraction * point**2)

    far = 4 * tube
    signs = (1.0, -1.0) if d <= 4 else (1.0,)
    known = []
    for reached in range(d + 1):
        for sign in itertools.product(signs, repeat=reached):
            place = tuple(far * s for s in sign) + (0.0,) * (d - reached)
            last = reached == d
            kind = "minimum" if last else "saddle"
            known.append(
                KnownPoint(place, kind, -reached * drop, True if last else None)
            )
    # with one coordinate, the first saddle is a maximum
    if d == 1:
        known[0] = KnownPoint((0.0,), "maximum", 0.0)
    return Surface(
        name="saddle_chain",
        function=function,
        formula=f"Σᵢ [Sᵢ A(|xᵢ|) + (1 − Sᵢ) {attraction:g} xᵢ²], d = {d}",
        domain=((-1.5 * tube, 5.5 * tube),) * d,
        start=tuple(0.6 / 2**i for i in range(d)),
        known=tuple(known),
        complete=d <= 4,
        source="Du et al. (2017), section 4, continued from the tubes to all of ℝᵈ",
    )
