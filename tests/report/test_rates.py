import jax.numpy as jnp
import numpy as np
import pytest
from PIL import Image

from steepest.diagnosis import learning_rates
from steepest.errors import SettingError
from steepest.report import draw_rates


@pytest.fixture(scope="module")
def rates():
    return learning_rates(lambda w: w**2 @ jnp.array([1.0, 9.0]), jnp.ones(2), seeds=1)


def test_a_png_shows_curve_and_recommendation(rates, tmp_path):
    path = draw_rates(rates, tmp_path / "rates.png")
    with Image.open(path) as picture:
        pixels = np.asarray(picture.convert("RGB")).reshape(-1, 3)
    assert (pixels == (0xE9, 0xF0, 0xEA)).all(axis=1).sum() > 2000  # the interval


def test_an_svg_is_whole_or_not_there(rates, tmp_path):
    text = draw_rates(rates, tmp_path / "rates.svg").read_text()
    assert text.rstrip().endswith("</svg>")
    with pytest.raises(SettingError, match=r"A picture ends in \.png or \.svg"):
        draw_rates(rates, tmp_path / "rates.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["rates.svg"]
