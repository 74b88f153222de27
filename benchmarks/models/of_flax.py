"""Four models of Flax linen and one of Equinox."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from .measuring import PIXELS, RATE, WORDS, Subject

__all__ = ["of_flax"]

IMAGES = PIXELS.reshape(-1, 8, 8, 1)


def _modules() -> dict[str, Any]:
    from flax import linen as nn

    class Convolution(nn.Module):
        @nn.compact
        def __call__(self, x, train=False):
            x = nn.Conv(16, (3, 3), use_bias=False)(x)
            x = nn.BatchNorm(use_running_average=not train, momentum=0.9)(x)
            x = nn.max_pool(nn.relu(x), (2, 2), (2, 2))
            x = nn.Dropout(0.0, deterministic=not train)(x)
            return nn.Dense(10)(x.reshape(len(x), -1))

    class Residual(nn.Module):
        @nn.compact
        def __call__(self, x, train=False):
            x = nn.relu(nn.Conv(16, (3, 3))(x))
            y = nn.Conv(16, (3, 3))(x)
            y = nn.BatchNorm(use_running_average=not train, momentum=0.9)(y)
            return nn.Dense(10)(nn.relu(x + y).mean((1, 2)))

    class Attention(nn.Module):
        @nn.compact
        def __call__(self, x):
            x = nn.Embed(17, 16)(x)
            x = nn.MultiHeadDotProductAttention(2, qkv_features=16)(x, x) + x
            return nn.Dense(10)(nn.LayerNorm()(x).mean(1))

    class Recurrent(nn.Module):
        @nn.compact
        def __call__(self, x):
            return nn.Dense(10)(nn.RNN(nn.LSTMCell(16))(x)[:, -1])

    return {
        "convolution": (Convolution(), IMAGES),
        "residual": (Residual(), IMAGES),
        "attention": (Attention(), WORDS),
        "recurrent": (Recurrent(), PIXELS.reshape(-1, 8, 8)),
    }


def of_flax() -> dict[str, Callable[[], Subject]]:
    """Return what makes each of them, by its name."""
    linen = {
        f"Flax {name}": lambda name=name: _of_linen(*_modules()[name])
        for name in ("convolution", "residual", "attention", "recurrent")
    }
    return {"Equinox mlp": _of_equinox, **linen}


def _mean_loss(scores: Any, targets: Any) -> Any:
    each = optax.softmax_cross_entropy_with_integer_labels(scores, targets)
    return each.mean()


def _of_linen(module: Any, X: np.ndarray) -> Subject:
    variables = module.init(jax.random.key(0), X[:2])
    normalized = "batch_stats" in variables
    flag = {"train": True} if normalized else {}

    @jax.jit
    def stepped(variables: Any, rows: Any, targets: Any) -> Any:
        rest = {k: v for k, v in variables.items() if k != "params"}

        def loss(params: Any) -> Any:
            keys = {"dropout": jax.random.key(0)}
            scores, new = module.apply(
                {"params": params, **rest},
                rows,
                mutable=list(rest),
                rngs=keys,
                **flag,
            )
            return _mean_loss(scores, targets), new

        gradient, new = jax.grad(loss, has_aux=True)(variables["params"])
        rule = optax.sgd(RATE)
        update, _ = rule.update(gradient, rule.init(variables["params"]))
        return {"params": optax.apply_updates(variables["params"], update), **new}

    def step(rows: np.ndarray, targets: np.ndarray) -> list[np.ndarray]:
        after = stepped(variables, rows, targets)
        rest = {k: v for k, v in after.items() if k != "params"}
        leaves = [*jax.tree.leaves(after["params"]), *jax.tree.leaves(rest)]
        return list(map(np.asarray, leaves))

    def epochs(rows: np.ndarray, targets: np.ndarray, n: int, batch: int) -> Any:
        after = variables
        for _ in range(n):
            for begin in range(0, len(rows), batch):
                part = slice(begin, begin + batch)
                after = stepped(after, rows[part], targets[part])
        scores = module.apply(after, rows)
        accuracy = (scores.argmax(1) == targets).mean()
        return float(_mean_loss(scores, targets)), float(accuracy)

    def scores(rows: np.ndarray) -> np.ndarray:
        return np.asarray(module.apply(variables, rows))

    thing = (module, variables)
    return Subject(thing, X, scores, step, epochs if normalized else None)


def _of_equinox() -> Subject:
    import equinox as eqx

    module = eqx.nn.MLP(64, 10, 32, 1, key=jax.random.key(0))

    def loss(module: Any, rows: Any, targets: Any) -> Any:
        return _mean_loss(jax.vmap(module)(rows), targets)

    def step(rows: np.ndarray, targets: np.ndarray) -> list[np.ndarray]:
        gradient = eqx.filter_grad(loss)(module, rows, targets)
        moved = eqx.apply_updates(module, jax.tree.map(lambda g: -RATE * g, gradient))
        kept = [
            (jax.tree_util.keystr(path), leaf)
            for path, leaf in jax.tree_util.tree_flatten_with_path(
                eqx.filter(moved, eqx.is_inexact_array)
            )[0]
        ]
        return [np.asarray(leaf) for _, leaf in sorted(kept, key=lambda pair: pair[0])]

    def scores(rows: np.ndarray) -> np.ndarray:
        return np.asarray(jax.vmap(module)(jnp.asarray(rows)))

    return Subject(module, PIXELS, scores, step)
