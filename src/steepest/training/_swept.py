"""What a sweep found: a table of settings, and the best of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from ..display import as_html, in_words
from ..settings import Settings, metric_named


class Combination(NamedTuple):
    """Settings that were tried, and what they reached with each seed.

    Attributes
    ----------
    rate : float
        η.
    l2 : float
        λ of the l2 penalty.
    batch_size : int or "full"
        B.
    values : tuple of float
        The metric that decides, with each seed; NaN where the training diverged.
    """

    rate: float
    l2: float
    batch_size: int | str
    values: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The mean over the seeds; NaN if one of them diverged."""
        return float(np.mean(self.values))

    @property
    def spread(self) -> float:
        """The standard deviation over the seeds; NaN for one."""
        if len(self.values) < 2:
            return float("nan")
        return float(np.std(self.values, ddof=1))


@dataclass(frozen=True, eq=False, repr=False)
class Sweep:
    """Combinations of settings, the best first.

    Attributes
    ----------
    combinations : tuple of Combination
        All of them.
    seeds : tuple of int
        Of the start and of the order of the rows.
    metric : str
        What decides.
    part : {"validation", "train"}
        The rows that it was measured on.
    asked : Settings
        What all of them have in common.
    """

    combinations: tuple[Combination, ...]
    seeds: tuple[int, ...]
    metric: str
    part: str
    asked: Settings

    @property
    def best(self) -> Combination:
        """The combination with the best mean."""
        return self.combinations[0]

    @property
    def settings(self) -> Settings:
        """The settings of the best one, for `train`."""
        from dataclasses import replace

        best = self.best
        return replace(
            self.asked,
            learning_rate=best.rate,
            penalty="l2" if best.l2 else None,
            penalty_strength=best.l2,
            batch_size=best.batch_size,
        )

    @property
    def worked(self) -> bool:
        """Whether any combination ended with finite numbers."""
        return bool(np.isfinite(self.best.mean))

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain data; what diverged has None."""
        return {
            "metric": self.metric,
            "part": self.part,
            "seeds": list(self.seeds),
            "combinations": [
                {
                    "learning_rate": one.rate,
                    "l2": one.l2,
                    "batch_size": one.batch_size,
                    "values": [v if np.isfinite(v) else None for v in one.values],
                }
                for one in self.combinations
            ],
        }

    def __iter__(self) -> Iterator[Combination]:
        return iter(self.combinations)

    def __len__(self) -> int:
        return len(self.combinations)

    def __str__(self) -> str:
        return in_words(self)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return as_html(self)


def in_order(combinations: list[Combination], metric: str) -> tuple[Combination, ...]:
    """Return combinations with the best mean first, those that diverged last."""
    sign = -1.0 if metric_named(metric).higher_is_better else 1.0

    def place(one: Combination) -> tuple[bool, float]:
        bad = not np.isfinite(one.mean)
        return bad, 0.0 if bad else sign * one.mean

    return tuple(sorted(combinations, key=place))
