"""The machine, what is installed, how busy it is, and what it can do at most."""

import os
import platform
import time
from importlib.metadata import PackageNotFoundError, version

import numpy as np

__all__ = ["facts", "limits", "quiet_load"]

PACKAGES = [
    "steepest",
    "jax",
    "jaxlib",
    "optax",
    "numpy",
    "scikit-learn",
    "torch",
    "flax",
    "keras",
    "vowpalwabbit",
    "river",
]


def facts():
    """Return what the figures depend on."""
    installed = {}
    for package in PACKAGES:
        try:
            installed[package] = version(package)
        except PackageNotFoundError:
            installed[package] = None
    return {
        "date": time.strftime("%Y-%m-%d"),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "system": platform.platform(),
        "packages": installed,
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
    }


def _processor():
    try:
        with open("/proc/cpuinfo") as lines:
            known = dict(
                line.split(":", 1)
                for line in lines.read().split("\n\n")[0].split("\n")
                if ":" in line
            )
    except OSError:
        return platform.processor()
    known = {name.strip(): value.strip() for name, value in known.items()}
    wide = [
        flag for flag in ("avx2", "avx512f") if flag in known.get("flags", "").split()
    ]
    return f"{known.get('model name', '?')} ({', '.join(wide)})"


def quiet_load(share=0.12, patience=12.0):
    """Wait until less than a share of the processors works, and return what it was."""
    deadline = time.monotonic() + patience
    while True:
        busy = _busy(0.15)
        if busy is None or busy < share or time.monotonic() > deadline:
            return busy


def _busy(seconds):
    def read():
        with open("/proc/stat") as lines:
            ticks = [int(word) for word in lines.readline().split()[1:9]]
        return sum(ticks), ticks[3] + ticks[4]

    try:
        total, idle = read()
        time.sleep(seconds)
        later, idle_later = read()
    except OSError:
        return None
    return 1 - (idle_later - idle) / max(later - total, 1)


def limits(repeat=7):
    """Return what nothing here can pass: sgemm in GFLOP/s, reading in GB/s."""
    import jax
    import jax.numpy as jnp

    square = jnp.ones((2048, 2048))
    product = jax.jit(lambda a: a @ a)
    sgemm = 2 * 2048**3 / _shortest(lambda: product(square).block_until_ready(), repeat)
    block = np.ones(64 << 20, np.float32)
    total = jax.jit(jnp.sum)
    on_device = jnp.asarray(block)
    read = block.nbytes / _shortest(
        lambda: total(on_device).block_until_ready(), repeat
    )
    return {"sgemm GFLOP/s": sgemm / 1e9, "read GB/s": read / 1e9}


def _shortest(do, repeat):
    do()
    found = []
    for _ in range(repeat):
        quiet_load()
        began = time.perf_counter()
        do()
        found.append(time.perf_counter() - began)
    return min(found)
