"""The bare arithmetic: one compiled loop a chunk, rows gathered by a thread, no more.

No records but the loss, no optimizer, no schedule, no evaluation: what anything around
it costs shows beside this.
"""

import queue
import threading

import jax
import jax.numpy as jnp
import numpy as np

CHUNK = 64  # steps in a call
BUFFERS = 3


def _aligned(shape, dtype):
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    raw = np.empty(size + 64, np.uint8)
    offset = -raw.ctypes.data % 64
    return raw[offset : offset + size].view(dtype).reshape(shape)


def loop(work, data):
    """A linear softmax by sgd on bytes that are scaled on the way."""
    size, rate = work.batch, work.rate
    center, factor = np.float32(data.center), np.float32(data.factor)
    rows, width, outputs = size * CHUNK, data.inputs.shape[1], data.outputs(work.loss)

    @jax.jit
    def run(params, inputs, targets, n):
        def step(i, carry):
            (w, b), losses = carry
            x = (inputs[i].astype(jnp.float32) - center) * factor
            inside = jnp.arange(size) < jnp.minimum(n - i * size, size)
            weight = inside / jnp.sum(inside)
            own = jnp.arange(outputs)[:, None] == targets[i]

            def loss(w, b):
                scores = jax.lax.dot_general(w, x, (((1,), (1,)), ((), ())))
                scores = scores + b[:, None]
                surprise = jax.nn.logsumexp(scores, 0)
                return jnp.sum(weight * (surprise - jnp.sum(scores * own, 0)))

            value, (dw, db) = jax.value_and_grad(loss, (0, 1))(w, b)
            return (w - rate * dw, b - rate * db), losses.at[i].set(value)

        steps = (n + size - 1) // size
        return jax.lax.fori_loop(0, steps, step, (params, jnp.zeros(CHUNK)))

    def turn():
        free, ready = queue.Queue(), queue.Queue()
        for _ in range(BUFFERS):
            x = _aligned((rows, width), data.inputs.dtype)
            y = _aligned((rows,), np.int32)
            x[:], y[:] = 0, 0
            free.put((x, y))

        def feed():
            rng = np.random.default_rng(0)
            for _ in range(work.epochs):
                order = rng.permutation(len(data.inputs))
                for begin in range(0, len(order), rows):
                    chosen = order[begin : begin + rows]
                    x, y = free.get()
                    np.take(data.inputs, chosen, 0, out=x[: len(chosen)], mode="clip")
                    np.take(data.targets, chosen, out=y[: len(chosen)], mode="clip")
                    ready.put((x, y, len(chosen)))
            ready.put(None)

        threading.Thread(target=feed, daemon=True).start()
        params = (jnp.zeros((outputs, width)), jnp.zeros(outputs))
        behind = None
        while (item := ready.get()) is not None:
            x, y, n = item
            shaped = x.reshape(CHUNK, size, width), y.reshape(CHUNK, size)
            params, losses = run(params, *shaped, np.int32(n))
            if behind is not None:
                behind[0].block_until_ready()
                free.put(behind[1])
            behind = losses, (x, y)
        jax.block_until_ready(params)

    return turn
