"""What every test stands on: one device, float32, a seed, and skips that are counted.

The fixtures here are described in CONTRIBUTING.md, "Tests".
"""

import os

os.environ.setdefault("JAX_PLATFORMS", "cpu")  # before the first import of JAX
os.environ.setdefault("MPLBACKEND", "agg")
os.environ["STEEPEST_LANGUAGE"] = "en"  # whatever the locale of the machine is

# programs are traced in every process, and so counted
os.environ["STEEPEST_READY_PROGRAMS"] = "off"

import shutil
import tarfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import jax
import numpy as np
import pytest

from steepest._core import keep_compiled_programs

# Reasons that hold on a machine where everything that can be installed is installed.
# Any other skip is a failure under STEEPEST_NO_SKIPS=1, which is how CI runs.
MAY_BE_SKIPPED = frozenset({"STEEPEST_DATA is not set", "no accelerator here"})

# Run by `make test-frameworks`, where Keras, PyTorch and Equinox are installed.
collect_ignore = [] if os.environ.get("STEEPEST_FRAMEWORKS") else ["frameworks"]

COMPILED = "/jax/core/compile/backend_compile_duration"
"""The event that JAX records once for every program that it hands to XLA."""

# A process that had compiled about 2000 programs died inside XLA's JIT.
PROGRAMS_KEPT = 400

_compiled: list[str] = []


def _remember(event: str, duration_secs: float, **about: str | int) -> None:
    del duration_secs
    if event == COMPILED:
        _compiled.append(str(about.get("fun_name", "")))


jax.monitoring.register_event_duration_secs_listener(_remember)


@pytest.fixture
def rng() -> np.random.Generator:
    """Random numbers that are the same in every run."""
    return np.random.default_rng(0)


@pytest.fixture
def compilations() -> Callable[[], AbstractContextManager[list[str]]]:
    """Return `with compilations() as names`: what XLA compiled inside, by name.

    Small operations outside `jit` compile too: build every argument, Python numbers
    turned into arrays included, before the block.
    """

    @contextmanager
    def watch() -> Iterator[list[str]]:
        names: list[str] = []
        before = len(_compiled)
        try:
            yield names
        finally:
            names.extend(_compiled[before:])

    return watch


@pytest.fixture
def program() -> Callable[[str], str]:
    """Return a function from a program's name to its path; without it, skip by name."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            pytest.skip(f"{name} not found")
        return path

    return find


@pytest.fixture(scope="session")
def image_folder(pytestconfig: pytest.Config) -> Callable[[str], Path]:
    """Return a function from "mnist" or "cifar10" to its unpacked image folders.

    The archives NAME.tar.gz are looked for in the folder that STEEPEST_DATA names, and
    unpacked once into pytest's cache.
    """

    def unpack(name: str) -> Path:
        archives = os.environ.get("STEEPEST_DATA")
        if not archives:
            pytest.skip("STEEPEST_DATA is not set")
        archive = Path(archives, f"{name}.tar.gz")
        folder = pytestconfig.cache.mkdir("images") / name
        if not folder.exists():
            unfinished = folder.with_name(f"{name}-{os.getpid()}")
            with tarfile.open(archive) as tar:
                tar.extractall(unfinished, filter="data")
            with suppress(OSError):  # another process was faster
                unfinished.rename(folder)
        return folder

    return unpack


@pytest.fixture(scope="session", autouse=True)
def _own_cache(
    tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Iterator[None]:
    # Compiled programs go to a cache of this session, which begins empty: the user's
    # own stays as it is, and no test passes because of what an earlier session left.
    # All workers and every command that a test starts share it, so that a program is
    # compiled once, however many modules need it.
    session = tmp_path_factory.getbasetemp()
    if hasattr(pytestconfig, "workerinput"):  # each worker of xdist has a folder there
        session = session.parent
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(session / "cache"))
        keep_compiled_programs()
        yield


@pytest.fixture(scope="module", autouse=True)
def _few_programs() -> Iterator[None]:
    yield
    if len(_compiled) > PROGRAMS_KEPT:
        jax.clear_caches()
        _compiled.clear()


@pytest.fixture(autouse=True)
def _settings_stay() -> Iterator[None]:
    yield
    leaked = jax.config.jax_enable_x64
    jax.config.update("jax_enable_x64", False)
    assert not leaked, "use `with jax.enable_x64(True):`, which ends with the test"


def _skips(config: pytest.Config) -> Counter[str]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    reasons = (report.longrepr[2] for report in skipped)
    return Counter(reason.removeprefix("Skipped: ") for reason in reasons)


def _forbidden(skips: Counter[str]) -> list[str]:
    if os.environ.get("STEEPEST_NO_SKIPS") != "1":
        return []
    return sorted(set(skips) - MAY_BE_SKIPPED)


def pytest_terminal_summary(
    terminalreporter: "pytest.TerminalReporter", config: pytest.Config
) -> None:
    """Count the skipped tests by reason at the end of the run."""
    skips = _skips(config)
    if skips:
        reasons = ", ".join(f"{why} ({n})" for why, n in sorted(skips.items()))
        terminalreporter.write_line(f"{skips.total()} skipped: {reasons}")
    for reason in _forbidden(skips):
        terminalreporter.write_line(f"ERROR: skipped though it must run: {reason}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that skipped what it could have run."""
    if _forbidden(_skips(session.config)) and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
