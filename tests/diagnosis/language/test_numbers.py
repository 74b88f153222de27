import pytest

from steepest.diagnosis.language import with_numbers


@pytest.mark.parametrize(
    ("template", "value", "text"),
    [
        ("{x:.3f}", 0.5, "0.500"),
        ("{x:.3f}", -12345.0, "-12345.000"),  # ten characters
        ("{x:.3f}", -123456.0, "-1.23e+05"),
        ("{x:+.3f}", 3.8e39, "+3.8e+39"),
        ("{x:.0%}", 0.25, "25%"),
        ("{x}", "a text that is long", "a text that is long"),
    ],
)
def test_no_number_is_longer_than_a_reader_can_take_in(template, value, text):
    assert with_numbers(template, {"x": value}) == text
