from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.intake.moments.reading import Moments, read_moments
from tests.core.intake.times import WORDS

OCT_11 = datetime(2026, 10, 11, 9, 0, 30)
NOV_10 = datetime(2026, 11, 10, 9, 0, 30)


def _read(*texts, order=""):
    return read_moments(texts, order, words=WORDS)


def _at(hours, minutes=0):
    return timezone(timedelta(hours=hours, minutes=minutes))


CERTAIN = [
    # ISO and its kin
    ("2026-10-11 09:00:30", OCT_11),
    ("2026-10-11T09:00:30", OCT_11),
    ("2026-10-11T09:00:30.123", OCT_11),
    ("2026-10-11T09:00:30Z", OCT_11.replace(tzinfo=UTC)),
    ("2026-10-11T09:00:30.123Z", OCT_11.replace(tzinfo=UTC)),
    ("2026-10-11T09:00:30+02:00", OCT_11.replace(tzinfo=_at(2))),
    ("2026-10-11T09:00:30-0330", OCT_11.replace(tzinfo=_at(-3, -30))),
    ("2026-10-11 09:00:30 UTC", OCT_11.replace(tzinfo=UTC)),
    ("2026-10-11 09:00:30 GMT", OCT_11.replace(tzinfo=UTC)),
    ("2026-10-11", datetime(2026, 10, 11)),
    ("2026/10/11 9:00:30", OCT_11),
    ("2026.10.11 9:00:30", OCT_11),
    ("2026-1-2 3:04", datetime(2026, 1, 2, 3, 4)),
    # Google Forms
    ("2026/10/11 9:00:30 AM GMT+2", OCT_11.replace(tzinfo=_at(2))),
    ("2026/10/11 9:00:30 am GMT+2", OCT_11.replace(tzinfo=_at(2))),
    ("2026/10/11 9:00:30 AM GMT+5:30", OCT_11.replace(tzinfo=_at(5, 30))),
    ("2026/10/11 9:00:30 AM GMT-4", OCT_11.replace(tzinfo=_at(-4))),
    ("2026/10/11 9:00:30 AM GMT\u22124", OCT_11.replace(tzinfo=_at(-4))),
    ("2026/10/11 9:00:30 a. m. GMT-4", OCT_11.replace(tzinfo=_at(-4))),
    ("2026/10/11 9:00:30\u202fa.\u00a0m. GMT-4", OCT_11.replace(tzinfo=_at(-4))),
    ("2026/10/11 9:00:30\u202fAM GMT+2", OCT_11.replace(tzinfo=_at(2))),
    ("2026/10/15 1:04:34 PM GMT+2", datetime(2026, 10, 15, 13, 4, 34, tzinfo=_at(2))),
    ("2026/10/11 午後 2:05:09", datetime(2026, 10, 11, 14, 5, 9)),
    ("2026. 10. 11 오후 2:05:09", datetime(2026, 10, 11, 14, 5, 9)),
    # the numbers leave no doubt
    ("2/27/2026 14:36:39", datetime(2026, 2, 27, 14, 36, 39)),
    ("27/02/2026 14:36:39", datetime(2026, 2, 27, 14, 36, 39)),
    ("27.02.2026 14:36:39", datetime(2026, 2, 27, 14, 36, 39)),
    ("02.03.2026 14:36:39", datetime(2026, 3, 2, 14, 36, 39)),
    ("2.3.26 14.36", datetime(2026, 3, 2, 14, 36)),
    ("27-02-2026 14:36", datetime(2026, 2, 27, 14, 36)),
    ("7/27/26 19:06:23", datetime(2026, 7, 27, 19, 6, 23)),
    ("10/31/2026 2:05pm", datetime(2026, 10, 31, 14, 5)),
    ("10/31/2026 12:05am", datetime(2026, 10, 31, 0, 5)),
    ("10/31/2026 12:05 PM", datetime(2026, 10, 31, 12, 5)),
    ("9/28/2026, 4:00:00 PM", datetime(2026, 9, 28, 16)),
    ("10/10/2026 9:00", datetime(2026, 10, 10, 9)),
    # workbooks
    ("45955.6875", datetime(2025, 10, 25, 16, 30)),
    ("45955,6875", datetime(2025, 10, 25, 16, 30)),
    ("45955", datetime(2025, 10, 25)),
    # months by name
    ("8 September 2026 16:00", datetime(2026, 9, 8, 16)),
    ("Tue 8 September 2026 16:00", datetime(2026, 9, 8, 16)),
    ("September 8, 2026 4:00 PM", datetime(2026, 9, 8, 16)),
    ("Sep 8, 2026, 4:00 PM", datetime(2026, 9, 8, 16)),
    ("8-Sep-2026 16:00", datetime(2026, 9, 8, 16)),
    ("Oct 11th, 2026", datetime(2026, 10, 11)),
    ("8 sept. 2026 à 14h05", datetime(2026, 9, 8, 14, 5)),
    ("1er mars 2026", datetime(2026, 3, 1)),
    ("mar. 3 mars 2026", datetime(2026, 3, 3)),
    ("8 de septiembre de 2026 16:00", datetime(2026, 9, 8, 16)),
    ("8 de março de 2026 16:00", datetime(2026, 3, 8, 16)),
    ("11 out 2026", datetime(2026, 10, 11)),
    ("8. September 2026 um 14:30 Uhr", datetime(2026, 9, 8, 14, 30)),
    ("Dienstag, 3. März 2026", datetime(2026, 3, 3)),
    ("11. Okt. 2026", datetime(2026, 10, 11)),
    ("mar 3 2026", datetime(2026, 3, 3)),
    ("Sun, 11 Oct 2026 09:00:30 +0200", OCT_11.replace(tzinfo=_at(2))),
    ("Sun Oct 11 2026 09:00:30 GMT+0200 (Central European Summer Time)", OCT_11.replace(tzinfo=_at(2))),
]


