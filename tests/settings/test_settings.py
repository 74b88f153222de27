import json

import pytest

from steepest.errors import UnknownNameError
from steepest.settings import DescentSettings, Settings


def test_settings_survive_json():
    settings = Settings(
        hidden=(64, 32), image_size=(8, 6), optimizer_options={"b1": 0.8}, patience=3
    )
    assert Settings.from_json(json.loads(json.dumps(settings.to_json()))) == settings


def test_a_setting_that_does_not_exist_is_named():
    with pytest.raises(UnknownNameError, match="'epoch'. Did you mean 'epochs'"):
        Settings.from_json({"epoch": 3})


def test_a_run_from_before_a_setting_existed_has_its_default():
    stored = Settings(seed=3).to_json()
    del stored["shuffle"]
    assert Settings.from_json(stored) == Settings(seed=3, shuffle=True)


def test_none_stands_for_no_options():
    assert DescentSettings(optimizer_options=None) == DescentSettings()


def test_a_part_is_taken_out_of_the_whole():
    settings = Settings(seed=3, epochs=2)
    part = DescentSettings.of(settings, seed=4)
    assert (part.seed, part.epochs, part.optimizer) == (4, 2, "adam")
    assert set(part.keywords()) < set(settings.keywords())
