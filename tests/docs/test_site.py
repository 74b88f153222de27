"""The parts that the documentation site is made of; `make site` builds it, strictly."""

import inspect
import re
import sys
from pathlib import Path

import pytest

from steepest.objectives import losses, penalties

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def scripts(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "scripts")
    yield
    for name in [name for name in sys.modules if name.startswith("site_")]:
        del sys.modules[name]


def test_the_pages_of_the_site_lead_to_one_another(tmp_path):
    from site_pages import assemble

    assemble(tmp_path)
    found = list(tmp_path.rglob("*.md"))
    assert {"index.md", "index.ko.md", "changelog.md"} <= {p.name for p in found}
    for page in found:
        if "source" in page.relative_to(tmp_path).parts:
            continue
        text = re.sub(r"(?ms)^```.*?^```|`[^`\n]*`", "", page.read_text("utf-8"))
        for link in re.findall(r"\]\((?!\w+:)([^)#\s]+)", text):
            assert (page.parent / link).exists(), f"{page}: {link}"


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("README.md", "[a](docs/a.md#x)", "[a](a.md#x)"),
        ("docs/a.md", "[top](../README.md)", "[top](index.md)"),
        ("docs/c/README.md", "[a](../a.md)", "[a](../a.md)"),
        ("docs/a.md", "[c](c)", "[c](c/index.md)"),
        ("docs/c/b.ko.md", "[c](README.ko.md)", "[c](index.md)"),
        ("docs/a.md", "![p](figures/p.png)", "![p](figures/p.png)"),
        ("docs/c/README.md", "[s](../../src/s.py)", "[s](../source/src/s-py.md)"),
        ("docs/a.md", "`[a](x.py)` [w](https://a.org/)", None),
        ("docs/a.md", "```\n[a](x.py)\n```\n", None),
    ],
)
def test_a_link_leads_to_a_page_of_the_site(file, text, expected):
    from site_pages import with_links

    where = {
        "README.md": "index.md",
        "docs/a.md": "a.md",
        "docs/c/README.md": "c/index.md",
        "docs/c/README.ko.md": "c/index.ko.md",
        "docs/c/b.ko.md": "c/b.ko.md",
    }
    found, sources = with_links(text, file, where)
    assert found == (expected or text)
    assert sources == ({"src/s.py"} if "src/s.py" in text else set())


def test_a_line_of_the_navigation_stands_for_the_rows_of_tables(tmp_path):
    from site_navigation import expanded

    (tmp_path / "c").mkdir()
    page = (
        "# C\n\n## One\n\n| [It](a-b.md) |\n\n## Two\n\n| [x](c_d.md) |\n[no](no.md)\n"
    )
    (tmp_path / "c" / "index.md").write_text(page, "utf-8")
    assert expanded(["x.md", {"All": ["c/*"]}], tmp_path) == [
        "x.md",
        {"All": [{"One": [{"a b": "c/a-b.md"}]}, {"Two": [{"c d": "c/c_d.md"}]}]},
    ]


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<link rel="stylesheet" href="//fonts.x.org/f.css">', "from another machine"),
        ('<script src="https://x.org/a.js"></script>', "from another machine"),
        ('<img src="http://x.org/a.png">', "from another machine"),
        ('<style>@import url("https://x.org/f.css");</style>', "from another machine"),
        ('<a href="b.html">', "which is not there"),
        ('<a href="#b">', "which is not there"),
        ('<a href="a.html#b">', "which is not there"),
        ('<a href="https://x.org/">', None),
        ('<h2 id="b"></h2><a href="a.html#b"><a href="..">', None),
    ],
)
def test_a_site_that_is_not_whole_is_seen(tmp_path, html, problem):
    from site_check import problems

    folder = tmp_path / "ko"
    folder.mkdir()
    (tmp_path / "index.html").write_text("<p>", "utf-8")
    (folder / "a.html").write_text(html, "utf-8")
    found = problems(tmp_path)
    assert len(found) == (problem is not None)
    assert all(problem in line and line.startswith("ko/a.html") for line in found)


@pytest.mark.parametrize("name", ["losses", "penalties"])
def test_the_reference_shows_all_that_a_table_holds(name):
    from site_reference import TABLES, files_of

    table = {"losses": losses, "penalties": penalties}[name]
    layer = TABLES[name]
    homes = {f"steepest.{layer}.{file}" for file in files_of(name, layer)}
    found = {inspect.unwrap(entry).__module__ for entry in table.values()}
    assert found <= homes


def test_the_reference_shows_every_layer():
    from site_reference import layers, reference_pages

    assert {"data", "errors", "objectives", "trained"} <= set(layers())
    for layer in layers():
        assert f"::: steepest.{layer}\n" in reference_pages()[f"reference/{layer}.md"]