@pytest.mark.parametrize(("text", "expected"), CERTAIN)
def test_a_moment_is_read_as_tools_write_it(text, expected):
    """Every shape gives the moment that it names, ahead of UTC where it says «+»."""
    read = _read(text)
    assert read.found == (expected,)
    assert read.found[0].utcoffset() == expected.utcoffset()
    assert (read.assumed, read.otherwise) == ("", ())


@pytest.mark.parametrize(
    "text",
    ["", " ", "hello", "31/31/2026", "2/30/2026", "10/12/2026 25:00", "2026-13-01", "2026-02-29 10:00",
     "12345", "99999", "1/1/1", "10/12/2026 9:00 and later", "2026-10-11 09:00:61", "yesterday", "9:00",
     "8 Foo 2026", "8 March April 2026", "2026-10-11 09:00 GMT+25", "1/2/3/4", "12-2026-10", "2026-10-11T",
     "x" * 100],
)  # fmt: skip
def test_what_is_no_moment_is_none(text):
    """A cell that names no moment is left open, and never guessed."""
    assert _read(text).found == (None,)


def test_an_abbreviation_behind_the_time_is_left_aside_and_named():
    """«EST» does not say how far from UTC it is: the moment is naive, and that can be told."""
    read = _read("10/31/2026 3:48:34PM EST", "10/31/2026 3:48:34 PM EST")
    assert read.found == (datetime(2026, 10, 31, 15, 48, 34),) * 2
    assert read.zones == ("EST",)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (("10/11/2026 9:00:30", "10/13/2026 9:00"), "mdy"),
        (("10/11/2026 9:00:30", "13/11/2026 9:00"), "dmy"),
        (("10-11-2026 9:00:30", "13-11-2026"), "dmy"),
        (("10/11/26 9:00:30", "7/27/26 9:00"), "mdy"),
    ],
)
def test_one_number_over_twelve_decides_for_the_whole_column(texts, order):
    """The other rows follow the one that leaves no doubt."""
    read = _read(*texts)
    assert read.found[0] == (OCT_11 if order == "mdy" else NOV_10)
    assert (read.order, read.assumed, read.otherwise) == (order, "", ())


