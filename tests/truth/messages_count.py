"""Which messages are due on a day, and to whom: counted plainly, with no line of circlekit's.

What is counted is what ``docs/nudge.md`` says. A message is named by circle, moment and meeting.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from .messages_world import Group, Meeting, Person, World, local

Key = tuple[str, str, int]
"""A circle, a moment and the number of the meeting that a message is about."""

USUAL: dict[str, int | None] = {
    "lead_welcome": 16, "welcome": 14, "commitment": 10, "week_before": 7, "rsvp": 3, "day_before": 1,
    "report": 0, "after": 1, "missed": 2, "commitment_again": 4, "thanks_lead": 2,
}  # fmt: skip
CALLED = {"circle_quiet": 1, "hello": 2, "step_back": 2, "lead_quiet": 3}
FIRST, BEFORE = ("lead_welcome", "welcome", "commitment"), ("week_before", "rsvp", "day_before")
THREE = (*BEFORE, "after", "missed")
"""Of these nobody gets more than three about one meeting."""

TO_CIRCLE = {
    "welcome", "commitment", *BEFORE, "after", "circle_quiet", "half_way",
}  # fmt: skip
TO_LEAD = {"lead_welcome", "report", "hello", "lead_quiet", "thanks_lead"}
TO_MEMBERS = {"welcome", *BEFORE, "after", "missed", "commitment_again", "step_back", "half_way"}
FORTNIGHT = 13
ONE_DAY = timedelta(days=1)


class Message(NamedTuple):
    """A message about a meeting, due from ``day`` to ``until``; ``wanted`` are all that it is for.

    ``about`` are those whom a hello is about, or who are offered to rest.
    """

    key: Key
    day: date
    until: date
    meeting: Meeting
    circle: bool
    wanted: tuple[str, ...]
    about: tuple[str, ...] = ()


class _Term(NamedTuple):
    """One circle, with what is known on a day."""

    world: World
    group: Group
    today: date
    log: dict[str, Any]

    def days(self, moment: str) -> int | None:
        return self.world.nudges.get(moment, USUAL[moment])

    def lists(self, number: int) -> Any:
        """Who was at a meeting, «did not meet», or None where nothing is written."""
        return self.log.get("attendance", {}).get(self.group.handle, {}).get(number)

    def reply(self, number: int, handle: str) -> str | None:
        found: str | None = self.log.get("rsvps", {}).get(self.group.handle, {}).get(number, {}).get(handle)
        return found


def messages(world: World, today: date) -> dict[Key, Message]:
    """Return every message of a term, as far as it is known on a day, past and to come."""
    log = world.log(today)
    found = [
        one
        for group in world.groups
        if group.meetings
        for one in _of_circle(_Term(world, group, today, log))
        if one.circle or one.wanted
    ]
    return {one.key: one for one in found}


def due(world: World, today: date) -> dict[Key, Message]:
    """Return the messages that are due on a day."""
    return {key: one for key, one in messages(world, today).items() if one.day <= today <= one.until}


def to_come(world: World, today: date) -> dict[Key, Message]:
    """Return the messages that are due, will be, or whose meeting is not over."""
    return {
        key: one
        for key, one in messages(world, today).items()
        if one.until >= today or one.meeting.day >= today
    }


def _of_circle(term: _Term) -> Iterator[Message]:
    meetings = term.group.meetings
    for meeting in meetings:
        yield from _before(term, meeting)
        if term.lists(meeting.number) != "did not meet":
            for moment in ("report", "after", "missed"):
                yield from _later(term, moment, meeting, term.days(moment))
    yield from _joiners(term)
    yield from _later(term, "commitment_again", meetings[0], term.days("commitment_again"))
    yield from _later(term, "thanks_lead", meetings[-1], term.days("thanks_lead"))
    yield from _half_way(term)
    yield from _called(term)


def _before(term: _Term, meeting: Meeting) -> Iterator[Message]:
    """Each is due until the next one to the same people is, and at most until the meeting."""
    moments = (*FIRST, *BEFORE) if meeting.number == 1 else BEFORE
    begins = {
        moment: meeting.day - timedelta(days=days)
        for moment in moments
        if (days := term.days(moment)) is not None
    }
    for moment, day in begins.items():
        others = {"week_before": begins.get("week_before")} if moment == "lead_welcome" else begins
        same = [other for name, other in others.items() if name != "lead_welcome" and other and other > day]
        until = min(same) - ONE_DAY if same else meeting.day
        yield _message(term, moment, meeting, day, until)


def _joiners(term: _Term) -> Iterator[Message]:
    """Whoever joins later is welcomed alone, before the first meeting they come to."""
    days, there = term.days("welcome"), joined(term.world, term.group, term.group.meetings[0])
    for meeting in term.group.meetings[1:] if days is not None else ():
        new = [one for one in joined(term.world, term.group, meeting) if one not in there]
        there += new
        if new:
            about = tuple(one.handle for one in new)
            day = meeting.day - timedelta(days=days or 0)
            yield _message(term, "welcome", meeting, day, meeting.day, about)


def _later(
    term: _Term, moment: str, meeting: Meeting, days: int | None, about: tuple[str, ...] = ()
) -> Iterator[Message]:
    """Yield it, due until the day before the next meeting: a fortnight at most, and three days at least."""
    if days is None:
        return
    day, last = meeting.day + timedelta(days=days), meeting.day + timedelta(days=FORTNIGHT)
    following = [one.day for one in term.group.meetings if one.number == meeting.number + 1]
    if following:
        last = min(last, following[0] - ONE_DAY)
    yield _message(term, moment, meeting, day, max(day + 2 * ONE_DAY, last), about)


def _half_way(term: _Term) -> Iterator[Message]:
    world = term.world
    day = world.starts + timedelta(days=(world.ends - world.starts).days // 2)
    while day.weekday() > 4 or day in world.off:
        day += ONE_DAY
    before = [one for one in term.group.meetings if one.day < day]
    if before and len(before) < len(term.group.meetings):
        yield _message(term, "half_way", before[-1], day, day + timedelta(days=FORTNIGHT))


def _called(term: _Term) -> Iterator[Message]:
    meetings = term.group.meetings
    over = [one for one in meetings if one.day < term.today or term.lists(one.number) is not None]
    for moment, number, about in _calls(term, [one.number for one in over]):
        meeting = term.group.meetings[number - 1]
        if (term.today - meeting.day).days <= FORTNIGHT:
            yield from _later(term, moment, meeting, CALLED[moment], about)


def _calls(term: _Term, over: list[int]) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Yield what the log calls for: away twice or long, a circle that falters, a lead who is silent."""
    few, silent = 0, 0
    for number in over:
        lists = term.lists(number)
        if lists is None:
            silent += 1
            if silent == 2 and term.log.get("attendance"):
                yield "lead_quiet", number, ()
            continue
        silent = 0
        if lists == "did not meet":
            few = 0
            yield "circle_quiet", number, ()
            continue
        few = few + 1 if len(lists["present"]) < _enough(term) else 0
        if few == 2:
            yield "circle_quiet", number, ()
        yield from _lapses(term, number)


