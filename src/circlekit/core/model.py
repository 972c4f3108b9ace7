"""The words of circlekit as frozen values. What each may hold is decided in ``fields``.

Keys, names and meanings are those of the cohort file; a value carries no behaviour of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from circlekit.core import fields as f
from circlekit.core.windows import Window

DEFAULT_PURPOSE = "To get advice from peers on our own real questions, and to build lasting relationships."
DEFAULT_PRINCIPLES = (
    "Everyone has a voice.",
    "Our differences are welcome.",
    "What is said here stays here.",
)
DEFAULT_COMMITMENT = "We come to every meeting we can, on time, and say early when we cannot."


class Value(BaseModel):
    """A frozen value that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


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


class Participant(Value):
    """One person in a cohort. ``fields`` are the coordinator's own; ``assumed`` names what was filled in."""

    id: f.Handle
    name: f.Label
    email: f.Address = None
    timezone: f.ZoneName
    available: f.WindowList = ()
    if_needed: f.WindowList = ()
    lead: f.Willing = "no"
    languages: f.Several = ()
    needs: f.Several = ()
    offers: f.Several = ()
    knows: f.Handles = ()
    country: f.Line = ""
    channel: f.Line = ""
    share_email: f.YesNo = False
    consent: f.Line = ""
    joins: f.DayIfAny = None
    pause_until: f.DayIfAny = None
    pronouns: f.Line = ""
    language: f.LanguageIfAny = None
    fields: Mapping[str, f.Own] = Field(default_factory=dict)
    assumed: tuple[str, ...] = ()


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


class NudgeDays(Value):
    """How many days before a meeting each message is due; None when it is not wanted."""

    week_before: f.DaysBefore = 7
    rsvp: f.DaysBefore = 3
    day_before: f.DaysBefore = 1


class PastCohort(Value):
    """The circles of an earlier cohort: who has met whom. ``leads`` may name people without a role since."""

    cohort: str
    circles: tuple[tuple[str, ...], ...]
    leads: tuple[str, ...] = ()


class Cohort(Value):
    """The people of one run, from its start to its agreed end date, and what they agreed."""

    cohort: f.Label
    id: f.Handle
    purpose: f.Text = DEFAULT_PURPOSE
    principles: f.Texts = DEFAULT_PRINCIPLES
    commitment: f.Text = DEFAULT_COMMITMENT
    process: f.Label = "troika-consulting"
    starts: f.Day
    ends: f.Day
    size: f.SizeRange = f.Size(6, 8)
    timezone: f.ZoneName | None = None
    meeting: MeetingPlan = MeetingPlan()
    share_outs: ShareOuts = ShareOuts()
    leads_meetings: LeadsMeetings = LeadsMeetings()
    coordinator: Coordinator = Coordinator()
    language: f.Language = "en"
    matching: Rules = Rules()
    history: f.Several = ()
    holidays: Holidays = Holidays()
    nudges: NudgeDays = NudgeDays()
    agreements: f.Texts = ()
    readings: f.Texts = ()
    links: f.Links = Field(default_factory=dict)
    focus: f.Line = ""
    format: f.Line = ""
    past: tuple[PastCohort, ...] = ()
    participants: tuple[Participant, ...]


class Circle(Value):
    """A matched group of participants, by their handles; ``because`` says why they are together."""

    id: f.Handle
    name: f.Label
    lead: f.Handle | None = None
    deputy: f.Handle | None = None
    members: f.Handles
    because: f.Texts = ()


class Unplaced(Value):
    """Somebody without a circle: the reason, and the nearest fix."""

    id: f.Handle
    reason: f.Text


class Measure(Value):
    """One term of a matching: what it came to, the best that is possible at all, and a sentence."""

    value: int
    best: int
    says: str


class NotServed(Value):
    """Somebody who cannot come to a weekly hour of their circle on every date.

    ``hour`` would help them most, ``Tue 18:30-19:30 in Europe/Berlin``; it is empty where none would.
    ``says`` is a sentence without its beginning, their name, so that several can share it.
    """

    id: f.Handle
    circle: f.Handle
    hour: str = ""
    says: f.Text


class Standing(Value):
    """How a circle stands: how many of its members can come to its best hour, and its terms in words."""

    circle: f.Handle
    can_come: int
    members: int
    says: f.Texts = ()


class Matching(Value):
    """The result of matching: circles, who is left over and why, and how good it is, term by term.

    ``standings`` has one for each circle, or none where nobody looked; so has ``not_served``.
    """

    circles: tuple[Circle, ...]
    unplaced: tuple[Unplaced, ...] = ()
    quality: Mapping[str, Measure] = Field(default_factory=dict)
    standings: tuple[Standing, ...] = ()
    not_served: tuple[NotServed, ...] = ()


class Changes(Value):
    """What was changed in a circle's meetings after they were planned.

    Meetings are named by the date that the rhythm gives them, in the slot's zone. ``moved`` holds the wall
    clock of the slot's zone instead, ``places`` where the circle meets in person; from ``cancelled`` on
    there are no meetings any more.
    """

    moved: Mapping[date, datetime] = Field(default_factory=dict)
    skipped: tuple[date, ...] = ()
    places: Mapping[date, str] = Field(default_factory=dict)
    cancelled: date | None = None


class Alternate(Value):
    """The other time of a circle that meets at two times in turn; fields as in a slot."""

    first: date
    weekday: int
    week: int | None = None
    start: int
    timezone: f.ZoneName


class Slot(Value):
    """The recurring time of a circle, in the wall clock of its anchor zone.

    ``week`` is which weekday of the month it is: 1-4, or -1 for the last; None in weekly rhythms.
    ``start`` counts minutes from midnight; ``weekday`` counts from Monday, 0. With an ``alternate``, every
    second meeting is at that time instead.
    """

    circle: f.Handle
    first: date
    weekday: int
    week: int | None = None
    start: int
    minutes: int
    timezone: f.ZoneName
    alternate: Alternate | None = None
    changes: Changes = Changes()


class Meeting(NamedTuple):
    """One dated occurrence of a slot; ``start`` is an aware instant in the slot's zone.

    ``was`` is the start that the rhythm gives, where the meeting was moved, and ``because`` says why.
    """

    number: int
    start: datetime
    minutes: int
    was: datetime | None = None
    because: str = ""
    place: str = ""


__all__ = [
    "Alternate", "Changes", "Circle", "Cohort", "Coordinator", "Holidays", "InPerson", "Instead",
    "LeadsMeetings", "Matching", "Measure", "Meeting", "MeetingPlan", "NotServed", "NudgeDays", "Participant",
    "PastCohort", "Rhythm", "RhythmChange", "Rules", "ShareOuts", "Slot", "Standing", "Unplaced", "Value",
    "Window",
]  # fmt: skip
