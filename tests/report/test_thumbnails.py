from dataclasses import replace

from steepest.report import words
from steepest.report._thumbnails import templates, worst_images


def test_a_template_is_gray_at_zero_and_one_scale_for_all(run):
    first, _, last = templates(run)
    assert (first.words, last.words) == ("<b>", "cat")
    assert first.pixels.shape == (2, 3)
    assert first.pixels[0, 0] == 0  # −9, the largest of all
    assert last.pixels[0, 0] == round(127.5 + 127.5 * 3 / 9)
    assert templates(run)[1].pixels[1, 0] == 128  # a weight of zero


def test_only_pixels_of_a_linear_model_have_templates(run):
    assert templates(replace(run, settings={"model": "mlp"})) == []
    assert templates(replace(run, state={"input_shape": [6]})) == []
    assert templates(replace(run, state={"input_shape": [2, 3], "features": {}})) == []


def test_the_worst_come_first_and_right_ones_never(judged, of_numbers):
    said = [each.words for each in worst_images(judged, words["en"])]
    assert said == ["cat, not <b>", "<b>, not 오리"]
    assert list(of_numbers.worst(2)) == [3, 7]
    assert worst_images(of_numbers, words["en"]) == []  # rows of a table