def _enough(term: _Term) -> int:
    return {3: 2, 4: 3}.get(len(term.group.members), 4)


def _lapses(term: _Term, number: int) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    for moment in ("hello", "step_back"):
        about = tuple(
            one
            for one in term.group.members
            if one != term.group.lead
            and _state(term, one, number) == moment
            and _state(term, one, number - 1) != moment
            and _came(term, one, number)[-1:] != _came(term, one, number - 1)[-1:]
        )
        if about:
            yield moment, number, about


def _came(term: _Term, handle: str, last: int) -> list[tuple[int, bool]]:
    """Return at which meetings up to one somebody was, of those at which they were written down."""
    found = []
    for number in range(1, last + 1):
        lists = term.lists(number)
        for key, people in lists.items() if isinstance(lists, dict) else ():
            if handle in people:
                found.append((number, key == "present"))
    return found


def _state(term: _Term, handle: str, last: int) -> str:
    """Return what somebody's way calls for: a hello after two in a row, a kind offer later."""
    way = [came for _, came in _came(term, handle, last)]
    run = next((place for place, came in enumerate(reversed(way)) if came), len(way))
    if run >= 3 or (run and len(way) >= 4 and way.count(True) / len(way) < 0.5):
        return "step_back"
    return "hello" if run == 2 else ""


def _message(
    term: _Term, moment: str, meeting: Meeting, day: date, until: date, about: tuple[str, ...] = ()
) -> Message:
    key = (term.group.handle, moment, meeting.number)
    wanted: list[str] = []
    if moment in TO_LEAD and term.group.lead:
        done = moment == "report" and term.lists(meeting.number) is not None
        wanted = [] if done else [term.group.lead]
    elif moment in TO_MEMBERS:
        there = joined(term.world, term.group, meeting)
        wanted = [one.handle for one in there if _is_for(term, moment, meeting.number, one, about)]
    alone = moment == "welcome" and about
    return Message(key, day, until, meeting, moment in TO_CIRCLE and not alone, tuple(wanted), about)


def joined(world: World, group: Group, meeting: Meeting) -> list[Person]:
    """Return who takes part by the day of a meeting, as their own calendar has it."""
    people = [world.people[one] for one in group.members]
    return [one for one in people if one.joins is None or one.joins <= local(meeting.start, one.zone).date()]


def _is_for(term: _Term, moment: str, number: int, person: Person, about: tuple[str, ...]) -> bool:
    lists, handle = term.lists(number), person.handle
    there = lists if isinstance(lists, dict) else {}
    committed = term.log.get("commitments", {}).get(term.group.handle, {})
    match moment:
        case "rsvp":
            return term.reply(number, handle) is None
        case "day_before":
            return term.reply(number, handle) != "no"
        case "after":
            return handle in there.get("present", ())
        case "missed":
            return handle in (*there.get("apologies", ()), *there.get("no_word", ()))
        case "commitment_again":
            return bool(committed) and handle not in committed
        case "step_back":
            return handle in about
        case "welcome":
            return not about or handle in about
        case "half_way":
            return person.way in ("chat", "sms")
    return True


def could_have_had(world: World, message: Message) -> int:
    """Return how many messages about a meeting may have reached anybody before this one.

    Whoever has replied since may have been asked before, and whoever says no may have said so last.
    """
    _, moment, _ = message.key
    if moment not in THREE:
        return 0
    days = {one: world.nudges.get(one, USUAL[one]) for one in BEFORE}
    order = {one: (-before, BEFORE.index(one)) for one, before in days.items() if before is not None}
    return sum(moment not in BEFORE or rank < order[moment] for rank in order.values())
