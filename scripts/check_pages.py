"""Write the page of every check, and their table, from the checks themselves.

    python scripts/check_pages.py

A page is the documentation of the check's module, what it explains, its source and what
it cannot see.
"""

from pathlib import Path

from steepest.diagnosis import Check, checks
from steepest.diagnosis._causes import consequences_of

PAGES = Path(__file__).parents[1] / "docs" / "checks"
BEGIN, END = "<!-- made by scripts/check_pages.py -->\n", "<!-- end -->\n"


def page_of(check: Check) -> str:
    """Return the page of a check in Markdown."""
    _, _, text = (check.page or "").strip().partition("\n\n")
    parts = [f"# {check.question}", text.strip()]
    explained = consequences_of(check.name)
    links = [f"[{name}]({name}.md)" for name in checks if name in explained]
    if links:
        parts += ["## Explains", "Findings of " + ", ".join(links) + "."]
    parts += ["## Source", f"{check.source[0].upper()}{check.source[1:]}."]
    parts += ["## Cannot see", check.cannot_see]
    return "\n\n".join(parts) + "\n"


def table() -> str:
    """Return the table of all checks in Markdown."""
    rows = ["| question | check | cost |", "|---|---|---|"]
    for name, check in checks.items():
        link = f"[`{name}`]({name}.md)" + ", on request" * check.on_request
        rows.append(f"| {check.question} | {link} | {check.costs} |")
    return "\n".join(rows) + "\n"


def with_table(text: str) -> str:
    """Return a page whose table is the one of now."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


def main() -> None:
    """Write all pages."""
    for name, check in checks.items():
        (PAGES / f"{name}.md").write_text(page_of(check), "utf-8")
    readme = PAGES / "README.md"
    readme.write_text(with_table(readme.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
