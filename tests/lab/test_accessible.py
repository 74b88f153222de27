"""Views are clean by axe-core, complete by keyboard, and need no other machine."""

from pathlib import Path

import pytest

AXE = Path(__file__).parents[2] / "lab" / "node_modules" / "axe-core" / "axe.min.js"
VIEWS = {
    "surfaces": "s=himmelblau&s.x=0&s.y=4",
    "formula": "s=x%5E2%2By%5E2&s.x=1&s.y=1&s.steps=300",
    "trial": "s.lesson=try:polynomial",
    "experiment": "s.lesson=experiment:hinge",
    "picture": "s.lesson=picture",
}


@pytest.fixture
def violations():
    """Return a function from a page to the rules that it breaks, by axe-core."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: make lab")

    def look(tab):
        # a script in the page itself would need a weaker policy
        tab.evaluate(AXE.read_text("utf-8"))
        found = tab.evaluate("axe.run(document)")["violations"]
        return [
            f"{one['id']}: {node['html'][:160]} {node.get('failureSummary', '')}"
            for one in found
            for node in one["nodes"]
        ]

    return look


@pytest.mark.parametrize("look", ["theme=light&lang=en", "theme=dark&lang=ko"])
def test_views_are_clean(page, violations, look):
    tab = page(f"#{look}")
    for view, state in VIEWS.items():
        tab.evaluate(f"location.hash = '#{look}&{state}'")
        if view in ("trial", "experiment"):
            tab.locator("svg[role=img]").first.wait_for()
        elif view != "picture":
            tab.locator(".surfaces[data-current=true] .results").wait_for()
        assert violations(tab) == [], view


def test_nothing_is_fetched_from_elsewhere(page):
    tab = page()
    tab.locator(".results").wait_for()
    fetched = tab.evaluate(
        "performance.getEntriesByType('resource').map(entry => entry.name)"
    )
    here = tab.evaluate("location.origin")
    assert fetched
    assert all(name.startswith(here) for name in fetched)


def test_everything_is_reached_by_the_keyboard(page):
    tab = page("#lang=en")
    tab.locator(".results").wait_for()
    reached = set()
    for _ in range(70):
        tab.keyboard.press("Tab")
        reached.add(
            tab.evaluate(
                """() => {
                    const at = document.activeElement;
                    return at.getAttribute("aria-label") || at.labels?.[0]?.innerText
                        || at.innerText || at.tagName;
                }"""
            ).split("\\n")[0][:30]
        )
    for name in ("To the content", "Surfaces", "Play", "learning rate η", "adam"):
        assert name in reached, name
    assert any(name.startswith("Map of the surface") for name in reached)
    assert any(name.startswith("The surface in space") for name in reached)


def test_no_animation_starts_by_itself(page):
    tab = page("#lang=en&s.step=0", reduced_motion="no-preference")
    tab.locator(".results").wait_for()
    tab.wait_for_timeout(500)
    assert tab.locator(".scrubber").input_value() == "0"
