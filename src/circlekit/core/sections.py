"""The sections of a cohort file as frozen values: the keys that have keys of their own.

What each may hold is decided in ``fields``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from circlekit.core import fields as f
from circlekit.core.value import Value


class Rhythm(StrEnum):
    """How often a circle meets."""

    WEEK = "week"
    TWO_WEEKS = "2 weeks"
    FOUR_WEEKS = "4 weeks"
    MONTH = "month"
    TWO_MONTHS = "2 months"


def _rhythm(value: Any) -> Rhythm:
    plain = " ".join(f.line(value).casefold().split())
    if plain in set(Rhythm):
        return Rhythm(plain)
    raise f.Wrong(f"«{value}» is not a rhythm", "write week, 2 weeks, 4 weeks, month or 2 months")


def rhythm_if_any(value: Any) -> Rhythm | None:
    """Return a rhythm, or None when nothing was typed."""
    return None if value is None or value == "" else _rhythm(value)


class RhythmChange(Value):
    """Another rhythm from a day on, such as every two months after the first three."""

    every: Annotated[Rhythm | None, f.told(rhythm_if_any)] = None
    starts: f.DayIfAny = None


class InPerson(Value):
    """The meeting, by its number, at which a circle meets at a place."""

    meeting: f.NumberIfAny = None
    place: f.Line = ""


class MeetingPlan(Value):
    """How often a circle meets, for how long and where; ``first`` and ``last`` are texts for those."""

    every: Annotated[Rhythm, f.told(_rhythm)] = Rhythm.MONTH
    then: RhythmChange = RhythmChange()
    minutes: f.Minutes = 60
    video: f.Link = None
    first: f.Text = ""
    last: f.Text = ""
    in_person: InPerson = InPerson()


class ShareOuts(Value):
    """Open events at which circles take turns to tell the others (practice 99); none without ``at``.

    ``at`` are wall-clock times in the cohort's zone; ``circles`` is how many tell at each, or None for as
    many as it takes for every circle to have its turn.
    """

    at: f.Moments = ()
    minutes: f.Minutes = 60
    circles: f.NumberIfAny = None
    video: f.Link = None
    place: f.Line = ""


class LeadsMeetings(Value):
    """Meetings of the circles' leads with the coordinator (practice 69); none without ``every``."""

    every: Annotated[Rhythm | None, f.told(rhythm_if_any)] = None
    minutes: f.Minutes = 45
    video: f.Link = None


class Coordinator(Value):
    """Who looks after the whole cohort."""

    name: f.Line = ""
    email: f.Address = None


WEIGHT_NAMES = ("mix", "align", "complement", "not_alone", "met", "knows", "prefer", "avoid", "if_needed")
"""What ``weights`` may name; each multiplies the worth of one wish, and is 1 where it is not given."""


class Rules(Value):
    """What circles should be like (``mix`` to ``avoid``) and what they must be (``share`` to ``at_most``)."""

    mix: f.Weighted = Field(default_factory=dict)
    align: f.Weighted = Field(default_factory=dict)
    complement: f.Names = Field(default_factory=lambda: {"needs": "offers"})
    not_alone: f.Several = ()
    prefer: f.Groups = ()
    avoid: f.Groups = ()
    share: f.Several = ()
    within: f.Numbers = Field(default_factory=dict)
    apart: f.Groups = ()
    together: f.Groups = ()
    separate: f.Several = ()
    at_most: f.Numbers = Field(default_factory=dict)
    weights: f.Numbers = Field(default_factory=dict)


class Instead(StrEnum):
    """What becomes of a meeting that falls on a holiday."""

    SKIP = "skip"
    NEXT_WEEK = "next week"


def _instead(value: Any) -> Instead:
    plain = " ".join(f.line(value).casefold().split())
    if plain in set(Instead):
        return Instead(plain)
    raise f.Wrong(f"«{value}» is not something to do instead", "write skip or next week")


class Holidays(Value):
    """Days without meetings: by country (ISO 3166 code or name), and by date; and what happens instead."""

    countries: f.Several = ()
    dates: f.Days = ()
    instead: Annotated[Instead, f.told(_instead)] = Instead.SKIP


class Silence(StrEnum):
    """What it means at the end date that somebody said nothing."""

    STAY = "stay"
    LEAVE = "leave"
    DEFER = "defer"


def _silence(value: Any) -> Silence:
    plain = f.line(value).casefold()
    if plain in set(Silence):
        return Silence(plain)
    raise f.Wrong(f"«{value}» is not something that silence can mean", "write stay, leave or defer")


class OldCircles(StrEnum):
    """What becomes of old circles: everybody meets new people, or comes with somebody they know."""

    APART = "apart"
    IN_TWOS = "in twos"


def _old_circles(value: Any) -> OldCircles:
    plain = " ".join(f.line(value).casefold().split())
    if plain in set(OldCircles):
        return OldCircles(plain)
    raise f.Wrong(f"«{value}» is not a way to part old circles", "write apart or in twos")


class RotationPlan(Value):
    """How the next circles are formed at the end date."""

    silent: Annotated[Silence, f.told(_silence)] = Silence.STAY
    old_circles: Annotated[OldCircles, f.told(_old_circles)] = OldCircles.APART


class AlumniMeetings(Value):
    """Meetings of those who took part before (practice 48), in the cohort's zone; none without ``at``."""

    at: f.Moments = ()
    minutes: f.Minutes = 60
    video: f.Link = None
    place: f.Line = ""


class NudgeDays(Value):
    """How many days before a meeting each message is due; None when it is not wanted."""

    week_before: f.DaysBefore = 7
    rsvp: f.DaysBefore = 3
    day_before: f.DaysBefore = 1
