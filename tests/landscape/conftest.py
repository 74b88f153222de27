import itertools

import jax
import jax.numpy as jnp
import numpy as np
import pytest


def make_network(*sizes, examples=90, activation=jnp.tanh, seed=0, dtype=np.float32):
    """Return f(params, inputs, labels), parameters and data of a small classifier."""
    rng = np.random.default_rng(seed)
    params = [
        {
            "weight": jnp.asarray(rng.normal(0, a**-0.5, (a, b)), dtype),
            "bias": jnp.asarray(rng.normal(0, 0.1, b), dtype),
        }
        for a, b in itertools.pairwise(sizes)
    ]
    inputs = jnp.asarray(rng.normal(0, 1, (examples, sizes[0])), dtype)
    shares = np.arange(1, sizes[-1] + 1) / np.arange(1, sizes[-1] + 1).sum()
    labels = jnp.asarray(np.sort(rng.choice(sizes[-1], examples, p=shares)), np.int32)

    def f(params, inputs, labels):
        for i, layer in enumerate(params):
            inputs = inputs @ layer["weight"] + layer["bias"]
            if i < len(params) - 1:
                inputs = activation(inputs)
        chosen = jnp.take_along_axis(jax.nn.log_softmax(inputs), labels[:, None], 1)
        return -jnp.mean(chosen)

    return f, params, (inputs, labels)


@pytest.fixture
def network():
    """Return the function that makes a small network, its parameters and its data."""
    return make_network
