from pathlib import Path

import pytest

from steepest.cli import _values as values
from steepest.errors import SettingError


@pytest.mark.parametrize(
    ("text", "value"),
    [("auto", "auto"), ("full", "full"), ("64", 64), ("1", 1)],
)
def test_reads_a_whole_number_or_a_word(text, value):
    assert values.number_or("--batch-size", "auto", "full", whole=True)(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a=1", {"a": 1}),
        ("a-b=1e-3", {"a_b": 0.001}),
        ("a=True", {"a": True}),
        ("a=false", {"a": False}),
        ("a=none", {"a": None}),
        ("a=b=c", {"a": "b=c"}),
        ("a=", {"a": ""}),
    ],
)
def test_reads_keys_and_values(text, value):
    read = values.key_values("--option")([text])
    assert read == value
    assert [type(v) for v in read.values()] == [type(v) for v in value.values()]


@pytest.mark.parametrize("text", ["", "128,"])
def test_reads_whole_numbers(text):
    assert values.whole_numbers("--hidden")(text) == ((128,) if text else ())


def test_a_class_may_have_any_name():
    assert values.class_weights("a=b=2,c d=1") == {"a=b": 2.0, "c d": 1.0}


@pytest.mark.parametrize(
    ("read", "text", "message"),
    [
        (
            values.number_or("--learning-rate", "auto"),
            "fast",
            "--learning-rate takes a number or auto; got 'fast'.",
        ),
        (
            values.number_or("--batch-size", "auto", "full", whole=True),
            "1.5",
            "--batch-size takes a whole number or auto or full; got '1.5'.",
        ),
        (
            values.whole_numbers("--hidden"),
            "128;64",
            "--hidden takes whole numbers with commas between them, such as 128,64; "
            "got '128;64'.",
        ),
        (
            values.image_size,
            "3x4x5",
            "--image-size takes a height and a width in pixels, such as 32 or 48x32; "
            "got '3x4x5'.",
        ),
        (
            values.key_values("--loss-option"),
            ["margin"],
            "--loss-option takes key=value, such as --loss-option momentum=0.9; "
            "got 'margin'.",
        ),
        (
            values.class_weights,
            "cat",
            "--class-weight takes balanced or a weight per class, such as cat=2,dog=1; "
            "got 'cat'.",
        ),
        (
            values.class_weights,
            "cat=heavy",
            "--class-weight takes balanced or a weight per class, such as cat=2,dog=1; "
            "got 'cat=heavy'.",
        ),
    ],
)
def test_says_what_an_option_takes(read, text, message):
    with pytest.raises(SettingError) as error:
        read(text)
    assert str(error.value) == message


def test_a_run_is_found_by_path_or_by_its_name_in_runs(here: Path):
    (here / "runs" / "first").mkdir(parents=True)
    assert values.run_folder("first") == Path("runs/first")
    assert values.run_folder("runs/first") == Path("runs/first")
    assert values.run_folder("other") == Path("other")
    (here / "first").mkdir()
    assert values.run_folder("first") == Path("first")
