"""Programs that an earlier process compiled, used without tracing them again.

JAX keeps what XLA compiled on disk, but finds it by the lowered program: every process
traces and lowers before it can look, which takes longer than the rest of a short
training. Here a program is found by what it is traced from: the source of this
package, versions, settings of JAX, and the types and static parts of its arguments.
"""

import enum
import hashlib
import json
import os
import platform
import threading
from contextlib import suppress
from functools import cache, update_wrapper
from pathlib import Path
from typing import Any

import jax
import numpy as np

from ._program_file import can_be_kept, fresh, read_program, write_program
from ._structure import TRACED, NotTold, described, described_tree

OFF = "STEEPEST_READY_PROGRAMS"
"""The variable that is "off" where every process is to trace its programs."""
_place: list[Path] = []
"""The folder; none until programs are to be kept."""
_here = threading.local()
"""`_here.compiled`: how many programs XLA compiled in this thread."""


_all: list["Ready"] = []


def held() -> int:
    """Return how many programs all functions hold; those from disk count as well."""
    return sum(len(function.programs) for function in _all)


def drop_ready_programs() -> None:
    """Drop the programs that are held in memory."""
    for function in _all:
        function.programs.clear()


def keep_ready_programs(folder: Path) -> None:
    """Keep programs in a folder of the user's own, and look for them there."""
    if os.environ.get(OFF) != "off" and not _place and can_be_kept():
        _place.append(folder)
        jax.monitoring.register_event_duration_secs_listener(_count)


def _count(event: str, duration_secs: float, **_: str | int) -> None:
    del duration_secs
    if event == "/jax/core/compile/backend_compile_duration":
        _here.compiled = getattr(_here, "compiled", 0) + 1


class Ready:
    """A jitted function that looks on disk for the program of its arguments.

    Without a folder, on an accelerator, inside another program, and for arguments
    whose functions are a user's own, it is the jitted function.

    Parameters
    ----------
    jitted : callable
        A function by `jax.jit`, whose keywords are static arguments.
    static : tuple of int
        Positions of further static arguments.
    """

    def __init__(self, jitted: Any, static: tuple[int, ...] = ()) -> None:
        self.jitted = jitted
        self.static = static
        self.programs: dict[Any, Any] = {}
        self.making = threading.RLock()
        update_wrapper(self, jitted)
        _all.append(self)

    def __call__(self, *args: Any, **static: Any) -> Any:
        """Call the program of these arguments."""
        if not _place:
            return self.jitted(*args, **static)
        traced = args
        if self.static:
            traced = tuple(a for i, a in enumerate(args) if i not in self.static)
        fixed = (*(args[i] for i in self.static), *static.items())
        leaves, tree = jax.tree.flatten(traced)
        types = tuple(map(_type_of, leaves))
        settings = _settings()
        if settings is None or None in types:
            return self.jitted(*args, **static)
        key = (types, tree, fixed, settings)
        if key not in self.programs:
            with self.making:  # of several threads, one makes it
                if key not in self.programs:
                    about = [self.__module__, self.__qualname__, types]
                    about += [[repr(x) for x in settings if isinstance(x, PLAIN)]]
                    file = self._file(about, fixed, tree)
                    made = file and self._program(file, args, static, traced)
                    self.programs[key] = made
        program = self.programs[key]
        return self.jitted(*args, **static) if program is None else program(*traced)

    def _file(self, about: list[Any], fixed: Any, tree: Any) -> Path | None:
        """Return where the program of these types is kept; None if it cannot be."""
        try:
            parts = [described(fixed), described_tree(tree), _surroundings()]
        except (NotTold, OSError):
            return None
        digest = hashlib.sha256(json.dumps([*about, *parts]).encode())
        return _place[0] / digest.hexdigest()

    def _program(self, file: Path, args: Any, static: Any, traced: Any) -> Any:
        try:
            return read_program(file, traced)
        except (OSError, NotTold, ValueError, LookupError):
            pass  # there is none, or it is damaged
        except Exception:  # of a JAX that works otherwise, whose own folder serves
            return None
        _here.compiled = 0
        with fresh():
            compiled = self.jitted.lower(*args, **static).compile()
        if _here.compiled:  # and not found in the memory of this process
            with suppress(Exception):  # a full disk, or a JAX that works otherwise
                write_program(file, compiled)
        return compiled


PLAIN = (type(None), bool, int, float, str, tuple, enum.Enum)


def _type_of(leaf: Any) -> Any:
    """Return what a program depends on in an argument; None if it cannot be kept."""
    if isinstance(leaf, np.ndarray | np.generic):
        return leaf.shape, str(jax.dtypes.canonicalize_dtype(leaf.dtype)), False
    if type(leaf) in (bool, int, float):
        return type(leaf).__name__
    if isinstance(leaf, jax.core.Tracer) or not isinstance(leaf, jax.Array):
        return None
    return leaf.shape, str(leaf.dtype), getattr(leaf, "weak_type", False)


def _settings() -> Any:
    """Return JAX's settings that programs depend on; None if it is not to compile."""
    if jax.config.jax_disable_jit:  # pyright: ignore[reportAttributeAccessIssue]
        return None
    from jax._src.config import trace_context

    return trace_context()


@cache
def _surroundings() -> list[Any]:
    """Return what programs depend on besides their arguments."""
    import jaxlib
    import optax

    if jax.default_backend() != "cpu" or jax.device_count() > 1:
        raise NotTold
    package = Path(__file__).parent.parent
    source = hashlib.sha256()
    for layer in TRACED:
        for file in sorted((package / layer).rglob("*.py")):
            source.update(file.name.encode() + file.read_bytes())
    versions = [jax.__version__, jaxlib.__version__, optax.__version__, np.__version__]
    versions.append(platform.python_version())
    return [versions, _processor(), os.environ.get("XLA_FLAGS"), source.hexdigest()]


def _processor() -> str:
    """Return the kind of processor: a program may use all that it can do."""
    what = ("flags", "Features", "model")
    with suppress(OSError), open("/proc/cpuinfo") as file:
        return "".join(sorted({line for line in file if line.startswith(what)}))
    return f"{platform.machine()} {platform.processor()} {platform.node()}"
