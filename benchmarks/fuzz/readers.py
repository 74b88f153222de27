"""Every reader of files, formulas, names and options, fed with damaged inputs.

A reader either returns something or raises one of the package's own errors. Anything
else is an escape, and so is a case that takes longer than `SLOW` seconds, or one that
changes a file outside its folder.
"""

import contextlib
import faulthandler
import gzip
import io
import json
import random
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow
from PIL import Image
from pyarrow import feather, orc, parquet

from steepest.data import load
from steepest.errors import SteepestError
from steepest.lab._asked import settings_of
from steepest.lab._messages import decode
from steepest.lab._opened import Opened
from steepest.models import load_model
from steepest.settings import Settings
from steepest.surfaces import surface_of

from . import mutations
from .runs import quietly

SLOW = 20.0
HANGS = 300.0
NAMES = ("steepest", ".models", ":", "linear", "mlp", ".", "..", "os", "json", "math")
NAMES += ("/", "\x00", " ", "a" * 3000, "é", "한글", "-", "__", "1", ":sqrt", "\n", "*")
CELLS = (
    "1",
    "-1",
    "0.5",
    "1e308",
    "nan",
    "",
    "a",
    "b",
    "1,5",
    "1.234,5",
    "$3",
    "예",
    "\x00",
)
CELLS += ('"q', "2024-01-01", "x" * 300, "٣", "=1+1", "-", "?", "1e999", " 2 ", "٫5")
FRAGMENTS = ("x", "y", "1", "2.5", "+", "-", "*", "/", "**", "(", ")", "sin", "exp")
FRAGMENTS += (
    "log",
    "sqrt",
    "__import__",
    "os.system",
    "9" * 400,
    ",",
    "[0]",
    "e",
    "  ",
)
FRAGMENTS += ("lambda", ":", "x" * 2000, "((((", "**9", "abs(", "pi", "\n", "α", "if")
OPTIONS = ("--seed", "--epochs", "--learning-rate", "--batch-size", "--dropout")
OPTIONS += ("--hidden", "--dtype", "--loss", "--penalty-strength", "--validation")
OPTIONS += ("--optimizer-option", "--model", "--warmup", "--clip-norm", "--memory")
OPTIONS += ("--image-size", "--class-weight", "--columns", "--metric", "--patience")
VALUES = ("-1", "0", "99999999999999999999", "nan", "inf", "-inf", "1e999", "", " ")
VALUES += (
    "float99",
    "a=b",
    "=",
    "a=",
    "b:c",
    "os:system",
    "../x",
    "\x01",
    "0x10",
    "1,2,",
)
VALUES += (
    "1" * 5000,
    "None",
    "true",
    "--",
    "-",
    "é",
    "한글",
    "1;2",
    "0.5.1",
    "{}",
    "%s",
)


def csv_bytes(draw: random.Random) -> bytes:
    """Return a table of odd cells, in odd dialects and encodings."""
    columns = draw.randrange(1, 6)
    names = [
        draw.choice(("a", "b", "", "a", "y", "1", "x y", "이름"))
        for _ in range(columns)
    ]
    sign = draw.choice((",", ";", "\t", "|", " "))
    end = draw.choice(("\n", "\r\n", "\r"))
    odd = draw.random() * 0.5
    lines = [sign.join(names)]
    for row in range(draw.choice((0, 1, 2, 12, 60))):
        usual = [f"{row % 7}.5", str(row), "ab"[row % 2], f"{row}", "x"]
        cells = [
            draw.choice(CELLS) if draw.random() < odd else usual[k % 5]
            for k in range(columns)
        ]
        lines.append(sign.join(cells))
    text = end.join(lines) + draw.choice(("", end))
    content = text.encode(
        draw.choice(("utf-8", "utf-16", "cp949", "latin-1")), "replace"
    )
    if draw.random() < 0.3:
        content = mutations.changed_bytes(content, draw)
    return gzip.compress(content) if draw.random() < 0.05 else content


def json_lines(draw: random.Random) -> bytes:
    """Return lines of JSON, of which some are damaged."""
    rows = [{"a": i, "b": "xy"[i % 2], "y": i * 0.5} for i in range(20)]
    lines = [json.dumps(mutations.changed_json(row, draw)) for row in rows]
    content = "\n".join(lines).encode("utf-8", "replace")
    return mutations.changed_bytes(content, draw) if draw.random() < 0.5 else content


