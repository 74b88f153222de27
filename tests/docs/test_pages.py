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
PRINTS = re.compile(r"\s+(?:It prints|출력)\s+```text\n(.*?)^```", re.M | re.S)
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
SHELL = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
# A page may say that its programs go on; otherwise each runs alone.
CONTINUED = re.compile(
    r"[Ee]ach\s+program\s+goes\s+on\s+where\s+the\s+one\s+before\s+ended"
)
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]+)")
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def values_of(text: str) -> list[float]:
    return [float(number) for number in NUMBER.findall(text)]


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize(
    "page",
    [
        page
        for page in PAGES
        if PYTHON.search(page.read_text("utf-8")) and not page.stem.endswith(".ko")
    ],
    ids=shown,
)
def test_the_python_of_a_page_runs_as_it_stands(page, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    text = page.read_text("utf-8")
    names: dict[str, object] = {}
    for block in PYTHON.finditer(text):
        if not CONTINUED.search(text):
            names = {}
        first_line = text.count("\n", 0, block.start(1))
        code = "\n" * first_line + block[1]  # so that a traceback names the page's line
        exec(compile(code, str(page), "exec"), names)
        printed = capsys.readouterr().out
        assert bool(printed) == ("print(" in block[1])
        expected = PRINTS.match(text, block.end())
        if expected:
            assert (
                NUMBER.sub("#", printed).split() == NUMBER.sub("#", expected[1]).split()
            )
            assert values_of(printed) == pytest.approx(values_of(expected[1]), rel=0.02)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.stem.endswith(".ko")], ids=shown
)
def test_a_korean_page_shows_what_the_english_one_runs(page):
    english = page.with_name(page.name.replace(".ko.md", ".md"))
    korean, other = (
        [
            re.sub(r" *#.*$| --language ko", "", block, flags=re.MULTILINE)
            for block in re.findall(r"^```(?:sh|python)\n.*?^```", text, re.M | re.S)
        ]
        for text in (page.read_text("utf-8"), english.read_text("utf-8"))
    )
    assert korean == other


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
