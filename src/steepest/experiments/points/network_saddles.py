"""The critical points of a small network, found by Newton's method from many starts.

Newton's method goes to every kind of critical point alike, so that what it finds is a
sample of them.

Examples
--------
>>> import jax
>>> import jax.numpy as jnp
>>> from steepest.landscape import critical_point
>>> from steepest.models import mlp
>>> from steepest.objectives import Objective, losses
>>> model = mlp(1, [2], 1, activation="tanh")
>>> objective = Objective(model, losses["squared-error"]())
>>> zeros = jax.tree.map(jnp.zeros_like, model.init(jax.random.key(0)))
>>> x = jnp.linspace(-1, 1, 9)
>>> print(critical_point(objective, zeros, ((x[:, None], x),)).kind)
saddle
"""

from functools import cache

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from ...models import Model, mlp
from ...objectives import Objective, loss_named
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

UNITS, STARTS, STEPS, ROWS = 3, 600, 1000, 12
CRITICAL, FLAT = 1e-9, 1e-6


def data() -> tuple[np.ndarray, np.ndarray]:
    """Return points of a curve."""
    x = np.linspace(-1.0, 1.0, ROWS)
    return x[:, None], np.sin(3 * x) + 0.5 * x**2


def network() -> Model:
    """Return a network of three tanh units, ten parameters."""
    return mlp(1, [UNITS], 1, activation="tanh")


@cache
def measure() -> Measured:
    """Search from 400 starts in float64, and count negative curvatures."""
    with jax.enable_x64(True):
        losses, curvatures = _critical_points()
    index = (curvatures < -FLAT).sum(1)
    saddles = index > 0
    numbers = {
        "starts": float(STARTS),
        "found": float(len(index)),
        "saddles": float(saddles.sum()),
        "share": float(saddles.mean() * 100),
        "others": float((~saddles).sum()),
        "lowest": float(losses.min()),
        "lowest_saddle": float(losses[saddles].min()),
        "highest_saddle": float(losses[saddles].max()),
    }
    rng = np.random.default_rng(0)
    moved = index + rng.uniform(-0.15, 0.15, len(index))
    panel = Panel(
        "critical points of a network",
        "negative curvatures",
        "loss",
        (Curve("", moved, losses, "dots"),),
    )
    return Measured(numbers, (panel,))


def _critical_points() -> tuple[np.ndarray, np.ndarray]:
    """Return the loss and the curvatures of each critical point that was found."""
    objective = Objective(network(), loss_named("squared_error"))
    flat, unravel = ravel_pytree(network().init(jax.random.key(0)))
    rows = tuple(map(jnp.asarray, data()))

    def loss(at: jax.Array) -> jax.Array:
        return objective(unravel(at), rows)

    def step(at: jax.Array, _: None) -> tuple[jax.Array, None]:
        # Levenberg and Marquardt on ‖∇L‖²: any kind of critical point attracts
        gradient, hessian = jax.grad(loss)(at), jax.hessian(loss)(at)
        damping = 1e-3 * gradient @ gradient
        system = hessian @ hessian + damping * jnp.eye(len(at))
        return at - jnp.linalg.solve(system, hessian @ gradient), None

    @jax.jit
    @jax.vmap
    def search(at: jax.Array) -> tuple[jax.Array, jax.Array, jax.Array]:
        end, _ = jax.lax.scan(step, at, length=STEPS)
        return loss(end), jnp.linalg.norm(jax.grad(loss)(end)), jax.hessian(loss)(end)

    rng = np.random.default_rng(0)
    starts = jnp.asarray(rng.normal(size=(STARTS, flat.size)))
    values, slopes, hessians = map(np.asarray, search(starts))
    reached = (slopes < CRITICAL) & np.isfinite(values)
    return values[reached], np.linalg.eigvalsh(hessians[reached])


EXPERIMENT = Experiment(
    page=__doc__,
    name="network_saddles",
    group="points",
    claim="Most critical points of a network are saddles.",
    says=(
        "Newton's method reached a critical point of a network of three tanh units "
        "from {found} of {starts} starts; {saddles} of them, {share} %, are saddles.",
        "The lowest of all has a loss of {lowest}; the saddles lie from "
        "{lowest_saddle} to {highest_saddle}.",
    ),
    measure=measure,
)
