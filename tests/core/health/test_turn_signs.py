"""A sign that turns may not be enough."""

from __future__ import annotations

from datetime import date

from circlekit.core.health.signs import Care
from circlekit.core.health.turn_signs import turns
from circlekit.core.log import Log, Role, Turn
from circlekit.core.turns.need import Need

from .making import facts

ONE_CASE = Need(people=7, groups=(7,), cases=1, facilitators=1)
BY_MAY = date(2027, 4, 20)
"""Only the meeting in May is left to work in: the last has no questions."""


def had(*people: str) -> Log:
    return Log(
        turns=tuple(
            Turn(circle="c1", meeting=number, role=Role.CASE_GIVER, people=(one,))
            for number, one in enumerate(people, 2)
        )
    )


def test_too_few_meetings_for_all_who_wait_need_a_word() -> None:
    """Three have had their turn, four wait, and there is one working meeting."""
    (found,) = turns(facts(had("ada", "ben", "chi"), BY_MAY, needs={"c1": ONE_CASE}))
    assert found.care is Care.WORD
    assert (
        found.says == "Not had a turn yet: Dan, Eve, Fay and Gus; there is room for 1 at 1 working meeting."
    )
    assert found.command == "circlekit agenda c1 5"


def test_enough_room_is_no_sign() -> None:
    """Everybody has had a turn."""
    log = had("ada", "ben", "chi", "dan", "eve", "fay", "gus")
    assert not list(turns(facts(log, BY_MAY, needs={"c1": ONE_CASE})))


def test_where_nobody_writes_down_turns_nothing_is_known() -> None:
    """Neither is it where nobody looked what the process needs."""
    assert not list(turns(facts(Log(), BY_MAY, needs={"c1": ONE_CASE})))
    assert not list(turns(facts(had("ada"), BY_MAY)))


def test_where_everybody_has_a_turn_each_time_nobody_waits() -> None:
    """As in a troika."""
    everyone = Need(people=7, groups=(3, 4), cases=7, facilitators=0)
    assert not list(turns(facts(had("ada"), BY_MAY, needs={"c1": everyone})))


def test_a_meeting_with_new_ideas_gives_nobody_a_turn() -> None:
    """Of three meetings left one is for new ideas, and the last has no questions anyway."""
    log, march = had("ada", "ben", "chi", "dan"), date(2027, 3, 20)
    planned = facts(log, march, needs={"c1": ONE_CASE})
    plan = planned.cohort.meeting.model_copy(update={"inputs": {4: "What rivers teach"}})
    cohort = planned.cohort.model_copy(update={"meeting": plan})
    (with_ideas,) = turns(planned._replace(cohort=cohort))
    (without,) = turns(planned)
    assert "room for 1 at 1 working meeting." in with_ideas.says
    assert "room for 2 at 2 working meetings." in without.says
