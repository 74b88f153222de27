"""Damaged and hostile folders of runs: a sentence, and never anything else."""

import json
import random
from pathlib import Path

import pytest
from benchmarks.fuzz import runs

from steepest.errors import SteepestError
from steepest.runs import list_runs, read_run
from steepest.training import load_predictor

CASES = 1500


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return runs.make_runs(tmp_path_factory.mktemp("made"))


@pytest.mark.filterwarnings("ignore")
def test_nothing_escapes_from_a_damaged_run(made: dict[str, Path], tmp_path: Path):
    refused = 0
    for case in range(CASES):
        draw = random.Random(f"7.{case}")
        source = draw.choice(sorted(made))
        how = runs.damage(made[source], tmp_path / "run", draw)
        for read in (list_runs, read_run, load_predictor):
            try:
                read(tmp_path / "run")
            except SteepestError:
                refused += 1
            except Exception as error:
                pytest.fail(f"case {case}, {source}, {how}, {read.__name__}: {error!r}")
    assert refused > CASES / 2


@pytest.mark.filterwarnings("ignore")
def test_nothing_escapes_from_the_commands(made: dict[str, Path], tmp_path: Path):
    done, escapes = runs.campaign(tmp_path, 25, 8, made=made)
    assert escapes == {}
    assert done > 25 * 5


def test_the_sentence_names_the_file_and_the_place(
    made: dict[str, Path], tmp_path: Path
):
    runs.damage(made["iris"], tmp_path / "run", random.Random(0))
    (tmp_path / "run" / "run.json").write_bytes(
        (made["iris"] / "run.json").read_bytes()
    )
    record = json.loads((tmp_path / "run" / "run.json").read_bytes())
    record["seconds"]["total"] = "long"
    (tmp_path / "run" / "run.json").write_text(json.dumps(record))
    with pytest.raises(SteepestError, match=r"run/run.json' is damaged: .*seconds"):
        read_run(tmp_path / "run")


def test_nothing_of_the_models_size_is_made_for_a_lie(made: dict[str, Path], tmp_path):
    """A record that promises a layer of two thousand million units is refused."""
    runs.damage(made["iris"], tmp_path / "run", random.Random(0))
    for name in ("run.json", "params.safetensors"):
        (tmp_path / "run" / name).write_bytes((made["iris"] / name).read_bytes())
    record = json.loads((tmp_path / "run" / "run.json").read_bytes())
    record["settings"]["asked"]["hidden"] = [2**31 - 1, 2**31 - 1]
    (tmp_path / "run" / "run.json").write_text(json.dumps(record))
    with pytest.raises(SteepestError, match=r"is damaged: .*has shape .*model's"):
        load_predictor(tmp_path / "run")
