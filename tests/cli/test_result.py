from dataclasses import fields, replace
from pathlib import Path

import numpy as np

from steepest.cli import _result as result
from steepest.runs import History, Outcome, Run, RunSummary


def test_every_outcome_has_a_line_and_a_next_command(run: Run, here):
    run = replace(run, folder="runs/first")
    Path("runs/first").mkdir(parents=True)
    Path("runs/first/checkpoint.safetensors").touch()
    ends = {
        Outcome.FINISHED: "Use it:  steepest predict runs/first DATA",
        Outcome.STOPPED_EARLY: "Use it:  steepest predict runs/first DATA",
        Outcome.DIVERGED: "Find out why:  steepest diagnose runs/first",
        Outcome.INTERRUPTED: "Go on with it:  steepest train --resume --out runs/first",
    }
    for outcome in Outcome:
        text = result.described(replace(run, outcome=outcome))
        assert text.startswith(f"{outcome.capitalize()}: All 4 steps ran.\n")
        assert text.endswith(ends[outcome])
    Path("runs/first/checkpoint.safetensors").unlink()
    text = result.described(replace(run, outcome=Outcome.INTERRUPTED))
    assert text.endswith(ends[Outcome.FINISHED])  # there is nothing to go on from


def test_a_model_of_ones_own_is_named_in_the_next_command(run: Run):
    own = replace(run, settings={**run.settings, "model": "my nets.small:net"})
    assert result.described(own).endswith("DATA --model 'my nets.small:net'")


def test_a_run_made_from_python_has_a_page_too():
    run = Run({}, Outcome.FINISHED, "All 4 steps ran.", History())
    assert "A model on arrays" in result.described(run)
    assert result.curves(run) == []


def test_a_curve_shows_the_lowest_and_the_highest():
    assert result._bars(np.array([0.0, 1.0, 3.5, 7.0]), 60) == "▁▂▅█"
    assert result._bars(np.array([1.0, np.nan, np.inf, 2.0]), 60) == "▁??█"
    assert result._bars(np.array([2.0, 2.0]), 60) == "▁▁"
    assert result._bars(np.array([np.nan, np.nan]), 60) == "??"


def test_a_long_curve_keeps_its_ends():
    bars = result._bars(np.linspace(1, 0, 1000), 60)
    assert (len(bars), bars[0], bars[-1]) == (60, "█", "▁")


def test_the_page_about_json_lists_every_field(run: Run):
    page = Path(__file__).parents[2].joinpath("docs/json.md").read_text("utf-8")
    listed = {field.name for field in fields(RunSummary)} | set(result.fields(run))
    assert [name for name in listed if f"`{name}`" not in page] == []
