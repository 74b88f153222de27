import pytest

from steepest._core import NameTable
from steepest.errors import UnknownNameError, unknown_name


def test_an_unknown_name_is_shown_as_the_command_line_shows_it():
    table = NameTable("loss", {"squared_error": 1, "hinge": 2})
    assert table["squared-error"] == table["squared_error"] == 1
    with pytest.raises(UnknownNameError) as error:
        table["squared_eror"]
    assert str(error.value) == (
        "Unknown loss 'squared_eror'. Did you mean 'squared-error'? "
        "Available: hinge, squared-error."
    )


def test_where_there_are_no_names_it_says_so():
    error = unknown_name("option of the schedule constant", "end", [])
    assert str(error) == (
        "Unknown option of the schedule constant 'end'. There are none; leave it out."
    )
