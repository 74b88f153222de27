"""Recurrent layers: one step after another, whatever the length."""

from collections.abc import Callable, Sequence
from typing import Any

import jax
import jax.numpy as jnp


def lstm_cell(x: Any, states: Any, w: Sequence[Any]) -> tuple[Any, Any]:
    """Return the output and the states after one step."""
    h, c = states
    gates = x @ w[0].T + h @ w[1].T + (w[2] + w[3] if len(w) > 2 else 0)
    i, f, g, o = jnp.split(gates, 4, -1)
    c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
    h = jax.nn.sigmoid(o) * jnp.tanh(c)
    return h, (h, c)


def gru_cell(x: Any, states: Any, w: Sequence[Any]) -> tuple[Any, Any]:
    """Return the output and the state after one step."""
    (h,) = states
    left = x @ w[0].T + (w[2] if len(w) > 2 else 0)
    right = h @ w[1].T + (w[3] if len(w) > 2 else 0)
    (ar, az, an), (br, bz, bn) = jnp.split(left, 3, -1), jnp.split(right, 3, -1)
    z = jax.nn.sigmoid(az + bz)
    n = jnp.tanh(an + jax.nn.sigmoid(ar + br) * bn)
    h = (1 - z) * n + z * h
    return h, (h,)


def plain_cell(activate: Callable[[Any], Any]) -> Callable[..., Any]:
    """Return a step of h ← φ(W x + U h + b)."""

    def cell(x: Any, states: Any, w: Sequence[Any]) -> tuple[Any, Any]:
        (h,) = states
        h = activate(x @ w[0].T + h @ w[1].T + (w[2] + w[3] if len(w) > 2 else 0))
        return h, (h,)

    return cell


def recurrent(cell: Callable[..., Any], several: bool) -> Callable[..., Any]:
    """Return a function of ATen that runs a cell over all steps."""

    def run(
        x: Any,
        states: Any,
        weights: Sequence[Any],
        biases: bool,
        layers: int,
        dropout: float,
        training: bool,
        bidirectional: bool,
        batch_first: bool,
    ) -> Any:
        del dropout, training  # between layers: refused where it is not zero
        states = list(states) if several else [states]
        x = jnp.swapaxes(x, 0, 1) if batch_first else x
        each, ways = 4 if biases else 2, 2 if bidirectional else 1
        ends: list[list[Any]] = [[] for _ in states]
        for layer in range(layers):
            outputs = []
            for way in range(ways):
                place = layer * ways + way
                w = weights[place * each : (place + 1) * each]
                first = tuple(s[place] for s in states)

                def step(state: Any, now: Any, w: Any = w) -> tuple[Any, Any]:
                    y, state = cell(now, state, w)
                    return state, y

                last, y = jax.lax.scan(step, first, x, reverse=way == 1)
                outputs.append(y)
                for end, value in zip(ends, last, strict=True):
                    end.append(value)
            x = jnp.concatenate(outputs, -1)
        x = jnp.swapaxes(x, 0, 1) if batch_first else x
        return (x, *(jnp.stack(end) for end in ends))

    return run
