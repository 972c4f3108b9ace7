"""The rules that are never broken: looked at before a search, and checked again after it, each circle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from circlekit.core.matching.columns import values_of
from circlekit.core.matching.pairs import number_of
from circlekit.core.model import Cohort, Participant
from circlekit.core.problems import NoPlan, Problem
from circlekit.core.text import listed, same

Circle = Sequence[Participant]


def check_before(cohort: Cohort) -> None:
    """Refuse what can be seen to be impossible without a search.

    Raises:
        NoPlan: when people bound together are more than a circle holds.
    """
    from circlekit.core.matching.board import blocks_of

    for block in blocks_of(cohort):
        if len(block) > cohort.size.most:
            names = listed(cohort.participants[row].name for row in block)
            message = f"{names} must be together, but a circle holds {cohort.size.most}"
            raise NoPlan([Problem(("matching", "together"), message, "take one of them out of the rule")])


def broken_rules(cohort: Cohort, groups: Sequence[Sequence[int]] | None) -> list[Problem]:
    """Return which rules the circles break, each with a way out; an empty list when they keep all of them.

    ``None`` stands for circles that could not even be laid out.
    """
    if groups is None:
        message = "the people who must be together cannot be cut into circles of this size"
        hint = "shorten one of the lists, or allow another --size"
        return [Problem(("matching", "together"), message, hint)]
    circles = [[cohort.participants[row] for row in group] for group in groups]
    return list(dict.fromkeys(problem for circle in circles for problem in _broken(cohort, circle)))


def _broken(cohort: Cohort, circle: Circle) -> Iterator[Problem]:
    rules = cohort.matching
    if not cohort.size.least <= len(circle) <= cohort.size.most:
        message = f"no circles of {cohort.size.least}-{cohort.size.most} were found that keep every rule"
        yield Problem(("size",), message, "allow a wider --size, or drop a rule")
    yield from _broken_pairs(cohort, circle)
    for field in rules.share:
        said = [{same(value) for value in values_of(person, field)} for person in circle]
        if not set.intersection(*said):
            rule = f"all members share one of «{field}»"
            yield _unmet(rule, ("matching", "share"), "drop the rule, or ask people for more of it")
    for field, limit in rules.at_most.items():
        most = Counter(same(value) for person in circle for value in set(values_of(person, field)))
        if most and max(most.values()) > limit:
            rule = f"at most {limit} have the same «{field}»"
            yield _unmet(rule, ("matching", "at_most"), f"allow {limit + 1}")


def _broken_pairs(cohort: Cohort, circle: Circle) -> Iterator[Problem]:
    rules = cohort.matching
    here = {person.id for person in circle}
    for index, group in enumerate(rules.apart):
        if len(here & set(group)) > 1:
            rule = f"{listed(group)} are apart"
            yield _unmet(rule, ("matching", "apart", index), "let them share a circle")
    for index, group in enumerate(rules.together):
        if 0 < len(here & set(group)) < len(group):
            rule = f"{listed(group)} are together"
            yield _unmet(rule, ("matching", "together", index), "let them be in different circles")
    for field, distance in rules.within.items():
        levels = [level for level in (number_of(person, field) for person in circle) if level == level]
        if levels and max(levels) - min(levels) > distance:
            rule = f"«{field}» differs by {distance} at most"
            yield _unmet(rule, ("matching", "within"), f"allow {distance + 1}")
    for field in rules.separate:
        managers = {(person.id, same(value)) for person in circle for value in values_of(person, field)}
        if any(same(handle) == manager and handle != who for who, manager in managers for handle in here):
            rule = f"nobody sits with their own «{field}»"
            yield _unmet(rule, ("matching", "separate"), "use at_most instead")


def _unmet(rule: str, path: tuple[str | int, ...], way_out: str) -> Problem:
    return Problem(path, f"no circles were found in which {rule}", way_out)
