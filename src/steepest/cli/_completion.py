"""Completion by the Tab key, without loading the modules that define the names.

A test compares each list with the table that it repeats.
"""

from collections.abc import Callable
from pathlib import Path

NAMES = {
    "data": ("breast-cancer", "diabetes", "digits", "iris", "linnerud", "wine"),
    "activation": ("gelu", "identity", "relu", "sigmoid", "tanh"),
    "loss": (
        "absolute-error",
        "binary-cross-entropy",
        "crammer-singer-hinge",
        "crammer-singer-squared-hinge",
        "hinge",
        "huber",
        "softmax-cross-entropy",
        "squared-error",
        "squared-hinge",
    ),
    "model": ("linear", "mlp"),
    "optimizer": (
        "acprop",
        "adabelief",
        "adadelta",
        "adafactor",
        "adagrad",
        "adam",
        "adamax",
        "adamaxw",
        "adamw",
        "adan",
        "ademamix",
        "adopt",
        "amsgrad",
        "cocob",
        "dadapt-adamw",
        "dog",
        "dowg",
        "dpsgd",
        "fromage",
        "galore",
        "lamb",
        "lars",
        "lbfgs",
        "lion",
        "lookahead",
        "madgrad",
        "mechanize",
        "momentum",
        "momo",
        "momo-adam",
        "muon",
        "nesterov",
        "newton-cg",
        "noisy-sgd",
        "novograd",
        "optimistic-adam",
        "optimistic-adam-v2",
        "optimistic-gradient-descent",
        "polyak-sgd",
        "prodigy",
        "radam",
        "rmsprop",
        "rprop",
        "sam",
        "schedule-free",
        "schedule-free-adamw",
        "schedule-free-sgd",
        "sgd",
        "sign-sgd",
        "signum",
        "simplified-ademamix",
        "sm3",
        "sophia",
        "yogi",
    ),
    "penalty": ("elastic-net", "l1", "l2"),
    "schedule": (
        "constant",
        "cosine",
        "exponential",
        "inverse",
        "linear",
        "one-cycle",
        "staircase",
    ),
    "start": ("glorot", "he", "lecun", "zero"),
}


def names_of(kind: str) -> Callable[[str], list[str]]:
    """Return a function that completes the beginning of a name of this kind."""

    def complete(incomplete: str) -> list[str]:
        prefix = incomplete.replace("_", "-")
        return [name for name in NAMES[kind] if name.startswith(prefix)]

    return complete


def complete_data(incomplete: str) -> list[str]:
    """Return the built-in data sets and the paths that begin like this."""
    names = [name for name in NAMES["data"] if name.startswith(incomplete)]
    return names + _paths(incomplete)


def complete_runs(incomplete: str) -> list[str]:
    """Return the runs here and in 'runs' that begin like this."""
    here = [path for path in _paths(incomplete) if Path(path, "run.json").is_file()]
    stored = [path for path in _paths("runs/") if path.startswith(incomplete)]
    return sorted({*here, *(p for p in stored if Path(p, "run.json").is_file())})


def _paths(incomplete: str) -> list[str]:
    folder = Path(incomplete) if incomplete.endswith("/") else Path(incomplete).parent
    try:
        paths = sorted(str(path) for path in folder.iterdir())
    except OSError:
        return []
    return [path for path in paths if path.startswith(incomplete)]
