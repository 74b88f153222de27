"""Every English text that a user can see has its Korean: a new one without it fails.

The texts are found in the source: all strings of two words or more, and what errors
are raised with. Their places are filled with numbers, and the result must be told in
Korean without an English word.
"""

import ast
import itertools
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from steepest.language import told
from steepest.language._catalog import TABLE, read_catalog

PACKAGE = Path(__file__).parents[2] / "src" / "steepest"
TABLES = sorted(PACKAGE.glob(f"**/{TABLE}"))

WORDS = re.compile(r"[A-Za-z]{2,}[,;:.]? [A-Za-z{'(]")
HANGUL = re.compile(r"[가-힣]")
ENGLISH = re.compile(
    r"(?<![\w.=/'-])(?:the|is|are|was|were|of|and|to|in|on|at|by|from|for|it|its|has|"
    r"have|had|not|no|must|found|got|give|takes|needs|with|without|that|this|which|"
    r"than|there|you|be|as|into|because|so|but|all|every|each|other|an|more|least)"
    r"(?![\w=/'-])",
    re.IGNORECASE,
)

# What follows them without a space is a further sentence, or nothing.
ENDS = re.compile(r"(?:^|[^.])[.?]$")
# Calls whose words no user reads: names of random numbers, of types, of warnings.
UNREAD = {"key_for", "keys_for", "generator_for", "TypeVar", "namedtuple", "re.compile"}
# Where texts are told by code, from their own tables, or no sentence is shown.
BY_CODE = {
    "diagnosis/checks": "language/korean.toml tells them by code",
    "diagnosis/_needs.py": "language/korean.toml tells them by code",
    "report/_page.py": "tags of HTML",
    "tables/_houses.py": "words of the example tables, which are data",
    "diagnosis/_former_names.py": "warnings for programmers",
    "lab/_guard.py": "headers of HTTP, and a page in both languages",
    "language": "English itself",
}
# What a program reads, or names that are the same in every language.
SAME = {
    "ROC AUC",
    "JSON Lines",
    "DejaVu Sans",
    "outside lower center",
    "offset points",
    "--class-weight balanced",
    "--loss huber",
    "steepest {}",
    "steepest run",
    "import steepest\n\nrun = steepest.train({})",
    "import steepest\n\nrun = steepest.train(\n{})",
    " --model {}",
    "steepest example {} > {}.csv",
    "steepest train {}.csv --target {}{}",
    "module 'steepest' has no attribute '{}'",
    "module '{}' has no attribute '{}'",
    "{} is no JSON",
    "linear {}-{}",
    "RUN RUN…",
    "2(1+β) / {}, with v ← βv + ∇f",
    # pieces of texts that are told whole
    " from {} to {}",
    " of {} or more",
    "less than {}",
    "a positive {}",
    "{}, or {}",
    "{} or {}",
    "the {}{} ({})",
    "The {} part",
    "{}{} See {} --help.",
    "raw {}",
    "{{'descr': {}, 'fortran_order': False, 'shape': {}, }}",  # the header of .npy
    "{} in {}",  # a function of PyTorch and the path of its layer
    "the module itself",
    "Constraints violated",  # what PyTorch says
    "The loss is decided before.",  # to programmers
    "hog block {},{} cell {},{} angle {}",  # names of columns of features
    "distance of {}, {}",
    "angle of {}, {}",
    "word {}{} in {},{} of {} × {}",
    "probability of {}",  # a column of predictions
    "{}{} at {} is {}",
    " of layer {}",
    "Any quadratic; Goh (2017), Why Momentum Really Works",  # sources of surfaces
    "Hilbert & Cohn-Vossen (1932), Anschauliche Geometrie, §29",
    "Ours; convex in every direction only within ‖x‖ < 1",
    "As given",
    "Styblinski & Tang (1990), Neural Networks 3(4), 467–483",
    "Rastrigin (1974), Systems of Extremal Control, Nauka",
    "The tilted double well; roots by Viète's formula",
    "Du et al. (2017), section 4, continued from the tubes to all of ℝᵈ",
    "Rosenbrock (1960), The Computer Journal 3(3), 175–184",
    "Himmelblau (1972), Applied Nonlinear Programming, McGraw-Hill",
    "Beale (1958), Princeton University, Technical Report 25",
}


