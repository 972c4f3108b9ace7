"""Why these people sit together, in sentences a person would say.

Private rules (apart, avoid, separate), hunches and who is the only one of a kind never appear here, so that
what is written may be shown to everybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from circlekit.core.answers import values_of
from circlekit.core.matching.form import Formed
from circlekit.core.matching.reasons.nearest import hour_that_would_help
from circlekit.core.matching.score.hours import Flags
from circlekit.core.model import Participant
from circlekit.core.text import counted, listed, same

NAMED = 3
"""So many people are named in a sentence; more are only counted."""

MISSING = 2
"""So many people who miss the best hour get a sentence of their own."""

TOPICS = 4
"""So many needs get a sentence of their own; more are only counted."""

MANY = 8
"""With so many sentences nobody has to read more: needs are counted instead."""


def best_hour(formed: Formed, group: Sequence[int]) -> Flags:
    """Return (members,): who can come at the hour that suits most of a circle, a willing lead among them."""
    hours = formed.facts.hours
    row, _ = hours.best(group)
    return hours.every[list(group), row] if row >= 0 else np.zeros(len(group), dtype=np.bool_)


def reasons(formed: Formed, group: Sequence[int]) -> tuple[str, ...]:
    """Return what speaks for a circle, and what does not: one sentence each, hours first."""
    people = [formed.facts.cohort.participants[row] for row in group]
    first = [*_meeting(formed, group, people), *_strangers(formed, group, people)]
    last = list(_variety(formed, people))
    room = MANY - len(first) - len(last) - 1
    return (*first, *_needs(formed, people, min(max(room, 0), TOPICS)), *last)


def _meeting(formed: Formed, group: Sequence[int], people: Sequence[Participant]) -> Iterator[str]:
    comes, (_, served) = best_hour(formed, group), formed.facts.hours.best(group)
    count, quorum = int(comes.sum()), min(formed.facts.hours.quorum, len(people))
    if served == len(people):
        yield f"All {count} can come to one weekly hour on every date."
    elif served:
        yield f"{count} of {len(people)} can come to one weekly hour on every date."
    elif count < quorum:
        best = f"; {count} can at best" if count > 1 else ""
        yield f"No weekly hour suits {quorum} of these {len(people)} people on every date{best}."
    else:
        hour = f"{count} of {len(people)} can come to one weekly hour on every date"
        yield f"{hour}, but nobody who would lead can."
    yield from _missing(formed, group, people, comes)


def _missing(
    formed: Formed, group: Sequence[int], people: Sequence[Participant], comes: Flags
) -> Iterator[str]:
    """Say who misses the best hour, and which hour would help; nothing where there is no such hour."""
    if comes.sum() < 2:
        return
    away = [int(index) for index in np.flatnonzero(~comes)]
    for index in away[:MISSING]:
        helpful = hour_that_would_help(formed, group, index)
        yield f"{people[index].name} cannot come then{helpful and f'; {helpful} would help most'}."
    if len(away) > MISSING:
        more = len(away) - MISSING
        yield f"{counted(more, 'other', 'others')} cannot come then either."


def _strangers(formed: Formed, group: Sequence[int], people: Sequence[Participant]) -> Iterator[str]:
    both = np.ix_(list(group), list(group))
    met = _pairs_of(formed.facts.pairs.met[both] > 0, people)
    knows = _pairs_of(formed.facts.pairs.knows[both] > 0, people)
    if met:
        yield f"{_some(met)} {'were' if len(met) == 1 else 'have been'} in a circle together before."
    elif formed.facts.cohort.past:
        yield "No two of them have been in a circle together before."
    if knows:
        yield f"{_some(knows)} already know each other."


def _pairs_of(marked: Flags, people: Sequence[Participant]) -> list[str]:
    first, second = np.nonzero(np.triu(marked, 1))
    return [f"{people[int(a)].name} and {people[int(b)].name}" for a, b in zip(first, second, strict=True)]


def _some(pairs: Sequence[str]) -> str:
    return pairs[0] if len(pairs) == 1 else f"{len(pairs)} pairs"


def _needs(formed: Formed, people: Sequence[Participant], most: int) -> Iterator[str]:
    """Say who can help whom in so many topics, first those that most look for; count the needs in others."""
    found = [
        (topic, helped, giving)
        for need, offer in formed.facts.cohort.matching.complement.items()
        for topic, helped, giving in topics(people, need, offer)
    ]
    found.sort(key=lambda item: -len(item[1]))
    for topic, helped, giving in found[:most]:
        yield _offer_sentence(topic, helped, giving)
    rest = sum(len(helped) for _, helped, _ in found[most:])
    if rest and most:
        yield f"And {counted(rest, 'more need is', 'more needs are')} met here."
    elif rest:
        yield f"{counted(rest, 'need is', 'needs are')} met by others here."


def topics(
    people: Sequence[Participant], need: str, offer: str
) -> Iterator[tuple[str, list[Participant], list[Participant]]]:
    """Yield each topic with those whom somebody else here can help, and those who offer it."""
    offers = [{same(value) for value in values_of(person, offer)} for person in people]
    for topic, shown in _values(people, need).items():
        giving = [person for person, theirs in zip(people, offers, strict=True) if topic in theirs]
        asking = [person for person in people if topic in {same(value) for value in values_of(person, need)}]
        helped = [person for person in asking if any(other is not person for other in giving)]
        if helped:
            yield shown, helped, giving


def _offer_sentence(topic: str, helped: Sequence[Participant], giving: Sequence[Participant]) -> str:
    helpers = [person for person in giving if len(helped) > 1 or person is not helped[0]]
    look = "looks" if len(helped) == 1 else "look"
    offer = "offers" if len(helpers) == 1 else "offer"
    return f"{names(helped)} {look} for {topic}; {names(helpers)} {offer} it."


def names(people: Sequence[Participant]) -> str:
    """Return a few people's names, or how many they are."""
    if len(people) > NAMED:
        return f"{len(people)} people"
    return listed(person.name for person in people)


def _variety(formed: Formed, people: Sequence[Participant]) -> Iterator[str]:
    rules = formed.facts.cohort.matching
    kinds = {field: len(_values(people, field)) for field in rules.mix}
    different = [f"{field} ({count} kinds)" for field, count in kinds.items() if count > 1]
    if different:
        yield f"They differ in {listed(different)}."
    alike = [said for field in rules.share for said in _shared(people, field)]
    alike += [said for field in rules.align if field not in rules.share for said in _likeness(people, field)]
    if alike:
        yield f"They have in common: {listed(alike)}."


def _shared(people: Sequence[Participant], field: str) -> Iterator[str]:
    """Yield what all have in common in a field that they must share."""
    said = [{same(value) for value in values_of(person, field)} for person in people]
    shown = [value for form, value in _values(people, field).items() if all(form in own for own in said)]
    if shown:
        yield f"{field} {', '.join(sorted(shown))}"


def _likeness(people: Sequence[Participant], field: str) -> Iterator[str]:
    """Yield what nearly all have in common in a field, if anything."""
    counts = Counter(same(value) for person in people for value in {*values_of(person, field)})
    for value, count in counts.most_common(1):
        if count == len(people):
            yield f"{field} {_values(people, field)[value]}"
        elif count >= len(people) - 2 and count > 1:
            yield f"{field} {_values(people, field)[value]} ({count} of {len(people)})"


def _values(people: Sequence[Participant], field: str) -> dict[str, str]:
    """Return the answers to a field by the form in which they are compared, as they were first written."""
    found: dict[str, str] = {}
    for person in people:
        for value in values_of(person, field):
            found.setdefault(same(value), value)
    return found
