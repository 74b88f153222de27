"""Lessons that are no surfaces: trials, experiments, and a picture of one's own."""

import re

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from steepest.experiments import trials

from .conftest import ask


def test_a_trial_has_settings_to_compare(page):
    tab = page("#lang=en&s.lesson=try:polynomial")
    expect(tab.get_by_text("λ = 0: the mean squared error")).to_be_visible()
    tab.get_by_role("button", name="right: λ = 0.05").click()
    expect(tab.get_by_text("λ = 0.05: the mean squared error")).to_be_visible()
    tab.locator("[data-name=degree] input[type=number]").fill("2")
    expect(tab.locator("svg[role=img]").nth(1)).not_to_contain_text("9")
    tab.get_by_label("Language").select_option("ko")
    expect(tab.get_by_text("λ = 0.05: 평균 제곱 오차는")).to_be_visible()
    tab.get_by_role("combobox", name="수업").select_option("experiment:hinge")
    expect(tab.locator(".says")).to_contain_text("2.9")


def test_a_trial_is_in_the_address(page):
    tab = page("#lang=en&s.lesson=try:margin&s.try=margin:100,rate:10")
    right = tab.get_by_role("button", name="right: Δ = 100, η = 10")
    expect(right).to_have_attribute("aria-pressed", "true")
    expect(tab.locator(".says")).to_contain_text("From 100 the loss falls to 0")
    tab.get_by_role("button", name="wrong: Δ = 100, η = 0.1").click()
    expect(tab.locator(".says")).to_contain_text("From 100 the loss falls to 67")
    tab.wait_for_timeout(400)
    assert "s.try=margin" in tab.evaluate("location.hash")
    assert "rate" not in tab.evaluate("location.hash")  # 0.1 is the usual one
    tab.evaluate("location.hash = '#lang=en&s.lesson=try:margin&s.try=margin:900'")
    expect(tab.get_by_role("alert")).to_contain_text("0 … 100")
    tab.get_by_role("button", name="wrong: Δ = 0", exact=True).click()
    expect(tab.get_by_role("alert")).to_have_count(0)
    expect(tab.locator(".says")).to_contain_text("nothing is learned")


def test_a_picture_of_ones_own(page, tmp_path):
    pixels = np.random.default_rng(0).integers(0, 256, (40, 60, 3), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "own.png")
    (tmp_path / "text.png").write_text("hello")
    tab = page("#lang=en&s.lesson=picture")
    chooser = tab.locator("input[type=file]")
    chooser.set_input_files(tmp_path / "text.png")
    expect(tab.get_by_role("alert")).to_contain_text("neither PNG nor JPEG")
    chooser.set_input_files(tmp_path / "own.png")
    expect(tab.get_by_text("color histogram")).to_be_visible(timeout=60_000)
    expect(tab.get_by_role("alert")).to_have_count(0)
    expect(tab.locator("canvas")).to_have_count(3)


def test_answers_are_those_of_the_engine(lab):
    with lab.connected() as socket:
        found = ask(socket, "lessons.try", name="backward", settings={"rows": 3})
        expected = trials["backward"].tried(rows=3)
        for i, row in enumerate(expected.grids):
            for j, grid in enumerate(row):
                np.testing.assert_allclose(
                    found.arrays[f"grid:{i}:{j}"], grid.rows, rtol=1e-5, atol=1e-8
                )
        wrong = ask(socket, "lessons.try", name="polynomial", settings={"degree": 99})
        assert "1 … 9" in wrong.header["text"]
        assert "hinge" in ask(socket, "lessons.measure", name="hinje").header["text"]
        korean = ask(socket, "lessons.list", language="ko").header
        for trial in korean["trials"]:
            assert re.search("[가-힣]", trial["title"] + trial["claim"])


@pytest.mark.parametrize("size", [0, 65 << 20])
def test_files_have_limits(lab, size):
    import http.client
    import json

    from .conftest import decoded

    message = json.dumps({"id": 1, "topic": "lessons.picture"}).replace(" ", "")
    connection = http.client.HTTPConnection("127.0.0.1", lab.port, timeout=60)
    connection.request(
        "POST", f"/file?message={message}", b"\0" * size, headers=lab.headers
    )
    answer = decoded(connection.getresponse().read())
    connection.close()
    said = "at most 64 MB" if size else "empty (0 bytes)"
    assert said in answer.header["text"]
