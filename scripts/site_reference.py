"""The pages of the reference: every public name of every layer, from its docstring.

A page names what it shows; mkdocstrings reads the docstrings without importing the
code. Standard library only.
"""

import ast
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parents[1] / "src" / "steepest"

# What these tables of names hold stands in no `__all__`.
TABLES = {"losses": "objectives", "penalties": "objectives"}
BEGIN = """\
# Reference

What `import steepest` gives, and each layer with all of its public names. Every example
on these pages runs with the tests."""


def value_of(name: str, path: Path) -> Any:
    """Return what a module assigns to a name, without running it.

    Examples
    --------
    >>> "Loss" in value_of("__all__", SOURCE / "objectives" / "__init__.py")
    True
    """
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return ast.literal_eval(node.value)
    raise ValueError(f"{path} assigns nothing to {name}")


def files_of(table: str, layer: str) -> list[str]:
    """Return the files whose functions a table holds: that of the table, or others.

    Examples
    --------
    >>> files_of("penalties", "objectives")
    ['_penalties']
    """
    code = ast.parse((SOURCE / layer / f"_{table}.py").read_text("utf-8"))
    held = {
        ast.unparse(value)
        for node in ast.walk(code)
        if isinstance(node, ast.Dict)
        for value in node.values
    }
    found = [
        node.module
        for node in code.body
        if isinstance(node, ast.ImportFrom)
        and node.module
        and held & {alias.name for alias in node.names}
    ]
    return found or [f"_{table}"]


def file_of(layer: str) -> Path:
    """Return the file of a layer."""
    folder = SOURCE / layer
    return folder / "__init__.py" if folder.is_dir() else SOURCE / f"{layer}.py"


def layers() -> list[str]:
    """Return the public layers, in the order of the alphabet."""
    names = value_of("__all__", SOURCE / "__init__.py")
    return [name for name in names if file_of(name).exists()]


def reference_pages() -> dict[str, str]:
    """Return each page by where it stands in the site."""
    found = {"reference/index.md": _index()}
    for layer in layers():
        text = f"# steepest.{layer}\n\n::: steepest.{layer}\n"
        if (SOURCE / layer).is_dir():
            names = ", ".join(value_of("__all__", file_of(layer)))
            text += f"    options:\n      members: [{names}]\n"
        found[f"reference/{layer}.md"] = text
    for table, layer in TABLES.items():
        text = "\n".join(
            f"::: steepest.{layer}.{file}\n" for file in files_of(table, layer)
        )
        found[f"reference/{table}.md"] = f"# steepest.{table}\n\n{text}"
    return found


def _index() -> str:
    homes = value_of("_LAYER_OF", SOURCE / "__init__.py")
    first = [
        f"[`{name}`]({name}.md)"
        if name in TABLES
        else f"[`{name}`]({layer}.md#steepest.{layer}.{name})"
        for name, layer in homes.items()
    ]
    rows = [f"| [`{layer}`]({layer}.md) | {_purpose(layer)} |" for layer in layers()]
    rows += [
        f"| [`{table}`]({table}.md) | All that the table `{layer}.{table}` holds. |"
        for table, layer in TABLES.items()
    ]
    table = "\n".join(["| name | what it is |", "|---|---|", *rows])
    return f"{BEGIN}\n\n{', '.join(first)}\n\n{table}\n"


def _purpose(layer: str) -> str:
    text = ast.get_docstring(ast.parse(file_of(layer).read_text("utf-8"))) or ""
    return text.partition("\n")[0]
