"""Every control of the surfaces, used as people use it, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

LESSON = {"en": "Lesson", "ko": "수업"}
VALLEY = "s=ravine&s.condition=10&s.x=-4&s.y=1&s.steps=300&s.rate=0.05"


def ended(tab, optimizer):
    return tab.locator(f"[data-optimizer='{optimizer}']")


def loss(tab, row=0):
    return tab.locator(".results tr.first").nth(row).locator("td").nth(0)


def test_the_first_race_is_drawn(page):
    tab = page()
    expect(ended(tab, "momentum")).to_have_attribute("data-ending", "converged")
    colors = tab.locator("canvas.contour").evaluate(
        """canvas => {
            const pen = canvas.getContext("2d");
            const {data} = pen.getImageData(0, 0, canvas.width, canvas.height);
            const seen = new Set();
            for (let i = 0; i < data.length; i += 4)
                seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
            return [...seen];
        }"""
    )
    # the track of the first optimizer, and many shades of the ground
    assert "213,94,0" in colors
    assert len(colors) > 100


def test_number_boxes_and_sliders(page):
    tab = page(f"#lang=en&{VALLEY}&s.optimizers=sgd")
    expect(ended(tab, "sgd")).to_have_attribute("data-ending", "converged")
    box = tab.locator("[data-name=rate] input[type=number]")
    edge = tab.locator(".edges tbody tr")
    slider = tab.locator("[data-name=rate] input[type=range]")
    for rate, said in (("0.199", "stable"), ("0.201", "beyond")):
        box.fill(rate)
        expect(edge).to_contain_text(said)
        expect(slider).to_have_attribute("aria-valuetext", rate)
    box.fill("0.1")
    for name in ("rate", "noise", "condition", "momentum"):
        before = tab.locator(".results").inner_text()
        if name == "momentum":
            tab.get_by_role("checkbox", name="momentum").check()
        tab.locator(f"[data-name={name}] input[type=range]").focus()
        tab.keyboard.press("PageUp")
        expect(tab.locator(".results")).not_to_have_text(before)
        tab.wait_for_timeout(400)
        assert f"s.{name}=" in tab.evaluate("location.hash")


def test_the_start_by_click_drag_arrow_keys_and_boxes(page):
    tab = page(f"#lang=en&{VALLEY}")
    expect(ended(tab, "sgd")).to_be_visible()
    x = tab.get_by_label("x of the start")
    y = tab.get_by_label("y of the start")
    canvas = tab.locator("canvas.contour")
    box = canvas.bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tab.mouse.click(middle[0] + box["width"] / 4, middle[1])
    expect(x).to_have_value(re.compile(r"^2\.(4|5)"))
    tab.mouse.down()
    tab.mouse.move(middle[0], middle[1] + box["height"] / 4, steps=5)
    tab.mouse.up()
    expect(x).to_have_value(re.compile(r"^-?0(\.0\d*)?$"))
    expect(y).to_have_value(re.compile(r"^-(0\.9|1|1\.0)"))
    canvas.focus()
    before = float(x.input_value())
    tab.keyboard.press("ArrowRight")
    assert float(x.input_value()) == pytest.approx(before + 0.2, abs=1e-3)
    tab.keyboard.press("Shift+ArrowUp")
    x.fill("3")
    expect(canvas).to_have_attribute("aria-label", re.compile("is at 3, "))
    x.fill("")
    expect(x).to_have_attribute("aria-invalid", "true")
    tab.wait_for_timeout(500)
    assert "s.x=3" in tab.evaluate("location.hash")


def test_playing_stepping_and_scrubbing(page):
    tab = page(f"#lang=en&{VALLEY}&s.optimizers=sgd", reduced_motion="no-preference")
    scrub = tab.locator(".scrubber")
    expect(tab.get_by_text("step 300 of 300")).to_be_visible()
    last = loss(tab).inner_text()
    tab.get_by_role("button", name="To the start").click()
    expect(tab.get_by_text("step 0 of 300")).to_be_visible()
    expect(loss(tab)).to_have_text("13")
    tab.get_by_role("button", name="One step on").click()
    expect(tab.get_by_text("step 1 of 300")).to_be_visible()
    tab.get_by_role("button", name="One step back").click()
    expect(tab.get_by_text("step 0 of 300")).to_be_visible()
    tab.get_by_label("Speed").select_option("200")
    tab.get_by_role("button", name="Play").click()
    expect(tab.get_by_text("step 300 of 300")).to_be_visible()
    expect(tab.get_by_role("button", name="Play")).to_be_visible()
    expect(loss(tab)).to_have_text(last)
    scrub.focus()
    tab.keyboard.press("Home")
    tab.keyboard.press("ArrowRight")
    expect(tab.get_by_text("step 1 of 300")).to_be_visible()
    tab.get_by_role("button", name="Play").click()
    tab.get_by_role("button", name="Pause").click()
    expect(tab.get_by_role("button", name="Play")).to_be_visible()


def test_optimizers_are_added_and_have_rates_of_their_own(page):
    tab = page(f"#lang=en&{VALLEY}")
    tab.get_by_role("checkbox", name="adam", exact=True).uncheck()
    tab.get_by_role("checkbox", name="nesterov").check()
    expect(ended(tab, "nesterov")).to_be_visible()
    expect(ended(tab, "adam")).to_have_count(0)
    tab.locator(".optimizers + label select").select_option("newton")
    expect(ended(tab, "newton")).to_contain_text("step 1")
    own = tab.get_by_label("learning rate of nesterov")
    own.fill("0.3")
    own.press("Enter")
    expect(tab.locator(".edges")).to_contain_text("0.3")
    own.fill("auto")
    own.press("Enter")
    expect(own).not_to_have_attribute("placeholder", "0.3")
    tab.locator(".results input[type=radio]").nth(1).check()
    expect(tab.locator(".this-step")).to_contain_text("of momentum")


def test_one_step_is_shown_with_its_numbers(page):
    tab = page(f"#lang=en&{VALLEY}&s.optimizers=momentum&s.step=0")
    step = tab.locator(".this-step")
    expect(step).to_contain_text("Step 0 of momentum")
    expect(step).to_contain_text("(−4, 1) − 0.05 · (−4, 10) = (−3.8, 0.5)")
    dial = tab.locator(".dial")
    dial.get_by_role("button", name="steepest descent").click()
    expect(dial).to_contain_text(re.compile(r"cos θ = −(1|0\.99)"))
    dial.get_by_role("button", name="steepest ascent").click()
    expect(dial).to_contain_text(re.compile(r"cos θ = (1|0\.99)"))
    dial.locator("input").focus()
    tab.keyboard.press("Home")
    expect(dial).to_contain_text("= −4")
    tab.get_by_text("This step, with its numbers").click()
    expect(step).not_to_be_visible()


def test_the_map_of_stability(page):
    tab = page(f"#lang=en&{VALLEY}&s.rate=0.05&s.momentum=0")
    tab.get_by_text("Map of stability").click()
    said = tab.get_by_text("multiplies what is left")
    expect(said).to_contain_text("by 0.95 ")
    box = tab.locator("canvas.stability").bounding_box()
    tab.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.5)
    expect(tab.locator(".edges")).to_contain_text("beyond")
    expect(said).not_to_contain_text("by 0.95 ")


def test_surfaces_and_a_formula_of_ones_own(page):
    tab = page("#lang=en")
    surface = tab.get_by_role("combobox", name="Surface")
    surface.select_option("himmelblau")
    expect(tab.locator(".controls .formula")).to_contain_text("(x² + y − 11)²")
    surface.select_option("own")
    box = tab.get_by_label("f(x, y) =")
    box.fill("x^2 + sn(y)")
    mistake = tab.get_by_role("alert")
    expect(mistake).to_contain_text("position 7")
    # nothing is lost: the formula can be mended where it stands
    expect(box).to_have_value("x^2 + sn(y)")
    box.fill("x^2 + 3*sin(y)")
    box.press("Enter")
    expect(mistake).to_have_count(0)
    expect(ended(tab, "sgd")).to_be_visible()
    tab.get_by_label("Language").select_option("ko")
    box = tab.get_by_label("f(x, y) =")
    box.fill("x^2 +")
    box.press("Enter")
    expect(mistake).to_contain_text("읽을 수 없습니다")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_lesson_has_a_wrong_and_a_right_setting(page, language):
    tab = page(f"#lang={language}")
    tab.get_by_role("combobox", name=LESSON[language]).select_option("saddle")
    buttons = tab.locator(".lessons .settings button")
    expect(ended(tab, "sgd")).to_have_attribute("data-ending", "at_saddle")
    buttons.nth(1).click()
    expect(ended(tab, "sgd")).not_to_have_attribute("data-ending", "at_saddle")
    expect(buttons.nth(1)).to_have_attribute("aria-pressed", "true")


def test_a_link_brings_back_what_it_was_made_of(page):
    state = (
        "#lang=ko&s=saddle&s.x=-1&s.y=0.1&s.optimizers=adam&s.rates=adam:0.3&s.step=7"
    )
    tab = page(state)
    expect(tab.get_by_text("스텝 7 / 300")).to_be_visible()
    expect(tab.locator(".edges")).to_contain_text("0.3")
    tab.evaluate("location.hash = '#lang=ko&s=bowl&hide=noise,seed'")
    expect(tab.locator("[data-name=noise]")).to_have_count(0)
    expect(tab.locator("[data-name=momentum]")).to_have_count(1)


def test_a_phone_shows_it_without_scrolling_sideways(page):
    tab = page("#lang=ko&s=himmelblau&s.x=0&s.y=4", phone=True)
    expect(ended(tab, "sgd")).to_be_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    below = tab.locator("[data-name=rate]").bounding_box()["y"]
    assert tab.locator("canvas.contour").bounding_box()["y"] < below
