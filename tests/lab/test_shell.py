"""The frame around every view: tabs, language, theme, keyboard, reconnecting."""

import pytest

TABS = {
    "en": ["Surfaces", "Train", "Doctor", "Runs"],
    "ko": ["곡면", "학습", "진단", "실험 비교"],
}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_tabs_by_mouse_and_by_arrow_keys(page, language):
    tab = page(f"#lang={language}")
    assert tab.evaluate("document.documentElement.lang") == language
    tabs = tab.get_by_role("tab")
    assert tabs.all_inner_texts() == TABS[language]
    tabs.nth(0).focus()
    moves = {"ArrowRight": 1, "End": 3, "ArrowLeft": 2, "Home": 0}
    for key, now in moves.items():
        tab.keyboard.press(key)
        assert tabs.nth(now).get_attribute("aria-selected") == "true"
        assert tabs.nth(now).evaluate("e => e === document.activeElement")
    tabs.nth(1).click()
    assert tabs.nth(1).get_attribute("aria-selected") == "true"


def test_language_and_theme_are_chosen_and_kept_in_the_address(page):
    tab = page("#lang=en")
    tab.get_by_label("Language").select_option("ko")
    tab.get_by_label("테마").select_option("dark")
    tab.get_by_role("tab", name="진단").click()
    tab.wait_for_timeout(600)
    hash_ = tab.evaluate("location.hash")
    assert {"lang=ko", "theme=dark", "tab=doctor"} <= set(hash_.lstrip("#").split("&"))
    tab.reload()
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"
    assert tab.get_by_role("tab", selected=True).inner_text() == "진단"
