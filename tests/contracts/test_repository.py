"""What is committed speaks of the project alone, on any machine."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Absolute paths of one machine, and hosts that a site may have replaced by its own.
PATHS = re.compile(r"(?<![\w.~$}/-])/(?:home|mnt|root|tmp|work|Users)/\w")
HOSTS = re.compile(
    r"pypi\.org|python[h]osted\.org|registry\.npm[j]s|localhost[:]\d+/simple"
)
LARGEST = 500 * 1024


def tracked() -> list[Path]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = [ROOT / name for name in listing.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in tracked():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # pictures and other binary files
        found += [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
            for number, line in enumerate(text.splitlines(), 1)
            if pattern.search(line)
        ]
    return found


def test_the_patterns_see():
    slash = "/"
    assert PATHS.search(f"see {slash}home{slash}ada{slash}data.csv")
    assert HOSTS.search("pypi" + ".org")
    assert not PATHS.search("runs/home/first and ../tmp/x")


def test_no_path_of_one_machine():
    assert lines_with(PATHS) == []


def test_no_host_of_a_registry():
    assert lines_with(HOSTS) == []


def test_a_clone_is_small():
    large = [path.name for path in tracked() if path.stat().st_size > LARGEST]
    assert large == []
