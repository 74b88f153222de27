"""How long compiling took, and where compiled programs are kept between processes."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import jax

from ._ready import keep_ready_programs

SMALL_LOOP = 1 << 17  # bytes that an iteration of a loop may use to be small


def _compile_small_loops_whole() -> None:
    """Have XLA compile a loop with small iterations into one function.

    Otherwise a step of one row is fifteen functions, and calling them takes four fifths
    of the time on 64 columns. An option that the user has set stays. XLA reads its
    options once, when the first is asked for: they are asked for here, and the variable
    is left as it was found, for the processes that this one starts.
    """
    before = os.environ.get("XLA_FLAGS")
    if "xla_backend_extra_options" in (before or ""):
        return
    option = f"xla_cpu_small_while_loop_byte_threshold={SMALL_LOOP}"
    flags = f"{before or ''} --xla_backend_extra_options={option}".strip()
    os.environ["XLA_FLAGS"] = flags
    with suppress(ImportError, AttributeError, TypeError):  # a JAX without this name
        from jaxlib import _jax

        _jax.CompileOptions()
        if before is None:
            del os.environ["XLA_FLAGS"]
        else:
            os.environ["XLA_FLAGS"] = before


_compile_small_loops_whole()

_COMPILING = "/jax/core/compile/"
_total = {"seconds": 0.0, "programs": 0}


def _listen(event: str, duration_secs: float, **_: str | int) -> None:
    if event.startswith(_COMPILING):  # tracing, lowering and compiling
        # JAX takes them from the clock of the computer, which may be set back
        _total["seconds"] += max(duration_secs, 0.0)
        _total["programs"] += event.endswith("backend_compile_duration")


jax.monitoring.register_event_duration_secs_listener(_listen)


@dataclass
class Stopwatch:
    """Seconds since it was started, and how many of them went into compiling."""

    began: float = field(default_factory=time.perf_counter)
    compiled_before: float = field(default_factory=lambda: _total["seconds"])
    programs_before: int = field(default_factory=lambda: int(_total["programs"]))

    @property
    def seconds(self) -> float:
        """All the seconds since the start."""
        return time.perf_counter() - self.began

    @property
    def compiling(self) -> float:
        """Seconds of them spent tracing, lowering and compiling programs."""
        return min(_total["seconds"] - self.compiled_before, self.seconds)

    @property
    def programs(self) -> int:
        """How many programs were compiled since the start."""
        return int(_total["programs"]) - self.programs_before


@contextmanager
def timed(seconds: dict[str, float], name: str) -> Iterator[None]:
    """Add the seconds of a block to `seconds[name]`."""
    began = time.perf_counter()
    try:
        yield
    finally:
        seconds[name] = seconds.get(name, 0.0) + time.perf_counter() - began


def keep_compiled_programs(folder: str | Path | None = None) -> Path:
    """Keep compiled programs on disk, so that the next process need not compile them.

    Parameters
    ----------
    folder : path, optional
        Where to keep them; by default the user's cache directory.

    Returns
    -------
    Path
        The folder.
    """
    if folder is None:
        import platformdirs

        folder = Path(platformdirs.user_cache_dir("steepest")) / "compiled"
    if not jax.config.jax_compilation_cache_dir:  # pyright: ignore[reportAttributeAccessIssue]
        jax.config.update("jax_compilation_cache_dir", str(folder))
        # by default, programs that compile in under a second are not kept: all of ours
        jax.config.update("jax_persistent_cache_min_compile_time_secs", 0)
        jax.config.update("jax_persistent_cache_min_entry_size_bytes", -1)
    kept = jax.config.jax_compilation_cache_dir  # pyright: ignore[reportAttributeAccessIssue]
    if "://" not in kept:  # JAX can keep its own elsewhere
        keep_ready_programs(Path(kept) / "ready")
    return Path(folder)
