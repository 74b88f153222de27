"""The measurement of a gradient check: every tensor, at one point or several."""

from collections.abc import Callable
from itertools import accumulate
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ..._core import generator_for
from ._differences import slopes, widths
from ._evaluation import Function, Moves, as_vector
from ._survey import Probe, Survey
from ._tensors import judge_tensor

DIRECTIONS = 2
BURN_IN_STEP = 0.02  # of the length of the parameters


class Plan(NamedTuple):
    """Where and how much to compare; see `check_gradient`."""

    coordinates: int = 12
    jitter: float = 0.02
    burn_in: int = 0
    seed: int = 0


class Leaf(NamedTuple):
    """One tensor, and its range in the vector of all parameters."""

    name: str
    shape: tuple[int, ...]
    begin: int
    end: int


def measure(
    function: Function,
    gradient: Callable[..., Any] | None,
    plan: Plan,
    half: Any,
    part: str,
) -> Survey:
    """Compare the gradient with slopes at the start, after steps, at random weights.

    Parameters
    ----------
    function : Function
        The function.
    gradient : callable or None
        The user's own gradient, if there is one.
    plan : Plan
        Where and how much to compare.
    half : dtype or None
        A 16-bit type that every point is rounded to.
    part : str
        "whole", "loss" or "penalty".
    """
    survey = Survey(part=part, dtype=str(jnp.dtype(function.dtype)), half=half)
    if not function.repeats:
        return survey.stop("not_deterministic")
    leaves = _leaves(function.params)

    def look(point: np.ndarray, only: set[str] | None = None) -> bool:
        return _look(survey, function, gradient, leaves, plan, point, only)

    exact = _rounded(as_vector(function.params), half)
    noise = generator_for(plan.seed, "gradient check").standard_normal(exact.shape)
    start = _rounded(exact + plan.jitter * noise, half)
    if not look(start):  # the jitter may have left the domain of the function
        start = exact
        if not look(start):
            return survey.stop("not_finite")
    if plan.burn_in and survey.stopped is None:
        look(_downhill(survey, function, gradient, start, plan.burn_in))
    zero = {name for name, t in survey.tensors.items() if t.because == "zero"}
    if zero and part != "penalty" and plan.jitter:
        look(_random_weights(leaves, plan, half), zero)
    return survey


def _leaves(params: Any) -> list[Leaf]:
    paths = jax.tree_util.tree_flatten_with_path(params)[0]
    ends = list(accumulate(np.size(leaf) for _, leaf in paths))
    return [
        Leaf(
            jax.tree_util.keystr(path, simple=True, separator="/") or "parameters",
            np.shape(leaf),
            end - np.size(leaf),
            end,
        )
        for (path, leaf), end in zip(paths, ends, strict=True)
    ]


def _random_weights(leaves: list[Leaf], plan: Plan, half: Any) -> np.ndarray:
    """Return weights that keep the scale of the signal, and small biases."""
    draw = generator_for(plan.seed, "gradient check at random weights")
    parts = [
        draw.standard_normal(leaf.end - leaf.begin)
        * (np.mean(leaf.shape[-2:]) ** -0.5 if len(leaf.shape) > 1 else 0.1)
        for leaf in leaves
    ]
    return _rounded(np.concatenate(parts), half)


def _rounded(point: np.ndarray, half: Any) -> np.ndarray:
    if half is None:
        return point
    return point.astype(jnp.dtype(half)).astype(np.float64)


def _downhill(
    survey: Survey,
    function: Function,
    gradient: Callable[..., Any] | None,
    start: np.ndarray,
    steps: int,
) -> np.ndarray:
    """Return the point after some steps along −gradient, as long as it is finite."""
    point = start
    for _ in range(steps):
        survey.gradients += 1
        slope = function.gradient(point, gradient)
        length = np.linalg.norm(slope)
        if not (np.isfinite(length) and length > 0):
            break
        point = point - BURN_IN_STEP * np.linalg.norm(point) * slope / length
    return point


