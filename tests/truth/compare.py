"""What circlekit works out and writes, beside the plain count; each check yields what disagrees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zoneinfo import ZoneInfo

from circlekit.core.announce import series
from circlekit.core.calendars.events import calendar_file
from circlekit.core.calendars.instances import instances
from circlekit.core.calendars.series import Series
from circlekit.core.calendars.stamps import stamped
from circlekit.core.contents import of_members
from circlekit.core.coordinating.entries import LABELS, known_beforehand, nudges
from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.nudging.audience import joined
from circlekit.core.nudging.draft import Draft, Moment
from circlekit.core.nudging.facts import facts_of
from circlekit.core.nudging.messages import Wording, needs
from circlekit.core.nudging.moments import NOTHING, planned
from circlekit.core.nudging.scene import Voice
from circlekit.core.processes import Process
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.attendance import answer
from circlekit.core.scheduling.change_doubts import change_problems
from circlekit.core.scheduling.changing import settled
from circlekit.core.scheduling.doubts import slot_problems
from circlekit.core.scheduling.meetings import dates_in
from circlekit.core.scheduling.share_outs import share_outs
from circlekit.core.scheduling.words import say_moves
from circlekit.core.sections import NudgeDays, ShareOuts
from circlekit.core.speech import Speech
from circlekit.files.schedules import read_schedule, write_schedule
from circlekit.files.times import times_file

from . import count
from .invent import NOW, Case
from .reader import Event, by_database, by_file, events

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PROCESS = Process(name="Talk", link="https://example.org/talk", steps={"Talk": "20"})
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Subject(NamedTuple):
    """A case with what circlekit makes of it and what the count does."""

    case: Case
    plan: Arrangement
    entries: tuple[Series, ...]
    meetings: list[tuple[datetime, datetime | None, str]]


def subject(case: Case) -> Subject:
    """Return a case with both answers."""
    plan = arrange(case.circle, case.slot, case.cohort)
    entries = series(plan, case.cohort, "", None)
    return Subject(case, plan, entries, count.meetings(case.slot, case.cohort))


def same_meetings(one: Subject) -> Iterator[str]:
    """The meetings, in order and by number; and what became of every day that the rules give."""
    found = [
        (meeting.start.astimezone(UTC), meeting.was.astimezone(UTC) if meeting.was else None, meeting.place)
        for meeting in one.plan.meetings
    ]
    if found != one.meetings:
        yield f"meetings {found} and not {one.meetings}"
    if [meeting.number for meeting in one.plan.meetings] != list(range(1, len(found) + 1)):
        yield "numbers do not count from 1"
    days = Counter(
        (each.start.astimezone(UTC), each.meeting and each.meeting.start.astimezone(UTC))
        for part in one.plan.dates.parts
        for each in part.occurrences
    )
    wanted = Counter(
        (each.was, each.start) for own in count.held(one.case.slot, one.case.cohort) for each in own
    )
    if days != wanted:
        yield f"days {days - wanted} and not {wanted - days}"


def same_dates_in(one: Subject) -> Iterator[str]:
    """The dates that are tried for each weekday and week, before there is a slot."""
    cohort = one.case.cohort
    monthly = any(every in count.MONTHS for every, _, _ in count.phases(cohort))
    for weekday in range(7):
        for week in (1, 2, 3, 4, -1) if monthly else (None,):
            first = count.first_day(cohort, weekday, week)
            days = count.rule_days(cohort, weekday, week, first) if first else []
            wanted = tuple(day for day in count.after_holidays(days, cohort).values() if day)
            found = dates_in(cohort, weekday, week)
            if found != wanted:
                yield f"dates of {weekday}, {week}: {found} and not {wanted}"


def two_times_take_turns(one: Subject) -> Iterator[str]:
    """By the rules no time comes twice in a row, once both have begun and while each has days."""
    own = count.turn_days(one.case.cohort, one.case.slot)
    if len(own) < 2 or not all(own):
        return
    days = sorted((day, place) for place, of_time in enumerate(own) for day in of_time)
    begun = [place for day, place in days if day >= own[1][0]]
    phases = len(count.phases(one.case.cohort))
    twice = sum(before == after for before, after in pairwise(begun))
    if twice >= phases:
        yield f"one time comes {twice} times in a row"


def same_in_files(one: Subject) -> Iterator[str]:
    """What programs show: as series and as instances, by the database and by the file's own zones."""
    wanted = sorted((start, one.case.slot.minutes, place) for start, _, place in one.meetings)
    for style in ("series", "instances"):
        entries = one.entries if style == "series" else [e for own in one.entries for e in instances(own)]
        for how, found in _read(entries):
            shown = sorted((event.start, event.minutes, event.place) for event in found)
            if shown != wanted:
                yield f"{style} {how}: {_difference(shown, wanted)}"
            yield from _wrong_lines(found, one.case.cohort.participants, style)