@pytest.mark.parametrize(
    ("texts", "order", "first", "says"),
    [
        (("09/11/2026", "10/11/2026", "11/11/2026", "01/12/2026"), "dmy", datetime(2026, 11, 9), "the day"),
        (("11/09/2026", "11/10/2026", "11/11/2026", "12/01/2026"), "mdy", datetime(2026, 11, 9), "the month"),
        (("12/01/2026", "11/11/2026", "11/10/2026"), "mdy", datetime(2026, 12, 1), "the month"),
    ],
)
def test_answers_that_follow_one_another_decide_and_that_is_said(texts, order, first, says):
    """Rows come in the order of time, or in the other direction; one order of the date shows it."""
    read = _read(*texts)
    assert (read.order, read.found[0], read.otherwise) == (order, first, ())
    assert read.assumed == f"{says} comes first in the dates: only so do the answers follow one another"


@pytest.mark.parametrize(
    "texts",
    [
        ("10/11/2026 9:00:30",),
        ("10/11/2026 9:00:30", "10/12/2026 9:00"),
        ("10/11/2026 9:00:30", "10/12/2026 9:00", "12/12/2026 9:00"),
    ],
)
def test_what_nothing_decides_is_assumed_and_said(texts):
    """Both orders are handed on, so that a question need only be asked where it matters."""
    read = _read(*texts)
    assert (read.order, read.found[0], read.otherwise[0]) == ("mdy", OCT_11, NOV_10)
    assert read.assumed == "the dates do not show it: the month is taken to come first"


def test_a_column_of_both_orders_is_told():
    """Dates that are certain by themselves are kept, the others are assumed."""
    read = _read("27/02/2026", "2/28/2026", "3/4/2026")
    assert read.found == (datetime(2026, 2, 27), datetime(2026, 2, 28), datetime(2026, 3, 4))
    assert read.otherwise[2] == datetime(2026, 4, 3)
    assert read.assumed.startswith("the day comes first in some dates and the month in others")


@pytest.mark.parametrize(
    ("order", "expected"),
    [("dmy", NOV_10), ("mdy", OCT_11)],
)
def test_what_a_person_said_of_the_order_counts(order, expected):
    """Nothing is assumed then."""
    assert _read("10/11/2026 9:00:30", order=order) == Moments((expected,), order)


def test_the_year_may_be_said_to_come_first():
    """«26/10/11» is a date of East Asia."""
    assert _read("26/10/11 9:00:30", order="ymd").found == (OCT_11,)


def test_the_question_about_the_order_is_an_option_to_copy():
    """Both answers stand in the hint."""
    wrong = _read("10/11/2026").question
    assert wrong.message == "these dates do not show whether the day or the month comes first"
    assert wrong.hint == "--date-order dmy (the day first) or --date-order mdy (the month first)"


@given(
    st.lists(st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31)), min_size=1, max_size=6),
    st.sampled_from(["dmy", "mdy", "ymd"]),
)
def test_what_was_written_in_a_known_order_is_read_back(written, order):
    """A column in one order comes back to the second."""
    pattern = {
        "dmy": "{0.day}/{0.month}/{0.year}",
        "mdy": "{0.month}/{0.day}/{0.year}",
        "ymd": "{0:%Y-%m-%d}",
    }
    texts = [f"{pattern[order].format(one)} {one:%H:%M:%S}" for one in written]
    assert _read(*texts, order=order).found == tuple(one.replace(microsecond=0) for one in written)


@given(st.lists(st.text(max_size=90), max_size=4), st.sampled_from(["", "dmy", "mdy", "ymd"]))
def test_any_text_is_a_moment_or_none(texts, order):
    """No text makes the reader fail, and there are as many moments as texts."""
    assert len(_read(*texts, order=order).found) == len(texts)


@given(st.lists(st.sampled_from("0123456789/.-: tzgmtpa+é٣"), max_size=30).map("".join))
def test_any_text_of_the_signs_of_dates_is_a_moment_or_none(text):
    """Numbers that are too large, and digits of other scripts, do no harm."""
    assert len(_read(text).found) == 1
