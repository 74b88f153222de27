"""What came out, with intervals: exact ones as if runs were independent, and by set.

Runs on one data set fail together, so beside the exact interval of Clopper and Pearson
there is one by set: whole data sets are drawn again, with replacement, ten thousand
times. Where nothing failed anywhere that says nothing; there the exact one stands.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from .faults import FAULTS
from .running import HEALTHY
from .sets import SETS

__all__ = ["by_set", "exact", "place", "print_scores"]

Row = dict[str, Any]
DRAWS = 10_000


def exact(hits: int, of: int) -> tuple[float, float]:
    """Return the exact 95 % interval of a share.

    Clopper and Pearson (1934), Biometrika 26.
    """
    from scipy.stats import beta

    if of == 0:
        return 0.0, 1.0
    low = beta.ppf(0.025, hits, of - hits + 1) if hits else 0.0
    high = beta.ppf(0.975, hits + 1, of - hits) if hits < of else 1.0
    return float(low), float(high)


def by_set(rows: list[Row], hit: Iterable[bool]) -> tuple[float, float]:
    """Return the 95 % interval of a share when whole data sets are drawn again."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row, was in zip(rows, hit, strict=True):
        sums[row["set"]][0] += was
        sums[row["set"]][1] += 1
    table = np.array(list(sums.values()))
    if not len(table):
        return 0.0, 1.0
    drawn = np.random.default_rng(0).integers(0, len(table), (DRAWS, len(table)))
    shares = table[drawn, 0].sum(1) / table[drawn, 1].sum(1)
    low, high = np.quantile(shares, [0.025, 0.975])
    return float(low), float(high)


def place(row: Row) -> int | None:
    """Return at which place, from 1, a right cause stands unfolded; None if nowhere.

    Of two faults at once, either one is right.
    """
    about = FAULTS[row["fault"]]
    right = (*about.right, *about.also)
    for number, (said, _) in enumerate(row["problems"], 1):
        if said in right or said.split("/")[0] in right:
            return number
    return None


def _both(row: Row) -> bool:
    """Say whether both faults of a run are named, in any place that is shown."""
    about = FAULTS[row["fault"]]
    said = [entry[0] for entry in (*row["problems"], *row["folded"])]
    causes = {*said, *(code.split("/")[0] for code in said)}
    return all(causes & set(right) for right in (about.right, about.also))


def _share(name: str, rows: list[Row], hit: list[bool]) -> str:
    low, high = exact(sum(hit), len(rows))
    below, above = by_set(rows, hit)
    return (
        f"| {name} | {sum(hit)} / {len(rows)} | {sum(hit) / max(len(rows), 1):.1%} | "
        f"{low:.1%} … {high:.1%} | {below:.1%} … {above:.1%} |"
    )


