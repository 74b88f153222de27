"""From a command line to a table on the terminal and a JSON file."""

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np

from ._machine import facts
from ._turns import ratios, take_turns
from ._work import read_data, write_data

__all__ = ["add_sources", "keep", "parser", "print_table", "report"]


def parser(doc, works):
    """Return what was asked for on the command line."""
    made = argparse.ArgumentParser(description=doc.split("\n\n")[0])
    made.add_argument("works", nargs="*", choices=[[], *works], metavar="WORK")
    add_sources(made)
    return made.parse_args()


def add_sources(made):
    made.add_argument("--mnist", help="folder with train and test, or .npz")
    made.add_argument("--cifar10", help="folder with train and test, or .npz")
    made.add_argument("--turns", type=int, default=5)
    made.add_argument("--json", help="file that the figures are added to")
    made.add_argument("--data", help="folder to keep the arrays in for the next time")


def report(name, work, contenders, asked, limits=None, whole=False):
    """Measure one work, print its table and keep its figures: of an epoch, or whole."""
    with tempfile.TemporaryDirectory() as scratch:
        source = getattr(asked, work.data, None)
        folder = write_data(work.data, source, asked.data or scratch)
        measured, loads = take_turns(contenders, work, folder, asked.turns)
        note = (folder / "note.txt").read_text()
        needed = _gigaflops(work, folder)
    rows = []
    base = measured[0]
    for result in measured:
        if result.failed is not None:
            rows.append((result.contender.title, None, None, None, result.failed))
            continue
        ms = 1000 * np.array(result.seconds) / (1 if whole else work.epochs)
        rows.append(
            (
                result.contender.title,
                float(ms.min()),
                float(np.median(ms)),
                ratios(result, base),
                result.contender.settings,
            )
        )
    busy = max((load for load in loads if load is not None), default=float("nan"))
    print_table(
        f"{name}: {work.described}; data: {note}; at most {busy:.0%} busy before",
        ("ms" if whole else "ms an epoch", "min", "median", "ratio", "settings"),
        rows,
    )
    figures = {"work": work.to_json(), "data": note, "rows": rows}
    if limits is not None:
        done = needed / (rows[0][1] / 1000)
        share = done / limits["sgemm GFLOP/s"]
        figures |= {"limits": limits, "GFLOP/s": done, "share of sgemm": share}
        print(
            f"{needed:.2f} GFLOP an epoch: {done:.0f} GFLOP/s, {share:.0%} of sgemm's "
            f"{limits['sgemm GFLOP/s']:.0f}; memory is read at "
            f"{limits['read GB/s']:.0f} GB/s",
            flush=True,
        )
    keep(asked.json, name, figures)


def _gigaflops(work, folder):
    data = read_data(folder, work.rows)
    rows, width = data.inputs.shape
    return work.gigaflops(rows, width, data.outputs(work.loss))


def print_table(title, head, rows):
    print(f"\n{title}")
    print(f"{head[0]:24} {head[1]:>10} {head[2]:>10} {head[3]:>8}  {head[4]}")
    for name, low, middle, ratio, settings in rows:
        if low is None:
            print(f"{name:24} {'not run':>10}: {settings.splitlines()[-1]}")
            continue
        print(
            f"{name:24} {low:10.2f} {middle:10.2f} {ratio:8.2f}  {settings}", flush=True
        )


def keep(path, name, figures):
    """Add figures to a JSON file, beside what was measured before."""
    if path is None:
        return
    path = Path(path)
    known = json.loads(path.read_text()) if path.exists() else {}
    known[name] = {**facts(), **figures}
    path.write_text(json.dumps(known, indent=1))