def table_bytes(draw: random.Random) -> tuple[bytes, str]:
    """Return a Parquet, Feather or ORC file with odd columns, and its ending."""
    n = draw.choice((0, 1, 3, 40))
    pool: list[Callable[[], Any]] = [
        lambda: pyarrow.array([i % 3 for i in range(n)], pyarrow.int8()),
        lambda: pyarrow.array([i * 0.5 for i in range(n)]),
        lambda: pyarrow.array(["ab"[i % 2] for i in range(n)]),
        lambda: pyarrow.array([None] * n),
        lambda: pyarrow.array([[1.0]] * n, pyarrow.list_(pyarrow.float64())),
        lambda: pyarrow.array([{"k": 1}] * n, pyarrow.struct({"k": pyarrow.int64()})),
        lambda: pyarrow.array([b"\xff\xd8"] * n, pyarrow.binary()),
        lambda: pyarrow.array([2**62] * n),
        lambda: pyarrow.array([float("nan")] * n),
        lambda: pyarrow.array(["a"] * n).dictionary_encode(),
        lambda: pyarrow.array([0] * n, pyarrow.timestamp("ns")),
        lambda: pyarrow.array([True] * n),
    ]
    picked = [draw.choice(pool)() for _ in range(draw.randrange(0, 5))]
    names = [draw.choice(("a", "b", "y", "", "a")) for _ in picked]
    table = pyarrow.Table.from_arrays(picked, names=names)
    sink = io.BytesIO()
    kind = draw.choice(("parquet", "parquet", "feather", "orc"))
    try:
        if kind == "parquet":
            parquet.write_table(table, sink)
        elif kind == "feather":
            feather.write_feather(table, sink)
        else:
            orc.write_table(table, sink)
    except (pyarrow.ArrowException, ValueError, TypeError):
        return b"", kind
    content = sink.getvalue()
    if draw.random() < 0.6:
        content = mutations.changed_bytes(content, draw)
    return content, kind


def array_bytes(draw: random.Random) -> tuple[bytes, str]:
    """Return a .npz or .npy file with odd arrays, and its ending."""
    shape = draw.choice(
        ((12, 3), (12, 4, 4), (12,), (0, 3), (12, 0), (), (3, 1, 1, 1, 1))
    )
    kind = draw.choice(("f4", "f8", "u1", "i8", "b1", "c16", "U3", "f2", "M8[s]"))
    inputs = np.ones(shape).astype(kind)
    targets = draw.choice(
        (np.arange(12) % 3, np.eye(3)[np.arange(12) % 3], np.zeros((12, 0)), np.ones(5),
         np.array(["a", "b"] * 6), np.full(12, np.nan), np.arange(12) - 5)
    )  # fmt: skip
    sink = io.BytesIO()
    ending = draw.choice(("npz", "npz", "npy"))
    if ending == "npy":
        np.save(sink, inputs)
    else:
        names = draw.choice((("x", "y"), ("X", "y"), ("a", "b"), ("x", "x_test")))
        np.savez(sink, **{names[0]: inputs, names[1]: targets})
    content = sink.getvalue()
    if draw.random() < 0.7:
        content = mutations.changed_bytes(content, draw)
    return content, ending


def image_bytes(draw: random.Random) -> bytes:
    """Return an image of an odd mode, size or format, mostly damaged."""
    mode = draw.choice(("RGB", "L", "RGBA", "P", "CMYK", "I;16", "1", "LA", "I", "F"))
    size = draw.choice(((8, 8), (1, 1), (9, 5), (300, 2)))
    picture, sink = Image.new(mode, size), io.BytesIO()
    kinds = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
    try:
        picture.save(sink, draw.choice(kinds), save_all=draw.random() < 0.1)
    except (OSError, ValueError, KeyError):
        picture.convert("RGB").save(sink, "PNG")
    content = sink.getvalue()
    return mutations.changed_bytes(content, draw) if draw.random() < 0.7 else content


