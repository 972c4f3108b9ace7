"""The words of circlekit as frozen values. What each may hold is decided in ``fields``.

Keys, names and meanings are those of the cohort file; a value carries no behaviour of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, NamedTuple

from pydantic import Field

from circlekit.core import fields as f
from circlekit.core.parse.choices import choice
from circlekit.core.poll_plan import PollPlan
from circlekit.core.sections import (
    AlumniMeetings,
    CircleOwn,
    Coordinator,
    Holidays,
    LeadsMeetings,
    MeetingPlan,
    NudgeDays,
    RotationPlan,
    Rules,
    ShareOuts,
    Tone,
    by_circle,
    tone_if_any,
)
from circlekit.core.value import Value

DEFAULT_PURPOSE = "To get advice from peers on our own real questions, and to build lasting relationships."
DEFAULT_PRINCIPLES = (
    "Everyone has a voice.",
    "Our differences are welcome.",
    "What is said here stays here.",
)
DEFAULT_COMMITMENT = "We come to every meeting we can, on time, and say early when we cannot."


class Participant(Value):
    """One person in a cohort. ``fields`` are the coordinator's own; ``assumed`` names what was filled in.

    ``was`` are handles under which earlier cohorts know them. ``lead_again`` is a wish for this cohort alone:
    to lead though they have just led, or to have no role; None where nothing was said.
    """

    id: f.Handle
    name: f.Label
    email: f.Address = None
    timezone: f.ZoneName
    available: f.WindowList = ()
    if_needed: f.WindowList = ()
    lead: f.Willing = "no"
    lead_again: f.YesNoIfAny = None
    languages: f.Several = ()
    needs: f.Several = ()
    offers: f.Several = ()
    knows: f.Handles = ()
    was: f.Handles = ()
    country: f.Line = ""
    channel: f.Line = ""
    tone: Annotated[Tone | None, f.told(tone_if_any)] = None
    share_email: f.YesNo = False
    consent: f.Line = ""
    joins: f.DayIfAny = None
    pause_until: f.DayIfAny = None
    pronouns: f.Line = ""
    language: f.LanguageIfAny = None
    fields: Mapping[str, f.Own] = Field(default_factory=dict)
    assumed: tuple[str, ...] = ()


class PastCohort(Value):
    """The circles of an earlier cohort: who has met whom, all by handle.

    ``leads`` and ``deputies`` may name people without a role since. ``roles`` counts by handle how often
    somebody had each further role, such as ``{"amina": {"case giver": 2}}``.
    """

    cohort: str
    circles: tuple[tuple[str, ...], ...]
    leads: tuple[str, ...] = ()
    deputies: tuple[str, ...] = ()
    roles: Mapping[str, Mapping[str, int]] = Field(default_factory=dict)


_tone = choice(Tone, "is not a way to speak to people")


class Cohort(Value):
    """The people of one run, from its start to its agreed end date, and what they agreed.

    ``past`` are the earlier cohorts, the oldest first. ``waiting`` are people who take part again later
    (``pause_until``): they are in no circle, and nothing but the rotation asks for them.
    """

    cohort: f.Label
    id: f.Handle
    purpose: f.Text = DEFAULT_PURPOSE
    principles: f.Texts = DEFAULT_PRINCIPLES
    commitment: f.Text = DEFAULT_COMMITMENT
    between_meetings: f.Text = ""
    larger_purpose: f.Text = ""
    process: f.Label = "troika-consulting"
    starts: f.Day
    ends: f.Day
    size: f.SizeRange = f.Size(6, 8)
    timezone: f.ZoneName | None = None
    meeting: MeetingPlan = MeetingPlan()
    share_outs: ShareOuts = ShareOuts()
    leads_meetings: LeadsMeetings = LeadsMeetings()
    rotation: RotationPlan = RotationPlan()
    alumni: AlumniMeetings = AlumniMeetings()
    coordinator: Coordinator = Coordinator()
    language: f.Language = "en"
    tone: Annotated[Tone, f.told(_tone)] = Tone.INFORMAL
    matching: Rules = Rules()
    history: f.Several = ()
    holidays: Holidays = Holidays()
    nudges: NudgeDays = NudgeDays()
    poll: PollPlan = PollPlan()
    agreements: f.Texts = ()
    readings: f.Texts = ()
    circles: Annotated[Mapping[f.Handle, CircleOwn], f.told(by_circle)] = Field(default_factory=dict)
    links: f.Links = Field(default_factory=dict)
    focus: f.Line = ""
    format: f.Line = ""
    past: tuple[PastCohort, ...] = ()
    participants: tuple[Participant, ...]
    waiting: tuple[Participant, ...] = ()


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
