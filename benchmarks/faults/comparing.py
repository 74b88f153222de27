"""Whether two versions of the diagnosis find the same on the same runs.

Codes, verdicts, order and causes must be equal, numbers to one part in a million.
What a check cost, how its source is worded, and in which of its two spellings a single
remedy is written, may differ.
"""

import math
from collections import Counter
from pathlib import Path
from typing import Any

from .running import rows_of

TOLERANCE = 1e-6
LEFT_OUT = frozenset({"cost", "schema_version", "source"})


def print_differences(before: Path, after: Path) -> int:
    """Print what differs between the lines that both files have; return how much."""
    old, new = rows_of(before), rows_of(after)
    both = [key for key in new if key in old]
    diagnosed = [key for key in both if "findings" in old[key]]
    where: Counter[str] = Counter()
    for key in diagnosed:
        for path in differences(_said(old[key]), _said(new[key])):
            print(f"{key}: {path}")
            where[key] += 1
    numbers = sum(len(old[key]["findings"]) for key in diagnosed)
    print(
        f"{len(both)} runs in both, {len(diagnosed)} diagnosed, {numbers} findings; "
        f"{len(where)} runs differ."
    )
    return len(where)


def _said(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row.get(name) for name in ("findings", "causes", "symptom", "crash")}


def differences(a: Any, b: Any, path: str = "") -> list[str]:
    """Return where two JSON values differ."""
    if isinstance(a, dict) and isinstance(b, dict):
        if path.endswith("/remedy"):
            a, b = _candidates(a), _candidates(b)
            return differences(a, b, f"{path}[]")
        names = (set(a) | set(b)) - LEFT_OUT
        found = []
        for name in sorted(names):
            found += differences(a.get(name), b.get(name), f"{path}/{name}")
        return found
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            return [f"{path}: {len(a)} and {len(b)} entries"]
        pairs = zip(a, b, strict=True)
        return [
            d
            for i, (x, y) in enumerate(pairs)
            for d in differences(x, y, f"{path}/{i}")
        ]
    numbers = isinstance(a, int | float) and isinstance(b, int | float)
    if numbers and math.isclose(a, b, rel_tol=TOLERANCE, abs_tol=1e-12):
        return []
    return [] if a == b else [f"{path}: {a!r} and {b!r}"]


def _candidates(remedy: dict[str, Any]) -> list[Any]:
    return remedy.get("candidates", [remedy] if remedy else [])
