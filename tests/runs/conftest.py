import resource
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import ml_dtypes
import numpy as np
import pytest

from steepest.runs import History, Outcome, Run


@pytest.fixture
def run() -> Run:
    rng = np.random.default_rng(0)
    return Run(
        params={
            "layers": [
                {"weight": rng.normal(size=(3, 5)).astype("float32"), "bias": None},
                {"weight": rng.normal(size=(5, 2)).astype(ml_dtypes.bfloat16)},
            ],
        },
        outcome=Outcome.FINISHED,
        reason="Ran all 2 epochs.",
        history=History(
            steps={"loss": np.array([2.5, np.nan, 0.5], "float32")},
            epochs={"epoch": np.array([1, 2]), "train_loss": np.array([1.5, np.inf])},
        ),
        settings={"model": "mlp", "hidden": (5,), "learning_rate": 0.1},
        metrics={"train": {"loss": 0.5, "accuracy": 1.0}, "test": {"loss": np.inf}},
        seconds={"compile": 0.25, "total": 1.5},
        examples_per_second=1e5,
        environment={"python": "3.11"},
        data={"source": "wine.csv", "rows": 178},
        notes=("2 columns are constant.",),
        state={"columns": ["NaN", "높이"]},
        arrays={"center": np.arange(3.0)},
    )


@pytest.fixture
def file_size_limit() -> Callable[[int], AbstractContextManager[None]]:
    """What a full disk does: a write beyond the limit fails half-way."""

    @contextmanager
    def limited(size: int) -> Iterator[None]:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    return limited
