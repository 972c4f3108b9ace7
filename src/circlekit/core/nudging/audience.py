"""Who gets a message of their own: it depends on what is known of them, and nobody gets a fourth.

At most three messages reach one member for one meeting (practices 82 and 84). What a fourth would say is
in the circle's own message, and in what they read a week before the next meeting.
"""

from __future__ import annotations

from circlekit.core.log import Coming
from circlekit.core.model import Participant
from circlekit.core.nudging.channels import Channel, channel_of
from circlekit.core.nudging.draft import KINDS, Draft, Moment, To
from circlekit.core.nudging.facts import Facts, absent
from circlekit.core.nudging.joining import has_joined

MOST = 3
"""So many messages about one meeting reach one member at most."""

BEFORE = (Moment.WEEK_BEFORE, Moment.RSVP, Moment.DAY_BEFORE)
COUNTED = frozenset({*BEFORE, Moment.AFTER, Moment.MISSED})


def recipients(draft: Draft, facts: Facts) -> tuple[Participant, ...]:
    """Return who gets a message of their own, in the order of the circle."""
    earlier = _earlier(draft, facts)
    return tuple(person for person in wanted(draft, facts) if _reached(earlier, draft, person, facts) < MOST)


def held_back(draft: Draft, facts: Facts) -> tuple[Participant, ...]:
    """Return who would get a fourth message about one meeting, which is not written."""
    earlier = _earlier(draft, facts)
    return tuple(person for person in wanted(draft, facts) if _reached(earlier, draft, person, facts) >= MOST)


def had(draft: Draft, person: Participant, facts: Facts) -> int:
    """Return how many messages about this meeting reach somebody before this one.

    Whoever has replied may have been asked before, so the question counts for everybody.
    """
    return _reached(_earlier(draft, facts), draft, person, facts)


def _earlier(draft: Draft, facts: Facts) -> list[Moment]:
    """Return the messages about this meeting that go out before this one."""
    if draft.moment not in COUNTED:
        return []
    days = {moment: getattr(facts.cohort.nudges, moment) for moment in BEFORE}
    return [moment for moment, day in days.items() if day is not None and _is_earlier(moment, draft, days)]


def _reached(earlier: list[Moment], draft: Draft, person: Participant, facts: Facts) -> int:
    return sum(moment is not Moment.DAY_BEFORE or _is_reminded(draft, person, facts) for moment in earlier)


def _is_reminded(draft: Draft, person: Participant, facts: Facts) -> bool:
    """Tell whether somebody is reminded the day before, or was, before they said that they cannot come."""
    return _may_come(draft, person, facts) or (*_about(draft), person.id) in facts.reminded


def _is_earlier(moment: Moment, draft: Draft, days: dict[Moment, int | None]) -> bool:
    if draft.moment not in BEFORE:
        return True
    order = [(-(days[one] or 0), BEFORE.index(one)) for one in (moment, draft.moment)]
    return order[0] < order[1]


def wanted(draft: Draft, facts: Facts) -> tuple[Participant, ...]:
    """Return for whom a message is, however many they have had."""
    kind = KINDS[draft.moment]
    if kind.people is None:
        return ()
    if kind.people is To.LEADS:
        return _lead(draft, facts)
    members = (person for person in joined(draft, facts) if _is_for(draft, person, facts))
    return tuple(one for one in members if kind.email or channel_of(one) is not Channel.EMAIL)


def joined(draft: Draft, facts: Facts) -> tuple[Participant, ...]:
    """Return the members who have joined by the day of the meeting, each by their own calendar."""
    members = (facts.people[handle] for handle in draft.circle.members if handle in facts.people)
    return tuple(person for person in members if has_joined(person, draft.meeting))


def _lead(draft: Draft, facts: Facts) -> tuple[Participant, ...]:
    found = facts.people.get(draft.circle.lead or "")
    return () if found is None or is_told(draft, facts) else (found,)


def is_told(draft: Draft, facts: Facts) -> bool:
    """Tell whether a report need not be asked for, because somebody wrote down who was there."""
    return draft.moment is Moment.REPORT and _about(draft) in facts.attendance


def _is_for(draft: Draft, person: Participant, facts: Facts) -> bool:
    """Tell whether a message to members is for this one."""
    handle, attendance = person.id, facts.attendance.get(_about(draft))
    match draft.moment:
        case Moment.RSVP:
            return handle not in facts.coming.get(_about(draft), {})
        case Moment.DAY_BEFORE:
            return _may_come(draft, person, facts)
        case Moment.AFTER:
            return attendance is not None and handle in attendance.present
        case Moment.MISSED:
            return attendance is not None and handle in absent(attendance)
        case Moment.COMMITMENT_AGAIN:
            # Where nobody's word is written down, nothing is known of anybody's.
            committed = facts.committed.get(draft.circle.id)
            return committed is not None and handle not in committed
        case Moment.WELCOME:
            return not draft.about or handle in draft.about
        case Moment.STEP_BACK:
            return handle in draft.about
        case _:
            return True


def _may_come(draft: Draft, person: Participant, facts: Facts) -> bool:
    return facts.coming.get(_about(draft), {}).get(person.id) is not Coming.NO


def _about(draft: Draft) -> tuple[str, int]:
    return draft.circle.id, draft.meeting.number
