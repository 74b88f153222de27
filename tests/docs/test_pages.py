"""What the pages show is true: Python runs, commands parse, links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest
import typer

from steepest.cli._app import app
from steepest.cli._settings import FIELDS, settings_from_options
from steepest.errors import SettingError

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHELL = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]+)")
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if PYTHON.search(page.read_text("utf-8"))],
    ids=shown,
)
def test_the_python_of_a_page_runs_from_top_to_bottom(
    page, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    text = page.read_text("utf-8")
    names: dict[str, object] = {}
    for block in PYTHON.finditer(text):
        first_line = text.count("\n", 0, block.start(1))
        code = "\n" * first_line + block[1]  # so that a traceback names the page's line
        exec(compile(code, str(page), "exec"), names)
    printed = capsys.readouterr().out
    assert bool(printed) == ("print(" in text)


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_the_links_of_a_page_lead_to_files(page):
    missing = [
        link
        for link in LINK.findall(CODE.sub("", page.read_text("utf-8")))
        if not (page.parent / link).exists()
    ]
    assert missing == []


def commands_of(page: Path) -> list[str]:
    blocks = SHELL.findall(page.read_text("utf-8"))
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    lines = [line for line in lines if "# exit status 2" not in line]  # they are run
    return [line for line in lines if re.match(r"(\$ )?steepest\b", line)]


def parse(line: str) -> None:
    """Let the command line look at every option and value, without doing anything."""
    words = shlex.split(line.removeprefix("$ "), comments=True)[1:]
    words = words[: [*words, ">"].index(">")]
    program = typer.main.get_command(app)
    context = program.make_context("steepest", words)
    name, command, rest = program.resolve_command(context, _rest(context))
    typed = command.make_context(name, rest, parent=context).params
    if name in ("train", "rates", "diagnose"):
        settings_from_options({name: typed[name] for name in FIELDS if name in typed})


def _rest(context: typer.Context) -> list[str]:
    return [*getattr(context, "_protected_args", []), *context.args]


@pytest.mark.parametrize("line", [line for page in PAGES for line in commands_of(page)])
def test_a_command_of_a_page_is_understood(line, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("train.toml").touch()  # the README shows one
    parse(line)


@pytest.mark.parametrize(
    "line",
    ["steepest tarin", "steepest train --no-such-option", "steepest train --epochs x"],
)
def test_a_command_that_is_wrong_is_seen(line):
    with pytest.raises((typer.BadParameter.__bases__[0], SettingError)):
        parse(line)
