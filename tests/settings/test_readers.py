import pytest

from steepest.errors import SettingError
from steepest.settings import _readers as readers


@pytest.mark.parametrize(
    ("text", "value"),
    [("auto", "auto"), ("full", "full"), ("64", 64), ("1", 1)],
)
def test_reads_a_whole_number_or_a_word(text, value):
    read = readers.number_or("auto", "full", whole=True)
    assert read(text, "--batch-size") == value


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
    read = readers.key_values([text], "--option")
    assert read == value
    assert [type(v) for v in read.values()] == [type(v) for v in value.values()]


@pytest.mark.parametrize(
    ("limits", "text", "value"),
    [
        ({"whole": True, "least": 1}, "1", 1),
        ({"least": 0, "below": 1}, "0", 0.0),
        ({"least": 0, "below": 1}, "0.999", 0.999),
        ({"above": 0}, "1e-300", 1e-300),
    ],
)
def test_reads_a_number_at_its_limits(limits, text, value):
    number = readers.number_or(**limits)(text, "--number")
    assert (number, type(number)) == (value, type(value))


@pytest.mark.parametrize("text", ["", "128,"])
def test_reads_whole_numbers(text):
    assert readers.whole_numbers(text, "--hidden") == ((128,) if text else ())


def test_a_class_may_have_any_name():
    weights = readers.class_weights("a=b=2,c d=1", "--class-weight")
    assert weights == {"a=b": 2.0, "c d": 1.0}


@pytest.mark.parametrize(
    ("read", "flag", "text", "message"),
    [
        (
            readers.number_or("auto"),
            "--learning-rate",
            "fast",
            "--learning-rate takes a number or auto; got 'fast'.",
        ),
        (
            readers.number_or("auto", "full", whole=True),
            "--batch-size",
            "1.5",
            "--batch-size takes a whole number, auto or full; got '1.5'.",
        ),
        (
            readers.number_or("auto", above=0),
            "--learning-rate",
            "nan",
            "--learning-rate takes a positive number or auto; got 'nan'.",
        ),
        (
            readers.number_or("auto", above=0),
            "--learning-rate",
            "0",
            "--learning-rate takes a positive number or auto; got '0'.",
        ),
        (
            readers.number_or(whole=True, least=1),
            "--epochs",
            "0",
            "--epochs takes a whole number of 1 or more; got '0'.",
        ),
        (
            readers.number_or(whole=True, least=0, below=256),
            "--seed",
            "256",
            "--seed takes a whole number from 0 to 255; got '256'.",
        ),
        (
            readers.number_or(least=0, below=1),
            "--dropout",
            "1",
            "--dropout takes a number from 0 to less than 1; got '1'.",
        ),
        (
            readers.fraction_or_path,
            "--validation",
            "2",
            "--validation takes a share of the rows from 0 to less than 1, such as "
            "0.2, or the path of validation rows; got '2'.",
        ),
        (
            readers.whole_numbers,
            "--hidden",
            "64,0",
            "--hidden takes whole numbers with commas between them, such as 128,64; "
            "got '64,0'.",
        ),
        (
            readers.whole_numbers,
            "--hidden",
            "128;64",
            "--hidden takes whole numbers with commas between them, such as 128,64; "
            "got '128;64'.",
        ),
        (
            readers.image_size,
            "--image-size",
            "3x4x5",
            "--image-size takes a height and a width in pixels, such as 32 or 48x32; "
            "got '3x4x5'.",
        ),
        (
            readers.key_values,
            "--loss-option",
            ["margin"],
            "--loss-option takes key=value, such as --loss-option momentum=0.9; "
            "got 'margin'.",
        ),
        (
            readers.class_weights,
            "--class-weight",
            "cat",
            "--class-weight takes balanced or a weight per class, such as cat=2,dog=1; "
            "got 'cat'.",
        ),
        (
            readers.class_weights,
            "--class-weight",
            "cat=heavy",
            "--class-weight takes balanced or a weight per class, such as cat=2,dog=1; "
            "got 'cat=heavy'.",
        ),
    ],
)
def test_says_what_an_option_takes(read, flag, text, message):
    with pytest.raises(SettingError) as error:
        read(text, flag)
    assert str(error.value) == message
