"""What is minimized: the mean loss of a model's scores plus a weighted penalty."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from .._core import Ready, key_for
from ..models import Model, settled_state
from ._batch import Batch, Pair, as_batch
from ._loss import Loss
from ._penalty import Penalty

SETTLING_ROWS = 512


class Scaling(NamedTuple):
    """x ↦ (x − center) · factor, learned on the training part.

    Attributes
    ----------
    center : (…)
        What is subtracted: a number, or one per input.
    factor : (…)
        What the difference is multiplied by: 1 / standard deviation.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> Scaling(jnp.array(100.0), jnp.array(0.5))(jnp.array([98, 104])).tolist()
    [-1.0, 2.0]
    """

    center: Any
    factor: Any

    def __call__(self, inputs: jax.Array) -> jax.Array:
        """Return the scaled inputs in the floating type of `factor`."""
        dtype = jnp.result_type(self.factor)  # `asarray` would be a program
        return (inputs.astype(dtype) - self.center) * self.factor


@partial(
    jax.tree_util.register_dataclass,
    data_fields=["penalty_strength", "scaling", "state"],
    meta_fields=["model", "loss", "penalty", "augment"],
)
@dataclass(frozen=True)
class Objective:
    """L(W) = 1/N Σᵢ ℓ(f(xᵢ; W), yᵢ) + λ R(W), on a batch or on all the data.

    An objective is itself a tree: its numbers (λ, the scaling) are traced and its
    functions (model, loss, penalty) are fixed in a compiled program, so a new λ
    compiles nothing.

    Parameters
    ----------
    model : Model
        f, scores from inputs.
    loss : Loss
        ℓ, per example.
    penalty : Penalty, optional
        R. None means no penalty.
    penalty_strength : float
        λ ≥ 0.
    scaling : Scaling, optional
        Applied to the inputs before the model.
    augment : callable, optional
        `augment(key, inputs)` returns changed inputs, while training only.
    state : tree, optional
        The state of a model that has one, such as running means. It is what the model
        computes scores with, and what a training starts from. None is the state that
        the model starts with.

    Examples
    --------
    >>> import jax, jax.numpy as jnp
    >>> from steepest.models import linear
    >>> from steepest.objectives import l2, squared_error
    >>> objective = Objective(linear(2, 1), squared_error(), l2(), 0.5)
    >>> params = {"weight": jnp.array([[1.0, 2.0]]), "bias": jnp.array([0.0])}
    >>> batch = Batch(jnp.array([[3.0, 0.0]]), jnp.array([1.0]))
    >>> float(objective(params, batch))  # (3 − 1)² + ½ (1² + 2²)
    6.5
    >>> objective.gradient(params, batch)["weight"].tolist()
    [[13.0, 2.0]]
    >>> float(objective(params, ([[3.0, 0.0]], [1.0])))  # a pair will do
    6.5
    """

    model: Model
    loss: Loss
    penalty: Penalty | None = None
    penalty_strength: Any = 0.0
    scaling: Scaling | None = None
    augment: Callable[[jax.Array, jax.Array], jax.Array] | None = field(default=None)
    state: Any = None

    @property
    def stochastic(self) -> bool:
        """Whether training needs a fresh random key at every step.

        A model with state does, because a key is what tells it that it is trained.
        """
        return self.model.stochastic or self.model.has_state or self.augment is not None

    def scores(
        self, params: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> jax.Array:
        """Return f(x; W), shape (batch, outputs); with a `key`, as in training."""
        return self.scores_and_state(params, self.state, inputs, key)[0]

    def scores_and_state(
        self, params: Any, state: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> tuple[jax.Array, Any]:
        """Return the scores, and the state of the model after them."""
        if key is not None and self.augment is not None:
            key, augment_key = jax.random.split(key)
            inputs = self.augment(augment_key, inputs)
        if self.scaling is not None:
            inputs = self.scaling(inputs)
        if not self.model.has_state:
            return self.model.apply(params, inputs, key), None
        if state is None:
            state = self._first_state(0)
        return self.model.apply(params, state, inputs, key)

    def _first_state(self, seed: int) -> Any:
        start_state = self.model.start_state
        return None if start_state is None else start_state(key_for(seed, "state"))

    def started(self, seed: int = 0) -> "Objective":
        """Return the objective with the state that its model starts with.

        Itself for a model without state, and where a state is given.
        """
        if self.state is not None or not self.model.has_state:
            return self
        return self.with_state(self._first_state(seed))

    def settled(self, params: Any, inputs: Any) -> "Objective":
        """Return the objective with the state that its model settles at on some rows.

        Of more than 512 rows, as many spread over all of them are used. Itself for a
        model without state.

        See Also
        --------
        steepest.models.settled_state : the state.
        """
        if not self.model.has_state:
            return self
        n = len(inputs)
        if n > SETTLING_ROWS:
            inputs = inputs[np.linspace(0, n - 1, SETTLING_ROWS).astype(int)]
        return self.with_state(_settled(self.started(), params, inputs))

    def with_state(self, state: Any) -> "Objective":
        """Return the objective with another state; itself for a model without one."""
        return replace(self, state=state) if self.model.has_state else self

    def astype(self, dtype: Any) -> "Objective":
        """Return the objective with its numbers in a floating type, as NumPy arrays.

        Whole numbers of a state, such as counters, stay what they are.
        """
        plain = replace(self, state=None)
        plain = jax.tree.map(lambda a: np.asarray(a, dtype), plain)
        return replace(plain, state=jax.tree.map(partial(_float_as, dtype), self.state))

    def per_example(
        self, params: Any, batch: Batch | Pair, key: jax.Array | None = None
    ) -> jax.Array:
        """Return ℓᵢ, shape (batch,), without weights and without the penalty."""
        batch = as_batch(batch)
        return self.loss.per_example(
            self.scores(params, batch.inputs, key), batch.targets
        )

    def mean_loss(
        self, params: Any, batch: Batch | Pair, key: jax.Array | None = None
    ) -> jax.Array:
        """Return Σ wᵢℓᵢ / Σ wᵢ, the loss without the penalty."""
        batch = as_batch(batch)
        losses = self.per_example(params, batch, key)
        if batch.weights is None:
            return jnp.mean(losses)
        weights = jnp.asarray(batch.weights, losses.dtype)
        return jnp.sum(weights * losses) / jnp.sum(weights)

    def penalty_value(self, params: Any) -> jax.Array:
        """Return λ R(W)."""
        if self.penalty is None:
            return jnp.asarray(0.0)
        return self.penalty_strength * self.penalty(params)

    def __call__(
        self, params: Any, batch: Batch | Pair, key: jax.Array | None = None
    ) -> jax.Array:
        """Return L(W) on a batch."""
        return self.mean_loss(params, batch, key) + self.penalty_value(params)

    def gradient(
        self, params: Any, batch: Batch | Pair, key: jax.Array | None = None
    ) -> Any:
        """Return ∇L(W), a tree like the parameters."""
        return jax.grad(self)(params, batch, key)

    def directional_derivative(
        self, params: Any, batch: Batch | Pair, direction: Any
    ) -> jax.Array:
        """Return ⟨∇L(W), d⟩, the slope along a direction, in one forward pass.

        It is d/dt L(W + t d) at t = 0, and is not divided by the length of d.
        """
        return jax.jvp(lambda at: self(at, batch), (params,), (direction,))[1]

    def hessian_vector_product(
        self, params: Any, batch: Batch | Pair, vector: Any
    ) -> Any:
        """Return ∇²L(W) v, a tree like the parameters, for about two gradients' time.

        It is how the gradient changes along v (Pearlmutter, 1994). Kinks contribute
        nothing: the Hessian of a hinge or an absolute value is 0 away from its kinks.
        """
        return jax.jvp(lambda at: self.gradient(at, batch), (params,), (vector,))[1]


def _float_as(dtype: Any, leaf: Any) -> np.ndarray:
    leaf = np.asarray(leaf)
    return leaf.astype(dtype) if jnp.issubdtype(leaf.dtype, jnp.floating) else leaf


@Ready
@jax.jit
def _settled(objective: Objective, params: Any, inputs: Any) -> Any:
    if objective.scaling is not None:
        inputs = objective.scaling(inputs)
    return settled_state(objective.model, params, objective.state, inputs)
