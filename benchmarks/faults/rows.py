"""What a data set is, and rows made of pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

__all__ = ["Set", "as_classes", "as_numbers", "colors", "pictures", "principal"]


@dataclass(frozen=True)
class Set:
    """Where rows come from, and what is done with them.

    Attributes
    ----------
    half : {"A", "B", "C", "D", "E"}
    rows : callable
        `rows(folder)` returns inputs and targets; int targets are classes.
    n_train, n_validation : int
        What is left over is fresh.
    faults : bool
        Whether faults are seeded too, or only healthy runs made.
    images : bool
        Whether a folder of image folders is needed.
    suits : tuple of str
        Models that can be healthy on it, by how its rows are made: a linear one only
        where the best predictor is linear or nearly so, a net only where it has rows
        enough. In halves A and B nobody asked.
    curved : bool
        Whether a linear model cannot fit it.
    """

    half: str
    rows: Callable[[Path | None], tuple[np.ndarray, np.ndarray]]
    n_train: int
    n_validation: int
    faults: bool = True
    images: bool = False
    suits: tuple[str, ...] = ("linear", "mlp-32", "mlp-64")
    curved: bool = False


def as_classes(x: Any, y: Any) -> tuple[np.ndarray, np.ndarray]:
    x = np.asarray(x)
    return x if x.dtype == np.uint8 else x.astype(np.float32), np.asarray(y, np.int32)


def as_numbers(x: Any, y: Any) -> tuple[np.ndarray, np.ndarray]:
    return np.asarray(x, np.float32), np.asarray(y, np.float32)


def pictures(
    kind: str, take: int, side: int, first: int = 0
) -> Callable[[Path | None], Any]:
    """Grey pictures made smaller, as a table of one column a pixel."""

    def rows(folder: Path | None) -> Any:
        from PIL import Image

        if folder is None:
            raise SystemExit("Pictures are needed: pass --data FOLDER.")
        x, y = [], []
        for label, name in enumerate(sorted(p.name for p in (folder / kind).iterdir())):
            files = sorted((folder / kind / name).iterdir())[first : first + take]
            for file in files:
                image = Image.open(file).convert("L")
                x.append(np.asarray(image.resize((side, side), Image.Resampling.BOX)))
                y.append(label)
        return as_classes(np.stack(x).reshape(len(x), -1).astype(np.float32), y)

    return rows


def principal(
    chosen: tuple[int, ...], take: int = 400, first: int = 0
) -> Callable[[Path | None], Any]:
    """Four digits as a table of 16 principal components."""

    def rows(folder: Path | None) -> Any:
        x, y = pictures("mnist/train", take, 14, first)(folder)
        keep = np.isin(y, chosen)
        flat = x[keep].reshape(keep.sum(), -1).astype(np.float64) / 255
        flat -= flat.mean(0)
        axes = np.linalg.svd(flat, full_matrices=False)[2][:16]
        return as_classes(flat @ axes.T, np.searchsorted(chosen, y[keep]))

    return rows


def colors(
    names: tuple[str, ...], take: int = 400, first: int = 0
) -> Callable[[Path | None], Any]:
    """Photographs of four things as a table of 16 color and texture numbers."""

    def rows(folder: Path | None) -> Any:
        from PIL import Image

        if folder is None:
            raise SystemExit("Pictures are needed: pass --data FOLDER.")
        x, y = [], []
        for label, name in enumerate(names):
            files = sorted((folder / "cifar10/train" / name).iterdir())
            for file in files[first : first + take]:
                p = np.asarray(Image.open(file).convert("RGB"), np.float64) / 255
                halves = [p[:16].mean((0, 1)), p[16:].mean((0, 1)), p.std((0, 1))]
                edges = [abs(np.diff(p, axis=k)).mean((0, 1)) for k in (0, 1)]
                x.append(np.concatenate([*halves, *edges, [np.median(p)]]))
                y.append(label)
        return as_classes(np.stack(x), y)

    return rows
