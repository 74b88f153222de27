"""Pictures are turned and read, by mouse and by keyboard; every view fits a phone."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import ask

RACE = "#lang=en&s=himmelblau&s.x=0&s.y=4&s.steps=300&s.optimizers=sgd,adam"


def pixels(canvas):
    return canvas.evaluate(
        """canvas => {
            const {width, height} = canvas;
            const {data} = canvas.getContext("2d").getImageData(0, 0, width, height);
            let sum = 0;
            for (let i = 0; i < data.length; i++) sum = (31 * sum + data[i]) % 1000003;
            return sum;
        }"""
    )


def test_the_surface_in_space_is_turned(page):
    tab = page(RACE)
    scene = tab.locator("canvas.scene")
    tab.locator(".surfaces[data-current=true] .results").wait_for()
    expect(scene).to_have_attribute(
        "aria-label", re.compile("turned by 32° and .* 43°")
    )
    before = pixels(scene)
    scene.focus()
    for key in ("ArrowRight", "ArrowUp"):
        tab.keyboard.press(key)
    expect(scene).to_have_attribute("aria-label", re.compile("by 37° and .* 38°"))
    tab.wait_for_timeout(200)  # it is drawn with the next frame
    assert pixels(scene) != before
    box = scene.bounding_box()
    tab.mouse.move(box["x"] + 50, box["y"] + 50)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 150, box["y"] + 50, steps=4)
    tab.mouse.up()
    expect(scene).to_have_attribute("aria-label", re.compile("turned by 95°"))
    tab.mouse.move(box["x"] + 20, box["y"] + 20)  # no longer pressed
    expect(scene).to_have_attribute("aria-label", re.compile("turned by 95°"))


def test_points_of_the_map_are_told(page):
    tab = page(RACE)
    tab.locator(".surfaces[data-current=true] .results").wait_for()
    canvas = tab.locator("canvas.contour")
    box = canvas.bounding_box()

    def over(x, y):  # Himmelblau's domain is from −5 to 5
        tab.mouse.move(
            box["x"] + box["width"] * (x + 5) / 10,
            box["y"] + box["height"] * (5 - y) / 10,
        )

    tip = tab.locator(".tip")
    over(3, 2)
    expect(tip).to_contain_text("global minimum (3, 2), f = 0")
    over(-0.27, -0.92)
    expect(tip).to_contain_text("maximum (−0.2708")
    over(0, 3.9)
    expect(tip).to_have_text(re.compile(r"^\(−?0"))
    tab.mouse.move(2, 2)
    expect(tip).to_have_count(0)


def test_curves_are_read_by_mouse_and_keyboard(page):
    tab = page(RACE)
    chart = tab.get_by_role("slider", name="f along the way")
    chart.wait_for()
    read = tab.locator(".charts .read").first
    expect(read).to_contain_text("step: 300")
    box = chart.bounding_box()
    chart.hover(position={"x": 60, "y": 40})
    expect(read).to_contain_text(re.compile(r"step: [0-9]\b"))
    tab.mouse.move(2, 2)
    expect(read).to_contain_text("step: 300")
    chart.focus()
    tab.keyboard.press("Home")
    tab.keyboard.press("ArrowRight")
    expect(tab.get_by_text("step 1 of 300")).to_be_visible()  # it takes the step
    expect(chart).to_have_attribute("aria-valuetext", re.compile("^step 1: sgd: "))
    chart.click(position={"x": box["width"] - 9, "y": 40})
    expect(tab.get_by_text("step 300 of 300")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_view_fits_a_phone(page, lab, language):
    with lab.connected() as socket:
        trials = ask(socket, "lessons.list").header["trials"]
    assert len(trials) >= 10
    tab = page(f"#lang={language}", phone=True)
    for state in ("tab=train", "tab=doctor", "tab=runs", "s.lesson=try:margin"):
        tab.evaluate(f"location.hash = '#lang={language}&{state}'")
        tab.wait_for_timeout(300)
        tab.locator("[role=status][data-state=ready]").first.wait_for()
        wide = tab.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, (state, wide)
        letters = "[가-힣]{2}" if language == "ko" else "[a-z]{4}"
        assert re.search(letters, tab.locator("main").inner_text()), state
