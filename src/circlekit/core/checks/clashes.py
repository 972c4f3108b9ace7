"""Rules that contradict each other, which can be seen by reading them side by side, without a search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from circlekit.core.answers import is_one_number, values_of
from circlekit.core.checks.draft import Draft, Related
from circlekit.core.checks.overlaps import bound, names, overlaps
from circlekit.core.model import Participant
from circlekit.core.problems import Path, Problem
from circlekit.core.sections import Rules
from circlekit.core.sizes import group_counts, says
from circlekit.core.text import counted, same

TOGETHER, APART = ("matching", "together"), ("matching", "apart")

KEEP_ONE = "keep one of the two rules"


def together_or_apart(draft: Draft) -> Iterator[Problem]:
    """Nobody must be both together with somebody, even by way of others, and apart from them."""
    rules = draft.cohort.matching
    for index, first, both in overlaps(rules.apart, bound(rules.together)):
        message = f"{names(both)} must be together and must be apart"
        yield Related((*APART, index), message, KEEP_ONE, other=(*TOGETHER, first))


def together_fits(draft: Draft) -> Iterator[Problem]:
    """All who must be together, also by way of others, fit into one circle."""
    most = draft.cohort.size.most
    for first, people in bound(draft.cohort.matching.together).items():
        if len(people) > most:
            message = f"{names(people)} must be together: {len(people):,} people, but a circle holds {most}"
            hint = "take somebody out of the rule, or make «size» larger"
            yield Problem((*TOGETHER, first), message, hint)


def apart_has_room(draft: Draft) -> Iterator[Problem]:
    """There can be as many circles as there are people in a list of those who are apart."""
    people, size = len(draft.handles), draft.cohort.size
    circles = group_counts(people, size)
    for index, group in enumerate(draft.cohort.matching.apart):
        here = [handle for handle in group if handle in draft.handles]
        if circles and len(here) > circles[-1]:
            room = f"{counted(people, 'person', 'people')} make no more than {counted(circles[-1], 'circle')}"
            message = f"{names(here)} must all be apart, but {room} of {says(size)}"
            hint = "let two of them share a circle, or make «size» smaller"
            yield Problem((*APART, index), message, hint)


def together_keeps_rules(draft: Draft) -> Iterator[Problem]:
    """People who must be together keep every rule about their answers."""
    rules = draft.cohort.matching
    people = {person.id: person for person in draft.cohort.participants}
    for first, handles in bound(rules.together).items():
        block = [people[handle] for handle in handles if handle in people]
        for rule, who, why in _broken_by(rules, block):
            message = f"{names(person.id for person in who)} must be together, but {why}"
            yield Related((*TOGETHER, first), message, KEEP_ONE, other=rule)


def shared_by_enough(draft: Draft) -> Iterator[Problem]:
    """What all in a circle must share is not what only a few of them may have."""
    rules, least = draft.cohort.matching, draft.cohort.size.least
    for field in rules.share:
        limit = rules.at_most.get(field, least)
        if 0 < limit < least:
            message = f"all in a circle must share one «{field}», but at most {limit} may have the same"
            path, other = ("matching", "at_most", field), ("matching", "share", field)
            yield Related(path, message, KEEP_ONE, other=other)


def _broken_by(rules: Rules, block: Sequence[Participant]) -> Iterator[tuple[Path, list[Participant], str]]:
    """Yield each rule that people break by sitting together: its path, who they are, and why."""
    for field in rules.separate:
        if pair := _manager_and_report(block, field):
            yield ("matching", "separate"), pair, f"one is the other's «{field}»"
    for field, distance in rules.within.items():
        if pair := _too_far(block, field, distance):
            yield ("matching", "within", field), pair, f"their «{field}» differs by more than {distance}"
    for field, limit in rules.at_most.items():
        if many := _alike(block, field, limit):
            few = counted(limit, "person", "people")
            yield ("matching", "at_most", field), many, f"at most {few} may have the same «{field}»"
    for field in rules.share:
        if strangers := _nothing_shared(block, field):
            yield ("matching", "share", field), strangers, f"they share no «{field}»"


def _manager_and_report(block: Sequence[Participant], field: str) -> list[Participant]:
    handles = {same(person.id): person for person in block}
    for person in block:
        for value in values_of(person, field):
            manager = handles.get(same(value), person)
            if manager is not person:
                return [person, manager]
    return []


def _too_far(block: Sequence[Participant], field: str, distance: int) -> list[Participant]:
    levels = {person.id: float(values_of(person, field)[0]) for person in block
              if is_one_number(values_of(person, field))}  # fmt: skip
    placed = sorted((person for person in block if person.id in levels), key=lambda one: levels[one.id])
    far = len(placed) > 1 and levels[placed[-1].id] - levels[placed[0].id] > distance
    return [placed[0], placed[-1]] if far else []


def _alike(block: Sequence[Participant], field: str, limit: int) -> list[Participant]:
    said = {person.id: {same(value) for value in values_of(person, field)} for person in block}
    counts = Counter(value for values in said.values() for value in values)
    value, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return [person for person in block if value in said[person.id]] if 0 < limit < count else []


def _nothing_shared(block: Sequence[Participant], field: str) -> list[Participant]:
    """Return two people who have nothing in common, else all when there is nothing that all have."""
    said = {person.id: {same(value) for value in values_of(person, field)} for person in block}
    spoken = [person for person in block if said[person.id]]
    if len(spoken) < 2 or set.intersection(*(said[person.id] for person in spoken)):
        return []
    pairs = combinations(spoken, 2)
    return next((list(pair) for pair in pairs if not said[pair[0].id] & said[pair[1].id]), spoken)
