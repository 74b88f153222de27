"""From a training that fails to its diagnosis, the repair, and the list of runs."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from steepest import train

AXE = Path(__file__).parents[2] / "lab" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def runs(lab):
    """Two stored runs, one of them with a rate that is far too high."""
    folder = lab.folder / "runs"
    common = {"optimizer": "sgd", "epochs": 12, "schedule": "constant"}
    for name, rate in (("good", 0.3), ("wild", 300.0)):
        train(
            "moons",
            out=folder / name,
            learning_rate=rate,
            model="mlp",
            hidden=(6,),
            **common,
        )
    return folder


def test_findings_are_tried_and_the_better_run_is_kept(page, runs):
    tab = page("#lang=en&tab=doctor")
    tab.locator(".doctor select").select_option("wild")
    first = tab.locator("[data-check]").first
    first.wait_for()
    assert first.get_attribute("data-check") == "learning_rate"
    expect(tab.locator(".verdict[data-verdict=fail]")).to_be_visible()
    slider = tab.locator(".history input[type=range]")
    turn = first.get_by_role("button", name=re.compile("To the step"))
    slider.press("End")
    turn.click()
    assert slider.input_value() == turn.inner_text().split(": ")[1]
    expect(tab.locator(".reading")).to_contain_text("‖gradient‖")
    first.get_by_role("button", name="Apply and train again").click()
    gained = tab.locator(".gained")
    expect(gained).to_contain_text("better, beyond chance")
    expect(gained).to_contain_text("95 %")
    gained.get_by_role("button", name="Keep the new run").click()
    expect(gained).to_contain_text(re.compile("Kept as .*-fixed"))
    gained.get_by_role("button", name="Go on with the new run").click()
    expect(tab.locator(".verdict[data-verdict=fail]")).to_have_count(0)


def test_a_log_of_another_training(page):
    tab = page("#lang=ko&tab=doctor")
    rows = "".join(f"{i},2.3026,2.3027\n" for i in range(12))
    tab.locator("input[type=file]").set_input_files(
        {
            "name": "log.csv",
            "mimeType": "text/csv",
            "buffer": f"epoch,loss,val_loss\n{rows}".encode(),
        }
    )
    expect(tab.locator(".problems li").first).to_contain_text("2.303")
    expect(tab.get_by_role("region", name="실행을 스텝마다 보기")).to_be_visible()


def test_runs_are_compared_renamed_repeated_and_deleted(page, runs):
    tab = page("#lang=en&tab=runs")
    for name in ("good", "wild"):
        tab.get_by_label(f"Select {name}").check()
    differences = tab.locator(".differences")
    expect(differences).to_contain_text("learning rate")
    expect(differences).to_contain_text(re.compile("good"))
    tab.get_by_label("Select good").uncheck()
    tab.get_by_role("button", name="As command and Python").click()
    expect(tab.locator("pre").nth(0)).to_contain_text("steepest train moons")
    expect(tab.locator("pre").nth(1)).to_contain_text("learning_rate=300.0")
    tab.get_by_role("button", name="Rename").click()
    tab.get_by_label("New name").fill("good")
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_role("alert")).to_contain_text("exists already")
    tab.get_by_label("New name").fill("too fast")
    tab.get_by_role("button", name="Save").click()
    tab.get_by_label("Select too fast").wait_for()
    assert (runs / "too fast" / "run.json").is_file()
    tab.get_by_role("button", name="Delete", exact=True).click()
    tab.get_by_role("dialog").get_by_role("button", name="Keep").click()
    assert (runs / "too fast").is_dir()
    tab.get_by_role("button", name="Delete", exact=True).click()
    tab.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(tab.get_by_label("Select too fast")).to_have_count(0)
    assert not (runs / "too fast").exists()
    tab.get_by_label("Search").fill("nothing of that name")
    expect(tab.get_by_label("Select good")).to_have_count(0)


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core not found")
@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("ko", "dark")])
def test_all_views_are_accessible(page, runs, language, theme):
    tab = page(f"#lang={language}&theme={theme}&tab=train&t.data=iris")
    tab.locator(".confusion").wait_for()
    tab.evaluate(AXE.read_text("utf-8"))
    for view in ("train", "runs", "doctor"):
        tab.locator(f"#tab-{view}").click()
        if view == "runs":
            tab.locator("tbody input[type=checkbox]").first.check()
            tab.locator(".chosen figure").first.wait_for()
        if view == "doctor":
            tab.locator(".doctor select").select_option("good")
            tab.locator(".verdict").wait_for()
        found = tab.evaluate("axe.run().then(r => r.violations.map(v => v.id))")
        assert found == [], view
