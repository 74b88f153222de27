"""How quick the lab is: `python -m benchmarks.lab`, on an idle machine.

Measured in Debian's chromium: first paint, first race on a first start (no compiled
programs are kept) and on a second, a slider's change until its frame is painted, the
end after Ctrl-C, and the size of the page compressed.
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
import time
from importlib.resources import files
from typing import Any

TOKEN = "benchmark"
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

    print(f"page {page_size() / 1024:.1f} KiB compressed")
    with tempfile.TemporaryDirectory() as cache, sync_playwright() as play:
        chromium = play.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        for name in ("first start", "second start"):
            measure(name, chromium, cache)
        chromium.close()


def page_size() -> int:
    """Return the bytes that the page takes compressed: what it begins with."""
    static = files("steepest.lab") / "static"
    names = ("index.html", "index.js", "index.css", "icon.svg")
    return sum(len(gzip.compress((static / name).read_bytes())) for name in names)


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
    page.wait_for_timeout(2000)
    changes = sorted(page.evaluate(ONE_CHANGE, i) for i in range(CHANGES))
    slow = changes[int(0.95 * CHANGES)]
    print(
        f"{name}: answers after {answers:.2f} s, first paint {paint / 1000:.2f} s, "
        f"first race {race / 1000:.2f} s; a change of the rate until painted: median "
        f"{statistics.median(changes):.0f} ms, p95 {slow:.0f} ms"
    )
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


if __name__ == "__main__":
    main()
