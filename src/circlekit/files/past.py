"""The circles of an earlier cohort in a file: a whole circles.yaml, or handles only, as rotate writes them.

``history/NN-id.yaml`` has circles with lead, deputy and members, and under ``roles`` how often somebody had
each further role: ``{amina: {case_giver: 2}}``. Both kinds are read by the same function.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from circlekit.core import fields as f
from circlekit.core.log import Role, key_of
from circlekit.core.membership import Roster, doubles
from circlekit.core.model import PastCohort
from circlekit.core.problems import Place, Problem
from circlekit.files import yamltext as yt
from circlekit.files.circles import circles_of, rosters_of
from circlekit.files.complaints import unknown_key, wrong_at
from circlekit.files.records import Record, open_record

ROLES = "roles"
MOST_TURNS = 10_000

_KEYS = {role.value: key_of(role) for role in Role}
_ROLE = {key: value for value, key in _KEYS.items()}

_NAMED = re.compile(r"\s*-\s+[\"']?(?P<handle>[^\s\"']+)[\"']?\s+#\s*(?P<name>\S.*?)\s*")
"""A member on a line of their own with their name behind, as ``match`` writes it."""


class Past(NamedTuple):
    """An earlier cohort, and where each of its members stands; ``named`` is whether the file says its id."""

    cohort: PastCohort
    named: bool
    places: Mapping[str, Place]


def read_past(path: Path, shown: str) -> Past:
    """Return who was with whom in an earlier cohort.

    The people of then need not take part now, so their handles are not looked up.

    Raises:
        InputProblems: with every problem in the file, each with its place.
        FileTrouble: when it cannot be read.
    """
    record = open_record(path, shown)
    circles, rosters = circles_of(record), rosters_of(record)
    record.problems += doubles(rosters, ())
    roles = _roles(record)
    record.settle()
    named = record.data.get("cohort")
    cohort = PastCohort(
        cohort=str(named or shown),
        circles=tuple(circle.members for circle in circles),
        leads=tuple(circle.lead for circle in circles if circle.lead),
        deputies=tuple(circle.deputy for circle in circles if circle.deputy),
        roles=roles,
    )
    return Past(cohort, bool(named), dict(_places(record, rosters)))


def _places(record: Record, rosters: Mapping[str, Roster]) -> Iterator[tuple[str, Place]]:
    for circle, roster in rosters.items():
        for index, handle in enumerate(roster.members):
            yield handle, record.document.place(("circles", circle, "members", index))


def _roles(record: Record) -> dict[str, dict[str, int]]:
    """Return how often somebody had each further role; what is wrong goes into the record's problems."""
    found: dict[str, dict[str, int]] = {}
    for handle, counts in record.mapping(ROLES).items():
        if not isinstance(counts, dict):
            hint = "write it as {case_giver: 2}"
            record.problems.append(Problem((ROLES, handle), f"roles of «{handle}» must be a mapping", hint))
            continue
        for key, count in counts.items():
            path = (ROLES, handle, key)
            if key not in _ROLE:
                record.problems.append(unknown_key(path, _ROLE))
                continue
            try:
                found.setdefault(handle, {})[_ROLE[key]] = f.whole(count, 0, MOST_TURNS)
            except f.Wrong as wrong:
                record.problems += wrong_at(wrong, path, f"{key} of «{handle}»")
    return found


def names_behind(text: str) -> dict[str, str]:
    """Return the names that stand as comments behind handles of a circles.yaml."""
    lines = (_NAMED.fullmatch(line) for line in text.splitlines())
    return {found["handle"]: found["name"] for found in lines if found}


def write_past(past: PastCohort) -> bytes:
    """Return who was with whom and who had which role, by handle: all that the next matching has to know."""
    lines = [
        *yt.remark("Who was with whom; circlekit keeps pairs from meeting again."),
        yt.entry("cohort", yt.scalar(past.cohort)),
        yt.entry("circles", "" if past.circles else "{}"),
        *(_circle_line(number, members, past) for number, members in enumerate(past.circles, 1)),
    ]
    if past.roles:
        lines.append(yt.entry(ROLES))
    for handle, counts in past.roles.items():
        known = {_KEYS[role]: count for role, count in counts.items() if role in _KEYS}
        lines.append(yt.entry(handle, yt.flow_mapping(known), 1))
    return yt.page(lines)


def _circle_line(number: int, members: Sequence[str], past: PastCohort) -> str:
    with_role = (("lead", past.leads), ("deputy", past.deputies))
    held = ((role, next((one for one in members if one in who), None)) for role, who in with_role)
    roles = "".join(f"{role}: {yt.scalar(handle)}, " for role, handle in held if handle)
    name = yt.scalar(f"Circle {number}")
    return f"  c{number}: {{name: {name}, {roles}members: {yt.flow_list(members)}}}"
