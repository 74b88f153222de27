from pathlib import Path

from steepest.cli._run_folder import run_folder


def test_a_run_is_found_by_path_or_by_its_name_in_runs(here: Path):
    (here / "runs" / "first").mkdir(parents=True)
    assert run_folder("first") == Path("runs/first")
    assert run_folder("runs/first") == Path("runs/first")
    assert run_folder("other") == Path("other")
    (here / "first").mkdir()
    assert run_folder("first") == Path("first")
