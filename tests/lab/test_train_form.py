"""Every option of the form of a training reaches the engine, and the address."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import ask
from .test_train_page import QUICK, at, press, ready


def command(tab):
    """What the command line would be, shown anew."""
    button = tab.get_by_role("button", name="As command and Python")
    if tab.locator("pre").count():
        button.click()
    button.click()
    return tab.locator("pre").first.inner_text()


def test_options_of_optimizer_loss_and_penalty(page):
    tab = page(f"#lang=en&{QUICK}&t.optimizer=adam&t.loss=hinge&t.penalty=elastic-net")
    ready(tab)
    for kind, name, option, value in (
        ("optimizer", "adam", "b1", "0.8"),
        ("loss", "hinge", "margin", "2"),
        ("penalty", "elastic-net", "l1_ratio", "0.3"),
    ):
        tab.get_by_text(f"Options of {name}", exact=True).click()
        box = tab.locator(f"[data-name='{kind}.{option}'] input")
        box.fill(value)
        box.press("Enter")
    tab.locator("[data-name='optimizer.nesterov'] input").check()
    said = command(tab)
    for option in ("b1=0.8", "margin=2", "l1_ratio=0.3", "nesterov=true"):
        assert option in said, said
    tab.wait_for_timeout(600)  # a change begins the training anew, after a moment
    ready(tab)
    press(tab, "One step")
    at(tab, 1)
    tab.wait_for_timeout(400)
    assert "t.options=optimizer.b1:0.8" in tab.evaluate(
        "decodeURIComponent(location.hash)"
    )
    tab.locator("[data-name=optimizer] select").select_option("sgd")
    assert "b1" not in command(tab)  # sgd has no such option
    box = tab.locator("[data-name='loss.margin'] input")
    box.fill("much")
    box.press("Enter")
    expect(tab.get_by_role("alert")).to_contain_text("margin")


def test_momentum_is_that_of_the_optimizer_until_it_is_set(page):
    tab = page(f"#lang=en&{QUICK}&t.optimizer=nesterov")
    ready(tab)
    box = tab.locator("[data-name=momentum] input[type=number]")
    expect(box).to_have_value("0.9")
    assert "momentum" not in command(tab)
    box.fill("0.5")
    assert "momentum=0.5" in command(tab)
    tab.locator("[data-name=optimizer] select").select_option("adam")
    expect(box).to_have_count(0)


def test_a_convnet_for_images_only(page):
    tab = page("#lang=en&tab=train&t.data=digits&t.filters=4")
    ready(tab)
    models = tab.locator("[data-name=model] select")
    expect(models.locator("option[value=convnet]")).to_have_count(1)
    models.select_option("convnet")
    expect(tab.get_by_text(re.compile("rows for training"))).to_contain_text("convnet")
    ready(tab)
    press(tab, "One step")
    at(tab, 1)
    assert "--model convnet" in command(tab)
    tab.locator("[data-name=data] select").select_option("moons")
    expect(tab.get_by_role("alert")).to_contain_text("images")  # and what to do
    models.select_option("linear")
    expect(tab.get_by_text(re.compile("rows for training"))).to_contain_text("linear 2")
    expect(models.locator("option[value=convnet]")).to_have_count(0)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"model": "convnet", "filters": "4," * 20 + "4"}, "at most 12 hidden layers"),
        ({"model": "convnet", "kernel": "5000"}, "at most 12 hidden layers"),
        ({"batch_norm": "yes"}, "batch_norm"),
    ],
)
def test_models_have_limits(lab, settings, said):
    with lab.connected() as socket:
        found = ask(socket, "train.begin", data="digits", settings=settings)
    assert said in found.header["text"]


def test_what_a_message_about_a_file_advises_is_on_the_page(page):
    rows = "".join(f"{i},{i % 7},{2 * i}\n" for i in range(40))
    table = f"a,b,price\n{rows}3,4,n.a.\n".encode()
    tab = page(f"#lang=en&{QUICK}&t.data=iris")
    ready(tab)
    file = {"name": "prices.csv", "mimeType": "text/csv", "buffer": table}
    tab.locator("input[type=file]").first.set_input_files(file)
    mistake = tab.get_by_role("alert")
    expect(mistake).to_contain_text(re.compile("^line 42 of prices.csv"))
    expect(mistake).to_contain_text("--skip-bad")
    tab.get_by_label("leave out rows that cannot be read").check()
    expect(tab.get_by_text("32 rows for training")).to_be_visible()
    expect(mistake).to_have_count(0)
    tab.locator("[data-name=data] select").select_option("iris")
    expect(tab.get_by_text("96 rows for training")).to_be_visible()
