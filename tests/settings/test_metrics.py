import pytest

from steepest.data._builtin import BUILTIN, read_builtin
from steepest.data._targets import infer_task
from steepest.errors import SettingError, UnknownNameError
from steepest.objectives import losses
from steepest.settings import (
    METRICS,
    NAMES,
    Settings,
    check_metric,
    check_together,
    metric_named,
)
from steepest.settings._names import OF_REGRESSION


def test_the_names_are_those_of_the_table():
    assert sorted(name.replace("_", "-") for name in METRICS) == list(NAMES["metric"])
    assert all(name == metric.name for name, metric in METRICS.items())


def test_the_losses_and_data_of_numbers_are_those_of_the_tables():
    of_numbers = [name for name in losses if losses[name]().task == "regression"]
    shown = sorted(name.replace("_", "-") for name in of_numbers)
    assert tuple(shown) == OF_REGRESSION["loss"]
    tasks = {}
    for name in BUILTIN:
        rows = read_builtin(name)
        tasks[name] = infer_task(rows.targets, rows.target_names)[0]
    of_numbers = [name for name, task in tasks.items() if task == "regression"]
    assert tuple(sorted(of_numbers)) == OF_REGRESSION["data"]


@pytest.mark.parametrize("name", METRICS)
def test_every_value_improves_on_the_worst_and_none_on_itself(name):
    metric = METRICS[name]
    assert metric.improves(-1e9, on=metric.worst)
    assert metric.improves(1e9, on=metric.worst)
    assert not metric.improves(0.5, on=0.5)
    assert not metric.improves(float("nan"), on=metric.worst)
    assert metric.improves(0.6, on=0.5) == metric.higher_is_better


def test_a_metric_of_the_other_task_is_refused_with_those_that_suit():
    check_metric("roc_auc", "classification")
    check_metric("r2", None)
    with pytest.raises(SettingError) as error:
        check_metric("Accuracy", "regression")
    assert str(error.value) == (
        "The metric accuracy is for classification, and the targets are numbers. "
        "Choose loss, r2, mean-absolute-error or root-mean-squared-error."
    )
    with pytest.raises(SettingError, match="roc-auc, average-precision or log-loss."):
        check_metric("rmse", "classification")


@pytest.mark.parametrize(
    "wrong",
    [
        {"metric": "accuracy", "task": "regression"},
        {"metric": "accuracy", "loss": "squared_error", "data": "mine.csv"},
        {"metric": "log-loss", "data": "linnerud"},
        {"metric": "mae", "data": "wine"},
        {"metric": "r2", "loss": "hinge", "data": "mine.csv"},
    ],
)
def test_the_settings_tell_the_task_where_they_can(wrong):
    with pytest.raises(SettingError, match="The metric .* is for "):
        check_together(Settings(**wrong))


def test_the_task_is_asked_of_the_data_where_settings_do_not_tell():
    check_together(Settings(metric="r2", data="mine.csv"))
    check_together(Settings(metric="accuracy", data="wine", task="classification"))


def test_patience_names_the_metric_that_it_would_look_at():
    with pytest.raises(SettingError, match="Patience looks at the ROC AUC on valid"):
        check_together(Settings(patience=3, validation=0, metric="auc"))


def test_what_is_no_metric_is_told():
    with pytest.raises(UnknownNameError, match="Unknown metric 'acuracy'. Did you"):
        metric_named("acuracy")
    with pytest.raises(SettingError, match="balanced-accuracy, the mean of the rec"):
        metric_named("recall")
    with pytest.raises(SettingError, match="metric is the name of a metric; got None"):
        metric_named(None)