def _read(entries: Sequence[Series]) -> Iterator[tuple[str, list[Event]]]:
    if entries:
        ics = calendar_file("Spring", entries, stamped(entries, {}, NOW))
        yield "by database", events(ics, by_database)
        yield "by file", events(ics, by_file(ics))


def _difference(shown: Sequence[object], wanted: Sequence[object]) -> str:
    more = [str(item) for item in shown if item not in wanted]
    less = [str(item) for item in wanted if item not in shown]
    return f"more {more}, missing {less}"


def _wrong_lines(found: Sequence[Event], people: Sequence[Participant], style: str) -> Iterator[str]:
    """Yield entries whose text tells a member another time than their clock shows."""
    for event in found:
        for person in people:
            line = next((line for line in event.text.splitlines() if person.name in line), "")
            yield from _wrong_line(line.partition(") ")[2], event, person, style)


def _wrong_line(times: str, event: Event, person: Participant, style: str) -> Iterator[str]:
    """Yield what is wrong; dates without a year may begin in the year of the event, or in the one before."""
    here = event.start.astimezone(ZoneInfo(person.timezone))
    said = {clock_on(times, here.date(), year) for year in (here.year - 1, here.year)}
    if not said & {f"{here:%H:%M}", f"{here:%H:%M} on {WEEKDAYS[here.weekday()]}"}:
        yield f"{style}: {person.name} in {person.timezone} has {here} and reads «{times}»"


def clock_on(times: str, day: date, year: int) -> str:
    """Return what ``16:00; from 28 March 15:00 on Monday`` says of a day.

    It begins in the year before the first one it names, or in ``year``.
    """
    said, named = "", re.search(r"from \d+ \w+ (\d{4})", times)
    year = int(named[1]) - 1 if named else year
    for part in times.split("; "):
        match = re.fullmatch(r"(?:from (\d+) (\w+)(?: (\d{4}))? )?(.*)", part)
        number, month, own_year, clock = match.groups() if match else (None, "", None, "")
        year = int(own_year or year)
        if number and date(year, MONTHS.index(month) + 1, int(number)) > day:
            break
        said = clock
    return said


def same_in_schedule(one: Subject) -> Iterator[str]:
    """What schedule.yaml says, read back; None of it where its reader would refuse such a slot."""
    slot, cohort = one.case.slot, one.case.cohort
    doubts = [*slot_problems(slot, cohort), *change_problems(slot, cohort)]
    if any(problem.severity == "error" for problem in doubts):
        return
    slot = settled(slot, cohort)
    with TemporaryDirectory() as folder:
        path = Path(folder, "schedule.yaml")
        path.write_bytes(write_schedule([arrange(one.case.circle, slot, cohort)], cohort))
        (found,) = read_schedule(path, path.name, cohort, [one.case.circle]).slots
    if found != slot:
        yield f"schedule.yaml gives back {found} and not {slot}"
    if count.meetings(slot, cohort) != one.meetings:
        yield "settled changes give other meetings"


