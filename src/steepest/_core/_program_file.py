"""A compiled program as a file: a line of JSON, and what XLA made of it.

As in JAX's own folder of compiled programs, it is machine code, so both are kept in the
user's own cache alone. Nothing is unpickled.
"""

import hashlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from typing import Any

import jax
import numpy as np

from ._structure import NotTold, read_tree, written_tree

KEPT_DAYS = 30  # since the last use
MOST_BYTES = 256 << 20  # of all programs together
PARTS = (
    ("jax._src.interpreters.pxla", "UnloadedMeshExecutable"),
    ("jax._src.config", "enable_compilation_cache"),
    ("jax._src.config", "trace_context"),
    ("jax._src.core", "shaped_abstractify"),
    ("jax._src.lib", "xla_client"),
    ("jax.experimental.compilation_cache.compilation_cache", "reset_cache"),
)
"""Of JAX's own, that it may change."""
FIELDS = frozenset(
    {
        "xla_executable",
        "device_list",
        "backend",
        "input_avals",
        "input_shardings",
        "output_avals",
        "output_shardings",
        "committed",
        "name",
        "unordered_effects",
        "ordered_effects",
        "keepalive",
        "host_callbacks",
        "kept_var_idx",
        "mut",
        "xla_in_layouts",
        "dispatch_in_layouts",
        "xla_out_layouts",
        "all_args_info",
        "pgle_profiler",
    }
)
"""Of the first of them, in the version that `read_program` was written for."""


def can_be_kept() -> bool:
    """Return whether this JAX has the parts that reading and writing take."""
    try:
        parts = [getattr(import_module(module), name) for module, name in PARTS]
        return {field.name for field in fields(parts[0])} == FIELDS
    except (ImportError, AttributeError):
        return False


@contextmanager
def fresh() -> Iterator[None]:
    """Have XLA compile: a program that JAX read from its folder cannot be written."""
    from jax._src.config import enable_compilation_cache
    from jax.experimental.compilation_cache.compilation_cache import reset_cache

    reset_cache()  # JAX asks once whether there is one
    try:
        with enable_compilation_cache(False):
            yield
    finally:
        reset_cache()


def write_program(file: Path, compiled: Any) -> None:
    """Write a program that XLA has just compiled, if it only computes.

    Raises
    ------
    NotTold
        If it does more than compute, or returns more than trees of plain arrays.
    """
    program = compiled._executable._unloaded_executable
    more = (
        program.ordered_effects,
        program.unordered_effects,
        program.host_callbacks,
        program.keepalive,
        program.mut,
        compiled._params.const_args,
    )
    outputs = program.output_avals
    extended = jax.dtypes.extended  # such as random keys
    if any(more) or any(jax.dtypes.issubdtype(a.dtype, extended) for a in outputs):
        raise NotTold
    code = program.backend.serialize_executable(program.xla_executable)
    about = {
        "name": program.name,
        "used": sorted(program.kept_var_idx),
        "outputs": [[list(a.shape), a.dtype.name, a.weak_type] for a in outputs],
        "tree": written_tree(compiled.out_tree),
        "sha256": hashlib.sha256(code).hexdigest(),
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(json.dumps(about).encode() + b"\n" + code)
    unfinished.replace(file)
    prune(file.parent)


def read_program(file: Path, args: tuple[Any, ...]) -> Any:
    """Return the program in a file as JAX has it after compiling.

    Parameters
    ----------
    file : Path
        What `write_program` wrote for arguments of the same types.
    args : tuple
        The arguments that are not static.

    Raises
    ------
    OSError
        If there is no such file.
    NotTold
        If it is damaged.
    """
    from jax._src import core
    from jax._src.interpreters import pxla
    from jax._src.lib import xla_client

    head, _, code = file.read_bytes().partition(b"\n")
    about = json.loads(head)
    if hashlib.sha256(code).hexdigest() != about["sha256"]:
        raise NotTold
    device = jax.devices()[0]
    devices = xla_client.DeviceList((device,))
    here = jax.sharding.SingleDeviceSharding(device)
    leaves = jax.tree.leaves(args)
    inputs = [core.shaped_abstractify(leaves[i]) for i in about["used"]]
    outputs = [
        core.ShapedArray(tuple(shape), np.dtype(dtype), weak_type=weak)
        for shape, dtype, weak in about["outputs"]
    ]
    program = pxla.UnloadedMeshExecutable(
        xla_executable=device.client.deserialize_executable(
            code, executable_devices=devices
        ),
        device_list=devices,
        backend=device.client,
        input_avals=inputs,
        input_shardings=[here] * len(inputs),
        output_avals=outputs,
        output_shardings=[here] * len(outputs),
        committed=False,
        name=about["name"],
        unordered_effects=[],
        ordered_effects=[],
        keepalive=[],
        host_callbacks=[],
        kept_var_idx=set(about["used"]),
        mut=None,
        xla_in_layouts=[None] * len(inputs),
        dispatch_in_layouts=[None] * len(inputs),
        xla_out_layouts=[None] * len(outputs),
        all_args_info=None,
        pgle_profiler=None,
    )
    os.utime(file)  # it was used now
    info = jax.tree.map(lambda _: "argument", (args, {}))
    return jax.stages.Compiled(program.load(), [], info, read_tree(about["tree"]))


def prune(folder: Path, now: float | None = None) -> None:
    """Remove programs that were not used for long, and the oldest beyond a size."""
    now = time.time() if now is None else now
    total = 0
    files = [(file.stat(), file) for file in folder.iterdir()]
    for about, file in sorted(files, key=lambda pair: -pair[0].st_mtime):
        total += about.st_size
        if total > MOST_BYTES or now - about.st_mtime > KEPT_DAYS * 86_400:
            file.unlink(missing_ok=True)
