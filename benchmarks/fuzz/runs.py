"""Folders of runs, damaged at random, and what people do with such a folder."""

import contextlib
import hashlib
import io
import json
import os
import random
import shutil
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from steepest.cli import main

from . import mutations

RECORD, PARAMS = "run.json", "params.safetensors"
TABLES = ("steps.parquet", "epochs.parquet")
CHECKPOINT = "checkpoint.safetensors"
TRAININGS = {
    "iris": "train iris --model mlp --hidden 8 --epochs 2 --learning-rate 0.05",
    "numbers": "train diabetes --epochs 2 --learning-rate 0.05",
    "table": "train TABLE --target kind --epochs 2 --learning-rate 0.05",
    "features": "train digits --features color-histogram --epochs 1 "
    "--learning-rate 0.01",
}
TABLE = "size;color;price;kind\n" + "".join(
    f"{i % 7};{('red', 'green', 'blue')[i % 3]};{i * 1.5:.2f};{('a', 'b')[i % 2]}\n"
    for i in range(60)
).replace(".", ",")


def make_runs(folder: Path) -> dict[str, Path]:
    """Train one run of each kind; the first is interrupted, with a checkpoint."""
    folder.mkdir(parents=True, exist_ok=True)
    table = folder / "table.csv"
    table.write_text(TABLE)
    made = {}
    for name, command in TRAININGS.items():
        made[name] = folder / name
        if not made[name].exists():
            words = command.replace("TABLE", str(table)).split()
            status = quietly([*words, "--out", str(made[name]), "--watch", "off"])[0]
            assert status == 0, name
    return made


def quietly(arguments: Sequence[str]) -> tuple[int, str]:
    """Run a command in this process; return its status and what it wrote."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(list(arguments))
    return status, out.getvalue() + err.getvalue()


def damage(source: Path, target: Path, draw: random.Random) -> str:
    """Copy a run and damage the copy; return how."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    names = [name for name in (RECORD, PARAMS, *TABLES) if (target / name).exists()]
    name = draw.choices(names, weights=[8, 4, 1, 1][: len(names)])[0]
    path = target / name
    content = path.read_bytes()
    how, damaged = _damaged(name, content, draw)
    if draw.random() < 0.02:
        path.unlink()
        how = "link"
        path.symlink_to(draw.choice(("/etc/passwd", "/dev/null", ".", "nowhere")))
    else:
        path.write_bytes(damaged)
        if name != RECORD and draw.random() < 0.85:
            _fit_digest(target / RECORD, name, damaged)
    return f"{name}: {how}"


def _damaged(name: str, content: bytes, draw: random.Random) -> tuple[str, bytes]:
    if name == RECORD and draw.random() < 0.9:
        value = mutations.changed_json(json.loads(content), draw)
        return "values", json.dumps(value).encode()
    if name == RECORD and draw.random() < 0.3:
        return "deep", mutations.deep_json(draw)
    if name == PARAMS and draw.random() < 0.8:
        kinds = (mutations.changed_arrays, mutations.lying_header)
        change = draw.choices(kinds, weights=[3, 1])[0]
        return change.__name__, change(content, draw)
    if name in TABLES and draw.random() < 0.7:
        return "columns", mutations.changed_table(content, draw)
    return "bytes", mutations.changed_bytes(content, draw)


def _fit_digest(record: Path, name: str, content: bytes) -> None:
    """Write the digest of a damaged file into the record, as an attacker would."""
    value = json.loads(record.read_bytes())
    value["files"][name] = hashlib.sha256(content).hexdigest()
    record.write_text(json.dumps(value))


def actions(source: str, run: Path, others: Path) -> dict[str, Callable[[], object]]:
    """Return what people do with a run's folder, by name."""
    data = {"table": str(others / "table.csv"), "numbers": "diabetes"}.get(
        source, "digits" if source == "features" else source
    )
    out = run.parent / "out.csv"

    def do(*words: str) -> Callable[[], object]:
        return lambda: quietly([*words])

    return {
        "runs": do("runs", str(run.parent)),
        "show": do("show", str(run)),
        "show json": do("show", str(run), "--json"),
        "show command": do("show", str(run), "--as-command"),
        "predict": do("predict", str(run), data, "--out", str(out), "--force"),
        "evaluate": do("evaluate", str(run), data),
        "report": do("report", str(run), "-o", str(run.parent / "r.html"), "--force"),
        "compare": do("compare", str(run), str(others / source)),
        "delete": do("delete", str(run), "--yes"),
    }


def campaign(
    folder: Path,
    cases: int,
    seed: int,
    only: Sequence[str] = (),
    made: dict[str, Path] | None = None,
) -> tuple[int, dict[str, list[str]]]:
    """Damage runs and use them; return how many actions ran, and what escaped.

    Returns
    -------
    actions : int
        How many were tried.
    escapes : dict of str to list of str
        By the place that raised: the cases, as "seed: damage: action".
    """
    made = made or make_runs(folder / "made")
    escapes: dict[str, list[str]] = {}
    done = 0
    for case in range(cases):
        draw = random.Random(f"{seed}.{case}")
        source = draw.choice(sorted(made))
        run = folder / "tried" / "run"
        how = damage(made[source], run, draw)
        for name, action in actions(source, run, made[source].parent).items():
            if only and name not in only:
                continue
            done += 1
            try:
                action()
            except Exception as error:  # noqa: BLE001: whatever it is, it escaped
                place = place_of(error)
                escapes.setdefault(place, []).append(f"{case}: {source} {how}: {name}")
    return done, escapes


def place_of(error: Exception) -> str:
    """Return the type of an error and the last line of this package that it passed."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}steepest{os.sep}" in frame.filename]
    last = (ours or frames)[-1]
    file = last.filename.rpartition(f"{os.sep}steepest{os.sep}")[2]
    return f"{type(error).__name__} {file}:{last.lineno} {str(error)[:80]!r}"