def same_answers(one: Subject) -> Iterator[str]:
    """Who can come, minute by minute."""
    for person in one.case.cohort.participants:
        for meeting in one.plan.meetings:
            wanted = _answer(person, meeting.start.astimezone(UTC), meeting.minutes)
            if answer(person, meeting) != wanted:
                yield f"{person.name} answers {meeting}, not with {wanted}"


def _answer(person: Participant, start: datetime, minutes: int) -> int:
    where = ZoneInfo(person.timezone)
    shown = [(start + timedelta(minutes=minute)).astimezone(where) for minute in range(minutes)]
    if person.joins and shown[0].date() < person.joins:
        return count.FREE  # it asks nothing of them
    week = {moment.weekday() * 1440 + moment.hour * 60 + moment.minute for moment in shown}
    free = _minutes(person.available) if person.available else set()
    if not person.available and not person.if_needed:
        free = {day * 1440 + minute for day in range(5) for minute in range(9 * 60, 18 * 60)}
    if week <= free:
        return count.FREE
    return count.IF_NEEDED if week <= free | _minutes(person.if_needed) else count.OUTSIDE


def _minutes(windows: Sequence[tuple[int, int]]) -> set[int]:
    return {minute % 10080 for start, end in windows for minute in range(start, end)}


def same_for_members(one: Subject) -> Iterator[str]:
    """Each member's own file: the meetings from the day they join, with their own time first."""
    pairs = [(one.case.circle, one.entries)]
    people = {person.id: person for person in one.case.cohort.participants}
    for handle, entries in of_members(pairs, (), (), one.case.cohort):
        person = people[handle]
        joins = person.joins or date.min
        wanted = [start for start, _, _ in one.meetings if _day(start, person) >= joins]
        for how, found in _read(entries) if entries else [("none", [])]:
            if [event.start for event in found] != wanted:
                shown = [event.start for event in found]
                yield f"{handle}'s file {how}: {_difference(shown, wanted)}"
            for event in found:
                first = event.text.splitlines()[0]
                times = first.partition(") ")[2].rpartition(", ")[2]
                yield from _wrong_line(times, event, person, "own")


def told_of_meetings(one: Subject) -> Iterator[str]:
    """To whom messages about a meeting go: those who have joined by that day of their own."""
    people = one.case.cohort.participants
    for meeting, (start, _, _) in zip(one.plan.meetings, one.meetings, strict=True):
        draft = Draft(date.min, date.min, Moment.RSVP, one.case.circle, meeting, len(one.meetings))
        told = list(joined(draft, facts_of(one.case.cohort, NOTHING)))
        wanted = [who for who in people if not who.joins or _day(start, who) >= who.joins]
        if told != wanted:
            yield f"before {start} messages go to {[who.id for who in told]}"


def _day(start: datetime, person: Participant) -> date:
    return start.astimezone(ZoneInfo(person.timezone)).date()


BEFORE_FIRST = ("lead_welcome", "welcome", "commitment")
BEFORE, AFTER, AFTER_LAST = ("week_before", "rsvp", "day_before"), ("report", "after"), ("thanks_lead",)
FOR_THE_LOG = ("missed", "commitment_again")


def same_reminders(one: Subject) -> Iterator[str]:
    """On which days messages are due, and on which the coordinator's calendar has them."""
    rng = Random(one.case.seed)
    named = (*BEFORE_FIRST, *BEFORE, *AFTER, *AFTER_LAST, *FOR_THE_LOG)
    days = {moment: rng.choice([None, 1, 2, 7, 10]) for moment in named}
    cohort = one.case.cohort.model_copy(update={"nudges": NudgeDays(**days)})
    of_all = Counter(_wanted(one, cohort, days))
    wanted = of_all + Counter(_welcomes(one, cohort, days["welcome"]))
    meetings = {one.case.circle.id: one.plan.meetings}
    drafts = planned(cohort, [one.case.circle], meetings, date.min)
    found = Counter((draft.day, draft.moment.value) for draft in drafts if draft.moment != "half_way")
    if found != wanted:
        yield f"drafts {found - wanted} and not {wanted - found}"
    yield from _same_entries(one, cohort, of_all)