def read_file(content: bytes, ending: str, folder: Path, draw: random.Random) -> None:
    """Write a file and load it, with a target or without."""
    path = folder / f"case.{ending}"
    path.write_bytes(content)
    target = draw.choice((None, None, "y", "a", "nothing"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        load(path, target=target, skip_bad=draw.random() < 0.3)


def read_images(draw: random.Random, folder: Path) -> None:
    """Write a folder of class folders with odd images and load it."""
    top = folder / "images"
    for name in ("a", "b"):
        (top / name).mkdir(parents=True, exist_ok=True)
        for old in (top / name).iterdir():
            old.unlink()
        for number in range(3):
            ending = draw.choice(("png", "jpg", "gif", "bmp", "tif", "webp", "txt"))
            (top / name / f"{number}.{ending}").write_bytes(image_bytes(draw))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        load(top, skip_bad=draw.random() < 0.5)


def read_formula(draw: random.Random) -> None:
    """Parse a formula of random fragments."""
    surface_of("".join(draw.choices(FRAGMENTS, k=draw.randrange(0, 12))))


def read_options(draw: random.Random) -> None:
    """Give a command odd values of options; its data are not there."""
    words = ["train", "nowhere.csv"]
    for option in draw.sample(OPTIONS, draw.randrange(1, 3)):
        words += [f"{option}={draw.choice(VALUES)}"]
    quietly(words)


def read_settings(draw: random.Random) -> None:
    """Read stored settings with some values replaced."""
    Settings.from_json(mutations.changed_json(Settings().to_json(), draw))


def cases(folder: Path) -> dict[str, Callable[[random.Random], None]]:
    """Return the readers by name; each takes a source of chance."""

    def table(draw: random.Random) -> None:
        content, ending = table_bytes(draw)
        read_file(content, ending, folder, draw)

    def arrays(draw: random.Random) -> None:
        content, ending = array_bytes(draw)
        read_file(content, ending, folder, draw)

    return {
        "csv": lambda draw: read_file(csv_bytes(draw), "csv", folder, draw),
        "json lines": lambda draw: read_file(json_lines(draw), "jsonl", folder, draw),
        "tables": table,
        "arrays": arrays,
        "images": lambda draw: read_images(draw, folder),
        "formulas": read_formula,
        "options": read_options,
        "settings": read_settings,
        "names": read_name,
        "messages": read_message,
    }


def read_name(draw: random.Random) -> None:
    """Look a model of a user up by a damaged name."""
    name = "".join(draw.choices(NAMES, k=draw.randrange(1, 5)))
    load_model(name, np.zeros((2, 4), np.float32), 3)


def read_message(draw: random.Random) -> None:
    """Decode a damaged message of the lab's page, and read its fields as views do."""
    usual = {"id": 3, "topic": "train.begin", "language": "ko", "steps": 20,
             "rate": 0.1, "data": "iris", "settings": {"model": "mlp", "epochs": "3"},
             "points": [[0.5, 1.0], [2, 3]], "play": True}  # fmt: skip
    text = json.dumps(mutations.changed_json(usual, draw))
    if draw.random() < 0.3:
        text = mutations.changed_bytes(text.encode(), draw).decode(errors="replace")
    message = decode(text)
    ways = (
        lambda: message.whole("steps", 1, 5000),
        lambda: message.real("rate", 0, 1e6),
        lambda: message.reals("points", 10, -1e9, 1e9),
        lambda: message.list_of("points", (list,), 100),
        lambda: message.text("data", 100),
        lambda: message.choice("data", ("iris", "wine")),
        lambda: message.flag("play"),
        lambda: settings_of(message, Opened(runs=Path("nowhere"))),
    )
    for way in draw.sample(ways, 4):
        with contextlib.suppress(SteepestError):
            way()


def campaign(
    folder: Path, number: int, seed: int, only: tuple[str, ...] = (), first: int = 0
) -> Iterator[tuple[str, int, Exception | None]]:
    """Yield each case: the reader, its number, and what escaped, if anything.

    A case that hangs ends the process with a traceback of all threads.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, case in cases(folder).items():
        if only and name not in only:
            continue
        for k in range(first, first + number):
            draw = random.Random(f"{seed}.{name}.{k}")
            faulthandler.dump_traceback_later(HANGS, exit=True)
            began = time.monotonic()
            try:
                case(draw)
            except SteepestError:
                pass
            except Exception as error:  # noqa: BLE001: whatever it is, it escaped
                yield name, k, error
                continue
            finally:
                faulthandler.cancel_dump_traceback_later()
            late = time.monotonic() - began > SLOW
            yield name, k, TimeoutError("slow") if late else None
