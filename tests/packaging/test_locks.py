"""The locks hold what pyproject.toml asks for, each with a hash and no address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = {
    "requirements.lock": ["build"],
    "requirements-test.lock": ["build", "test"],
    "requirements-check.lock": ["build", "check"],
    "requirements-docs.lock": ["build", "docs"],
}
PINNED = re.compile(r"^([\w.-]+)==([^ ;\\]+)", re.MULTILINE)


def asked_for(groups: list[str]) -> list[Requirement]:
    lines = list(PROJECT["project"]["dependencies"])
    for group in groups:
        lines += [x for x in PROJECT["dependency-groups"][group] if isinstance(x, str)]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize(("lock", "groups"), LOCKS.items(), ids=LOCKS)
def test_a_lock_holds_what_is_asked_for(lock, groups):
    pinned: dict[str, list[Version]] = {}
    for name, version in PINNED.findall((ROOT / lock).read_text("utf-8")):
        pinned.setdefault(canonicalize_name(name), []).append(Version(version))
    for wanted in asked_for(groups):
        versions = pinned.get(canonicalize_name(wanted.name), [])
        assert versions, f"{wanted} is not in {lock}; run `make lock`"
        assert all(version in wanted.specifier for version in versions), wanted


def test_the_lock_of_the_frameworks_holds_the_extras():
    text = (ROOT / "requirements-frameworks.lock").read_text("utf-8")
    below = (ROOT / "requirements-test.lock").read_text("utf-8")  # flax
    pinned = dict(PINNED.findall(below + text))
    for extra in PROJECT["project"]["optional-dependencies"].values():
        for line in extra:
            wanted = Requirement(line)
            assert Version(pinned[wanted.name]) in wanted.specifier


OTHERS = ["requirements-frameworks.lock", "requirements-supply.lock"]


@pytest.mark.parametrize("lock", [*LOCKS, *OTHERS])
def test_a_lock_has_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text("utf-8")
    packages = re.split(r"^(?=[\w])", text, flags=re.MULTILINE)[1:]
    assert len(packages) > 10
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in text


@pytest.mark.parametrize("lock", LOCKS)
def test_every_lock_holds_the_first_one(lock):
    first = PINNED.findall((ROOT / "requirements.lock").read_text("utf-8"))
    assert set(first) <= set(PINNED.findall((ROOT / lock).read_text("utf-8")))
