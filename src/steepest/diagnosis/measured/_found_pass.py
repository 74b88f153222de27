"""One pass forward and back through the layers that were found in a model."""

from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ..._core import generator_for
from ...objectives import Batch, Objective
from .._case import Case
from ._computation import walk
from ._found_layers import FoundLayers, found_in, found_layers
from ._layer_survey import Weights, is_activation
from ._look import Look
from ._sample import rows_at_start
from ._units import ENDS, NEAR_AN_END

PLACES = 512  # rows and places of a layer that are kept: chosen


class SeenUnits(NamedTuple):
    """What the units after an activation do.

    Attributes
    ----------
    name : str
        The layer that they belong to.
    activation : str
    silent : float
        The share of units that are 0 on every row and at every place.
    at_an_end : float
        The share of values near an end of the activation.
    """

    name: str
    activation: str
    silent: float
    at_an_end: float


class SeenWeights(NamedTuple):
    """A layer with weights on a pass.

    Attributes
    ----------
    name : str
    depth : int
        Layers on the way to it, itself included.
    z : (places, units)
        W a + b, b left out, at a few rows and places.
    delta : (places, units)
        ∂L/∂z there.
    scale, slope : float
        The root of the mean over rows and units of the sums over places of z², δ².
    """

    name: str
    depth: int
    z: np.ndarray
    delta: np.ndarray
    scale: float
    slope: float


class FoundPass(NamedTuple):
    """A pass through the layers that were found.

    Attributes
    ----------
    weights : tuple of SeenWeights
    units : tuple of SeenUnits
    first, last, varies : float
        The root mean square of what goes into the first and into the last layer, and
        of the latter after subtracting its mean over the rows.
    gated : int
        How many loops let their signal through gates.
    not_finite : str or None
        The first layer whose values are not finite.
    drawn : bool
        Whether the last layer was zero and was replaced by a random one.
    """

    weights: tuple[SeenWeights, ...]
    units: tuple[SeenUnits, ...]
    first: float
    last: float
    varies: float
    gated: int
    not_finite: str | None
    drawn: bool


def found_pass_at_start(case: Case) -> FoundPass | str:
    """Return a pass through the layers of a case at its start, or why there is none."""
    found = case.once(found_layers)
    if isinstance(found, str):
        return found
    return _passed(found, case.objective, case.start, rows_at_start(case))


def found_pass(objective: Objective, params: Any, batch: Batch) -> FoundPass | str:
    """Return a pass through the layers of a model, or why there are none."""
    found = found_in(objective, params, batch.inputs)
    return found if isinstance(found, str) else _passed(found, objective, params, batch)


def _passed(
    found: FoundLayers, objective: Objective, params: Any, batch: Batch
) -> FoundPass:
    leaves = jax.tree.leaves(params)
    drawn = not np.any(np.asarray(leaves[found.weights[-1].leaf]))
    if drawn:
        leaves = _with_last_drawn(found, leaves)
    batch = jax.tree.map(lambda a: np.asarray(a)[: found.rows], batch)
    taps = {
        layer.step: np.zeros(
            (*layer.rounds, *layer.shape), np.asarray(leaves[layer.leaf]).dtype
        )
        for layer in found.weights
    }
    run = jax.jit(partial(_run, found, objective))
    slopes, seen = run(taps, leaves, batch)
    seen = jax.tree.map(np.asarray, seen)
    weights = tuple(
        SeenWeights(
            layer.name,
            layer.depth,
            seen["z"][layer.step],
            np.asarray(slopes["columns"][layer.step]),
            float(seen["scale"][layer.step]),
            float(slopes["scale"][layer.step]),
        )
        for layer in found.weights
    )
    units = tuple(
        SeenUnits(
            unit.name,
            unit.activation,
            float(seen["silent"][unit.step]),
            float(seen["ends"][unit.step]),
        )
        for unit in found.units
    )
    begins = min(found.weights, key=lambda layer: layer.depth)
    wrong = (layer.name for layer in weights if not np.isfinite(layer.scale))
    return FoundPass(
        weights,
        units,
        float(seen["into"][begins.step][0]),
        *map(float, seen["into"][found.weights[-1].step]),
        gated=found.gated,
        not_finite=next(wrong, None),
        drawn=drawn,
    )


