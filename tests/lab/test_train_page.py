"""Every control of a training, used as people use it, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from steepest.runs import read_run

from .conftest import ANSWER, free_port, start_lab

QUICK = "tab=train&t.data=moons&t.epochs=30"
BROKEN = b"x1,x2,class\n1,2,a\n3,4\n5,6,b\n"


def step(tab):
    return int(tab.locator("[data-step]").get_attribute("data-step"))


def at(tab, number):
    expect(tab.locator("[data-step]")).to_have_attribute("data-step", str(number))


def ready(tab):
    expect(tab.get_by_role("group", name=re.compile("Train|학습"))).to_have_attribute(
        "aria-busy", "false"
    )
    tab.locator("[data-step]").wait_for()


def press(tab, name):
    tab.locator(".drive").get_by_role("button", name=name).click()


def test_steps_epochs_play_pause_and_reset(page):
    tab = page(f"#lang=en&{QUICK}&t.speed=2")
    ready(tab)
    at(tab, 0)
    press(tab, "One step")
    at(tab, 1)
    press(tab, "One epoch")
    at(tab, 8)  # 256 rows in batches of 32
    press(tab, "Train")
    expect(tab.get_by_role("button", name="Pause")).to_be_visible()
    expect(tab.locator("[data-step]")).not_to_have_attribute("data-step", "8")
    press(tab, "Pause")
    expect(tab.get_by_role("button", name="▶ Train")).to_be_visible()
    stopped = step(tab)
    tab.wait_for_timeout(300)
    assert step(tab) == stopped
    press(tab, "Start again")
    at(tab, 0)
    press(tab, "Train")
    tab.get_by_text("The training is over.").wait_for()
    assert step(tab) == 240
    expect(tab.get_by_text(re.compile("All 240 steps ran"))).to_be_visible()


def test_a_rate_that_is_changed_is_kept_with_the_run(page, lab):
    tab = page(f"#lang=en&{QUICK}&t.rate=0.1")
    ready(tab)
    press(tab, "One step")
    at(tab, 1)
    tab.locator("[data-name=rate] input[type=number]").fill("0.5")
    press(tab, "One step")
    at(tab, 2)
    tab.get_by_role("button", name="Keep this run").click()
    tab.get_by_text(re.compile("Kept as ")).wait_for()
    (folder,) = (lab.folder / "runs").glob("*-moons-mlp")
    run = read_run(folder)
    assert run.history.steps["learning_rate"].tolist() == pytest.approx([0.1, 0.5])
    assert any("changed by hand, to 0.5 (step 1)" in note for note in run.notes)
    tab.get_by_role("button", name="As command and Python").click()
    expect(tab.locator("pre").first).to_contain_text("--learning-rate 0.5")


def test_choices_of_model_loss_penalty_optimizer_and_batch(page):
    tab = page(f"#lang=en&{QUICK}")
    ready(tab)
    facts = tab.get_by_text(re.compile("rows for training"))
    for name, value in (("activation", "relu"), ("loss", "hinge"), ("penalty", "l2")):
        tab.locator(f"[data-name={name}] select").select_option(value)
    tab.locator("[data-name=hidden] input").fill("5")
    tab.locator("[data-name=hidden] input").press("Enter")
    expect(facts).to_contain_text("mlp 2-5-2")
    tab.locator("[data-name=batch] input").fill("full")
    tab.locator("[data-name=batch] input").press("Enter")
    expect(facts).to_contain_text("batches of 256")
    tab.locator("[data-name=optimizer] select").select_option("adam")
    expect(tab.locator("[data-name=momentum]")).to_have_count(0)
    tab.locator("[data-name=model] select").select_option("linear")
    expect(facts).to_contain_text("linear 2-2")
    press(tab, "One step")
    at(tab, 1)
    tab.locator("[data-name=batch] input").fill("many")
    tab.locator("[data-name=batch] input").press("Enter")
    expect(tab.get_by_role("alert")).to_contain_text("many")
    at(tab, 1)  # what was trained is still there


def test_digits_templates_matrix_and_rows(page):
    tab = page("#lang=en&tab=train&t.data=digits&t.model=linear")
    ready(tab)
    expect(tab.locator(".templates .tile")).to_have_count(10)
    expect(tab.get_by_text("First loss")).to_contain_text("2.303")
    press(tab, "One epoch")
    cells = tab.locator(".confusion button")
    expect(cells).to_have_count(100)
    expect(tab.locator(".pictures .tile canvas")).to_have_count(12)
    tab.get_by_role("button", name=re.compile("true 0, answer 0")).click()
    expect(tab.get_by_text("Rows of 0 answered as 0")).to_be_visible()
    tab.get_by_role("button", name="Show the worst rows again").click()
    expect(tab.get_by_text("Worst rows")).to_be_visible()
    flow = tab.get_by_role("region", name="Gradient flow").get_by_role("row")
    expect(flow).to_have_count(2)  # the head, and the one layer


def test_many_rates_at_once(page):
    tab = page(f"#lang=en&{QUICK}&t.rate=0.1")
    ready(tab)
    tab.get_by_role("button", name="Compare rates").click()
    expect(tab.get_by_role("button", name="Compare rates")).to_be_enabled()
    best = tab.locator("tr[data-best=true]")
    best.wait_for()
    value = best.locator("td").first.inner_text().removeprefix("★").strip()
    best.get_by_role("button").click()
    assert tab.locator("[data-name=rate] input[type=number]").input_value() == value


def test_a_broken_table_is_a_sentence_and_nothing_is_lost(page):
    tab = page(f"#lang=ko&{QUICK}")
    ready(tab)
    press(tab, "한 스텝")
    at(tab, 1)
    files = tab.locator("input[type=file]").first
    files.set_input_files(
        {"name": "broken.csv", "mimeType": "text/csv", "buffer": BROKEN}
    )
    expect(tab.get_by_role("alert")).to_contain_text("broken.csv")
    expect(tab.get_by_role("alert")).to_contain_text("3")  # the line
    at(tab, 1)
    good = "a,b,class\n" + "".join(
        f"{i},{i % 5},{'no' if i < 15 else 'yes'}\n" for i in range(30)
    )
    files.set_input_files(
        {"name": "good.csv", "mimeType": "text/csv", "buffer": good.encode()}
    )
    expect(tab.get_by_text(re.compile("학습 데이터 24행"))).to_be_visible()
    expect(tab.get_by_role("alert")).to_have_count(0)


def test_points_are_drawn_by_keyboard_and_mouse(page):
    tab = page(f"#lang=en&{QUICK}")
    ready(tab)
    tab.get_by_role("button", name="Draw points").click()
    pad = tab.get_by_role("application")
    use = tab.get_by_role("button", name="Train on these points")
    expect(use).to_be_disabled()
    pad.press("Enter")
    pad.press("Enter")
    tab.get_by_label("B", exact=True).check()
    box = pad.bounding_box()
    for across in (20, 40):
        tab.mouse.click(box["x"] + across, box["y"] + 20)
    expect(tab.get_by_text("24 points drawn")).to_be_visible()
    pad.press("Backspace")
    expect(tab.get_by_text("18 points drawn")).to_be_visible()
    use.click()
    expect(tab.get_by_text(re.compile("14 rows for training"))).to_be_visible()


def test_other_inputs_can_span_the_plane(page):
    tab = page("#lang=en&tab=train&t.data=iris")
    ready(tab)
    tab.get_by_label("Across").select_option("2")
    expect(tab.get_by_role("img", name=re.compile("petal length"))).to_be_visible()


def test_a_second_page_takes_over(page):
    first = page(f"#lang=en&{QUICK}")
    ready(first)
    second = page(f"#lang=en&{QUICK}")
    ready(second)
    expect(first.get_by_role("alert")).to_contain_text("Another page of the lab")
    press(first, "Start again")
    at(first, 0)
    expect(second.get_by_role("alert")).to_contain_text("Another page of the lab")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_on_a_phone_nothing_is_cut_off(page, language):
    tab = page(f"#lang={language}&{QUICK}", phone=True)
    ready(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_page_comes_back_when_the_lab_is_started_anew(browser, tmp_path):
    port = free_port()
    lab = start_lab(tmp_path, port=port)
    tab = browser.new_page()  # a lost connection is an error of the console here
    tab.set_default_timeout(1000 * ANSWER)
    tab.goto(lab.address)
    tab.goto(f"http://127.0.0.1:{port}/#lang=en&{QUICK}")
    ready(tab)
    press(tab, "One step")
    at(tab, 1)
    lab.stop()
    lab.process.stdout.close()
    expect(tab.locator("[role=status][data-state=lost]")).to_be_visible()
    again = start_lab(tmp_path, port=port)
    at(tab, 0)  # begun anew, with what was chosen
    press(tab, "One step")
    at(tab, 1)
    tab.close()
    again.stop()
    again.process.stdout.close()


def test_a_folder_of_images_that_the_command_names(browser, tmp_path):
    from PIL import Image

    for name, shade in (("dark", 40), ("light", 200)):
        (tmp_path / "pictures" / name).mkdir(parents=True)
        for i in range(12):
            image = Image.new("RGB", (9, 7), (shade + i, shade, shade - i))
            image.save(tmp_path / "pictures" / name / f"{i}.png")
    lab = start_lab(tmp_path, "pictures")
    tab = browser.new_page()
    tab.set_default_timeout(1000 * ANSWER)
    tab.goto(lab.address)
    tab.get_by_role("tab", name=re.compile("Train|학습"), selected=True).wait_for()
    tab.locator("[data-name=model] select").select_option("linear")
    expect(tab.locator(".templates .tile")).to_have_count(2)
    expect(tab.locator(".pictures canvas").first).to_be_visible()
    size = tab.locator(".templates canvas").first.evaluate("c => [c.width, c.height]")
    assert size == [9, 7]
    tab.close()
    lab.stop()
    lab.process.stdout.close()
