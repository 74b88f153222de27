import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import ModelError
from steepest.models import Model, adapt, linear

nn = pytest.importorskip("flax.linen")
nnx = pytest.importorskip("flax.nnx")

ROWS = np.linspace(-1, 1, 12, dtype=np.float32).reshape(3, 4)


class Plain(nn.Module):
    n_outputs: int = 3

    @nn.compact
    def __call__(self, x):
        return nn.Dense(self.n_outputs)(nn.tanh(nn.Dense(5)(x)))


class Dropping(nn.Module):
    n_outputs: int = 3

    @nn.compact
    def __call__(self, x, train=False):
        x = nn.Dropout(0.5, deterministic=not train)(nn.Dense(50)(x))
        return nn.Dense(self.n_outputs)(x)


class Normed(nn.Module):
    @nn.compact
    def __call__(self, x, train=False):
        return nn.BatchNorm(use_running_average=not train)(nn.Dense(3)(x))


class NnxPlain(nnx.Module):
    def __init__(self, n_inputs, n_outputs, *, rngs):
        self.hidden = nnx.Linear(n_inputs, 5, rngs=rngs)
        self.last = nnx.Linear(5, n_outputs, rngs=rngs)

    def __call__(self, x):
        return self.last(nnx.tanh(self.hidden(x)))


class NnxDropping(NnxPlain):
    def __init__(self, n_inputs, n_outputs, *, rngs):
        super().__init__(n_inputs, n_outputs, rngs=rngs)
        self.drop = nnx.Dropout(0.5, rngs=rngs)

    def __call__(self, x):
        return self.last(self.drop(self.hidden(x)))


class NnxNormed(nnx.Module):
    def __init__(self, n_inputs, n_outputs, *, rngs):
        self.only = nnx.Linear(n_inputs, n_outputs, rngs=rngs)
        self.norm = nnx.BatchNorm(n_outputs, rngs=rngs)

    def __call__(self, x):
        return self.norm(self.only(x))


def slopes_reach_every_leaf(model: Model) -> bool:
    params = model.init(jax.random.key(0))
    key = jax.random.key(1) if model.stochastic else None
    total = jax.jit(jax.grad(lambda p: jnp.sum(model.apply(p, jnp.array(ROWS), key))))
    return all(leaf.any() for leaf in jax.tree.leaves(total(params)))


@pytest.mark.parametrize(
    "thing", [Plain, Plain(3), NnxPlain, NnxPlain(4, 3, rngs=nnx.Rngs(0))]
)
def test_a_flax_module_without_dropout(thing):
    model = adapt(thing, ROWS, 3)
    assert not model.stochastic
    assert slopes_reach_every_leaf(model)


@pytest.mark.parametrize(
    "thing", [Dropping, Dropping(3), NnxDropping, NnxDropping(4, 3, rngs=nnx.Rngs(0))]
)
def test_a_flax_module_with_dropout_uses_the_key_it_is_given(thing):
    model = adapt(thing, ROWS, 3)
    params = model.init(jax.random.key(0))
    apply = jax.jit(model.apply)
    quiet = [apply(params, ROWS, None) for _ in range(2)]
    noisy = [apply(params, ROWS, jax.random.key(seed)) for seed in (0, 0, 1)]
    assert model.stochastic
    np.testing.assert_array_equal(*quiet)
    np.testing.assert_array_equal(noisy[0], noisy[1])
    assert not np.allclose(noisy[0], noisy[2])
    assert not np.allclose(noisy[0], quiet[0])


def test_scores_are_those_of_the_module_itself():
    module = NnxPlain(4, 3, rngs=nnx.Rngs(3))
    model = adapt(module, ROWS, 3)
    params = model.init(jax.random.key(9))
    np.testing.assert_allclose(model.apply(params, ROWS), module(ROWS), rtol=1e-6)
    other = adapt(NnxPlain, ROWS, 3)
    first, second = (other.init(jax.random.key(i))["last"]["kernel"] for i in (0, 1))
    assert not np.allclose(first, second)


def test_a_model_and_a_function_that_returns_one():
    assert adapt(linear(4, 3), ROWS, 3) is linear(4, 3)
    assert adapt(linear, ROWS, 3) is linear(4, 3)
    assert adapt(lambda: Plain(), ROWS, 3).name == "Plain"
    assert adapt(linear, np.zeros((2, 2, 2), np.uint8), 3) is linear(4, 3)


def giving(scores) -> Model:
    return Model(
        init=lambda key: {"weight": jnp.ones((4, 3))},
        apply=lambda params, inputs, key=None: scores(inputs @ params["weight"]),
        name="mine",
    )


@pytest.mark.parametrize(
    ("thing", "message"),
    [
        (
            giving(lambda s: s[:, :2]),
            r"mine gives scores of shape \(3, 2\) for 3 rows; .*3 outputs",
        ),
        (
            giving(lambda s: s.argmax(1, keepdims=True) * jnp.ones((1, 3), int)),
            "of type int32",
        ),
        (giving(lambda s: jnp.log(0 * s)), "mine gives -inf for row 0, score 0"),
        (giving(lambda s: (s, s)), "must return an array of scores; found tuple"),
        (
            giving(lambda s: s @ jnp.ones((7, 7))),
            r"mine failed on inputs of shape \(3, 4\)",
        ),
        (
            Model(lambda key: {}, lambda p, x, key=None: x[:, :3], "empty"),
            "empty has no parameters",
        ),
        (42, "42 is not a model. Give a steepest Model"),
        (lambda n_inputs: 1 / 0, "failed on inputs .*: ZeroDivisionError"),
    ],
)
def test_what_does_not_fit_is_named(thing, message):
    with pytest.raises(ModelError, match=message):
        adapt(thing, ROWS, 3)


@pytest.mark.parametrize(
    "thing", [Normed, Normed(), NnxNormed, NnxNormed(4, 3, rngs=nnx.Rngs(0))]
)
def test_running_means_are_the_state_and_move_as_flax_moves_them(thing):
    model = adapt(thing, ROWS, 3)
    params = model.init(jax.random.key(0))
    state = model.start_state(jax.random.key(0))
    scores, new = jax.jit(model.apply)(params, state, ROWS, jax.random.key(1))
    (mean,) = [
        leaf
        for path, leaf in jax.tree_util.tree_leaves_with_path(new)
        if "mean" in jax.tree_util.keystr(path)
    ]
    assert model.has_state
    np.testing.assert_allclose(scores.mean(0), 0, atol=1e-5)  # as it is normalized
    # before the normalization: what is left after the first layer
    wanted = (1 - 0.99) * np.asarray(first_layer(params))
    np.testing.assert_allclose(mean, wanted, rtol=1e-5, atol=1e-7)
    quiet, same = jax.jit(model.apply)(params, new, ROWS, None)
    assert jax.tree.all(jax.tree.map(np.array_equal, same, new))
    assert not np.allclose(quiet, scores)


def first_layer(params):
    (kernel,) = [leaf for leaf in jax.tree.leaves(params) if np.shape(leaf) == (4, 3)]
    return (ROWS @ kernel).mean(0)


def test_whole_numbers_reach_an_embedding_as_whole_numbers():
    class Words(nn.Module):
        @nn.compact
        def __call__(self, words):
            return nn.Dense(3)(nn.Embed(9, 4)(words).mean(1))

    model = adapt(Words(), np.array([[1, 8], [2, 0], [0, 5]]), 3)
    params = model.init(jax.random.key(0))
    assert model.apply(params, np.array([[1, 8]]), None).shape == (1, 3)