def _look(
    survey: Survey,
    function: Function,
    gradient: Callable[..., Any] | None,
    leaves: list[Leaf],
    plan: Plan,
    point: np.ndarray,
    only: set[str] | None,
) -> bool:
    """Add a comparison of each tensor at a point; False if f is not finite there."""
    analytic = function.gradient(point, gradient)
    survey.gradients += 1
    draw = generator_for(plan.seed, "gradient check, coordinates")
    chosen = [_chosen(analytic, leaf, plan.coordinates, draw) for leaf in leaves]
    signs = np.ones((1 + DIRECTIONS, point.size))
    signs[1:] = draw.choice([-1.0, 1.0], (DIRECTIONS, point.size))
    moves, h = _moves(function, leaves, chosen, signs, point)
    values = function.values(point, moves)
    survey.forwards += len(values)
    center = float(values[-1])
    if not np.isfinite(center):
        return False
    ahead, behind = values[:-1].reshape(2, *h.shape)
    measured = slopes(center, ahead, behind, h, function.epsilon)
    first = 0
    for leaf, index in zip(leaves, chosen, strict=True):
        last, after = first + len(index), first + len(index) + DIRECTIONS
        numeric, numeric_along = measured.rows(first, last), measured.rows(last, after)
        first = after
        own = analytic[leaf.begin : leaf.end]
        finite = np.isfinite(own).all()
        if not finite and only is None:  # at random weights it is no fault
            survey.not_finite(leaf.name)
        elif finite and (only is None or leaf.name in only):
            along = signs[1:, leaf.begin : leaf.end] @ own, numeric_along
            local = index - leaf.begin
            tensor = judge_tensor(leaf.name, leaf.shape, local, own, numeric, along)
            survey.add(tensor, Probe(index, numeric), point)
    return True


def _chosen(
    analytic: np.ndarray, leaf: Leaf, count: int, draw: np.random.Generator
) -> np.ndarray:
    """Return coordinates: half of them the largest, the others random."""
    own = analytic[leaf.begin : leaf.end]
    if own.size <= count:
        return np.arange(leaf.begin, leaf.end)
    order = np.argsort(-abs(own), kind="stable")
    n_largest = (count + 1) // 2
    others = draw.choice(order[n_largest:], count - n_largest, replace=False)
    return leaf.begin + np.sort(np.concatenate([order[:n_largest], others]))


def _moves(
    function: Function,
    leaves: list[Leaf],
    chosen: list[np.ndarray],
    signs: np.ndarray,
    point: np.ndarray,
) -> tuple[Moves, np.ndarray]:
    """Return the moves ahead, behind and by nothing, and their widths (n, widths)."""
    pattern, begin, end, scale = [], [], [], []
    for leaf, index in zip(leaves, chosen, strict=True):
        size = leaf.end - leaf.begin
        typical = float(np.sqrt(np.mean(point[leaf.begin : leaf.end] ** 2)))
        pattern += [0] * len(index) + [*range(1, 1 + DIRECTIONS)]
        begin += [*index, *[leaf.begin] * DIRECTIONS]
        end += [*(index + 1), *[leaf.end] * DIRECTIONS]
        scale += [*np.maximum(1.0, abs(point[index]))]
        # in a direction of all coordinates of a tensor, h is the length of the move
        scale += [max(1.0, typical) / np.sqrt(size)] * DIRECTIONS
    h = widths(function.epsilon) * np.array(scale)[:, None]

    def of_all(values: list[int]) -> np.ndarray:
        repeated = np.repeat(values, h.shape[1])
        return np.concatenate([repeated, repeated, [0]])

    step = np.concatenate([h.ravel(), -h.ravel(), [0.0]])
    return Moves(signs, of_all(pattern), of_all(begin), of_all(end), step), h
