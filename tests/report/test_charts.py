from dataclasses import replace

import numpy as np

from steepest.report import words
from steepest.report._charts import Chart, Line, fitted, run_charts
from steepest.runs import History

EN = words["en"]


def chart(name, *values):
    values = np.array(values)
    line = Line("x", np.arange(1.0, len(values) + 1), values)
    return fitted(Chart(name, "title", "epoch", (line,)), EN)


def test_powers_of_ten_from_a_factor_of_twenty_on():
    assert not chart("loss", 1.0, 0.06).log_y
    assert chart("loss", 1.0, 0.04).log_y
    assert not chart("loss", 1.0, 0.0).log_y
    assert not chart("loss", 100.0, -1.0).log_y


def test_what_is_not_seen_is_said():
    assert chart("loss", 1.0, np.nan, np.inf).note == "not finite from 2 on"
    far = chart("r2", -50.0, 0.5)
    assert (far.low, far.note) == (-1.0, "values below -1 are not shown")
    assert chart("r2", 0.2, 0.5).note == ""


def test_a_long_history_by_step_is_thinned_to_its_means(run):
    steps = {"loss": np.arange(1000.0)}
    line = run_charts(replace(run, history=History(steps=steps)), EN)[0].lines[0]
    assert len(line.x) == 250
    assert (line.x[0], line.y[0]) == (2.5, 1.5)
    assert (line.x[-1], line.y[-1]) == (998.5, 997.5)


def test_a_rate_between_those_tried_stands_on_their_line(run):
    tried = {"tried": [[0.01, 1.0], [1.0, 3.0]]}
    settings = {"learning_rate": 0.1, "learning_rate_choice": tried}
    rates = run_charts(replace(run, settings=settings), EN)[-1]
    assert rates.name == "rates"
    assert rates.mark == (0.1, 2.0, "chosen: 0.1")


def test_the_metric_that_decided_has_a_chart_with_its_best_epoch(run):
    epochs = {**run.history.epochs, "train_roc_auc": np.array([0.5, 0.6, 0.7, 0.8])}
    epochs["validation_roc_auc"] = np.array([0.5, np.nan, 0.75, 0.7])
    tried = {"tried": [[0.01, 0.6], [0.1, 0.7]], "metric": "roc_auc"}
    settings = {**run.settings, "metric": "roc_auc", "learning_rate_choice": tried}
    decided = replace(run, history=History(epochs=epochs), settings=settings)
    charts = {each.name: each for each in run_charts(decided, EN)}
    assert charts["roc_auc"].title == "ROC AUC by epoch"
    assert charts["roc_auc"].mark == (3, 0.75, "highest at epoch 3")
    assert charts["loss"].mark is None
    assert charts["rates"].title == "ROC AUC of the learning rates tried"
    assert charts["rates"].lines[0].label == "ROC AUC"
    korean = {each.name: each for each in run_charts(decided, words["ko"])}
    assert korean["roc_auc"].mark[2] == "3에폭에서 최고"
    assert korean["rates"].title == "시도한 학습률의 ROC AUC"
    assert {each.name: each for each in run_charts(run, EN)}["loss"].mark[0] == 3