def print_scores(files: list[Path], *, misses: bool = False) -> None:
    """Print the tables of one or several files of results, as Markdown."""
    rows = [
        json.loads(line)
        for file in files
        for line in file.read_text().splitlines()
        if line
    ]
    counted = [r for r in rows if r["fault"] != HEALTHY and "problems" in r]
    controls = [r for r in rows if r["fault"] == HEALTHY and "problems" in r]
    healthy = [r for r in controls if not _is_too_small(r)]
    harmless = Counter(r["fault"] for r in rows if not r["counts"])
    sets = {r["set"] for r in rows}
    print(f"{len(rows)} runs on {len(sets)} data sets: {len(counted)} faults counted,")
    print(f"{sum(harmless.values())} harmless, {len(healthy)} healthy runs,")
    print(f"{len(controls) - len(healthy)} of a linear model where it cannot fit.\n")
    places = [place(row) for row in counted]
    print("| | runs | share | 95 %, exact | 95 %, by set |\n|---|---|---|---|---|")
    top = [p is not None and p <= 2 for p in places]
    print(_share("right cause first or second", counted, top))
    print(_share("right cause first", counted, [p == 1 for p in places]))
    for name, some in (
        ("certified healthy", [r for r in healthy if r["certified"]]),
        ("as good as learners", [r for r in healthy if r.get("as_good")]),
        ("all healthy", healthy),
    ):
        print(_share(f"{name}: any failure", some, [_any(r, "fail") for r in some]))
        warned = [_any(r, "warn", "fail") for r in some]
        print(_share(f"{name}: any warning or failure but columns", some, warned))
    pairs = [row for row in counted if FAULTS[row["fault"]].also]
    if pairs:
        print(_share("two faults at once: both named", pairs, list(map(_both, pairs))))
    failures = [sum(v == "fail" for _, v in r["problems"]) for r in counted]
    print(f"\nFailures shown unfolded per faulty run: {np.mean(failures):.2f}\n")
    noted = [row["noted"] for row in rows if "noted" in row]
    print(f"Constant and duplicate columns, noted: {sum(noted)} of {len(noted)}.\n")
    print("| fault | counted | first or second | first | harmless |")
    print("|---|---|---|---|---|")
    for fault in FAULTS:
        at = [p for p, r in zip(places, counted, strict=True) if r["fault"] == fault]
        two = sum(p is not None and p <= 2 for p in at)
        one = sum(p == 1 for p in at)
        print(f"| {fault} | {len(at)} | {two} | {one} | {harmless[fault]} |")
    print("\n| named first | instead of | runs |\n|---|---|---|")
    confused = Counter(
        (row["problems"][0][0] if row["problems"] else "nothing", row["fault"])
        for row, at in zip(counted, places, strict=True)
        if at != 1
    )
    for (said, fault), number in confused.most_common():
        print(f"| {said} | {fault} | {number} |")
    _print_by_set(counted, places, healthy)
    if misses:
        _print_misses(counted, places, healthy)


def _print_by_set(
    counted: list[Row], places: list[int | None], healthy: list[Row]
) -> None:
    print("\n| set | counted | first or second | first | certified | failed | ", end="")
    print("all healthy | failed |\n|---|---|---|---|---|---|---|---|")
    for name in dict.fromkeys(row["set"] for row in (*counted, *healthy)):
        at = [p for p, r in zip(places, counted, strict=True) if r["set"] == name]
        two, one = (sum(p is not None and p <= k for p in at) for k in (2, 1))
        some = [r for r in healthy if r["set"] == name]
        good = [r for r in some if r["certified"]]
        failed, bad = (sum(_any(r, "fail") for r in rows) for rows in (good, some))
        print(
            f"| {name} | {len(at)} | {two} | {one} | {len(good)} | {failed} | ", end=""
        )
        print(f"{len(some)} | {bad} |")


def _is_too_small(row: Row) -> bool:
    """Say whether a control is the fault "linear for curved" itself."""
    return row["model"] == "linear" and SETS[row["set"]].curved


def _any(row: Row, *verdicts: str) -> bool:
    return any(
        verdict in verdicts and not said.startswith("columns/")
        for said, verdict in row["problems"]
    )


def _print_misses(
    counted: list[Row], places: list[int | None], healthy: list[Row]
) -> None:
    print("\nNot first:\n")
    for row, at in zip(counted, places, strict=True):
        if at != 1:
            print(f"{at or '-'} {_line(row)}")
    print("\nHealthy with anything but columns:\n")
    for row in healthy:
        if _any(row, "fail", "warn"):
            print(f"{'C' if row['certified'] else ' '} {_line(row)}")
    for row in (*counted, *healthy):
        for error in row.get("errors", []) or [row.get("crash")]:
            if error:
                print(f"ERROR {row['key']}: {error}")


def _line(row: Row) -> str:
    shown = " ".join(f"{verdict}:{said}" for said, verdict in row["problems"])
    folded = " ".join(f"{said}<{cause}" for said, _, cause in row["folded"])
    scores = f"{row.get('control', row.get('reference', 0)):.2f}>{row['score']:.2f}"
    return f"{row['key']:44} {scores}  {shown or 'nothing'}  ({folded})"
