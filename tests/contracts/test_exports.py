"""A public name has one short address, and shows how it is used."""

import ast
import inspect
import re
from dataclasses import is_dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import steepest

PACKAGE = Path(steepest.__file__).parent
DOORS = sorted(PACKAGE.glob("[!_]*/__init__.py"))
LAYERS = [door.parent.name for door in DOORS]


def names_listed(door: Path) -> list[str]:
    """Read `__all__` without an import, so that a broken layer fails its own tests."""
    for node in ast.parse(door.read_text("utf-8")).body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                return ast.literal_eval(value)
    return []


NAMES = [(door.parent.name, name) for door in DOORS for name in names_listed(door)]


def public_names(module: ModuleType) -> set[str]:
    return {
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    }


@pytest.mark.parametrize("layer", LAYERS)
def test_all_is_what_is_public(layer):
    module = import_module(f"steepest.{layer}")
    exported = getattr(module, "__all__", [])
    assert len(exported) == len(set(exported))
    for name in exported:
        assert getattr(module, name) is not None  # some are fetched now
    assert public_names(module) <= set(exported)


def issubclass_of(value: object, kinds: tuple[type, ...]) -> bool:
    return inspect.isclass(value) and issubclass(value, kinds)


@pytest.mark.parametrize(("layer", "name"), NAMES)
def test_a_public_name_explains_itself(layer, name):
    value = getattr(import_module(f"steepest.{layer}"), name)
    if not (inspect.isclass(value) or inspect.isroutine(value)):
        return  # a table or a constant: its module tells
    text = inspect.getdoc(value) or ""
    assert text.split("\n", 1)[0].rstrip().endswith((".", "?")), "begin with a sentence"
    if is_dataclass(value) or issubclass_of(value, (tuple, Enum)):
        return  # a value that is mostly received: its docstring lists what it holds
    shown = ">>> " in text or "See Also\n--------\n" in text
    assert shown, "add an example, or `See Also` with the name whose example shows it"


def test_the_package_lists_what_it_has():
    assert sorted(steepest.__all__) == dir(steepest) == sorted(dir(steepest))
    for name in steepest.__all__:
        assert getattr(steepest, name) is not None


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="'steepest' has no attribute 'ascend'"):
        steepest.ascend  # noqa: B018


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: p.name)
def test_see_also_names_what_exists(path):
    text = path.read_text("utf-8")
    for block in re.findall(r"See Also\n\s*-+\n((?:\s+\S.*\n)+)", text):
        for name in re.findall(r"^\s*(steepest(?:\.\w+)+)\s*:", block, re.MULTILINE):
            found: object = steepest
            for part in name.split(".")[1:]:
                found = getattr(found, part)
