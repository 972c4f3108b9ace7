"""The times of the leads' circles in schedule.yaml: of one circle a slot, of several each its own.

With several circles each names its members, so that the next run finds the same people together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from circlekit.core.fields import Wrong, handles
from circlekit.core.leading.circles import LEADS, name_of
from circlekit.core.model import Circle
from circlekit.core.problems import Path, Problem
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.text import quoted
from circlekit.files import yamltext as yt
from circlekit.files.complaints import wrong_at
from circlekit.files.records import Record
from circlekit.files.slot_values import WrittenSlot, slot_text

MEMBERS = "members"


def leads_lines(leads: Iterable[tuple[Arrangement, Sequence[str]]]) -> Iterator[str]:
    """Yield the lines of the leads' circles, each given with what is explained above it."""
    several = False
    for plan, sentences in leads:
        alone = plan.circle.id == LEADS
        if not alone and not several:
            several = True
            yield yt.entry(LEADS)
        depth = 0 if alone else 1
        for sentence in sentences:
            yield from yt.remark(sentence, depth)
        yield yt.entry(plan.circle.id, slot_text(plan.slot) if alone else _text(plan), depth)


def _text(plan: Arrangement) -> str:
    return f"{{{MEMBERS}: {yt.flow_list(plan.circle.members)}, {slot_text(plan.slot)[1:]}"


def leads_of(record: Record) -> Iterator[tuple[Circle, Any, Path]]:
    """Yield each circle of leads in a file, what stands there of its time, and where.

    What is wrong with their members is noted in ``record``.
    """
    values = record.data.get(LEADS)
    if not values:
        return
    if not isinstance(values, dict) or any(key in WrittenSlot.model_fields for key in values):
        yield Circle(id=LEADS, name=name_of(LEADS), members=()), values, (LEADS,)
        return
    for handle, own in values.items():
        place = (LEADS, handle)
        if not _is_handle(handle):
            hint = f"call it {LEADS}-1, {LEADS}-2 and so on"
            problem = Problem(place, f"{quoted(handle)} is no circle of leads", hint, on_key=True)
            record.problems.append(problem)
            continue
        if not isinstance(own, dict):
            yield Circle(id=handle, name=name_of(handle), members=()), own, place
            continue
        members = _members(handle, own.get(MEMBERS), record)
        time = {key: value for key, value in own.items() if key != MEMBERS}
        yield Circle(id=handle, name=name_of(handle), members=members), time, place


def _is_handle(handle: str) -> bool:
    return handle.startswith(f"{LEADS}-") and handle.removeprefix(f"{LEADS}-").isdecimal()


def _members(handle: str, value: Any, record: Record) -> tuple[str, ...]:
    place = (LEADS, handle, MEMBERS)
    if not value:
        hint = "write their handles: members: [amina, ben]"
        record.problems.append(Problem(place[:2], f"{quoted(handle)} has no members", hint, on_key=True))
        return ()
    try:
        return handles(value)
    except Wrong as wrong:
        record.problems += wrong_at(wrong, place, f"{MEMBERS} of {quoted(handle)}")
        return ()
