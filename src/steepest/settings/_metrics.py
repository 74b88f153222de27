"""The metrics that can decide: their names and what is known about them."""

from dataclasses import dataclass
from typing import Any

from ..errors import SettingError
from ._choices import named


@dataclass(frozen=True)
class Metric:
    """A number that people judge by.

    Attributes
    ----------
    name : str
        Its name in histories and runs.
    label : str
        What text calls it.
    task : {"classification", "regression"} or None
        What it judges; None for both.
    higher_is_better : bool
        Whether the best value is the highest.
    """

    name: str
    label: str
    task: str | None
    higher_is_better: bool

    @property
    def worst(self) -> float:
        """A value that every other improves on."""
        return float("-inf") if self.higher_is_better else float("inf")

    def improves(self, value: float, on: float) -> bool:
        """Say whether a value is better than another; NaN is better than nothing.

        Examples
        --------
        >>> METRICS["loss"].improves(0.5, on=0.6), METRICS["r2"].improves(0.5, on=0.6)
        (True, False)
        """
        return value > on if self.higher_is_better else value < on


METRICS = {
    metric.name: metric
    for metric in (
        Metric("loss", "loss", None, False),
        Metric("accuracy", "accuracy", "classification", True),
        Metric("balanced_accuracy", "balanced accuracy", "classification", True),
        Metric("roc_auc", "ROC AUC", "classification", True),
        Metric("average_precision", "average precision", "classification", True),
        Metric("log_loss", "log loss", "classification", False),
        Metric("r2", "R²", "regression", True),
        Metric("mean_absolute_error", "mean absolute error", "regression", False),
        Metric(
            "root_mean_squared_error", "root mean squared error", "regression", False
        ),
    )
}
"""By name, in the order in which they are shown."""


def metric_named(name: Any) -> Metric:
    """Return the metric that a name or an alias means, in any spelling.

    Raises
    ------
    SettingError
        If the name means several, or none; the latter is an `UnknownNameError`.

    Examples
    --------
    >>> [metric_named(name).name for name in ("ROC-AUC", "rmse")]
    ['roc_auc', 'root_mean_squared_error']
    """
    if not isinstance(name, str):
        raise SettingError(f"metric is the name of a metric; got {name!r}.")
    return METRICS[named("metric")(name, "metric").replace("-", "_")]


def check_metric(name: Any, task: str | None) -> None:
    """Check that a metric exists and suits a task.

    Raises
    ------
    SettingError
        If it judges the other task, or there is no such metric.

    Examples
    --------
    >>> check_metric("accuracy", "classification")
    """
    metric = metric_named(name)
    if None in (task, metric.task) or metric.task == task:
        return
    suits = (each for each in METRICS.values() if each.task in (None, task))
    suit = [each.name.replace("_", "-") for each in suits]
    what = "classes" if task == "classification" else "numbers"
    raise SettingError(
        f"The metric {metric.name.replace('_', '-')} is for {metric.task}, and the "
        f"targets are {what}. Choose {', '.join(suit[:-1])} or {suit[-1]}."
    )
