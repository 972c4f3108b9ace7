"""schedule.yaml: when each circle meets, written for people to edit and read back with the same care."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from pydantic import ValidationError

from circlekit.core.calendars.description import local_times
from circlekit.core.clock_words import city
from circlekit.core.membership import unknown
from circlekit.core.model import Circle, Cohort, Slot
from circlekit.core.problems import Path, Problem
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.doubts import clock_problems, shape_problems, slot_problems
from circlekit.core.scheduling.holiday_words import say_days_off
from circlekit.core.scheduling.leads_meetings import Kept, leads_cohort
from circlekit.core.scheduling.words import by_time, say_attendance, say_slot, say_span
from circlekit.core.text import listed, nearest
from circlekit.core.windows import DAY_NAMES, clock
from circlekit.files import yamltext as yt
from circlekit.files.changes import change_lines, read_changes
from circlekit.files.complaints import problems_of
from circlekit.files.leads_slots import MEMBERS, leads_lines, leads_of
from circlekit.files.records import Record, of_this_cohort, open_record
from circlekit.files.slot_values import WrittenSlot, WrittenTime, slot_of, slot_text

FILE = "schedule.yaml"
KEYS = ("cohort", "slots", "leads", "changes")


class Found(NamedTuple):
    """The slots of a file, in the order of the circles, and what a person should still know about them.

    ``leads`` are the circles that leads make among themselves with their slots, where the file has them.
    """

    slots: tuple[Slot, ...]
    warnings: tuple[Problem, ...]
    leads: tuple[Kept, ...] = ()


def write_schedule(
    arrangements: Sequence[Arrangement], cohort: Cohort, leads: Sequence[Arrangement] = ()
) -> bytes:
    """Return the content of schedule.yaml: the same bytes for the same arguments.

    ``leads`` are the circles that their leads make among themselves, if they do. Above each slot stands
    in plain words what it means for the circle and for each member.
    """
    lines = [
        *yt.remark(
            f"When the circles of {cohort.cohort} meet. Yours to edit; then: circlekit schedule --keep"
        ),
        yt.entry("cohort", yt.scalar(cohort.id)),
        yt.entry("slots", "" if arrangements else "{}"),
    ]
    for arrangement in arrangements:
        for sentence in _explained(arrangement, cohort):
            lines += yt.remark(sentence, 1)
        lines.append(yt.entry(arrangement.slot.circle, slot_text(arrangement.slot), 1))
    of_leads = leads_cohort(cohort)
    lines += leads_lines((plan, tuple(_explained(plan, of_leads))) for plan in leads)
    lines += change_lines((arrangement.circle.name, arrangement.slot) for arrangement in arrangements)
    return yt.page(lines)


def _explained(arrangement: Arrangement, cohort: Cohort) -> Iterator[str]:
    when = say_slot(arrangement.slot, cohort.meeting.every)
    yield f"{arrangement.circle.name}: {when}; {say_span(arrangement)}."
    yield " ".join(say_attendance(arrangement))
    yield from say_days_off(arrangement)
    members = [(one.person.name, one.person.timezone) for one in arrangement.attendance]
    starts = [meeting.start for meeting in arrangement.meetings]
    if starts and arrangement.slot.alternate is None:
        yield from local_times(members, starts, arrangement.slot.timezone)
    elif starts:
        for (weekday, start, timezone), own in by_time(arrangement).items():
            yield f"On {DAY_NAMES[weekday]}s, {clock(start)} {city(timezone)}:"
            yield from local_times(members, own, timezone)


def read_schedule(path: FilePath, shown: str, cohort: Cohort, circles: Sequence[Circle]) -> Found:
    """Return the slots in a file; ``shown`` is its name in messages, ``circles`` are those of the cohort.

    Raises:
        InputProblems: with every problem in the file, each with its place.
        FileTrouble: when it cannot be read.
    """
    record = open_record(path, shown, KEYS)
    of_this_cohort(record, cohort)
    written = record.mapping("slots", required=True)
    known = [circle.id for circle in circles]
    slots: dict[str, Slot] = {}
    for identity, values in written.items():
        if identity not in known:
            record.problems.append(_unknown(identity, known))
        elif (slot := slot_in(identity, values, record)) is not None:
            doubts = list(shape_problems(slot, cohort))
            record.problems += doubts
            if all(doubt.severity == "warning" for doubt in doubts):
                slots[identity] = slot
    record.problems += [_missing(circle) for circle in circles if circle.id not in written]
    slots = read_changes(record, slots, known, cohort)
    # A meeting that was moved or skipped is no longer in an hour that does not exist.
    record.problems += [doubt for slot in slots.values() for doubt in clock_problems(slot, cohort)]
    leads = leads_in(record, cohort)
    warnings = record.settle()
    return Found(tuple(slots[identity] for identity in known if identity in slots), warnings, leads)


def leads_in(record: Record, cohort: Cohort) -> tuple[Kept, ...]:
    """Return the circles of leads with their slots, if the file has any and the cohort still wants them."""
    if cohort.leads_meetings.every is None:
        return ()
    own, found = leads_cohort(cohort), []
    for circle, values, place in leads_of(record):
        record.problems += _strangers(circle, cohort, place)
        slot = slot_in(circle.id, values, record, place)
        if slot is not None:
            record.problems += slot_problems(slot, own, place)
            found.append(Kept(circle, slot))
    return tuple(found)


def _strangers(circle: Circle, cohort: Cohort, place: Path) -> Iterator[Problem]:
    """Yield a warning for each member of a leads' circle whom nobody knows: they may have left since."""
    people = {person.id: person for person in cohort.participants}
    for number, handle in enumerate(circle.members):
        for problem in unknown((*place, MEMBERS, number), handle, circle.id, people):
            yield replace(problem, severity="warning")


def _unknown(identity: str, known: Sequence[str]) -> Problem:
    meant = nearest(identity, known)
    hint = f"did you mean {meant}?" if meant else f"the circles are {listed(known)}"
    return Problem(("slots", identity), f"there is no circle «{identity}»", hint, on_key=True)


def _missing(circle: Circle) -> Problem:
    message = f"«{circle.name}» ({circle.id}) has no slot yet"
    return Problem(("slots",), message, "add one, or run: circlekit schedule --force", "warning", on_key=True)


def slot_in(identity: str, values: Any, record: Record, place: Path = ()) -> Slot | None:
    """Return the slot that ``values`` are; None, with what is wrong noted in ``record``, if they are none.

    ``place`` is where they stand, if not among the slots of circles.
    """
    path = place or ("slots", identity)
    if not isinstance(values, dict):
        hint = "write it as {first: 2027-01-12, weekday: Tue, ...}"
        record.problems.append(Problem(path, f"«{identity}» must be a mapping of keys", hint))
        return None
    try:
        return slot_of(identity, values)
    except ValidationError as error:
        below = {"alternate": WrittenTime.model_fields}
        record.problems += problems_of(error, path, WrittenSlot.model_fields, identity, below)
        return None