def _run(
    found: FoundLayers, objective: Objective, taps: Any, leaves: Any, batch: Batch
) -> Any:
    """Return the gradient in what is added to each layer's output, and what is seen."""

    def loss(taps: Any) -> Any:
        scores, seen = _seen(found, taps, leaves, batch.inputs)
        losses = objective.loss.per_example(scores, batch.targets)
        return jnp.mean(losses), seen

    slopes, seen = jax.grad(loss, has_aux=True)(taps)
    of_layer = {
        layer.step: columns(layer, _rounds_last(layer, slopes[layer.step]), found.rows)
        for layer in found.weights
    }
    return {
        "columns": {step: _few(slope) for step, slope in of_layer.items()},
        "scale": {step: _over_places(slope) for step, slope in of_layer.items()},
    }, seen


def _rounds_last(layer: Weights, slope: Any) -> Any:
    """Return the slope with the axes of loops behind all others."""
    rounds = range(len(layer.rounds))
    return jnp.moveaxis(slope, rounds, range(-len(rounds), 0))


def _seen(found: FoundLayers, taps: Any, leaves: Any, inputs: Any) -> Any:
    look, jaxpr = Look(found, taps), found.jaxpr
    (scores,) = walk(jaxpr.jaxpr, jaxpr.consts, [*leaves, inputs], look, is_activation)
    seen: dict[str, dict[int, Any]] = {
        name: {} for name in ("z", "scale", "into", "silent", "ends")
    }
    for layer in found.weights:
        at = layer.step
        z = columns(layer, look.seen["z"][at], found.rows)
        seen["z"][at], seen["scale"][at] = _few(z), _over_places(z)
        seen["into"][at] = _spread(look.seen["into"][at], found.rows)
    for unit in found.units:
        a = _by_units(unit.axis, look.seen["a"][unit.step], found.rows)
        seen["silent"][unit.step] = jnp.mean(jnp.all(a == 0, axis=0))
        seen["ends"][unit.step] = _at_an_end(unit.activation, a)
    return scores, seen


def columns(layer: Weights, out: Any, rows: int) -> Any:
    """Return what comes out of a layer as (rows, places, units)."""
    units = [out.shape[i] for i in layer.axes]
    ends = range(out.ndim - len(units), out.ndim)
    out = jnp.moveaxis(out, layer.axes, tuple(ends))
    out = out.reshape(*out.shape[: out.ndim - len(units)], -1)
    return _rows_first(out, rows).reshape(rows, -1, out.shape[-1])


def _by_units(axis: int | None, a: Any, rows: int) -> Any:
    """Return values as (rows and places, units)."""
    if axis is None:
        return _rows_first(a, rows)
    return jnp.moveaxis(a, axis, -1).reshape(-1, a.shape[axis])


def _rows_first(a: Any, rows: int) -> Any:
    """Return an array as (rows, all others); the number of rows is prime."""
    axis = next((i for i, size in enumerate(a.shape) if size % rows == 0), 0)
    return jnp.moveaxis(a, axis, 0).reshape(rows, -1)


def _few(columns: Any) -> Any:
    flat = columns.reshape(-1, columns.shape[-1])
    return flat[:: -(-len(flat) // PLACES)]


def _over_places(columns: Any) -> Any:
    return jnp.sqrt(jnp.mean(jnp.sum(columns**2, axis=1)))


def _spread(into: Any, rows: int) -> Any:
    into = _rows_first(into, rows)
    varies = into - into.mean(axis=0)
    return jnp.stack([jnp.sqrt(jnp.mean(a**2)) for a in (into, varies)])


def _at_an_end(activation: str, a: Any) -> Any:
    if activation not in ENDS:
        return jnp.zeros(())
    low, high = ENDS[activation]
    return jnp.mean((a < low + NEAR_AN_END) | (a > high - NEAR_AN_END))


def _with_last_drawn(found: FoundLayers, leaves: list[Any]) -> list[Any]:
    """Return the parameters with a last layer that lets a gradient through."""
    last = found.weights[-1]
    leaf = np.asarray(leaves[last.leaf])
    draw = generator_for(0, "stand-in for the last layer")
    drawn = draw.standard_normal(leaf.shape) / np.sqrt(last.weight.shape[1])
    drawn = drawn.astype(leaf.dtype)  # LeCun's
    return [*leaves[: last.leaf], drawn, *leaves[last.leaf + 1 :]]