def _welcomes(one: Subject, cohort: Cohort, back: int | None) -> Iterator[tuple[date, str]]:
    """Yield the welcome of those who join later, before each meeting that is the first for some."""
    firsts = set()
    for person in one.case.cohort.participants:
        came = [index for index, (start, _, _) in enumerate(one.meetings) if _is_there(person, start)]
        if person.id in one.case.circle.members and came and came[0] > 0:
            firsts.add(came[0])
    for index in firsts if back is not None else ():
        start, was, _ = one.meetings[index]
        yield _coordinators_day(start, was, one, cohort) - timedelta(days=back or 0), "welcome"


def _is_there(person: Participant, start: datetime) -> bool:
    return person.joins is None or _day(start, person) >= person.joins


def _wanted(one: Subject, cohort: Cohort, days: dict[str, int | None]) -> Iterator[tuple[date, str]]:
    """Yield the day and the moment of each message that needs no log."""
    last = len(one.meetings) - 1
    for index, (start, was, _) in enumerate(one.meetings):
        day = _coordinators_day(start, was, one, cohort)
        back = (*(BEFORE_FIRST if index == 0 else ()), *BEFORE)
        on = (*AFTER, *(AFTER_LAST if index == last else ()))
        for moment in (*back, *on):
            count_of = days[moment]
            if count_of is not None:
                yield day + timedelta(days=count_of if moment in on else -count_of), moment


def _same_entries(one: Subject, cohort: Cohort, wanted: Counter[tuple[date, str]]) -> Iterator[str]:
    scenes = known_beforehand(cohort, [one.plan])
    words = {needed: Wording("en", "x", "x") for scene in scenes for needed in needs(scene)}
    voices = {one.case.circle.id: {"en": Voice(Speech(), PROCESS)}}
    reminders = list(nudges(cohort, scenes, words, voices))
    moments = {label: moment.value for moment, label in LABELS.items()}
    shown = Counter((found.day, moments[found.summary.partition(": ")[2]]) for found in reminders)
    if shown != wanted:
        yield f"reminders {shown - wanted} and not {wanted - shown}"
    if len({reminder.uid for reminder in reminders}) < len(reminders):
        yield "two reminders have one UID"


def _coordinators_day(start: datetime, was: datetime | None, one: Subject, cohort: Cohort) -> date:
    if cohort.timezone:
        return start.astimezone(ZoneInfo(cohort.timezone)).date()
    walls = {each.start: each.wall for own in count.held(one.case.slot, cohort) for each in own if each.start}
    return walls[start]


LISTED = re.compile(r"- \w{3} (\d+) (\w+) (\d{4}), (\d\d):(\d\d) \(.*UTC([+-]\d+)?(?::(\d\d))?.*")


def same_lists(one: Subject) -> Iterator[str]:
    """Each member's list of dates: day, hour and offset together are an instant."""
    sections = times_file([one.plan], one.case.cohort).decode().split("\n### ")[1:]
    for person, section in zip(one.case.cohort.participants, sections, strict=True):
        coming = section.split("There is no meeting on:")[0]
        lines = [line for line in coming.splitlines() if line.startswith("- ")]
        found = [_listed(line) for line in lines]
        joins = person.joins or date.min
        wanted = [start for start, _, _ in one.meetings if _day(start, person) >= joins]
        if found != wanted:
            yield f"{person.name}'s list has {lines} and not {wanted}"


def _listed(line: str) -> datetime | None:
    match = LISTED.fullmatch(line)
    if not match:
        return None
    day, month, year, hour, minute, ahead, more = match.groups()
    shown = datetime(int(year), MONTHS.index(month) + 1, int(day), int(hour), int(minute), tzinfo=UTC)
    offset = timedelta(hours=abs(int(ahead or 0)), minutes=int(more or 0))
    return shown + offset if (ahead or "").startswith("-") else shown - offset


