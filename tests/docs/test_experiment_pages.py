"""The pages of the experiments are what their script makes of new measurements."""

import re
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from steepest._core import shown_name
from steepest.experiments import Measured, experiments

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "experiment_pages.py"
PAGES = ROOT / "docs" / "experiments"
TO_DO = "run `python -m scripts.experiment_pages`"
NUMBER = re.compile(r"(?<![\w.])[-−]?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?")
ROUNDING = 0.02  # other processors round other digits, and descent carries them on


@pytest.fixture(scope="module")
def script():
    spec = spec_from_file_location("experiment_pages", SCRIPT)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def measured(name):
    experiment = experiments[name]
    if experiment.needs:  # real images: tests/experiments/test_images.py measures a few
        places = re.findall(r"\{(\w+)\}", " ".join(experiment.says))
        return Measured(dict.fromkeys(places, 7.5), ())
    return experiment.measure()


def values_of(text):
    return [float(n.replace(",", "").replace("−", "-")) for n in NUMBER.findall(text)]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", experiments)
def test_a_page_is_that_of_its_experiment(script, name, language):
    path = PAGES / script.page_named(shown_name(name), language)
    text = path.read_text("utf-8")
    page = script.page_of(experiments[name], measured(name), language)
    # Korean particles follow the last digit, which may differ
    if language == "en" or NUMBER.findall(text) == NUMBER.findall(page):
        assert NUMBER.sub("#", text) == NUMBER.sub("#", page), TO_DO
    if experiments[name].needs:
        return
    assert values_of(text) == pytest.approx(values_of(page), rel=ROUNDING, abs=1e-6), (
        TO_DO
    )
    assert (PAGES / script.picture_named(shown_name(name), language)).exists()


def test_what_the_notes_say_of_cifar10_is_on_the_page():
    text = (PAGES / "cifar10-search.md").read_text("utf-8")
    shares = [float(n) for n in re.findall(r"gets? ([\d.]+) %", text)]
    random, guessing, local, descent = shares
    assert guessing == 10
    assert random == pytest.approx(15, abs=3)
    assert local == pytest.approx(21, abs=3)
    assert descent == pytest.approx(39, abs=2)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_list_is_that_of_the_experiments(script, language):
    page = PAGES / script.page_named("README", language)
    assert page.read_text("utf-8") == script.readme(language), TO_DO


def test_no_page_or_picture_is_left_over(script):
    names = [shown_name(name) for name in experiments]
    languages = ("en", "ko")
    pages = {
        script.page_named(n, lang) for n in [*names, "README"] for lang in languages
    }
    assert {page.name for page in PAGES.glob("*.md")} == pages
    pictures = {script.picture_named(n, lang) for n in names for lang in languages}
    found = {str(path.relative_to(PAGES)) for path in PAGES.rglob("*.png")}
    assert found == pictures


def test_every_claim_of_the_notes_has_its_place():
    text = (ROOT / "docs" / "notes.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if re.match(r"\| \d ", line)]
    assert len(rows) == 88
    assert all("](" in row for row in rows)
    for name in experiments:
        assert f"(experiments/{shown_name(name)}.md)" in text
