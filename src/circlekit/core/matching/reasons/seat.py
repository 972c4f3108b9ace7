"""Why somebody sits where they do: the hour, whom they can help and who can help them, whom they meet.

What is said here everybody may read; private rules and hunches stand in ``private``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from circlekit.core.answers import values_of
from circlekit.core.matching.form import Formed
from circlekit.core.matching.reasons.explain import best_hour, names, topics
from circlekit.core.model import Participant
from circlekit.core.text import counted, same
from circlekit.core.willing import may_lead, would_lead


def why_here(formed: Formed, group: Sequence[int], index: int) -> tuple[str, ...]:
    """Return what speaks for the seat of member ``index``, and what does not, of «them»: hours first."""
    people = [formed.facts.cohort.participants[row] for row in group]
    return (
        *_hour(formed, group, people, index),
        *_strangers(formed, group, people, index),
        *_help(formed, people, people[index]),
        *_fields(formed, people, people[index]),
    )


def _hour(formed: Formed, group: Sequence[int], people: Sequence[Participant], index: int) -> Iterator[str]:
    comes, own = best_hour(formed, group), people[index]
    others = int(comes.sum()) - int(comes[index])
    if comes[index] and others:
        yield f"They and {counted(others, 'other')} can come to one weekly hour on every date."
        if not _glad(formed, group, index):
            yield "They can come to it only if needed."
    elif others > 1:
        yield f"They cannot come to the weekly hour that suits {others} of the others."
    if may_lead(own):
        willing = sum(may_lead(person) for person in people)
        alone = ", and nobody else here would" if willing == 1 else ""
        yield f"They would lead{' if needed' if would_lead(own) == 'if needed' else ''}{alone}."


def _glad(formed: Formed, group: Sequence[int], index: int) -> bool:
    """Tell whether a member comes gladly to the best hour of a circle."""
    hours = formed.facts.hours
    row, _ = hours.best(group)
    return hours.glad is None or bool(hours.glad[group[index], row])


def _strangers(
    formed: Formed, group: Sequence[int], people: Sequence[Participant], index: int
) -> Iterator[str]:
    facts, row = formed.facts, group[index]
    met = [person for other, person in zip(group, people, strict=True) if facts.pairs.met[row, other]]
    knows = [person for other, person in zip(group, people, strict=True) if facts.pairs.knows[row, other]]
    if met:
        yield f"They have been in a circle with {names(met)} before."
    elif facts.cohort.past:
        yield "They have been in a circle with nobody here before."
    if knows:
        yield f"They and {names(knows)} already know each other."


def _help(formed: Formed, people: Sequence[Participant], own: Participant) -> Iterator[str]:
    """Say in which topics others can help somebody, and in which they can help others."""
    for need, offer in formed.facts.cohort.matching.complement.items():
        for topic, helped, giving in topics(people, need, offer):
            helpers = [person for person in giving if person is not own]
            if own in helped and helpers:
                yield f"They look for {topic}, which {names(helpers)} can offer."
            others = [person for person in helped if person is not own]
            if own in giving and others:
                yield f"They offer {topic}, which {names(others)} {_verb(len(others), 'look')} for."


def _fields(formed: Formed, people: Sequence[Participant], own: Participant) -> Iterator[str]:
    """Say from how many others somebody differs, and with how many they have something in common."""
    rules, others = formed.facts.cohort.matching, [person for person in people if person is not own]
    for field in rules.mix:
        alike = _alike(others, own, field)
        if alike is not None and len(others) > alike:
            differ = len(others) - alike
            yield f"{_of(differ, len(others))} {_verb(differ, 'differ')} from them in {field}."
    for field in rules.align:
        alike = _alike(others, own, field)
        if alike:
            yield f"{_of(alike, len(others))} {_verb(alike, 'share')} their {field}."


def _of(count: int, others: int) -> str:
    if count == others:
        return f"All {others} others" if others > 1 else "The other"
    return f"{count} of the {others} others"


def _verb(count: int, word: str) -> str:
    return f"{word}s" if count == 1 else word


def _alike(others: Sequence[Participant], own: Participant, field: str) -> int | None:
    """Return how many others share a value of a field; None for somebody who gave none."""
    mine = {same(value) for value in values_of(own, field)}
    if not mine:
        return None
    return sum(bool(mine & {same(value) for value in values_of(person, field)}) for person in others)
