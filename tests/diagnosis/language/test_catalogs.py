"""Both languages say the same with the same numbers, for every code that there is."""

import ast
import re
import string
from collections import defaultdict
from pathlib import Path

import pytest

from steepest.diagnosis import checks, languages
from steepest.diagnosis.checks import finite

FOLDER = Path(finite.__file__).parent
ENGLISH, KOREAN = languages["en"], languages["ko"]


def places(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def reasons_of(check):
    """The reasons to skip a check, with their sentences."""
    needs = {need.reason: need.sentence for need in check.needs}
    return {**needs, **check.skips}


def codes_of(check):
    """The codes of a check, as the tables of sentences have them."""
    yield from (f"{check.name}/{because}" for because in check.says)
    yield from (f"skipped/{reason}" for reason in reasons_of(check))
    yield from (f"advice/{advice}" for advice in check.advice)


def test_korean_lacks_nothing_and_has_nothing_more():
    missing = sorted(set(ENGLISH) - set(KOREAN))
    superfluous = sorted(set(KOREAN) - set(ENGLISH))
    assert (missing, superfluous) == ([], [])


@pytest.mark.parametrize("code", ENGLISH)
def test_both_languages_tell_the_same_numbers(code):
    assert places(ENGLISH[code]) == places(KOREAN[code])


@pytest.mark.parametrize(
    "code", [c for c in KOREAN if not c.startswith(("row/", "cost/"))]
)
def test_korean_is_korean(code):
    assert re.search("[가-힣]|^0$", KOREAN[code])
    assert not re.search("[가-힣]", ENGLISH[code])


@pytest.mark.parametrize("name", checks)
def test_all_that_a_check_can_answer_has_a_sentence(name):
    codes = [*codes_of(checks[name])]
    codes += [f"{kind}/{name}" for kind in ("title", "name", "cannot_see")]
    codes += [f"expected/{name}"] * bool(checks[name].expects)
    for table in (ENGLISH, KOREAN):
        assert [code for code in codes if not table.get(code)] == []


def test_every_sentence_of_a_check_is_one_that_it_can_answer():
    said = {code for check in checks.values() for code in codes_of(check)}
    kinds = {"advice", *checks}
    assert {code for code in ENGLISH if code.split("/")[0] in kinds} <= said


def test_what_several_checks_say_they_say_alike():
    """Advice and reasons to skip have one sentence each, whatever the check."""
    said = defaultdict(set)
    for check in checks.values():
        for advice, sentence in check.advice.items():
            said[f"advice/{advice}"].add(sentence)
        for reason, sentence in reasons_of(check).items():
            said[f"skipped/{reason}"].add(sentence)
    assert {code: each for code, each in said.items() if len(each) > 1} == {}


def tree_of(path):
    return ast.parse(path.read_text("utf-8"))


def files_of(name):
    """The file of a check, and those of what it measures with others."""
    own = FOLDER / f"{name}.py"
    yield own
    for node in ast.walk(tree_of(own)):
        if isinstance(node, ast.ImportFrom) and node.level == 2 and node.module:
            folder, _, module = node.module.partition(".")
            if folder == "measured":
                yield FOLDER.parent / folder / f"{module}.py"
            elif folder == "gradient":
                yield from (FOLDER.parent / folder).glob("_*.py")


def words_of(path):
    """Patterns of the strings in a file, without the keys of its tables."""
    tree = tree_of(path)
    keys = {
        key
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for key in node.keys
    }
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if node not in keys:
                yield re.escape(text)
            case ast.JoinedStr(values=[ast.Constant(value=str(text)), _]):
                yield re.escape(text) + r"\w+"  # such as f"leave_{because}"


@pytest.mark.parametrize("name", checks)
def test_every_sentence_of_a_check_is_used_in_its_source(name):
    check = checks[name]
    words = [word for path in files_of(name) for word in words_of(path)]
    used = re.compile("|".join(f"(?:{word})" for word in words))
    for field in ("says", "skips", "advice"):
        codes = getattr(check, field)
        assert [code for code in codes if not used.fullmatch(code)] == [], field


def strings(node):
    """The strings that an expression can be, where that is plain to see."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from strings(body)
            yield from strings(orelse)


def codes_in(tree):
    """What is called a cause, advice or a reason to skip in a file, by its field."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Tuple(names)], value=ast.Tuple(values)):
                pairs = list(zip(names, values, strict=True))
            case ast.Assign(targets=[ast.Name() as name], value=value):
                pairs = [(name, value)]
            case ast.Call(func=ast.Attribute(attr="skipped"), args=[reason]):
                yield from (("skips", text) for text in strings(reason))
                continue
            case ast.Call(func=ast.Attribute(attr="found"), args=[because, _]):
                yield from (("says", text) for text in strings(because))
                yield from (
                    ("advice", text)
                    for keyword in node.keywords
                    if keyword.arg == "advice"
                    for text in strings(keyword.value)
                )
                continue
            case _:
                continue
        fields = {"because": "says", "advice": "advice"}
        for name, value in pairs:
            if isinstance(name, ast.Name) and name.id in fields:
                yield from ((fields[name.id], text) for text in strings(value))


@pytest.mark.parametrize("name", checks)
def test_every_code_in_the_source_of_a_check_has_a_sentence(name):
    check = checks[name]
    reasons = reasons_of(check)
    found = set(codes_in(tree_of(FOLDER / f"{name}.py")))
    known = {
        "says": {*check.says, *check.skips},  # a verdict "skipped" says why, too
        "skips": reasons,
        "advice": check.advice,
    }
    assert [each for each in sorted(found) if each[1] not in known[each[0]]] == []


def test_the_codes_in_the_sources_are_seen():
    found = {
        code for name in checks for code in codes_in(tree_of(FOLDER / f"{name}.py"))
    }
    assert len({text for field, text in found if field == "says"}) > 80
    assert {("says", "too_high_late"), ("advice", "lower_rate")} <= found
    assert ("skips", "linear_model") in found
