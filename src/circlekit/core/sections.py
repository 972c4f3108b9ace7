"""The sections of a cohort file as frozen values: the keys that have keys of their own.

What each may hold is decided in ``fields``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from circlekit.core import fields as f
from circlekit.core.parse.choices import choice, choice_if_any
from circlekit.core.parse.topics import topics
from circlekit.core.value import Value


class Rhythm(StrEnum):
    """How often a circle meets."""

    WEEK = "week"
    TWO_WEEKS = "2 weeks"
    FOUR_WEEKS = "4 weeks"
    MONTH = "month"
    TWO_MONTHS = "2 months"


_rhythm = choice(Rhythm, "is not a rhythm")
rhythm_if_any = choice_if_any(Rhythm, "is not a rhythm")


class RhythmChange(Value):
    """Another rhythm from a day on, such as every two months after the first three."""

    every: Annotated[Rhythm | None, f.told(rhythm_if_any)] = None
    starts: f.DayIfAny = None


class InPerson(Value):
    """The meeting, by its number, at which a circle meets at a place."""

    meeting: f.NumberIfAny = None
    place: f.Line = ""


class MeetingPlan(Value):
    """How often a circle meets, for how long and where; ``first`` and ``last`` are texts for those.

    ``inputs`` are meetings with new ideas instead of questions (practice 33): topics by their number.
    """

    every: Annotated[Rhythm, f.told(_rhythm)] = Rhythm.MONTH
    then: RhythmChange = RhythmChange()
    minutes: f.Minutes = 60
    video: f.Link = None
    first: f.Text = ""
    last: f.Text = ""
    in_person: InPerson = InPerson()
    inputs: Annotated[Mapping[int, str], f.told(topics)] = Field(default_factory=dict)


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


_instead = choice(Instead, "is not something to do instead")


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


class OldCircles(StrEnum):
    """What becomes of old circles: everybody meets new people, or comes with somebody they know."""

    APART = "apart"
    IN_TWOS = "in twos"


_silence = choice(Silence, "is not something that silence can mean")
_old_circles = choice(OldCircles, "is not a way to part old circles")


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


class Tone(StrEnum):
    """How a message speaks to one person, where their language tells two ways apart, such as tu and vous."""

    INFORMAL = "informal"
    FORMAL = "formal"


tone_if_any = choice_if_any(Tone, "is not a way to speak to people")


class NudgeDays(Value):
    """On which day each message is due, in days; None when it is not wanted.

    ``lead_welcome``, ``welcome`` and ``commitment`` count back from a circle's first meeting,
    ``week_before``, ``rsvp`` and ``day_before`` from each. ``report``, ``after`` and ``missed`` count on
    from each meeting, ``commitment_again`` from the first, ``thanks_lead`` from the last. ``share_out``
    counts back from a share-out.
    """

    lead_welcome: f.DaysBefore = 16
    welcome: f.DaysBefore = 14
    commitment: f.DaysBefore = 10
    week_before: f.DaysBefore = 7
    rsvp: f.DaysBefore = 3
    day_before: f.DaysBefore = 1
    report: f.DaysBefore = 0
    after: f.DaysBefore = 1
    missed: f.DaysBefore = 2
    commitment_again: f.DaysBefore = 4
    share_out: f.DaysBefore = 10
    thanks_lead: f.DaysBefore = 2


class CircleOwn(Value):
    """What one circle agreed for itself (practices 19 and 34), beside what holds for the whole cohort.

    Its ``agreements`` and ``readings`` come after those of the cohort; its ``process`` takes the place of
    the cohort's.
    """

    process: f.Line = ""
    agreements: f.Texts = ()
    readings: f.Texts = ()


def by_circle(value: Any) -> Any:
    """Return what circles agreed for themselves by their handles, to be read one by one.

    Raises:
        Wrong: it is not a mapping.
    """
    if not isinstance(value, Mapping):
        raise f.Wrong("this must be a mapping of circles", "write it as {c2: {process: peer-assist}}")
    return value