def fair_turns(one: Subject) -> Iterator[str]:
    """At share-outs every circle tells once before any tells twice."""
    rng = Random(one.case.seed)
    circles = [Circle(id=f"c{n}", name=f"C {n}", members=["x"]) for n in range(1, rng.randrange(2, 12))]
    at = [f"2027-03-{day:02} 16:00" for day in range(1, rng.randrange(1, 15))]
    wanted = ShareOuts(at=at, circles=rng.choice([None, None, 1, 2, 3, 5]))
    cohort = one.case.cohort.model_copy(update={"timezone": "Europe/London", "share_outs": wanted})
    told = dict.fromkeys([circle.id for circle in circles], 0)
    for event in share_outs(cohort, circles):
        for circle in event.circles:
            if told[circle.id] > min(told.values()):
                yield f"{circle.id} tells again before others did: {told}"
            told[circle.id] += 1
    if at and wanted.circles is None and not all(told.values()):
        yield f"not every circle tells: {told}"


SENTENCE = re.compile(
    r"From (\d+) (\w+)(?: (\d{4}))? (\d\d:\d\d) becomes (\d\d:\d\d)(?: on (\w+))? for (.*) \((.*)\)\."
)


def same_moves(one: Subject) -> Iterator[str]:
    """Who moves when: each sentence is a change that somebody's clock shows, and each change is said."""
    found = Counter(_parsed(text, one) for text in say_moves(one.plan))
    wanted: Counter[tuple[object, ...]] = Counter()
    times = [one.case.slot, one.case.slot.alternate] if one.case.slot.alternate else [one.case.slot]
    held = {start for start, _, _ in one.meetings}
    zones: dict[str, list[str]] = {}
    for person in one.case.cohort.participants:
        zones.setdefault(person.timezone, []).append(person.name)
    for time, own in zip(times, count.held(one.case.slot, one.case.cohort), strict=True):
        where = ZoneInfo(time.timezone)
        usual = sorted(
            each.start
            for each in own
            if each.start in held
            and f"{each.start.astimezone(where):%a %H:%M}" == f"{each.was.astimezone(where):%a %H:%M}"
        )
        for before, after in pairwise(usual):
            for zone, names in zones.items():
                wanted[_move(before.astimezone(ZoneInfo(zone)), after.astimezone(ZoneInfo(zone)), names)] += 1
    del wanted[()]
    if found != wanted:
        yield f"moves {dict(found - wanted)} and not {dict(wanted - found)}"


def _move(before: datetime, after: datetime, names: Sequence[str]) -> tuple[object, ...]:
    if f"{before:%H:%M}" == f"{after:%H:%M}":
        return ()
    weekday = WEEKDAYS[after.weekday()] if before.weekday() != after.weekday() else None
    said = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    if len(names) > 4:
        said = f"{', '.join(names[:3])} and {len(names) - 3} others"
    return after.date(), f"{before:%H:%M}", f"{after:%H:%M}", weekday, said


def _parsed(text: str, one: Subject) -> tuple[object, ...]:
    match = SENTENCE.fullmatch(text)
    if not match:
        return (text,)
    number, month, year, before, after, weekday, names, _ = match.groups()
    day = date(int(year or one.plan.meetings[0].start.year), MONTHS.index(month) + 1, int(number))
    return day, before, after, weekday, names


Check = Callable[[Subject], Iterator[str]]

WORKED_OUT: tuple[Check, ...] = (
    same_meetings, same_dates_in, two_times_take_turns, same_answers, told_of_meetings, same_reminders,
    same_lists, fair_turns, same_moves,
)  # fmt: skip
WRITTEN: tuple[Check, ...] = (same_in_files, same_for_members, same_in_schedule)
"""These write files and read them back, which takes longer."""


def disagreements(case: Case, checks: Sequence[Check] = (*WORKED_OUT, *WRITTEN)) -> Iterator[str]:
    """Yield all that disagrees, each with the name of the check."""
    one = subject(case)
    for check in checks:
        try:
            yield from (f"{check.__name__}: {text}" for text in check(one))
        except Exception as error:  # noqa: BLE001  # one broken case must not hide the others
            yield f"{check.__name__}: {type(error).__name__}: {error}"
