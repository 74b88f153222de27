"""How quick the lab is: `python -m benchmarks.lab`, on an idle machine.

Measured in Debian's chromium: first paint, first race on a first start (no compiled
programs are kept) and on a second, a slider's change until its frame is painted, also
while a model trains, the end after Ctrl-C, and the size of the page compressed. The
processor seconds of the server until the first race hardly depend on other programs.
"""

import gzip
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from .lab_live import ask, connected, header_of

TOKEN = "benchmark"
BEGINS_WITH = ("index.html", "index.js", "style.css", "icon.svg")
CHANGES = 60
# one change of the rate, until the frame that shows its race was painted
ONE_CHANGE = """async i => {
    const slider = document.querySelector("[data-name=rate] input[type=range]");
    performance.clearMarks("race");
    const began = performance.now();
    slider.value = 405 + 4 * i;
    slider.dispatchEvent(new Event("input", {bubbles: true}));
    while (!performance.getEntriesByName("race").length)
        await new Promise(next => setTimeout(next, 1));
    await new Promise(next => requestAnimationFrame(() => setTimeout(next, 0)));
    return performance.now() - began;
}"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
RACE = "performance.getEntriesByName('race')[0]?.startTime ?? null"


def main() -> None:
    from playwright.sync_api import sync_playwright

    first, whole = page_size(BEGINS_WITH), page_size()
    print(f"page {first / 1024:.1f} KiB compressed, {whole / 1024:.1f} with every view")
    with tempfile.TemporaryDirectory() as cache, sync_playwright() as play:
        chromium = play.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        for name in ("first start", "second start"):
            measure(name, chromium, cache)
        chromium.close()


def page_size(names: Collection[str] = ()) -> int:
    """Return the bytes that files of the page take compressed; all without names."""
    static = files("steepest.lab") / "static"
    return sum(
        len(gzip.compress(file.read_bytes()))
        for file in static.iterdir()
        if (not names and not file.name.startswith("widget")) or file.name in names
    )


def measure(name: str, chromium: Any, cache: str) -> None:
    environment = {**os.environ, "STEEPEST_LAB_TOKEN": TOKEN, "XDG_CACHE_HOME": cache}
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "steepest", "lab", "--no-browser"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    line = process.stdout.readline() if process.stdout else ""
    answers = time.perf_counter() - began
    port = re.search(r":(\d+)/", line)[1]  # type: ignore[index]
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{port}/?token={TOKEN}")
    while page.evaluate(RACE) is None:
        page.wait_for_timeout(10)
    race, paint = page.evaluate(RACE), page.evaluate(PAINT)
    used = processor_seconds(process.pid)
    page.wait_for_timeout(2000)
    print(
        f"{name}: answers after {answers:.2f} s, first paint {paint / 1000:.2f} s, "
        f"first race {race / 1000:.2f} s, after {used:.1f} processor s of the server"
    )
    print(f"  a change of the rate until painted: {slides(page)}")
    with connected(int(port), TOKEN) as socket, training(socket):
        print(f"  the same while a model trains: {slides(page)}")
    page.reload()
    while page.evaluate(RACE) is None:
        page.wait_for_timeout(10)
    again = page.evaluate(RACE)
    print(f"  loaded again, with the engine warm: first race {again / 1000:.2f} s")
    context.close()
    began = time.perf_counter()
    process.send_signal(signal.SIGINT)
    status = process.wait(30)
    print(f"  Ctrl-C: exit {status} after {time.perf_counter() - began:.2f} s")


def slides(page: Any) -> str:
    """Move the slider, and say how long it takes until the race is painted."""
    changes = sorted(page.evaluate(ONE_CHANGE, i) for i in range(CHANGES))
    slow = changes[int(0.95 * CHANGES)]
    return f"median {statistics.median(changes):.0f} ms, p95 {slow:.0f} ms"


@contextmanager
def training(socket: Any) -> Iterator[None]:
    """Have a model trained meanwhile, whose pictures are read as a page does."""
    settings = {"epochs": "100000", "learning_rate": "0.01", "hidden": "64,64"}
    begun = {"data": "digits", "settings": {"model": "mlp", **settings}}
    ask(socket, 1, "train.begin", **begun)
    while header_of(socket.recv()).get("kind") != "moment":
        pass
    ask(socket, 2, "train.play", speed=20)
    for _ in range(10):  # the first ones compile
        socket.recv()
    steps = [0]

    def read() -> None:
        while (header := header_of(socket.recv()))["id"] != 3:
            steps.append(header.get("step", steps[-1]))

    reading = threading.Thread(target=read)
    reading.start()
    before = steps[-1]
    yield
    assert steps[-1] > before, "the model did not train"
    ask(socket, 3, "train.pause")
    reading.join()


def processor_seconds(pid: int) -> float:
    """Return what a process has used until now; NaN where this is not told."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return float("nan")
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
