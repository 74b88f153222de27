"""What a model is given, what it finds by itself, and what each costs.

    python -m benchmarks.features.learned_against_designed TRAIN TEST FOLDER

Trains the models of docs/learned-against-designed.md, one `steepest train` each, tests
each once, and draws accuracy against processor seconds into FOLDER. Seconds are those
of the whole command, all threads added up: reading, compiling, features and training.
A row that FOLDER already holds is not trained again.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

HSV = "color-histogram:space=hsv:bins=8x4x4:joint=true"
HOG = "hog:block=2,hog:cell=4:block=2"
WORDS = "visual-words:coding=threshold:mirror=true:power=0.5:words=256:dtype=float16"
FLIPS = ("--augment", "horizontal-flip")
LINEAR = ("--epochs", "20", "--learning-rate", "0.001", "--penalty-strength", "0.002")

ROWS = {
    # name: (who found the features, arguments)
    "raw, linear": (
        "nobody",
        ("--optimizer", "momentum", "--epochs", "20", "--learning-rate", "0.001",
         "--penalty-strength", "0.005"),
    ),
    "raw, mlp": (
        "learned",
        ("--model", "mlp", "--hidden", "256", "--dropout", "0.3", *FLIPS,
         "--optimizer", "adamw", "--learning-rate", "0.001", "--epochs", "10"),
    ),
    "color, linear": ("designed", ("--features", HSV, *LINEAR)),
    "HOG, linear": ("designed", ("--features", HOG, *LINEAR)),
    "HOG and color, linear": ("designed", ("--features", f"{HOG},{HSV}", *LINEAR)),
    "words, linear": (
        "counted",
        ("--features",
         f"{WORDS}:stride=2:whiten=0.5:grid=3,"
         f"{WORDS}:descriptor=dense-sift-like:patch=16:stride=2:whiten=0.01:grid=2",
         "--epochs", "12", "--learning-rate", "0.0005", "--penalty-strength", "0.003"),
    ),
    "convolutional net": (
        "learned",
        ("--model", "examples.small_convnet:Net", *FLIPS,
         "--learning-rate", "0.003", "--epochs", "4"),
    ),
}  # fmt: skip
COLORS = {
    "nobody": ("#8a8a8a", "pixels as they are"),
    "designed": ("#1f6fb2", "designed by hand"),
    "counted": ("#7a4fa3", "words found without labels"),
    "learned": ("#c8502d", "learned with the labels"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train")
    parser.add_argument("test")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", nargs="+", choices=ROWS, default=list(ROWS))
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    path = asked.folder / "learned-against-designed.json"
    found = json.loads(path.read_text()) if path.exists() else {}
    for name in asked.rows:
        if name not in found:
            found[name] = measured(ROWS[name][1], asked.train, asked.test, asked.folder)
            path.write_text(json.dumps(found, indent=2) + "\n")
        row = found[name]
        print(
            f"{name}: test accuracy {row['test']:.4f}, validation "
            f"{row['validation']:.4f}, {row['seconds']:.0f} processor seconds",
            flush=True,
        )
    draw(found, asked.folder / "learned-against-designed.png")


def measured(arguments: tuple[str, ...], train: str, test: str, folder: Path) -> dict:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "steepest", "train", train, "--test", test, "--json",
         "--quiet", "--batch-size", "128", "--out", str(folder / "run"), *arguments],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = json.loads(done.stdout)
    shutil.rmtree(folder / "run")
    return {
        "test": told["metrics"]["test"]["accuracy"],
        "validation": told["metrics"]["validation"]["accuracy"],
        "seconds": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "command": " ".join(arguments),
    }


def draw(found: dict, path: Path) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.ticker import NullLocator

    figure = Figure(figsize=(7.5, 4.5), layout="constrained")
    axes = figure.add_subplot()
    for kind, (color, told) in COLORS.items():
        rows = [name for name in found if ROWS[name][0] == kind]
        x, y = ([found[name][key] for name in rows] for key in ("seconds", "test"))
        axes.scatter(x, y, s=45, color=color, label=told, zorder=3)
        for name, seconds, accuracy in zip(rows, x, y, strict=True):
            axes.annotate(
                name, (seconds, accuracy), xytext=(7, 4), textcoords="offset points"
            )
    seconds = [row["seconds"] for row in found.values()]
    axes.set_xscale("log")
    axes.set_xticks([10, 20, 50, 100, 200, 500, 1000])
    axes.xaxis.set_major_formatter("{x:g}")
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xlim(0.7 * min(seconds), 2.3 * max(seconds))  # room for the last name
    axes.margins(y=0.12)
    axes.set_xlabel("processor seconds, features and training together")
    axes.set_ylabel("test accuracy")
    axes.set_title(
        "CIFAR-10 (JPEG): features designed, counted and learned", loc="left"
    )
    axes.grid(color="#e4e4e4")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(loc="lower right", frameon=False)
    FigureCanvasAgg(figure).print_png(path, metadata={"Software": None})


if __name__ == "__main__":
    main()
