"""How many pictures a second does a live training send, and how soon are runs listed?

    python -m benchmarks.lab_live [--seconds 5] [--runs 1000]

The answers are measured where the page gets them: at the socket of a lab that runs in a
process of its own. To be run on an idle machine.
"""

import argparse
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from ._machine import quiet_load

TOKEN = "of the benchmark"
TRAININGS = {
    "moons, mlp 8-8, 5 steps a picture": (
        5,
        {"data": "moons", "settings": {"model": "mlp", "hidden": "8,8"}},
    ),
    "digits, linear, 10 steps a picture": (10, {"data": "digits", "settings": {}}),
    "digits, mlp 128, 10 steps a picture": (
        10,
        {"data": "digits", "settings": {"model": "mlp", "hidden": "128"}},
    ),
}


def started(folder):
    """Start a lab, and return its process and a connection."""
    token = TOKEN.replace(" ", "-")
    process = subprocess.Popen(
        [sys.executable, "-m", "steepest", "lab", "--no-browser"],
        cwd=folder,
        env={**os.environ, "STEEPEST_LAB_TOKEN": token},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    port = re.search(r":(\d+)/", process.stdout.readline())[1]
    return process, connected(port, token)


def connected(port, token):
    """Return a connection to a lab, as a page has one."""
    from websockets.sync.client import connect

    headers = {"Cookie": f"steepest-lab-{port}={token}"}
    return connect(
        f"ws://127.0.0.1:{port}/socket",
        origin=f"http://127.0.0.1:{port}",
        additional_headers=headers,
        max_size=None,
    )


def header_of(data):
    """Return the header of a reply."""
    (length,) = struct.unpack_from("<I", data)
    return json.loads(data[4 : 4 + length])


def ask(socket, number, topic, **fields):
    socket.send(json.dumps({"id": number, "topic": topic, **fields}))


def pictures(socket, speed, begun, seconds):
    """Return the times between pictures of a training that plays."""
    settings = {"epochs": "100000", "learning_rate": "0.01", **begun["settings"]}
    ask(socket, 1, "train.begin", data=begun["data"], settings=settings)
    while header_of(socket.recv()).get("kind") != "moment":
        pass
    ask(socket, 2, "train.play", speed=speed)
    for _ in range(10):  # the first ones compile
        while header_of(socket.recv()).get("kind") != "moment":
            pass
    times, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end:
        if header_of(socket.recv()).get("kind") == "moment":
            times.append(time.perf_counter())
    ask(socket, 3, "train.pause")
    while header_of(socket.recv())["id"] != 3:
        pass
    return np.diff(times)


def listing(socket, folder, count):
    """Return seconds to the first page of runs, and to the last."""
    from steepest import train

    train("iris", out=folder / "runs" / "0000", epochs=20, learning_rate=0.1)
    for number in range(1, count):
        shutil.copytree(folder / "runs" / "0000", folder / "runs" / f"{number:04}")
    results = []
    for _ in range(2):  # the first time the module is imported
        began = time.perf_counter()
        ask(socket, 9, "runs.list")
        at = []
        while True:
            more = header_of(socket.recv())["more"]
            at.append(time.perf_counter() - began)
            if not more:
                break
        results = [at[0], at[-1]]
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--runs", type=int, default=1000)
    options = parser.parse_args()
    quiet_load()
    with tempfile.TemporaryDirectory() as folder:
        process, connection = started(folder)
        with connection as socket:
            for name, (speed, begun) in TRAININGS.items():
                between = pictures(socket, speed, begun, options.seconds)
                slow = np.quantile(between, 0.95)
                print(
                    f"{name}: {1 / between.mean():.1f} pictures/s, 95 % within "
                    f"{1000 * slow:.0f} ms"
                )
            first, last = listing(socket, Path(folder), options.runs)
            print(f"{options.runs} runs: first {first:.2f} s, all {last:.2f} s")
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
