"""What curvature, a race and Newton's method cost, as ratios measured in turn.

Run: python benchmarks/landscape/costs.py
"""

import os
import time
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from steepest._core import key_for
from steepest.landscape import make_rule, race
from steepest.landscape._function import as_argument
from steepest.landscape._hessian import _product
from steepest.landscape._lanczos import grow
from steepest.landscape._step import apply_rule


def fastest(tasks: dict[str, Callable[[], Any]], rounds: int) -> dict[str, np.ndarray]:
    """Run the tasks in turn, so that a busy machine is as busy for each."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for task in tasks.values():
        jax.block_until_ready(task())
    for _ in range(rounds):
        for name, task in tasks.items():
            begin = time.perf_counter()
            jax.block_until_ready(task())
            times[name].append(1e3 * (time.perf_counter() - begin))
    return {name: np.array(values) for name, values in times.items()}


def lanczos(rounds: int = 15) -> None:
    rng = np.random.default_rng(0)
    inputs = jnp.asarray(rng.random((4096, 784)), jnp.float32)
    labels = jnp.asarray(rng.integers(0, 10, 4096))
    w = {
        "in": jnp.asarray(rng.normal(0, 784**-0.5, (784, 128)), jnp.float32),
        "hidden": jnp.zeros(128),
        "out": jnp.asarray(rng.normal(0, 128**-0.5, (128, 10)), jnp.float32),
        "scores": jnp.zeros(10),
    }

    def f(w: Any, inputs: Any, labels: Any) -> Any:
        hidden = jax.nn.relu(inputs @ w["in"] + w["hidden"])
        scores = jax.nn.log_softmax(hidden @ w["out"] + w["scores"])
        return -jnp.mean(jnp.take_along_axis(scores, labels[:, None], axis=1))

    gradient = jax.jit(jax.grad(f))
    function, data, key = as_argument(f), (inputs, labels), key_for(0, "benchmark")
    times = fastest(
        {
            "gradient": lambda: gradient(w, *data),
            "Hessian product": lambda: _product(function, w, w, data, None),
            "20 Lanczos steps": lambda: grow(function, w, data, None, key, 20),
        },
        rounds,
    )
    print("MLP 784-128-10, 4 096 examples, float32")
    for name, values in times.items():
        ratio = values / times["gradient"]
        print(
            f"  {name:<18}{np.min(values):9.2f} ms fastest {np.median(values):9.2f} ms "
            f"median   {np.min(values) / times['gradient'].min():6.2f} gradients "
            f"(fastest to fastest), {np.median(ratio):6.2f} (median of rounds)"
        )


def racing(rounds: int = 100) -> None:
    names, rates = ["sgd", "momentum", "adam", "rmsprop"], [1e-3, 1e-3, 1e-2, 1e-2]
    times = fastest(
        {"race": lambda: race("rosenbrock", None, names, rates).runners[0].points},
        rounds,
    )["race"]
    print("race of 4 optimizers over 500 steps on Rosenbrock, judged, warm")
    print(f"  {times.min():.2f} ms fastest, {np.median(times):.2f} ms median")


def newton(rounds: int = 5) -> None:
    print("one step on a function of d numbers: descent, Newton, and H in memory")
    for d in (32, 128, 512, 2048):
        w = jnp.ones(d)

        def f(w: Any) -> Any:
            return jnp.sum(jnp.cosh(w)) + jnp.mean(w) ** 2

        def step(name: str, w: Any = w, f: Any = f) -> Callable[[], Any]:
            rule = make_rule(name)
            state = rule.init(w, 0.1)
            return jax.jit(lambda: apply_rule(f, rule, 0.1, w, state)[0])

        times = fastest({name: step(name) for name in ("sgd", "newton")}, rounds)
        sgd, second = times["sgd"].min(), times["newton"].min()
        print(
            f"  d = {d:5}: {sgd:8.3f} ms, {second:10.2f} ms, {second / sgd:9.0f} times "
            f"as long; {4e-6 * d * d:7.2f} MB for H"
        )


if __name__ == "__main__":
    print(f"{os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}")
    lanczos()
    racing()
    newton()
