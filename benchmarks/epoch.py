"""What does an epoch cost beside the bare arithmetic? Linear softmax on MNIST, B = 64.

The bare loop is the same work with nothing around it: one compiled loop per chunk of
64 batches, the next gathered by a thread meanwhile; no records but the loss, no
optimizer, no schedule, no evaluation. Both run in turn; ratios are taken pair by pair.

    python -m benchmarks.epoch MNIST_TRAIN_FOLDER [--repeat 9]
"""

import argparse
import os
import queue
import threading
import time

import jax
import jax.numpy as jnp
import numpy as np

from steepest.data import load
from steepest.descent import descend
from steepest.models import linear
from steepest.objectives import Objective, Scaling, softmax_cross_entropy

BATCH, CHUNK, RATE, EPOCHS = 64, 64, 0.05, 3


def aligned(shape, dtype):
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    raw = np.empty(size + 64, np.uint8)
    offset = -raw.ctypes.data % 64
    return raw[offset : offset + size].view(dtype).reshape(shape)


@jax.jit
def bare_chunk(params, inputs, targets, n, center, factor):
    def step(i, carry):
        (w, b), losses = carry
        x = (inputs[i].astype(jnp.float32) - center) * factor
        inside = jnp.arange(BATCH) < jnp.minimum(n - i * BATCH, BATCH)
        weight = inside / jnp.sum(inside)
        hot = jax.nn.one_hot(targets[i], 10)

        def loss(w, b):
            scores = jax.lax.dot_general(x, w, (((1,), (1,)), ((), ()))) + b
            surprise = jax.nn.logsumexp(scores, 1) - jnp.sum(scores * hot, 1)
            return jnp.sum(weight * surprise)

        value, (dw, db) = jax.value_and_grad(loss, (0, 1))(w, b)
        return (w - RATE * dw, b - RATE * db), losses.at[i].set(value)

    steps = (n + BATCH - 1) // BATCH
    return jax.lax.fori_loop(0, steps, step, (params, jnp.zeros(CHUNK)))


def bare(inputs, targets, center, factor):
    rows = BATCH * CHUNK
    free, ready = queue.Queue(), queue.Queue()
    for _ in range(3):
        x, y = aligned((rows, 784), np.uint8), aligned((rows,), np.int32)
        x[:], y[:] = 0, 0
        free.put((x, y))

    def feed():
        rng = np.random.default_rng(0)
        for _ in range(EPOCHS):
            order = rng.permutation(len(inputs))
            for begin in range(0, len(order), rows):
                chosen = order[begin : begin + rows]
                x, y = free.get()
                np.take(inputs, chosen, 0, out=x[: len(chosen)], mode="clip")
                np.take(targets, chosen, out=y[: len(chosen)], mode="clip")
                ready.put((x, y, len(chosen)))
        ready.put(None)

    threading.Thread(target=feed, daemon=True).start()
    params = (jnp.zeros((10, 784)), jnp.zeros(10))
    behind = None
    while (item := ready.get()) is not None:
        x, y, n = item
        x3, y2 = x.reshape(CHUNK, BATCH, 784), y.reshape(CHUNK, BATCH)
        params, losses = bare_chunk(params, x3, y2, np.int32(n), center, factor)
        if behind is not None:
            behind[0].block_until_ready()
            free.put(behind[1])
        behind = losses, (x, y)
    jax.block_until_ready(params)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--repeat", type=int, default=9)
    asked = parser.parse_args()
    found = load(asked.folder, validation=0)
    center, factor = found.encoding.scaling
    inputs = found.train.inputs.reshape(len(found.train), 784)
    targets = found.train.targets
    center = np.asarray(center).reshape(784)
    model = linear(784, 10)
    objective = Objective(
        model, softmax_cross_entropy(), scaling=Scaling(center, factor)
    )
    params = model.init(jax.random.key(0))

    def ours():
        run = descend(
            objective,
            params,
            (inputs, targets),
            learning_rate=RATE,
            batch_size=BATCH,
            epochs=EPOCHS,
            evaluate_every=0,
        )
        return run.seconds["train"] / EPOCHS

    def theirs():
        began = time.perf_counter()
        bare(inputs, targets, center, factor)
        return (time.perf_counter() - began) / EPOCHS

    ours(), theirs()
    pairs = np.array([(ours(), theirs()) for _ in range(asked.repeat)])
    ratio = pairs[:, 0] / pairs[:, 1]
    print(f"load {os.getloadavg()[0]:.2f}, {len(pairs)} pairs, {EPOCHS} epochs each")
    for name, column in (("descend", pairs[:, 0]), ("bare loop", pairs[:, 1])):
        ms = 1000 * column
        print(f"{name:10} min {ms.min():6.1f} ms, median {np.median(ms):6.1f} ms")
    print(f"ratio      min {ratio.min():.2f}, median {np.median(ratio):.2f}")


if __name__ == "__main__":
    main()
