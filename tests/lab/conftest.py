"""A lab that runs in a process of its own, and a real browser that looks at it."""

import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from websockets.sync.client import connect

TOKEN = "a-token-that-only-the-tests-know"
ANSWER = 60  # seconds: a busy machine compiles slowly


@dataclass
class LabProcess:
    """A server, with what a page needs to talk to it."""

    process: subprocess.Popen[str]
    port: int
    folder: Path
    errors: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/?token={TOKEN}"

    @property
    def headers(self) -> dict[str, str]:
        cookie = f"steepest-lab-{self.port}={TOKEN}"
        return {"Cookie": cookie, "Origin": f"http://127.0.0.1:{self.port}"}

    def connected(self, **headers: str | None) -> Any:
        """A WebSocket, with some headers replaced, or left out if None."""
        given = {**self.headers, **headers}
        return connect(
            f"ws://127.0.0.1:{self.port}/socket",
            additional_headers={k: v for k, v in given.items() if v is not None},
            max_size=None,
        )

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(ANSWER)


@dataclass
class Answered:
    header: dict[str, Any]
    arrays: dict[str, np.ndarray]


def decoded(data: bytes) -> Answered:
    (length,) = struct.unpack_from("<I", data)
    header = json.loads(data[4 : 4 + length], parse_constant=pytest.fail)
    arrays, offset = {}, 4 + length
    for part in header["arrays"]:
        count = int(np.prod(part["shape"], dtype=int))
        body = np.frombuffer(data, "<f4", count, offset)
        arrays[part["name"]] = body.reshape(part["shape"])
        offset += 4 * count
    assert offset == len(data)
    return Answered(header, arrays)


def ask(socket: Any, topic: str, number: int = 1, **fields: Any) -> Answered:
    socket.send(json.dumps({"id": number, "topic": topic, **fields}))
    return decoded(socket.recv(ANSWER))


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def start_lab(folder: Path, *arguments: str, port: int = 0) -> LabProcess:
    """Start `steepest lab` in a folder and wait until it answers."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "steepest",
            "lab",
            "--no-browser",
            "--port",
            str(port),
            *arguments,
        ],
        cwd=folder,
        env={**os.environ, "STEEPEST_LAB_TOKEN": TOKEN},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    line = process.stdout.readline()
    found = re.search(r":(\d+)/", line)
    assert found, f"the lab printed '{line}'"
    return LabProcess(process, int(found[1]), folder)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabProcess]:
    """One server for the tests of a module, in an empty folder."""
    started = start_lab(tmp_path_factory.mktemp("lab"))
    yield started
    if started.process.poll() is None:
        started.process.kill()
        started.process.wait()
    started.process.stdout.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's chromium, headless."""
    import shutil

    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=1000 * ANSWER)  # a busy machine compiles slowly
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium not found")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=path, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def page(lab: LabProcess, browser: Any) -> Iterator[Callable[..., Any]]:
    """`page("#lang=ko", phone=True)` opens the lab; a console error fails the test."""
    contexts, errors = [], []

    def opened(state: str = "", *, phone: bool = False, **options: Any) -> Any:
        width, height = (360, 740) if phone else (1280, 850)
        options.setdefault("viewport", {"width": width, "height": height})
        options.setdefault("reduced_motion", "reduce")
        context = browser.new_context(**options)
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(1000 * ANSWER)
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.on(
            "console",
            lambda said: errors.append(said.text) if said.type == "error" else None,
        )
        tab.goto(lab.address)
        if state:
            tab.goto(f"http://127.0.0.1:{lab.port}/{state}")
            tab.reload()
        tab.locator("[role=status][data-state=ready]").wait_for()
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert errors == []
