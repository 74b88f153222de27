import datetime

import numpy as np
import pytest

from steepest.data._written_dates import DateFormat, find_dates, moment

CHRISTMAS = datetime.datetime(2024, 12, 25)


def cells(*texts):
    return np.array(texts, object)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2024-12-25", ()),
        ("2024/12/25", ()),
        ("2024. 12. 25.", ()),
        ("2024년 12월 25일", ()),
        ("25.12.2024", ()),
        ("25/12/2024", ()),
        ("25-12-24", ()),
        ("Dec 25, 2024", ()),
        ("25 December 2024", ()),
        ("25-Dec-2024", ()),
        ("2024-12-25T06:30", (6, 30)),
        ("2024-12-25 06:30:15.25Z", (6, 30, 15)),
        ("2024-12-25T06:30:15+09:00", (6, 30, 15)),
        ("25/12/2024 6:30 pm", (18, 30)),
        ("2024-12-25 12:05 AM", (0, 5)),
    ],
)
def test_dates_as_people_write_them(text, time):
    named = dict(zip(("hour", "minute", "second"), time, strict=False))
    assert moment(text, True) == CHRISTMAS.replace(**named)


@pytest.mark.parametrize(
    "text", ["2024-13-25", "32.1.2024", "12", "2024", "a/b/c", "Xyz 5, 2024", "1.2.3.4"]
)
def test_what_is_no_date(text):
    assert moment(text, True) is None


def test_the_order_of_day_and_month_follows_from_the_column():
    form, example, either = find_dates(cells("1/2/2024", "3/25/2024", None))
    assert (form.day_first, example, either) == (False, "3/25/2024", False)
    form, example, either = find_dates(cells("1/2/2024", "25/3/2024"))
    assert (form.day_first, example, either) == (True, "25/3/2024", False)
    form, _, either = find_dates(cells("1/2/2024", "3/4/2024"))
    assert (form.day_first, either) == (True, True)


def test_a_tenth_of_the_cells_may_be_mistakes():
    days = [f"2024-01-{day:02}" for day in range(1, 19)]
    form, _, _ = find_dates(cells(*days, "soon", None, " "))
    assert np.flatnonzero(form.read(cells(*days, "soon", None, " "))[1]).tolist() == [
        18
    ]
    assert find_dates(cells(*days[:8], "soon")) is None
    assert find_dates(cells("a", "b")) is None


def test_numbers_of_a_date_agree_with_the_calendar():
    days = [
        datetime.datetime(1969, 12, 31, 18) + datetime.timedelta(d) for d in (0, 1, 800)
    ]
    moments = np.array([*days, None], "M8[s]")
    columns = DateFormat().columns("t", moments)
    expected = {
        "t: year": [d.year for d in days],
        "t: month": [d.month for d in days],
        "t: day of week": [d.isoweekday() for d in days],
        "t: hour": [18.0] * 3,
        "t: days": [-0.25, 0.75, 799.75],
    }
    for name, values in expected.items():
        np.testing.assert_equal(columns[name], [*values, np.nan])


def test_only_what_differs_becomes_a_column():
    form, _, _ = find_dates(cells("2024-01-01", "2024-01-02"))
    assert form.parts == ("day of week", "days")
