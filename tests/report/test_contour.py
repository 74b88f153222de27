import itertools

import numpy as np
import pytest
from PIL import Image

from steepest.errors import SettingError
from steepest.landscape import race
from steepest.report import animate_race, draw_race
from steepest.report._contour import race_figure, steps_shown
from steepest.surfaces import bowl


@pytest.fixture(scope="module")
def two_runners():
    return race("two-basins", None, ["sgd", "newton"], [0.02, 1.0], steps=60)


def test_a_png_shows_the_map_and_both_colors(two_runners, tmp_path):
    path = draw_race(two_runners, tmp_path / "race.png")
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        assert min(picture.size) >= 600
        pixels = np.asarray(picture.convert("RGB")).reshape(-1, 3)
    for color in ((0xD5, 0x5E, 0x00), (0x00, 0x72, 0xB2)):
        assert (pixels == color).all(axis=1).sum() > 200


def test_an_svg_holds_the_outcomes_as_drawn(two_runners, tmp_path):
    text = draw_race(two_runners, tmp_path / "race.svg").read_text()
    assert text.lstrip().startswith("<?xml")
    assert "<path" in text
    assert list(tmp_path.iterdir()) == [tmp_path / "race.svg"]


def test_a_gif_moves_and_rests_at_the_end(two_runners, tmp_path):
    path = animate_race(two_runners, tmp_path / "race.gif", frames=6)
    with Image.open(path) as picture:
        assert picture.format == "GIF"
        assert picture.n_frames == 6
        frames = []
        for i in range(6):
            picture.seek(i)
            frames.append(np.asarray(picture.convert("RGB")).astype(int))
        assert picture.info["duration"] == 2000
    changed = [np.abs(a - b).max() for a, b in itertools.pairwise(frames)]
    assert min(changed) > 100


def test_a_track_that_leaves_every_bound_can_be_drawn(tmp_path):
    wild = race("ravine", None, ["sgd"], 1.0, steps=200)
    assert not np.isfinite(wild.runners[0].values).all()
    assert draw_race(wild, tmp_path / "wild.png").stat().st_size > 10_000


@pytest.mark.parametrize(
    ("draw", "name", "message"),
    [
        (draw_race, "race.jpg", r"A picture ends in \.png or \.svg; found"),
        (animate_race, "race.png", r"A picture ends in \.gif; found"),
        (draw_race, "none/race.png", "No such file or directory. Name a folder"),
    ],
)
def test_a_path_that_cannot_be_written_is_refused(
    two_runners, tmp_path, draw, name, message
):
    with pytest.raises(SettingError, match=message):
        draw(two_runners, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_moving_picture_needs_two_frames(two_runners, tmp_path):
    with pytest.raises(SettingError, match="at least 2 frames; found 1"):
        animate_race(two_runners, tmp_path / "race.gif", frames=1)


def test_nothing_half_written_is_left(two_runners, tmp_path, monkeypatch):
    def fail(*_, **__):
        raise OSError("disk full")

    monkeypatch.setattr("matplotlib.figure.Figure.savefig", fail)
    with pytest.raises(OSError, match="disk full"):
        draw_race(two_runners, tmp_path / "race.png")
    assert list(tmp_path.iterdir()) == []


def test_a_map_has_two_coordinates(tmp_path):
    solid = race(bowl((1.0, 2.0, 3.0)), None, ["sgd"], 0.1, steps=5)
    with pytest.raises(SettingError, match="A map has two coordinates; 'bowl' has 3"):
        draw_race(solid, tmp_path / "race.png")


def axes_of(found):
    figure, _, _ = race_figure(found)
    _, ground, below = sorted(figure.axes, key=lambda axes: axes.get_title(loc="left"))
    return (ground, below) if below.get_xlabel() == "step" else (below, ground)


def test_a_race_that_is_over_shows_no_steps_beyond():
    over = race("bowl", None, ["sgd"], 0.4, steps=80)
    last = over.runners[0].outcome.step
    assert last < 40
    _, below = axes_of(over)
    assert below.get_xlim() == (0, last)
    assert below.get_ylim()[0] > over.runners[0].values[last] / 10
    going_on = race("bowl", None, ["sgd"], 0.001, steps=80)
    assert steps_shown(going_on) == 80


def test_a_ravine_is_seen_to_be_narrow():
    ground, _ = axes_of(race("ravine", None, ["sgd"], 0.03, steps=80))
    assert ground.get_aspect() == 1
    assert (ground.get_xlim(), ground.get_ylim()) == ((-5.0, 5.0), (-2.0, 2.0))
