"""Signs that nothing is heard of a circle."""

from __future__ import annotations

from datetime import date

import pytest

from circlekit.core.health import silence_signs as signs
from circlekit.core.health.signs import Care, Concern
from circlekit.core.log import Log, NextDate

from .making import DAYS, SEVEN, came, circle, facts, meetings

ALL = " ".join(SEVEN)


def next_date(day: date | None) -> Log:
    return Log(next_dates=(NextDate(circle="c1", day=day),))


def test_nobody_is_asked_on_the_day_after_a_meeting() -> None:
    """A lead has three days to write down who was there."""
    log = Log(attendance=(came(1, ALL), came(2, ALL)))
    assert not list(signs.silent(facts(log, date(2027, 3, 11))))
    (found,) = signs.silent(facts(log, date(2027, 3, 12)))
    assert (found.concern, found.care, found.draft) == (Concern.UNWRITTEN, Care.WATCH, "report")
    assert (found.says, found.command) == (
        "Nothing is written down of meeting 3 yet.",
        "circlekit log c1 3 --form",
    )


def test_two_meetings_without_a_word_need_one() -> None:
    """The lead is asked how it goes."""
    (found,) = signs.silent(facts(Log(attendance=(came(1, ALL),))))
    assert (found.concern, found.care, found.draft) == (Concern.SILENT, Care.WORD, "lead_quiet")
    assert found.command == "circlekit log c1 3 --form"
    assert (found.says, found.do) == ("Nothing is heard of meetings 2 and 3.", "Ask Ada how it goes")


def test_three_meetings_without_a_word_are_an_alert() -> None:
    """A silent circle is hard to start again (practice 91)."""
    (found,) = signs.silent(facts())
    assert (found.care, found.says) == (Care.NOW, "Nothing is heard of meetings 1, 2 and 3.")


def test_a_gap_before_the_last_report_is_no_silence() -> None:
    """Somebody wrote down meeting 3, so the circle is heard of."""
    assert not list(signs.silent(facts(Log(attendance=(came(1, ALL), came(3, ALL))))))


def test_a_next_date_as_in_the_schedule_is_no_sign() -> None:
    """Neither is one that nobody wrote down, while the schedule has one."""
    assert not list(signs.next_date(facts(next_date(DAYS[3]))))
    assert not list(signs.next_date(facts()))


def test_a_date_that_is_past_says_nothing_of_the_next() -> None:
    """What was agreed for the last meeting is not taken for the next."""
    assert not list(signs.next_date(facts(next_date(date(2027, 3, 9)))))


def test_another_date_comes_with_the_command_that_moves_the_meeting() -> None:
    """The hour stays."""
    (found,) = signs.next_date(facts(next_date(date(2027, 4, 20))))
    assert found.says == "The circle says Tuesday 20 April, the schedule Tuesday 13 April."
    assert found.command == "circlekit schedule --move c1 2027-04-13 '2027-04-20 16:00'"


def test_a_date_further_on_leaves_the_meeting_out() -> None:
    """The circle skips April and meets in May, as the schedule has it."""
    (found,) = signs.next_date(facts(next_date(DAYS[4])))
    assert found.command == "circlekit schedule --skip c1 2027-04-13"


def test_a_circle_that_agreed_on_no_date_is_asked() -> None:
    """The schedule has one, but does it hold?"""
    (found,) = signs.next_date(facts(next_date(None)))
    assert (found.care, found.draft) == (Care.WORD, "circle_quiet")
    assert found.says == "The circle has agreed on no date; the schedule has Tuesday 13 April."


def test_no_next_date_at_all_is_an_alert() -> None:
    """Its meetings end in March, though the cohort goes on to June."""
    (found,) = signs.next_date(facts(meetings={"c1": meetings(DAYS[:3])}))
    assert (found.concern, found.care) == (Concern.NO_DATE, Care.NOW)
    assert found.command == "circlekit log c1 --next DATE"


def test_a_date_that_the_schedule_does_not_have_is_told() -> None:
    """The circle has agreed on one of its own."""
    (found,) = signs.next_date(facts(next_date(date(2027, 4, 1)), meetings={"c1": meetings(DAYS[:3])}))
    assert (found.concern, found.care) == (Concern.OTHER_DATE, Care.WATCH)


@pytest.mark.parametrize(("today", "care"), [(date(2027, 1, 10), Care.WATCH), (date(2027, 1, 11), Care.NOW)])
def test_a_circle_without_times_needs_them_by_the_start(today: date, care: Care) -> None:
    """Before the start there is time to find one."""
    (found,) = signs.next_date(facts(today=today, meetings={}))
    assert (found.care, found.says, found.command) == (
        care, "The circle has no times yet.", "circlekit schedule"
    )  # fmt: skip


def test_a_lead_who_missed_two_meetings_is_called() -> None:
    """Their deputy could stand in."""
    rest = "ben chi dan eve fay gus"
    log = Log(attendance=(came(1, ALL), came(2, rest, apologies="ada"), came(3, rest, "ada")))
    (found,) = signs.lead_away(facts(log))
    assert found.says == "Ada could not be at the last 2 meetings."
    assert (found.do, found.draft) == ("Call them; Ben could stand in", "lead_quiet")


def test_a_lead_who_missed_one_meeting_is_left_alone() -> None:
    """One is normal (practice 87)."""
    log = Log(attendance=(came(3, "ben chi dan eve", "ada"),))
    assert not list(signs.lead_away(facts(log)))


def test_without_a_lead_nobody_is_missed() -> None:
    """A circle may look after itself."""
    alone = circle().model_copy(update={"lead": None, "deputy": None})
    assert not list(signs.lead_away(facts(Log(attendance=(came(3, "", ALL),)), circles=(alone,))))
