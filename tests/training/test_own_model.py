"""A folder never makes anyone import code: the user names it, or it is not imported."""

import json
import shutil
import sys
from dataclasses import replace

import pytest

from steepest.cli import main
from steepest.diagnosis import case_of_run, diagnose
from steepest.errors import SettingError
from steepest.runs import read_checkpoint, write_checkpoint
from steepest.training import Settings, load_predictor, train

EVIL = """
from pathlib import Path
Path("{trap}").write_text("imported")
from steepest.models import linear

def model(n_inputs, n_outputs):
    return linear(n_inputs, n_outputs)
"""
NAMED = "stranger.evil:model"


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stored") / "run"
    train(Settings(data="iris", epochs=2, learning_rate=0.05), out=folder)
    return folder


@pytest.fixture
def trap(stored, tmp_path, monkeypatch):
    """The file that shows an import of what lies in the folder `stranger`."""
    folder = shutil.copytree(stored, tmp_path / "stranger")
    trap = tmp_path / "imported"
    (folder / "evil.py").write_text(EVIL.format(trap=trap))
    record = json.loads((folder / "run.json").read_text())
    record["settings"]["asked"]["model"] = record["settings"]["model"] = NAMED
    (folder / "run.json").write_text(json.dumps(record))
    monkeypatch.chdir(tmp_path)
    yield trap
    for name in [each for each in sys.modules if each.split(".")[0] == "stranger"]:
        del sys.modules[name]


@pytest.mark.parametrize("read", [load_predictor, case_of_run, diagnose])
def test_a_strangers_run_imports_nothing(read, trap):
    with pytest.raises(
        SettingError, match=f"user's own model, '{NAMED}'.*--model {NAMED}"
    ):
        read("stranger")
    with pytest.raises(SettingError, match="no code is taken from a run's folder"):
        read("stranger", model=NAMED)
    assert not trap.exists()
    assert not any(name.startswith("stranger") for name in sys.modules)


@pytest.mark.parametrize("command", ["predict", "evaluate", "diagnose"])
def test_the_command_line_passes_on_what_is_typed(command, trap, capsys):
    data = [] if command == "diagnose" else ["iris"]
    assert main([command, "stranger", *data]) == 2
    assert f"add --model {NAMED}" in capsys.readouterr().err
    assert main([command, "stranger", *data, "--model", NAMED]) == 2
    assert "no code is taken from a run's folder" in capsys.readouterr().err
    assert main(["show", "stranger"]) == 0  # which needs no model
    assert not trap.exists()


def test_nor_from_inside_the_folder(trap, monkeypatch):
    monkeypatch.chdir("stranger")
    for folder in (".", trap.parent / "stranger"):
        with pytest.raises(SettingError, match="no code is taken from a run's folder"):
            load_predictor(folder, model="evil:model")
    assert not trap.exists()


def test_nor_through_a_link(trap, monkeypatch):
    (trap.parent / "friend").symlink_to("stranger")
    with pytest.raises(SettingError, match="no code is taken from a run's folder"):
        load_predictor("friend", model="stranger.evil:model")
    assert not trap.exists()


def test_the_users_own_module_is_imported_when_named(trap):
    own = trap.parent / "own_module_of_mine.py"
    own.write_text(EVIL.format(trap=trap))
    predictor = load_predictor("stranger", model="own_module_of_mine:model")
    assert trap.exists()
    assert predictor.run.settings["model"] == NAMED
    assert len(predictor.predict_source("iris").values) == 150
    with pytest.raises(SettingError, match="user's own model.*and not 'mlp'"):
        load_predictor("stranger", model="mlp")


def test_a_name_that_cannot_be_typed_is_not_repeated(trap):
    path = trap.parent / "stranger/run.json"
    record = json.loads(path.read_text())
    record["settings"]["asked"]["model"] = "x:y; rm -r \x1b[2J"
    path.write_text(json.dumps(record))
    with pytest.raises(SettingError) as caught:
        load_predictor("stranger")
    assert "--model package.module:name" in str(caught.value)
    assert "\x1b" not in str(caught.value)


def test_a_run_of_our_own_models_needs_no_name(stored):
    load_predictor(stored)
    load_predictor(stored, model="linear")
    with pytest.raises(SettingError, match="has the model 'linear', not 'mlp'"):
        load_predictor(stored, model="mlp")


def test_resume_needs_the_name_as_well(trap):
    settings = Settings(data="iris", epochs=2000, learning_rate=0.05, batch_size=4)
    train(settings, out="stopped", should_stop=lambda: True)
    facts = read_checkpoint("stopped")
    asked = {**facts.facts["asked"], "model": NAMED}
    write_checkpoint("stopped", facts.arrays, {**facts.facts, "asked": asked})
    shutil.copy("stranger/evil.py", "stopped/evil.py")
    with pytest.raises(SettingError, match=f"user's own model, '{NAMED}'"):
        train(settings, out="stopped", resume=True)
    assert not trap.exists()
    # the module is the user's own where it does not lie in the run's own folder
    run = train(replace(settings, model=NAMED), out="stopped", resume=True)
    assert trap.exists()
    assert run.outcome == "finished"