def texts_of(source: str) -> list[tuple[int, str]]:
    """Return what a user may read in a source, with the line; {} are its places."""
    found: list[tuple[int, str]] = []

    def visit(node: ast.AST, raised: bool) -> None:
        match node:
            case ast.Expr(value=ast.Constant()):  # a docstring
                return
            case ast.Call(func=function) if ast.unparse(function) in UNREAD:
                return
            case ast.AnnAssign(value=value):
                if value is not None:
                    visit(value, raised)
                return
            case ast.JoinedStr(values=values):
                text = "".join(
                    escaped(part.value) if isinstance(part, ast.Constant) else "{}"
                    for part in values
                )
                add(text, node.lineno, raised)
                for part in values:
                    if isinstance(part, ast.FormattedValue):
                        visit(part.value, False)
                return
            case ast.Constant(value=str(text)):
                add(text, node.lineno, raised)
                return
        for child in ast.iter_child_nodes(node):
            visit(child, raised or isinstance(node, ast.Raise))

    def add(text: str, line: int, raised: bool) -> None:
        if text.lstrip().startswith("<"):  # tags of a page
            return
        if WORDS.search(text) or (raised and re.search("[a-z]{3} ", text)):
            found.append((line, text))

    visit(ast.parse(source), False)
    return found


def escaped(literal: object) -> str:
    return str(literal).replace("{", "{{").replace("}", "}}")


def in_korean(text: str) -> bool:
    """Whether a template is told in Korean, whatever its places hold."""
    numbers = map(str, itertools.count(7))
    found = told(filled(text, numbers), "ko")
    # a short text is told only from its template
    return is_korean(found) or is_korean(by_template().get(plain(text), ""))


def is_korean(text: str) -> bool:
    return bool(HANGUL.search(text)) and not ENGLISH.search(text)


def plain(template: str) -> str:
    """Return a template with places that have no names, as in a source."""
    return filled(template, itertools.repeat("{}")).strip()


def filled(template: str, values: Iterator[str]) -> str:
    try:
        parts = list(Formatter().parse(template))
    except ValueError:  # braces of something else
        return template
    text = ""
    for literal, name, *_ in parts:
        text += literal
        if name is not None and not ENDS.search(text):
            text += next(values)
    return text


@cache
def by_template() -> dict[str, str]:
    return {plain(english): korean for english, korean in read_catalog().whole.items()}


def read(path: Path) -> dict[str, str]:
    return tomllib.loads(path.read_text("utf-8"))


def places(template: str) -> set[str]:
    return {name for _, name, *_ in Formatter().parse(template) if name is not None}


def shown(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


SOURCES = [
    path
    for path in sorted(PACKAGE.rglob("*.py"))
    if not any(shown(path).startswith(start) for start in BY_CODE)
]


def test_texts_are_seen():
    source = (
        '"""Some words."""\n'
        'raise DataError(f"{path} holds {n:,} rows. " "Give more.")\n'
        "note = f\"a b{', such as that' if more else str(x)}\"\n"
        'key = key_for(seed, "initial weights")\n'
    )
    assert [text for _, text in texts_of(source)] == [
        "{} holds {} rows. Give more.",
        ", such as that",
    ]
    assert in_korean("'{}' was taken as the target of {}.")
    assert not in_korean("'{}' was taken as the {} of a table.")


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_every_text_has_its_korean(path):
    missing = [
        f"line {line}: {text}"
        for line, text in texts_of(path.read_text("utf-8"))
        if text not in SAME and not in_korean(text)
    ]
    assert missing == [], f"add its Korean to {TABLE} of the layer"


@pytest.mark.parametrize("path", TABLES, ids=shown)
def test_korean_has_the_places_of_the_english(path):
    for english, korean in read(path).items():
        assert places(korean) <= places(english), english


def test_every_text_is_told_once():
    seen: dict[str, Path] = {}
    for path in TABLES:
        for english in read(path):
            assert english not in seen, f"{english!r} stands in {seen[english]} as well"
            seen[english] = path
