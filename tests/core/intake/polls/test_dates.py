"""Dates as poll tools write them: in words, or in numbers whose order has to be known."""

from __future__ import annotations

from datetime import datetime

import pytest

from circlekit.core.intake.polls.dates import DayInWords, in_words, numeric, orders_of
from circlekit.core.intake.polls.days import days
from circlekit.core.intake.polls.setting import Setting
from circlekit.files.intake.polls.words import poll_words

WORDS = poll_words()
EIGHTH = datetime(2026, 9, 8)


@pytest.mark.parametrize(
    "text",
    [
        "Tue 8 September 2026",
        "mar. 8 sept. 2026",
        "martes, 8 de septiembre de 2026",
        "ter. 8 set. 2026",
        "Dienstag, den 8. September 2026",
        "Di. 8 Sept. 2026",
        "martedì 8 settembre 2026",
        "di 8 sep 2026",
        "September 8, 2026 (Tuesday)",
    ],
)
def test_a_date_in_words(text):
    """The same Tuesday in the languages of poll tools."""
    said = in_words(text, WORDS)
    assert (said.date(), said.weekday) == (EIGHTH, 1)


def test_mar_is_a_day_and_a_month():
    """In «mar. 10 mars» the first is Tuesday, the second March."""
    assert in_words("mar. 10 mars 2026", WORDS) == DayInWords(2026, 3, 10, 1)


@pytest.mark.parametrize("text", ["31 February 2026", "8 2026", "September 2026", "", "x" * 1000])
def test_what_names_no_day_of_the_calendar_is_no_date(text):
    """What names no day of the calendar is None, however long it is."""
    assert in_words(text, WORDS).date() is None


@pytest.mark.parametrize(
    ("texts", "orders"),
    [
        (["9/8/2026"], ("dmy", "mdy")),
        (["9/8/2026", "9/18/2026"], ("mdy",)),
        (["8.9.2026", "18.9.2026"], ("dmy",)),
        (["2026-09-08"], ("ymd",)),
        (["9/8/2026", "9/18/2026", "18/9/2026"], ()),
        (["31/2/2026"], ()),
    ],
)
def test_the_orders_in_which_all_are_dates(texts, orders):
    """One part above twelve decides for all; two that disagree leave nothing."""
    assert orders_of(numeric(text) for text in texts) == orders


def read(*texts, order=""):
    return days(texts, Setting(WORDS, date_order=order), ("poll.csv", 2, 0))


def test_what_is_unclear_is_asked_with_both_readings():
    """9/8 is a question; which of the dates is unclear is shown, not one that is the same in any order."""
    found = read("8/8/2026", "9/8/2026")
    assert found.found == (None, None)
    (question,) = found.problems
    assert question.message == "«9/8/2026» is Sunday 9 August or Tuesday 8 September: which one is not sure"
    assert question.hint == "--date-order dmy or --date-order mdy"


def test_a_date_that_is_the_same_in_any_order_is_no_question():
    """The eighth of the eighth is one day."""
    assert read("8/8/2026") == ((datetime(2026, 8, 8),), ())


def test_the_order_that_was_said_is_believed_where_it_can_be():
    """An order in which some are no dates makes none of them one."""
    assert read("9/8/2026", order="mdy").found == (EIGHTH,)
    assert read("9/8/2026", "9/18/2026", order="dmy").found == (None, None)
