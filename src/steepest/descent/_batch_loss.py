"""The objective on the rows of one batch: value, gradient, Hessian-vector product.

A batch larger than a tile is summed tile by tile, so that a full batch of any size
runs in the same program and its temporary arrays stay in the cache.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp

from .._core import Tree
from ..objectives import Batch, Objective


@dataclass(frozen=True)
class BatchLoss:
    """L(W) = 1/n Σ wᵢ ℓᵢ + λ R(W) over `count` rows from row `start`.

    Attributes
    ----------
    objective : Objective or FunctionObjective
        What is minimized.
    rows : Batch
        At least the rows of the batch and of its last tile, all of them finite.
    start, count : () int32
        The batch is rows start … start + count − 1.
    tile : int
        How many rows are computed together.
    tiled : bool
        Whether a batch may be longer than a tile.
    key : typed key or None
        For dropout and augmentation.
    model_state : tree or None
        What a model with state computes its scores with.
    divided : bool
        Whether the rows are (batches, tiles, tile, …), divided over devices; then
        `start` is the number of the batch.
    """

    objective: Any
    rows: Any
    start: jax.Array
    count: jax.Array
    tile: int
    tiled: bool
    key: jax.Array | None
    model_state: Any = None
    divided: bool = False

    def value_gradient_and_state(self, params: Tree) -> tuple[jax.Array, Tree, Any]:
        """Return the same as `value_and_gradient`, and the model's state after it.

        The batch of a model with state is never tiled: it is normalized as a whole.
        """
        if self.model_state is None:
            return *self.value_and_gradient(params), None
        data_part = jax.value_and_grad(self._data_part_and_state, has_aux=True)
        (value, state), gradient = data_part(params)
        penalty = self._penalty_like((value, gradient), params, 1, None)
        if penalty is not None:
            value, gradient = jax.tree.map(jnp.add, (value, gradient), penalty)
        return value, gradient, state

    def value_and_gradient(self, params: Tree) -> tuple[jax.Array, Tree]:
        """Return the smooth part of the objective and its gradient."""
        return self._over_tiles(jax.value_and_grad(self._data_part), params)

    def value(self, params: Tree) -> jax.Array:
        """Return the smooth part; only its first derivative in reverse mode exists."""
        if not self.tiled:
            return self._data_part(params, 0) + self._smooth_penalty(params)

        @jax.custom_vjp
        def value(params: Tree) -> jax.Array:
            return self._over_tiles(self._data_part, params)

        def forward(params: Tree) -> tuple[jax.Array, Tree]:
            return self.value_and_gradient(params)

        def backward(gradient: Tree, weight: jax.Array) -> tuple[Tree]:
            return (jax.tree.map(lambda g: weight * g, gradient),)

        value.defvjp(forward, backward)
        return value(params)

    def hessian_vector_product(self, params: Tree, vector: Tree) -> Tree:
        """Return H v of the smooth part, by differentiating the gradient along v."""

        def product(params: Tree, i: jax.Array | int) -> Tree:
            gradient = jax.grad(self._data_part)
            return jax.jvp(lambda p: gradient(p, i), (params,), (vector,))[1]

        return self._over_tiles(product, params, order=2, vector=vector)

    def per_example_gradients(self, params: Tree) -> Tree:
        """Return ∂(wᵢ ℓᵢ)/∂W with a leading axis of rows; padded rows give zero."""
        batch, weights = self._tile(0)
        weighted = batch._replace(weights=None)

        def of_row(i: jax.Array, row: Any, weight: jax.Array) -> Tree:
            row = jax.tree.map(lambda a: a[None], row)
            key = None if self.key is None else jax.random.fold_in(self.key, i)
            return jax.grad(
                lambda p: weight * self.objective.per_example(p, row, key)[0]
            )(params)

        return jax.vmap(of_row)(jnp.arange(self.tile), weighted, weights)

    def penalty_gradient(self, params: Tree) -> Tree:
        """Return the gradient of the penalty's smooth part."""
        if not self._is_penalized:
            return jax.tree.map(jnp.zeros_like, params)
        return jax.grad(self._smooth_penalty)(params)

    def absolute_penalty(self, params: Tree) -> jax.Array:
        """Return λ l1 Σ|W|, the part with kinks."""
        if not isinstance(self.objective, Objective) or not self.objective.penalty:
            return jnp.zeros(())
        return self.objective.penalty_strength * self.objective.penalty.absolute(params)

    @property
    def _is_penalized(self) -> bool:
        """Whether the penalty has a smooth part."""
        objective = self.objective
        return isinstance(objective, Objective) and bool(
            objective.penalty and objective.penalty.l2
        )

    def _smooth_penalty(self, params: Tree) -> jax.Array:
        if not self._is_penalized:
            return jnp.zeros(())
        objective = self.objective
        return objective.penalty_strength * objective.penalty.smooth(params)

    def _over_tiles(
        self,
        f: Callable[..., Any],
        params: Tree,
        order: int = 1,
        vector: Tree | None = None,
    ) -> Any:
        """Sum f(params, tile) over the tiles and add the same of the smooth penalty."""
        if not self.tiled:
            total = f(params, 0)
        else:
            shapes = jax.eval_shape(f, params, 0)
            zero = jax.tree.map(lambda s: jnp.zeros(s.shape, s.dtype), shapes)
            n_tiles = (self.count + self.tile - 1) // self.tile
            total = jax.lax.fori_loop(
                0,
                n_tiles,
                lambda i, sums: jax.tree.map(jnp.add, sums, f(params, i)),
                zero,
            )
        penalty = self._penalty_like(total, params, order, vector)
        return total if penalty is None else jax.tree.map(jnp.add, total, penalty)

    def _penalty_like(
        self, total: Any, params: Tree, order: int, vector: Tree | None
    ) -> Any:
        if not self._is_penalized:
            return None
        if order == 2:
            gradient = jax.grad(self._smooth_penalty)
            return jax.jvp(gradient, (params,), (vector,))[1]
        if isinstance(total, tuple):
            return jax.value_and_grad(self._smooth_penalty)(params)
        return self._smooth_penalty(params)

    def _data_part(self, params: Tree, i: jax.Array | int) -> jax.Array:
        """Return tile i's share of the mean loss."""
        if not isinstance(self.objective, Objective):
            return self.objective(params, self._rows_of_tile(0), self.key)
        if self.model_state is not None:
            return self._data_part_and_state(params)[0]
        batch, weights = self._tile(i)
        losses = self.objective.per_example(params, batch, self._key_of(i))
        return self._shared(losses, weights)

    def _data_part_and_state(self, params: Tree) -> tuple[jax.Array, Any]:
        """Return the mean loss, and the state of the model after these rows."""
        batch, weights = self._tile(0)
        scores, state = self.objective.scores_and_state(
            params, self.model_state, batch.inputs, self.key
        )
        losses = self.objective.loss.per_example(scores, batch.targets)
        # a loop's state keeps its types, whatever the model computes in
        before = self.model_state
        state = jax.tree.map(lambda new, old: new.astype(old.dtype), state, before)
        return self._shared(losses, weights), state

    def _shared(self, losses: jax.Array, weights: jax.Array) -> jax.Array:
        share = (weights / self.count.astype(losses.dtype)).astype(losses.dtype)
        return jnp.sum(share * losses)

    def _key_of(self, i: jax.Array | int) -> jax.Array | None:
        if self.key is None or not self.tiled:
            return self.key
        return jax.random.fold_in(self.key, i)

    def _rows_of_tile(self, i: jax.Array | int) -> Any:
        if self.divided:
            return jax.tree.map(lambda a: a[self.start, i], self.rows)
        first = self.start + i * self.tile
        return jax.tree.map(
            lambda a: jax.lax.dynamic_slice_in_dim(a, first, self.tile), self.rows
        )

    def _tile(self, i: jax.Array | int) -> tuple[Batch, jax.Array]:
        """Return the rows of tile i, and their weights, zero where it is padding."""
        batch = self._rows_of_tile(i)
        inside = i * self.tile + jnp.arange(self.tile, dtype=jnp.int32) < self.count
        weights = inside.astype(jnp.float32)
        if batch.weights is not None:
            weights = jnp.where(inside, batch.weights, 0)
        return batch, weights
