"""The rules that are never broken, looked at again in finished circles by code of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from circlekit.core.matching.clash.words import explained
from circlekit.core.matching.score.columns import values_of
from circlekit.core.matching.score.pairs import number_of
from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.problems import Path, Problem
from circlekit.core.sizes import says
from circlekit.core.text import counted, listed, quoted, same

People = Sequence[Participant]


class Broken(NamedTuple):
    """A rule that a circle does not keep, where it stands in the cohort file, and the nearest way out."""

    rule: str
    path: Path
    way_out: str


def not_found(cohort: Cohort, groups: Sequence[Sequence[int]]) -> list[Problem]:
    """Return why the best circles found break a rule, with the ways out; empty when they break none.

    Where it can be proven that no circles keep all rules, the smallest set of them that clash is told; else
    only what was not found.
    """
    circles = [[cohort.participants[row] for row in group] for group in groups]
    found = dict.fromkeys(broken for circle in circles for broken in broken_rules(cohort, circle))
    if not found:
        return []
    return explained(cohort) or [
        Problem(path, f"no circles were found in which {rule}", way_out) for rule, path, way_out in found
    ]


def not_kept(cohort: Cohort, circles: Sequence[Circle]) -> list[Problem]:
    """Return a warning for each rule that circles edited by hand do not keep."""
    people = {person.id: person for person in cohort.participants}
    return [
        Problem(
            ("circles", circle.id),
            f"{circle.id} does not keep the rule that {broken.rule}",
            f"move somebody, or {broken.way_out}",
            "warning",
            on_key=True,
        )
        for circle in circles
        for broken in broken_rules(cohort, [people[handle] for handle in circle.members])
    ]


def cannot_pack() -> Problem:
    """Return what to say when people bound together cannot be laid out in circles at all."""
    message = "the people who must be together cannot be cut into circles of this size"
    return Problem(("matching", "together"), message, "shorten one of the lists, or allow another --size")


def broken_rules(cohort: Cohort, circle: People) -> Iterator[Broken]:
    """Yield the rules that a circle does not keep."""
    if not cohort.size.least <= len(circle) <= cohort.size.most:
        rule = f"every circle has {says(cohort.size)} people and every other rule is kept"
        yield Broken(rule, ("size",), "allow a wider --size, or drop a rule")
    yield from _people_named(cohort, circle)
    yield from _fields(cohort, circle)


def _people_named(cohort: Cohort, circle: People) -> Iterator[Broken]:
    rules = cohort.matching
    names = {person.id: quoted(person.name) for person in cohort.participants}
    here = {person.id for person in circle}
    for index, group in enumerate(rules.apart):
        if len(here & set(group)) > 1:
            rule = f"{listed(names.get(handle, handle) for handle in group)} are apart"
            yield Broken(rule, ("matching", "apart", index), "let two of them share a circle")
    for index, group in enumerate(rules.together):
        if 0 < len(here & set(group)) < len(group):
            rule = f"{listed(names.get(handle, handle) for handle in group)} are together"
            yield Broken(rule, ("matching", "together", index), "let them be in different circles")
    for index, field in enumerate(rules.separate):
        managers = {(person.id, same(value)) for person in circle for value in values_of(person, field)}
        if any(same(handle) == manager and handle != who for who, manager in managers for handle in here):
            rule = f"nobody sits with their own «{field}»"
            yield Broken(rule, ("matching", "separate", index), f"use at_most for «{field}» instead")


def _fields(cohort: Cohort, circle: People) -> Iterator[Broken]:
    rules = cohort.matching
    for index, field in enumerate(rules.share):
        said = [{same(value) for value in values_of(person, field)} for person in circle]
        answered = any(values_of(person, field) for person in cohort.participants)
        if answered and said and not set.intersection(*said):
            rule = f"all members share one of their «{field}»"
            yield Broken(
                rule, ("matching", "share", index), "drop the rule, or ask people whether they have more"
            )
    for field, distance in rules.within.items():
        levels = sorted(level for level in (number_of(person, field) for person in circle) if level == level)
        if levels and levels[-1] - levels[0] > distance:
            rule = f"«{field}» differs by {distance} at most"
            yield Broken(rule, ("matching", "within", field), f"allow {distance + 1}")
    for field, limit in rules.at_most.items():
        counts = Counter(value for person in circle for value in {same(v) for v in values_of(person, field)})
        if counts and max(counts.values()) > limit:
            rule = f"{counted(limit, 'person', 'people')} at most have the same «{field}»"
            yield Broken(rule, ("matching", "at_most", field), f"allow {limit + 1}")
