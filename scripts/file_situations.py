"""Forty tables and folders as people have them, and what becomes of them.

    python -m scripts.file_situations           writes docs/files.md
    python -m scripts.file_situations FOLDER    writes the inputs alone, into a folder

What an earlier version did with the same inputs stands in `BEFORE`, as it was seen.
"""

import gzip
import io
import json
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

PAGE = Path(__file__).parents[1] / "docs" / "files.md"
BEGIN, END = "<!-- made by scripts/file_situations.py -->\n", "<!-- end -->\n"
N = 120
RNG = np.random.default_rng(0)
A, B = RNG.uniform(1, 9, N).round(2), RNG.uniform(1000, 9000, N).round(2)
C = np.array(["blue", "green", "red"])[RNG.integers(0, 3, N)]
Y = np.where(A * 1000 > B, "yes", "no")
PRICE = (B * 3 + A * 100).round(2)


def text(
    columns: dict[str, Any], separator: str = ",", header: bool = True, ends: str = "\n"
) -> str:
    """Return columns as lines of cells."""
    rows = zip(*columns.values(), strict=True)
    lines = [separator.join(map(str, row)) for row in rows]
    return ends.join([separator.join(columns)] * header + lines) + ends


def comma(values: np.ndarray) -> list[str]:
    """Return numbers with a decimal comma."""
    return [f"{value:.2f}".replace(".", ",") for value in values]


def each(values: Any, form: str) -> list[str]:
    """Return every value in a format."""
    return [form.format(value) for value in values]


def mixed(values: Any, every: int, cell: str) -> list[str]:
    """Return values of which every so many is another cell."""
    return [cell if i % every == 1 else str(v) for i, v in enumerate(values)]


def file(name: str, content: str | bytes) -> Callable[[Path], Path]:
    """Return what writes one file."""

    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def csv(columns: dict[str, Any], **how: Any) -> Callable[[Path], Path]:
    """Return what writes a text table."""
    return file("t.csv", text(columns, **how))


def parquet(columns: dict[str, Any]) -> Callable[[Path], Path]:
    """Return what writes a Parquet file."""

    def write(folder: Path) -> Path:
        import pyarrow as pa
        from pyarrow import parquet as files

        files.write_table(pa.table(columns), folder / "t.parquet")
        return folder / "t.parquet"

    return write


def shards(folder: Path) -> Path:
    """Write a folder of Parquet files, one for each class."""
    import pyarrow as pa
    from pyarrow import parquet as files

    for kind in ("a", "b"):
        inner = folder / "data" / f"kind={kind}"
        inner.mkdir(parents=True)
        chosen = ("yes" if kind == "a" else "no") == Y
        files.write_table(
            pa.table({"a": A[chosen], "b": B[chosen]}), inner / "0.parquet"
        )
    return folder / "data"


def png(row: int, deep: bool = False) -> bytes:
    """Return a small image."""
    from PIL import Image

    pixels = np.random.default_rng(row).integers(0, 256, (6, 6))
    values = pixels.astype(np.uint16) * 16 if deep else pixels.astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(values).save(out, "PNG")
    return out.getvalue()


def images(*names: str, deep: int = 0, extra: dict[str, bytes] | None = None) -> Any:
    """Return what writes ten images into each of some folders."""

    def write(folder: Path) -> Path:
        root = folder / "photos"
        for name in names:
            (root / name).mkdir(parents=True)
            for i in range(10):
                (root / name / f"{i}.png").write_bytes(png(i, i < deep))
        for name, content in (extra or {}).items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        return root

    return write


def bytes_of_images(folder: Path) -> Path:
    """Write images in a column, as Hugging Face does."""
    cells = [{"bytes": png(i), "path": None} for i in range(N)]
    return parquet({"image": cells, "label": np.arange(N) % 2})(folder)


