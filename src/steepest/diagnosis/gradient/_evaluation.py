"""Values of a function in float64 around a point: compiled, or called as it is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from ..._core import Ready
from ...errors import ModelError
from ._precision import narrowest

NOT_TRACED = (
    jax.errors.ConcretizationTypeError,
    jax.errors.TracerArrayConversionError,
    jax.errors.TracerIntegerConversionError,
)
"""What a function of NumPy raises when JAX traces it."""


class Moves(NamedTuple):
    """Moves of one point, each along a range of its coordinates.

    Attributes
    ----------
    signs : (patterns, coordinates)
        1 or −1: the direction in each coordinate.
    pattern, begin, end : (moves,) of int
        Each move follows signs[pattern] from coordinate begin to end, end excluded.
    step : (moves,)
        How far in each of those coordinates.
    """

    signs: np.ndarray
    pattern: np.ndarray
    begin: np.ndarray
    end: np.ndarray
    step: np.ndarray


@dataclass(frozen=True)
class Function:
    """f(params, *data) at moved points; for use under `jax.enable_x64(True)`.

    Parameters
    ----------
    f : callable
        In JAX, and then compiled once for all moves; or in NumPy, and then called.
    data : tuple
        The arguments after the parameters.
    params : tree of float64 arrays of NumPy
        Parameters of the right shapes.
    """

    f: Callable[..., Any]
    data: tuple[Any, ...]
    params: Any

    @cached_property
    def program(self) -> Any:
        """The traced function, or None if JAX cannot trace it.

        Raises
        ------
        ModelError
            If the function fails, or its value is not one number.
        """
        try:
            program, value = jax.make_jaxpr(self.f, return_shape=True)(
                self.params, *self.data
            )
        except NOT_TRACED:
            _check_scalar(self._called(self.params))
            return None
        except Exception as error:  # whatever the user's own code raises is shown
            raise _failed(error) from error
        _check_scalar(value)
        return program.jaxpr

    @cached_property
    def dtype(self) -> Any:
        """The narrowest floating type that the parameters pass through."""
        if self.program is None:
            return jnp.float64
        return narrowest(self.program, len(jax.tree.leaves(self.params)))

    @property
    def epsilon(self) -> float:
        """The relative rounding of a value of the function."""
        return float(jnp.finfo(self.dtype).eps)

    @cached_property
    def repeats(self) -> bool:
        """Whether two calls at the same point give the same value."""
        if self.program is not None:
            return True  # a compiled program has no other source of randomness
        first, second = self._called(self.params), self._called(self.params)
        return bool(np.array_equal(first, second, equal_nan=True))

    def values(self, point: np.ndarray, moves: Moves) -> np.ndarray:
        """Return f at the point moved by each of the moves."""
        if self.program is not None:
            f = _as_tree(self.f)
            return np.asarray(_values(f, self.params, self.data, point, moves))
        values = []
        for pattern, begin, end, step in zip(*moves[1:], strict=True):
            moved = point.copy()
            moved[begin:end] += step * moves.signs[pattern, begin:end]
            values.append(self._called(self.tree(moved)))
        return np.array(values, np.float64)

    def gradient(
        self, point: np.ndarray, gradient: Callable[..., Any] | None
    ) -> np.ndarray:
        """Return the gradient as one vector: the given one, or that of autodiff.

        Raises
        ------
        ModelError
            If the gradient does not have the parameters' shapes, or fails, or there is
            none because JAX cannot trace the function.
        """
        if gradient is None and self.program is None:
            raise ModelError(
                "JAX cannot trace this function, so there is no gradient to check. "
                "Give your own: check_gradient(f, params, gradient=…)."
            )
        params = self.tree(point)
        try:
            if gradient is None:
                tree = autodiff(self.f, params, self.data)
            else:
                tree = gradient(self._own_arrays(params), *self.data)
        except Exception as error:  # whatever the user's own code raises is shown
            raise _failed(error, "gradient") from error
        expected, shapes = jax.tree.map(np.shape, params), jax.tree.map(np.shape, tree)
        if shapes != expected:
            raise ModelError(
                f"The gradient has shapes {shapes}; the parameters have {expected}. "
                "Return one array of the same shape for each parameter."
            )
        return as_vector(tree)

    def tree(self, point: np.ndarray) -> Any:
        """Return a vector as a tree like the parameters."""
        return as_tree_like(self.params, point)

    def _own_arrays(self, params: Any) -> Any:
        """Return the parameters as arrays of JAX for a function that JAX can trace."""
        return params if self.program is None else jax.tree.map(jnp.asarray, params)

    def _called(self, params: Any) -> Any:
        try:
            return np.asarray(self.f(params, *self.data))
        except Exception as error:  # whatever the user's own code raises is shown
            raise _failed(error) from error


def as_vector(tree: Any) -> np.ndarray:
    """Return the numbers of a tree as one vector of float64."""
    return np.concatenate(
        [np.asarray(leaf, np.float64).ravel() for leaf in jax.tree.leaves(tree)]
    )


def as_tree_like(params: Any, vector: np.ndarray) -> Any:
    """Return a copy of a vector as a tree with the shapes of some parameters."""
    leaves, structure = jax.tree.flatten(params)
    ends = np.cumsum([np.size(leaf) for leaf in leaves])[:-1]
    parts = zip(np.split(vector, ends), leaves, strict=True)
    return structure.unflatten(
        [np.reshape(part, np.shape(leaf)).copy() for part, leaf in parts]
    )


def _check_scalar(value: Any) -> None:
    shape, dtype = getattr(value, "shape", None), getattr(value, "dtype", object)
    if shape != () or not jnp.issubdtype(dtype, jnp.floating):
        kind = f"a {type(value).__name__}" if shape is None else f"{dtype}{list(shape)}"
        raise ModelError(
            f"The function must return one floating-point number; found {kind}. "
            "Return the mean over the batch, for example."
        )


def _failed(error: Exception, what: str = "function") -> ModelError:
    return ModelError(
        f"The {what} failed in float64, in which slopes are measured: "
        f"{type(error).__name__}: {error}"
    )


def autodiff(f: Callable[..., Any], params: Any, data: tuple[Any, ...]) -> Any:
    """Return the gradient of a function, compiled."""
    return _gradient(_as_tree(f), params, *data)


def _as_tree(f: Callable[..., Any]) -> Any:
    """Return f as a tree: an objective is one; a function is one without leaves."""
    return jax.tree_util.Partial(f) if jax.tree_util.all_leaves([f]) else f


@Ready
@jax.jit
def _gradient(f: Any, params: Any, *data: Any) -> Any:
    return jax.grad(f)(params, *data)


@Ready
@jax.jit
def _values(f: Any, params: Any, data: Any, point: Any, moves: Moves) -> jax.Array:
    unravel = ravel_pytree(params)[1]
    index = jax.lax.iota(jnp.int64, point.size)

    def value(move: Any) -> jax.Array:
        pattern, begin, end, step = move
        inside = (begin <= index) & (index < end)
        moved = point + jnp.where(inside, step * moves.signs[pattern], 0.0)
        return jnp.asarray(f(unravel(moved), *data), jnp.float64)

    return jax.lax.map(value, tuple(moves[1:]))
