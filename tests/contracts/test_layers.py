"""The tree is a sentence: a layer imports only layers that come before it."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "steepest"
SOURCES = sorted(PACKAGE.rglob("*.py"))

ORDER = (
    "language",
    "errors",
    "display",
    "_core",
    "scoring",
    "predicting",
    "processes",
    "settings",
    "tables",
    "data",
    "features",
    "models",
    "objectives",
    "runs",
    "logs",
    "descent",
    "training",
    "surfaces",
    "landscape",
    "diagnosis",
    "experiments",
    "report",
    "foreign",
    "estimators",
    "trained",
    "testing",
    "lab",
    "cli",
)
# What a run was and where its examples came from can be read without any model.
BESIDE = {
    "tables": set(),
    "data": set(),
    "features": {"data"},
    "runs": {"data"},
    "logs": {"data", "runs"},
}
FOUNDATION = {"language", "errors", "display", "_core", "processes", "settings"}
FRONT = {"__init__", "__main__"}  # the package's own door fetches from everywhere


def layer_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def may_import(layer: str) -> set[str]:
    if layer in FRONT:
        return set(ORDER)
    if layer in BESIDE:
        return BESIDE[layer] | FOUNDATION | {layer}
    return set(ORDER[: ORDER.index(layer) + 1])


def modules_imported(source: str, package: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return the modules of steepest that a source imports, as parts below steepest."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [tuple(alias.name.split(".")) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            module = (*start, *(node.module.split(".") if node.module else ()))
            names = [(*module, alias.name) for alias in node.names]
        else:
            continue
        found |= {name[1:] for name in names if name[0] == "steepest" and name[1:]}
    return found


def imports_of(path: Path) -> set[tuple[str, ...]]:
    package = ("steepest", *path.relative_to(PACKAGE).parent.parts)
    return modules_imported(path.read_text("utf-8"), package)


def shown(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def test_imports_are_understood():
    source = (
        "import steepest.runs\nfrom .. import data\nfrom ..models import linear\n"
        "from ._loss import Loss\nfrom steepest.cli._app import app\nimport jax\n"
        "def late():\n    from ..report import page\n"
    )
    found = modules_imported(source, ("steepest", "objectives"))
    assert {name[0] for name in found} == {
        *("runs", "data", "models", "objectives", "cli", "report")
    }
    assert ("cli", "_app", "app") in found
    assert may_import("runs") == {*FOUNDATION, "data", "runs"}
    assert "descent" not in may_import("objectives")


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_imports_point_down(path):
    layer = layer_of(path)
    assert layer in {*ORDER, *FRONT}, f"{layer} has no place in the order of layers"
    known = {name[0] for name in imports_of(path)} & set(ORDER)
    forbidden = known - may_import(layer)
    assert not forbidden, (
        f"{layer} comes before {sorted(forbidden)}; see docs/design.md"
    )


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_a_layer_is_entered_by_its_door(path):
    """Private files of another layer stay private; `_core` has no public."""
    crossed = {
        ".".join(name)
        for name in imports_of(path)
        if name[0] not in {layer_of(path), "_core"}
        and any(part.startswith("_") and part != "__version__" for part in name)
    }
    # the door of one layer can be a function; its own name may start with a letter only
    assert not crossed, f"import from the layer's own __init__: {sorted(crossed)}"
