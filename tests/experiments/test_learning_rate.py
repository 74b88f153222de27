"""The numbers of the learning rates, against closed forms and loops in NumPy."""

import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.experiments._digits import digits
from steepest.experiments.learning_rate import edge_of_stability, sweep


def test_too_small_right_and_too_large(numbers):
    found = numbers("rates")
    for name, rate in (("small", 0.001), ("right", 0.5), ("large", 2.5)):
        assert found[name] == pytest.approx(5 * (1 - rate) ** 20, rel=1e-4)
    assert found["large"] > 1000 * 5
    assert found["small"] > 0.95 * 5


def test_a_factor_of_ten_decides(numbers):
    found = numbers("sweep")
    x, y = digits()
    x, targets = x.astype(float), np.eye(10)[y]
    for rate in sweep.RATES:
        weight, bias = np.zeros((10, 64)), np.zeros(10)
        for _ in range(sweep.STEPS):
            slopes = (softmax(x @ weight.T + bias) - targets) / len(x)
            weight, bias = weight - rate * slopes.T @ x, bias - rate * slopes.sum(0)
        shares = softmax(x @ weight.T + bias)
        loss = -np.log(shares[np.arange(len(y)), y]).mean()
        key = f"at_{rate:g}".replace(".", "_").replace("-", "_")
        assert found[key] == pytest.approx(loss, rel=1e-4)


def softmax(scores):
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def test_the_edge_is_at_two_over_the_curvature(numbers):
    found = numbers("stability_edge")
    assert found["sharpness"] == pytest.approx(10, rel=1e-5)
    assert found["edge"] == pytest.approx(0.2, rel=1e-5)
    # |1 − 10 η| is 0.99 on one side and 1.01 on the other
    assert found["below"] == pytest.approx(0.99**400, rel=1e-3)
    assert found["above"] == pytest.approx(1.01**400, rel=1e-3)


def test_sharpness_hovers_at_the_edge(numbers):
    """The same descent in a loop of its own, with eigenvalues of a dense Hessian."""
    found = numbers("edge_of_stability")
    x, y = map(jnp.asarray, edge_of_stability.data())
    model = edge_of_stability.network()
    shapes = model.init(jax.random.key(0))
    start, unravel = jax.flatten_util.ravel_pytree(shapes)

    def loss(flat):
        (first, last) = unravel(flat)
        hidden = jnp.tanh(x @ first["weight"].T + first["bias"])
        return jnp.mean((hidden @ last["weight"][0] + last["bias"][0] - y) ** 2)

    steps = edge_of_stability.PIECE * edge_of_stability.PIECES

    def step(at, _):
        return at - edge_of_stability.RATE * jax.grad(loss)(at), at

    end, path = jax.jit(lambda at: jax.lax.scan(step, at, length=steps))(start)
    hessian = jax.jit(jax.hessian(loss))
    points = [*path[:: edge_of_stability.PIECE], end]
    sharpness = [np.linalg.eigvalsh(hessian(at))[-1] for at in points]
    late = np.mean(sharpness[edge_of_stability.PIECES // 2 :])
    assert found["start"] == pytest.approx(sharpness[0], rel=1e-3)
    # beyond the edge, rounding decides the phase of the oscillations
    assert found["late"] == pytest.approx(late, rel=0.05)
    assert found["late"] == pytest.approx(2 / edge_of_stability.RATE, rel=0.1)
    assert found["start"] < 0.5 * found["edge"]
    assert found["loss_start"] == pytest.approx(float(loss(start)), rel=1e-4)
    late_losses = [float(loss(at)) for at in points[len(points) // 2 :]]
    assert max(late_losses) <= found["loss_late"] < 0.1 * found["loss_start"]
    assert math.isclose(found["edge"] * found["rate"], 2)
