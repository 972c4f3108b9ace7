"""What a message is: its moment, the meeting it is about, and for whom it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.scheduling.share_outs import ShareOut
from circlekit.core.zones import zone


class Moment(StrEnum):
    """When a message goes out, in the order of a circle's life.

    The names are those of the template files and of the keys of ``Cohort.nudges``.
    """

    LEAD_WELCOME = "lead_welcome"
    WELCOME = "welcome"
    COMMITMENT = "commitment"
    WEEK_BEFORE = "week_before"
    RSVP = "rsvp"
    DAY_BEFORE = "day_before"
    REPORT = "report"
    AFTER = "after"
    MISSED = "missed"
    COMMITMENT_AGAIN = "commitment_again"
    HELLO = "hello"
    STEP_BACK = "step_back"
    LEAD_QUIET = "lead_quiet"
    CIRCLE_QUIET = "circle_quiet"
    SHARE_OUT = "share_out"
    HALF_WAY = "half_way"
    THANKS_LEAD = "thanks_lead"


class To(StrEnum):
    """For whom a message is."""

    CIRCLES = "circles"
    MEMBERS = "members"
    LEADS = "leads"


class Kind(NamedTuple):
    """What messages a moment has: one for the ``circle`` to paste, and one for each of some ``people``.

    Without ``email`` only those are written to who are reached by chat or SMS; the others read the
    circle's message.
    """

    circle: bool = False
    people: To | None = None
    email: bool = True


_BOTH, _CIRCLE = Kind(circle=True, people=To.MEMBERS), Kind(circle=True)
_MEMBERS, _LEAD = Kind(people=To.MEMBERS), Kind(people=To.LEADS)

KINDS: Mapping[Moment, Kind] = MappingProxyType(
    {
        Moment.LEAD_WELCOME: _LEAD,
        Moment.WELCOME: _BOTH,
        Moment.COMMITMENT: _CIRCLE,
        Moment.WEEK_BEFORE: _BOTH,
        Moment.RSVP: _BOTH,
        Moment.DAY_BEFORE: _BOTH,
        Moment.REPORT: _LEAD,
        Moment.AFTER: _BOTH,
        Moment.MISSED: _MEMBERS,
        Moment.COMMITMENT_AGAIN: _MEMBERS,
        Moment.HELLO: _LEAD,
        Moment.STEP_BACK: _MEMBERS,
        Moment.LEAD_QUIET: _LEAD,
        Moment.CIRCLE_QUIET: _CIRCLE,
        Moment.SHARE_OUT: _BOTH,
        Moment.HALF_WAY: Kind(circle=True, people=To.MEMBERS, email=False),
        Moment.THANKS_LEAD: _LEAD,
    }
)


class Draft(NamedTuple):
    """A message about one meeting of a circle, due from ``day`` to ``until``, both included.

    ``of`` is how many ``meetings`` the circle has in all. ``about`` names members by handle: whom a hello
    of the lead is for, or who is written to alone. For a share-out, the ``event``, ``meeting`` is that.
    """

    day: date
    until: date
    moment: Moment
    circle: Circle
    meeting: Meeting
    of: int
    meetings: tuple[Meeting, ...] = ()
    about: tuple[str, ...] = ()
    event: ShareOut | None = None

    @property
    def ahead(self) -> tuple[Meeting, ...]:
        """The dates to tell: all of the circle, or to those who join later the ones from their first on."""
        if self.moment is not Moment.WELCOME:
            return self.meetings
        return tuple(one for one in self.meetings if one.start >= self.meeting.start)

    @property
    def following(self) -> Meeting | None:
        """The circle's next meeting after the one that this message is about, and not before its day."""
        later = (one for one in self.meetings if one.start > self.meeting.start)
        return next((one for one in later if one.start.date() >= self.day), None)


def meeting_day(meeting: Meeting, cohort: Cohort) -> date:
    """Return the date of a meeting as the coordinator's calendar shows it."""
    if cohort.timezone is None:
        return meeting.start.date()
    return meeting.start.astimezone(zone(cohort.timezone)).date()
