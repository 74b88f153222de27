"""What no source file may do or be, whoever wrote it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "steepest"
SOURCES = sorted(PACKAGE.rglob("*.py"))
PRINTING = {"cli", "report"}
UNSAFE = {"dill", "marshal", "pickle", "shelve"}
IDEALESS = {"common", "helper", "helpers", "misc", "util", "utils"}
LONGEST = 400


def shown(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def offences(source: str, *, printing: bool = False) -> list[str]:
    """Return what a source does that no file may, each with its line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                bad = UNSAFE & {alias.name.split(".")[0] for alias in names}
            case ast.ImportFrom(module=str(module), level=0):
                bad = UNSAFE & {module.split(".")[0]}
            case ast.Call(func=ast.Name(id="eval" | "exec" | "compile" as name)):
                bad = {name}
            case ast.Call(func=ast.Name(id="print")) if not printing:
                bad = {"print"}
            case ast.keyword(arg="allow_pickle", value=ast.Constant(value=True)):
                bad = {"allow_pickle"}
            case ast.keyword(arg="shell", value=ast.Constant(value=True)):
                bad = {"shell"}
            case ast.Assert():
                bad = {"assert"}
            case ast.ExceptHandler(type=None):
                bad = {"except without a type"}
            case _:
                continue
        line = getattr(node, "lineno", 0)
        found += [f"line {line}: {what}" for what in sorted(bad)]
    return found


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from marshal import loads",
        "eval('1')",
        "exec('x = 1')",
        "print('loss')",
        "numpy.load('x', allow_pickle=True)",
        "subprocess.run('ls', shell=True)",
        "assert x > 0",
        "try:\n    x\nexcept:\n    y",
    ],
)
def test_each_offence_is_seen(source):
    assert len(offences(source)) == 1


def test_the_command_line_prints():
    assert offences("print('loss')", printing=True) == []


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_no_source_offends(path):
    printing = path.relative_to(PACKAGE).parts[0] in PRINTING
    assert offences(path.read_text("utf-8"), printing=printing) == []


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_a_file_is_one_idea(path):
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= LONGEST, f"{lines} lines; split it by idea"
    assert path.stem.strip("_") not in IDEALESS, "name the file after its idea"


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_a_file_opens_with_its_idea(path):
    idea = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert idea, "the first line of a file says what it is about"
    assert idea.split("\n", 1)[0].endswith((".", "?", ":")), idea