def arrays(**named: Any) -> Callable[[Path], Path]:
    """Return what writes arrays into a .npz."""

    def write(folder: Path) -> Path:
        np.savez(folder / "t.npz", **named)
        return folder / "t.npz"

    return write


X = {"a": A, "b": B, "c": C}
DAYS = np.datetime64("2024-01-01") + RNG.integers(0, 700, N)
SPELLED = [f"{y}." if i % 4 == 0 else y for i, y in enumerate(Y)]

SITUATIONS: dict[str, tuple[Callable[[Path], Path], dict[str, Any]]] = {
    "decimal comma": (csv({"a": comma(A), "b": comma(B), "y": Y}, separator=";"), {}),
    "decimal comma in the target": (
        csv({"a": comma(A), "price": comma(PRICE)}, separator=";"),
        {},
    ),
    "thousands": (csv({"a": A, "b": each(B, '"{:,.2f}"'), "y": Y}), {}),
    "thousands in the target": (csv({"a": A, "price": each(PRICE, '"{:,.0f}"')}), {}),
    "1,234 alone": (csv({"b": each(B // 1, '"{:,.0f}"'), "y": Y}), {}),
    "1,234 alone, with --thousands": (
        csv({"b": each(B // 1, '"{:,.0f}"'), "y": Y}),
        {"thousands": ","},
    ),
    "dollars": (csv({"a": A, "b": each(B, "${}"), "y": Y}), {}),
    "euros": (csv({"a": A, "b": each(B, "{} €"), "y": Y}), {}),
    "percent": (csv({"a": each(A, "{} %"), "b": B, "y": Y}), {}),
    "a unit": (csv({"a": A, "b": each(B, "{} CC"), "y": Y}), {}),
    "parentheses for negatives": (csv({"a": each(A, "({})"), "b": B, "y": Y}), {}),
    "$21k as the target": (
        csv({"a": A, "price": each((PRICE // 1000).astype(int), "${}k")}),
        {},
    ),
    "some text in a numeric target": (
        csv({"a": A, "price": mixed(PRICE, 40, "n.a.")}),
        {},
    ),
    "ISO dates": (csv({"day": DAYS, "a": A, "y": Y}), {}),
    "day-first dates": (
        csv({"day": [f"{d.item():%d.%m.%Y}" for d in DAYS], "a": A, "y": Y}),
        {},
    ),
    "timestamps in Parquet": (parquet({"when": DAYS, "a": A, "y": Y}), {}),
    "an empty column at the end": (csv({"a": A, "y": Y, "Unnamed: 2": [""] * N}), {}),
    "an index of pandas": (csv({"Unnamed: 0": range(N), "a": A, "y": Y}), {}),
    "no header": (csv({**X, "y": Y}, header=False), {}),
    "no header, with --no-header": (
        csv({**X, "y": Y}, header=False),
        {"no_header": True},
    ),
    "classes spelled twice": (csv({"a": A, "y": SPELLED}), {}),
    "classes spelled twice, with --join-classes": (
        csv({"a": A, "y": SPELLED}),
        {"join_classes": True},
    ),
    "lines above the names": (
        file("t.csv", "Report of 2024\n\nby: office\n" + text({**X, "y": Y})),
        {},
    ),
    "sep=; above the names": (
        file("t.csv", "sep=;\n" + text({**X, "y": Y}, separator=";")),
        {},
    ),
    "a # line above the names": (
        file("t.csv", "# exported 2024\n" + text({**X, "y": Y})),
        {},
    ),
    "bars between cells": (csv({**X, "y": Y}, separator="|"), {}),
    "a separator behind each row": (
        file("t.csv", text({**X, "y": Y}).replace("\n", ",\n").replace(",\n", "\n", 1)),
        {},
    ),
    "CR at the ends of lines": (csv({**X, "y": Y}, ends="\r"), {}),
    "blanks for missing numbers": (csv({"a": A, "b": mixed(B, 8, " "), "y": Y}), {}),
    "-- for missing numbers": (csv({"a": A, "b": mixed(B, 8, "--"), "y": Y}), {}),
    "-999 for missing numbers": (csv({"a": mixed(A, 8, "-999"), "b": B, "y": Y}), {}),
    "an identifier sorted by class": (
        csv({"id": range(N), "a": np.sort(A), "y": np.sort(Y)}),
        {},
    ),
    "CP949": (file("t.csv", text({"나이": A, "색": C, "가입": Y}).encode("cp949")), {}),
    "gzip": (
        file("t.csv.gz", gzip.compress(text({**X, "y": Y}).encode(), mtime=0)),
        {},
    ),
    "partitioned Parquet": (shards, {}),
    "bytes of images in Parquet": (bytes_of_images, {}),
    "parts of a folder of images": (
        images("train/cat", "train/dog", "valid/cat", "valid/dog"),
        {},
    ),
    "what systems leave in folders": (
        images("cat", "dog", extra={"__MACOSX/cat/._0.png": b"x", ".DS_Store": b"x"}),
        {},
    ),
    "16 bits beside 8 bits": (images("cat", "dog", deep=3), {}),
    "one-hot targets": (
        arrays(x=np.column_stack([A, B]), y=np.eye(2)[(Y == "yes") * 1]),
        {},
    ),
}


def outcome(path: Path, settings: dict[str, Any]) -> str:
    """Return what becomes of a source, in a line."""
    from steepest.data import load
    from steepest.errors import SteepestError

    options: dict[str, Any] = {}
    if settings:
        from steepest.data import Reading

        options["reading"] = Reading(**settings)
    try:
        splits = load(path, validation=0, **options)
    except SteepestError as error:
        return f"refused: {_short(str(error), path)}"
    except Exception as error:
        return f"a traceback: {type(error).__name__}"
    usual = ("was taken as the target", "put aside", "missing values were replaced")
    notes = [n for n in splits.notes if not any(word in n for word in usual)]
    classes = splits.encoding.classes
    task = "regression" if classes is None else f"{len(classes)} classes"
    names = splits.train.feature_names
    found = f"{task}; {len(splits.train)} rows of {splits.train.inputs.shape[1:]}"
    if names is not None:
        shown = ", ".join(name.replace("|", "\\|") for name in names[:5])
        more = ", …" * (len(names) > 5)
        found = f"{task}; {len(splits.train)} rows of {shown}{more}"
    said = "".join(f". {_short(note, path)}" for note in notes[:2])
    return f"{found}{said}".rstrip(".")


def _short(sentence: str, path: Path) -> str:
    """Return a sentence without the folder and without what it advises."""
    sentence = sentence.replace(f"{path.parent}/", "").replace("\n", " ")
    found = re.split(r"(?<=[a-z0-9'%)])\. (?=[A-Z-])", sentence)[0]
    return found.replace("|", "\\|").replace("\r", "␍").rstrip(".")


def outcomes() -> dict[str, str]:
    """Return what becomes of every situation."""
    found = {}
    for name, (write, settings) in SITUATIONS.items():
        with tempfile.TemporaryDirectory() as folder:
            found[name] = outcome(write(Path(folder)), settings)
    return found


def table() -> str:
    """Return the table of all situations in Markdown."""
    before = json.loads((Path(__file__).parent / "file_situations.json").read_text())
    rows = ["| situation | before | now |", "|---|---|---|"]
    for name, now in outcomes().items():
        rows.append(f"| {name} | {before.get(name, 'no such option')} | {now} |")
    return "\n".join(rows) + "\n"


def main() -> None:
    """Write the page, or the inputs alone."""
    if len(sys.argv) > 1:
        for i, (write, _) in enumerate(SITUATIONS.values()):
            folder = Path(sys.argv[1]) / f"{i:02}"
            folder.mkdir(parents=True)
            print(write(folder))
        return
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{table()}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
