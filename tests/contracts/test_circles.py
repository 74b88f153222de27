"""No file needs, directly or on the way, a file that needs it."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "src" / "steepest"


def modules() -> dict[str, Path]:
    found = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports_of(source: str, package: list[str], known: set[str]) -> set[str]:
    """Return the modules that a source imports anywhere, for types alone too."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            module = [*start, *(node.module.split(".") if node.module else ())]
            for alias in node.names:
                inner = ".".join([*module, alias.name])
                found.add(inner if inner in known else ".".join(module))
    return found & known


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Return the strongly connected groups of more than one module (Tarjan, 1972)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found = []

    def visit(name: str) -> None:
        number[name] = lowest[name] = len(number)
        stack.append(name)
        for other in graph[name]:
            if other not in number:
                visit(other)
                lowest[name] = min(lowest[name], lowest[other])
            elif other in stack:
                lowest[name] = min(lowest[name], number[other])
        if lowest[name] == number[name]:
            group = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            if len(group) > 1:
                found.append(sorted(group))

    for name in graph:
        if name not in number:
            visit(name)
    return found


def test_a_circle_is_seen():
    graph = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set()}
    assert circles(graph) == [["b", "c"]]


def test_an_import_for_types_alone_is_one():
    source = "if TYPE_CHECKING:\n    from ._b import B\ndef f():\n    from . import _c"
    assert imports_of(source, ["p"], {"p._b", "p._c"}) == {"p._b", "p._c"}


def test_there_is_no_circle():
    paths = modules()
    graph = {}
    for name, path in paths.items():
        inside = path.name == "__init__.py"
        package = name.split(".") if inside else name.split(".")[:-1]
        graph[name] = imports_of(path.read_text("utf-8"), package, set(paths)) - {name}
    # every file is below the package's own door, which fetches names when they are used
    graph["steepest"] = set()
    assert circles(graph) == []
