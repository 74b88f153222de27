import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.surfaces import bowl, ravine


def test_turned_bowl_keeps_its_eigenvalues_and_turns_its_axes():
    with jax.enable_x64(True):
        surface = bowl((1.0, -3.0, 5.0), angle=0.4)
        hessian = np.array(jax.hessian(surface)(jnp.array([0.3, -0.7, 0.2])))
        eigenvalues, vectors = np.linalg.eigh(hessian)
    np.testing.assert_allclose(eigenvalues, [-3.0, 1.0, 5.0], atol=1e-12)
    along = vectors[:, 1] * np.sign(vectors[0, 1])  # of the eigenvalue 1
    np.testing.assert_allclose(along, [np.cos(0.4), np.sin(0.4), 0.0], atol=1e-12)


@pytest.mark.parametrize(
    ("eigenvalues", "kind"),
    [
        ((1.0, 2.0), "minimum"),
        ((1.0, -3.0), "saddle"),
        ((-1.0, -2.0), "maximum"),
        ((0.0, 2.0), "degenerate"),
    ],
)
def test_kind_of_the_origin_follows_the_signs(eigenvalues, kind):
    assert bowl(eigenvalues).known[0].kind == kind


@pytest.mark.parametrize(("rate", "converges"), [(0.99, True), (1.01, False)])
def test_descent_on_the_ravine_converges_below_two_over_the_largest(rate, converges):
    surface = ravine(condition=10.0)
    rate *= 2 / 10.0
    point = jnp.array([1.0, 1.0])
    gradient = jax.jit(jax.grad(surface))
    for _ in range(600):
        point = point - rate * gradient(point)
    assert (float(surface(point)) < 1e-3) == converges


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: bowl(()), r"one finite eigenvalue per coordinate; found \(\)"),
        (lambda: bowl((1.0, float("nan"))), "finite eigenvalue per coordinate"),
        (lambda: bowl((1.0,), angle=0.1), "cannot be turned by an angle; found angle"),
        (lambda: ravine(0.5), r"at least 1; found 0\.5"),
    ],
)
def test_settings_that_cannot_work(call, message):
    with pytest.raises(SettingError, match=message):
        call()
