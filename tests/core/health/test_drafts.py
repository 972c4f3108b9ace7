"""Which drafts help a circle, and which meeting they speak of."""

from __future__ import annotations

from datetime import date

from circlekit.core.health.drafts import helpful
from circlekit.core.health.look import look
from circlekit.core.log import Log
from circlekit.core.nudging.draft import Draft, Moment

from .making import SEVEN, came, meetings, not_met, replies, source

ALL = " ".join(SEVEN)
TODAY = date(2027, 3, 15)


def drafts(log: Log) -> list[Draft]:
    found = look(source(log))
    return list(helpful(found.circles[0], found.people, meetings(), TODAY))


def test_a_circle_that_goes_well_needs_none() -> None:
    """All came to all three."""
    assert drafts(Log(attendance=tuple(came(number, ALL) for number in (1, 2, 3)))) == []


def test_a_message_looks_back_on_the_last_meeting() -> None:
    """The one that did not take place, with all meetings to name the next."""
    (found,) = drafts(Log(attendance=(came(1, ALL), came(2, ALL), not_met(3))))
    assert (found.moment, found.meeting.number, found.of) == (Moment.CIRCLE_QUIET, 3, 6)
    assert found.following == meetings()[3]


def test_who_comes_is_asked_of_the_next_meeting() -> None:
    """Four have said no."""
    log = Log(
        attendance=tuple(came(number, ALL) for number in (1, 2, 3)),
        rsvps=replies(4, ada="no", ben="no", chi="no", dan="no"),
    )
    (found,) = drafts(log)
    assert (found.moment, found.meeting.number) == (Moment.RSVP, 4)


def test_one_hello_names_all_whom_it_is_about() -> None:
    """The lead gets one message, not two."""
    rest = "ada ben chi dan eve"
    log = Log(attendance=(came(1, ALL), came(2, rest, "fay gus"), came(3, rest, "fay gus")))
    (found,) = [one for one in drafts(log) if one.moment is Moment.HELLO]
    assert found.about == ("fay", "gus")


def test_without_any_meeting_there_is_nothing_to_speak_of() -> None:
    """Neither past nor to come."""
    found = look(source(Log(attendance=(not_met(1),)), meetings={}))
    assert helpful(found.circles[0], found.people, (), TODAY) == ()
