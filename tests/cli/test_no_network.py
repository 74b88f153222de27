"""No command talks to a network, so that it works on a machine that has none."""

import os
import subprocess
import sys
from pathlib import Path

COMMANDS = """
import sys, contextlib, io
reached = []

def hook(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo",
                 "socket.sendto", "urllib.Request", "socket.gethostbyname"):
        reached.append((event, arguments[1:]))
        raise OSError("no network here: " + event)

sys.addaudithook(hook)
from steepest.cli import main
for line in sys.stdin:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(line.split())
    if status not in (0, 1) or reached:
        print(line, status, reached, err.getvalue())
print("all")
"""
LINES = """
train iris --epochs 3 --learning-rate 0.05 --out r --report r.html
show r
show r --plot r.png
runs .
evaluate r iris
diagnose r --fix
rates iris
compare r r
report r -o again.html
race ravine --out race.png
experiment hinge_scores
example sensors --out sensors.csv
check math:sqrt
predict r iris --out p.csv
train https://example.org/data.csv
predict r http://example.org/rows.csv
delete r --yes
"""


def test_no_command_talks_to_a_network(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-c", COMMANDS],
        input=LINES.strip(),
        cwd=tmp_path,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stdout.splitlines() if "[]" not in line]
    assert said[-1:] == ["all"], done.stderr[-2000:]
    assert "socket" not in done.stdout, done.stdout
