"""Flax with Optax: one compiled call a step, as their tutorials write it."""

import flax.linen as nn
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax.training.train_state import TrainState


class Layers(nn.Module):
    widths: tuple[int, ...]

    @nn.compact
    def __call__(self, x):
        for width in self.widths[:-1]:
            x = nn.relu(nn.Dense(width)(x))
        return nn.Dense(self.widths[-1])(x)


def loop(work, data):
    """Data on the host as float32, scaled beforehand; parameters donated."""
    inputs, targets = data.scaled, data.targets
    model = Layers((*work.hidden, data.outputs(work.loss)))
    rule = {"sgd": optax.sgd, "adam": optax.adam}[work.optimizer](work.rate)
    first = model.init(jax.random.key(0), jnp.ones((1, inputs.shape[1])))
    state = TrainState.create(apply_fn=model.apply, params=first, tx=rule)

    def loss_of(params, x, y):
        scores = model.apply(params, x)
        if work.loss == "squared":
            return jnp.mean((scores[:, 0] - y) ** 2)
        return optax.softmax_cross_entropy_with_integer_labels(scores, y).mean()

    @jax.jit
    def step(state, x, y):
        value, slope = jax.value_and_grad(loss_of)(state.params, x, y)
        return state.apply_gradients(grads=slope), value

    rng = np.random.default_rng(0)

    def turn():
        nonlocal state
        for _ in range(work.epochs):
            order = rng.permutation(len(inputs))
            for begin in range(0, len(order), work.batch):
                chosen = order[begin : begin + work.batch]
                state, _ = step(state, inputs[chosen], targets[chosen])
        jax.block_until_ready(state)

    return turn
