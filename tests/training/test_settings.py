import json

import pytest

from steepest.errors import UnknownNameError
from steepest.training import Settings


def test_settings_survive_json():
    settings = Settings(
        hidden=(64, 32), image_size=(8, 6), optimizer_options={"b1": 0.8}, patience=3
    )
    assert Settings.from_json(json.loads(json.dumps(settings.to_json()))) == settings


def test_a_setting_that_does_not_exist_is_named():
    with pytest.raises(UnknownNameError, match="'epoch'. Did you mean 'epochs'"):
        Settings.from_json({"epoch": 3})
