"""What only the coordinator may read: the rules and wishes that keep people apart or bring them together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from circlekit.core.answers import values_of
from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.text import listed, same

NAMED = 3
"""So many people whom one person is kept apart from get a sentence each; more are only counted."""


class _Seen(NamedTuple):
    """Who somebody is, everybody by their handle, and in which circle each one is."""

    own: Participant
    people: Mapping[str, Participant]
    home: Mapping[str, str]


def private_rules(cohort: Cohort, circles: Sequence[Circle], handles: Sequence[str]) -> tuple[str, ...]:
    """Return a sentence for each private rule and wish about some people, each said once."""
    people = {person.id: person for person in cohort.participants}
    home = {handle: circle.id for circle in circles for handle in circle.members}
    found = (_of_person(cohort, _Seen(people[handle], people, home)) for handle in handles)
    return tuple(dict.fromkeys(sentence for sentences in found for sentence in sentences))


def _of_person(cohort: Cohort, seen: _Seen) -> Iterator[str]:
    rules = cohort.matching
    for group in _with(rules.apart, seen):
        yield f"{_all(group, seen)} are kept apart (apart)."
    for field in rules.separate:
        yield from _manager(field, seen)
    for group in _with(rules.together, seen):
        yield f"{_all(group, seen)} stay together (together)."
    for group in _with(rules.avoid, seen):
        yield f"You would rather not have {_all(group, seen)} in one circle{_now(group, seen)} (avoid)."
    for group in _with(rules.prefer, seen):
        yield f"You would like {_all(group, seen)} in one circle{_now(group, seen)} (prefer)."
    for field in rules.not_alone:
        yield from _only_one(field, seen)


def _with(groups: Sequence[Sequence[str]], seen: _Seen) -> Iterator[list[str]]:
    """Yield the lists of a rule that name somebody and others who take part."""
    for group in groups:
        here = [handle for handle in group if handle in seen.people]
        if seen.own.id in here and len(here) > 1:
            yield here


def _all(handles: Sequence[str], seen: _Seen) -> str:
    return listed(seen.people[handle].name for handle in handles)


def _now(handles: Sequence[str], seen: _Seen) -> str:
    """Say whether some of a list are in one circle now."""
    homes = [seen.home[handle] for handle in handles if handle in seen.home]
    if len(set(homes)) == len(homes):
        return ", and no two of them are"
    return ", and they are" if len(set(homes)) == 1 else ", and some of them are"


def _manager(field: str, seen: _Seen) -> Iterator[str]:
    """Say from whom ``separate`` keeps somebody: from the one they name, and from those who name them."""
    by_form = {same(handle): handle for handle in seen.people}
    for value in values_of(seen.own, field):
        above = by_form.get(same(value))
        if above is not None and above != seen.own.id:
            yield _reports(seen.own, seen.people[above], field)
    reports = [person for person in seen.people.values() if _names(person, field, seen.own)]
    if len(reports) > NAMED:
        yield f"{len(reports)} people are kept apart from {seen.own.name}, their {field} (separate)."
    else:
        yield from (_reports(person, seen.own, field) for person in reports)


def _names(person: Participant, field: str, above: Participant) -> bool:
    return person is not above and same(above.id) in {same(value) for value in values_of(person, field)}


def _reports(person: Participant, above: Participant, field: str) -> str:
    return f"{person.name} is kept apart from {above.name}, their {field} (separate)."


def _only_one(field: str, seen: _Seen) -> Iterator[str]:
    """Say when nobody else in somebody's circle is of their kind."""
    home = seen.home.get(seen.own.id)
    others = (seen.people[handle] for handle, circle in seen.home.items() if circle == home)
    mine = {same(value) for value in values_of(seen.own, field)}
    said = {same(value) for person in others if person is not seen.own for value in values_of(person, field)}
    if home is not None and mine - said:
        yield f"{seen.own.name} is the only one of their {field} there (not_alone)."
