"""circles.yaml: written for people to edit, read back with the same care."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from circlekit.core.leading.above import led_from_above
from circlekit.core.membership import CIRCLES, MEMBERS, UNPLACED, Roster, find_problems, gone_from
from circlekit.core.model import Circle, Cohort, Matching, Measure, Unplaced
from circlekit.core.problems import Problem
from circlekit.files import yamltext as yt
from circlekit.files.complaints import problems_of, unknown_key
from circlekit.files.pinned import PINNED, pinned_in
from circlekit.files.records import Record, of_this_cohort, open_record

FILE = "circles.yaml"
KEYS = ("cohort", CIRCLES, UNPLACED, "quality", "made_by")
ROLES = ("lead", "deputy")
CIRCLE_KEYS = ("name", *ROLES, MEMBERS, PINNED, "because")
MEASURE_KEYS = tuple(Measure.model_fields)

V = TypeVar("V")


class Found(NamedTuple):
    """A matching as it stands in a file, and what a person should still know about it.

    ``pinned`` are handles of members who stay where they are; ``made_by`` is how the file came about.
    """

    matching: Matching
    warnings: tuple[Problem, ...]
    pinned: frozenset[str]
    made_by: Mapping[str, str]


def write_circles(
    matching: Matching, cohort: Cohort, made_by: Mapping[str, str | int], pinned: Collection[str] = ()
) -> bytes:
    """Return the content of circles.yaml: the same bytes for the same arguments.

    Members stand one per line with their names behind them, so that moving somebody is moving a line.
    """
    names = {person.id: person.name for person in cohort.participants}
    return yt.page(
        [
            *yt.remark(f"Who is with whom in {cohort.cohort}. Yours to edit: move a line to move a person."),
            *yt.remark("Names behind # are there for reading. After an edit, run: circlekit check"),
            yt.entry("cohort", yt.scalar(cohort.id)),
            *_circle_lines(matching, names, pinned),
            *_unplaced_lines(matching, names),
            *_quality_lines(matching),
            yt.entry("made_by", yt.flow_mapping(made_by)),
        ]
    )


def _circle_lines(matching: Matching, names: Mapping[str, str], pinned: Collection[str]) -> Iterator[str]:
    yield yt.entry(CIRCLES, "" if matching.circles else "{}")
    for circle in matching.circles:
        yield yt.entry(circle.id, depth=1)
        yield yt.entry("name", yt.scalar(circle.name), 2)
        for role, handle in (("lead", circle.lead), ("deputy", circle.deputy)):
            if handle is not None:
                yield yt.entry(role, yt.scalar(handle), 2)
        yield yt.entry(MEMBERS, "" if circle.members else "[]", 2)
        yield from (yt.item(handle, 3, names.get(handle, "")) for handle in circle.members)
        if staying := [handle for handle in circle.members if handle in pinned]:
            yield yt.entry(PINNED, yt.flow_list(staying), 2)
        if circle.because:
            yield yt.entry("because", depth=2)
            yield from (yt.item(sentence, 3) for sentence in circle.because)


def _unplaced_lines(matching: Matching, names: Mapping[str, str]) -> Iterator[str]:
    yield yt.entry(UNPLACED, "" if matching.unplaced else "{}")
    for person in matching.unplaced:
        yield yt.entry(person.id, yt.scalar(person.reason) + yt.note(names.get(person.id, "")), 1)


def _quality_lines(matching: Matching) -> Iterator[str]:
    yield yt.entry("quality", "" if matching.quality else "{}")
    for name, measure in matching.quality.items():
        yield yt.entry(name, yt.flow_mapping(measure.model_dump()), 1)


class Leaving(Enum):
    """How to take it when somebody in a circle takes part no more."""

    A_PROBLEM = "a problem"
    FINE = "fine"
    FINE_UNLESS_A_SLIP = "fine unless a slip"


def read_circles(path: Path, shown: str, cohort: Cohort, leaving: Leaving = Leaving.A_PROBLEM) -> Found:
    """Return the circles in a file; ``shown`` is its name in messages.

    Where ``leaving`` says that it is fine, members who take part no more are among the members still; in a
    file that people edited, a handle may also be a slip.

    Raises:
        InputProblems: with every problem in the file, each with its place.
        FileTrouble: when it cannot be read.
    """
    record = open_record(path, shown, KEYS)
    of_this_cohort(record, cohort)
    circles = circles_of(record)
    reasons, quality = record.mapping(UNPLACED), record.mapping("quality")
    unplaced = _each(record, UNPLACED, reasons, lambda name, text: Unplaced(id=name, reason=text), ())
    measures = _each(record, "quality", quality, lambda _, raw: Measure.model_validate(raw), MEASURE_KEYS)
    rosters, gone = rosters_of(record), frozenset[str]()
    if leaving is not Leaving.A_PROBLEM:
        gone = gone_from(rosters, tuple(reasons), cohort, leaving is Leaving.FINE_UNLESS_A_SLIP)
    record.problems += find_problems(rosters, tuple(reasons), cohort, gone)
    record.problems += led_from_above(circles, cohort)
    pinned = frozenset(pinned_in(record, rosters))
    matching = Matching(circles=tuple(circles), unplaced=tuple(unplaced.values()), quality=measures)
    made_by = {key: text for key, text in record.mapping("made_by").items() if isinstance(text, str)}
    return Found(matching, record.settle(), pinned, made_by)


def circles_of(record: Record) -> list[Circle]:
    """Return the circles that could be read; what is wrong with the others goes into ``record``."""

    def circle(identity: str, values: Mapping[str, Any]) -> Circle:
        given = {
            key: value for key, value in values.items() if key != PINNED and (value != "" or key not in ROLES)
        }
        return Circle.model_validate({MEMBERS: (), **given, "id": identity})

    circles = record.mapping(CIRCLES, required=True)
    typed = (
        (name, values) for name, values in circles.items() if isinstance(values, dict) and "id" in values
    )
    record.problems += [unknown_key((CIRCLES, name, "id"), CIRCLE_KEYS) for name, _ in typed]
    return list(_each(record, CIRCLES, circles, circle, CIRCLE_KEYS).values())


def _each(
    record: Record, key: str, values: Mapping[str, Any], build: Callable[[str, Any], V], known: Sequence[str]
) -> dict[str, V]:
    """Return a value for each entry of the mapping under ``key``; note the problems of those without."""
    found: dict[str, V] = {}
    for name, raw in values.items():
        if known and not isinstance(raw, dict):
            hint = f"write it as {{{known[0]}: ...}}"
            record.problems.append(Problem((key, name), f"«{name}» must be a mapping of keys", hint))
            continue
        try:
            found[name] = build(name, raw)
        except ValidationError as error:
            record.problems += problems_of(error, (key, name), known, name)
    return found


def rosters_of(record: Record) -> dict[str, Roster]:
    """Return who is in which circle as it was typed: whoever is named twice is still there twice."""
    circles = record.mapping(CIRCLES)
    return {name: _roster(values) for name, values in circles.items() if isinstance(values, dict)}


def _roster(values: Mapping[str, Any]) -> Roster:
    members = values.get(MEMBERS) or []
    listed = members if isinstance(members, list) else [members]
    lead, deputy = (role if isinstance(role, str) and role else None for role in map(values.get, ROLES))
    return Roster([handle for handle in listed if isinstance(handle, str)], lead, deputy)
