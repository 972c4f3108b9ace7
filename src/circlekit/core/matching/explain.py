"""Why these people sit together, in sentences a person would say.

Private rules (apart, avoid, separate) and hunches never appear here, so that what is written may be shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from circlekit.core.matching.columns import values_of
from circlekit.core.matching.form import Formed
from circlekit.core.matching.hours import Flags
from circlekit.core.matching.nearest import hour_that_would_help
from circlekit.core.model import Participant
from circlekit.core.text import counted, listed, same

NAMED = 3
"""So many people or things are named in a sentence; more are only counted."""


def best_hour(formed: Formed, group: Sequence[int]) -> Flags:
    """Return (members,): who can come at the hour that suits most of a circle, a willing lead among them."""
    can = formed.facts.hours.can[list(group)]
    if not can.shape[1]:
        return np.zeros(len(group), dtype=np.bool_)
    people = [formed.facts.cohort.participants[row] for row in group]
    leading = np.array([person.lead != "no" for person in people], dtype=np.bool_)
    led = can[leading].any(axis=0) if leading.any() else np.ones(can.shape[1], dtype=np.bool_)
    return np.asarray(can[:, int((can.sum(axis=0) * 2 + led).argmax())], dtype=np.bool_)


def reasons(formed: Formed, group: Sequence[int]) -> tuple[str, ...]:
    """Return what speaks for a circle, and what does not, one sentence each."""
    people = [formed.facts.cohort.participants[row] for row in group]
    sentences = [
        *_meeting(formed, group, people),
        *_strangers(formed, group, people),
        *_needs(formed, people),
        *_variety(formed, people),
    ]
    return tuple(sentences)


def _meeting(formed: Formed, group: Sequence[int], people: Sequence[Participant]) -> Iterator[str]:
    comes = best_hour(formed, group)
    if comes.all():
        yield f"All {len(people)} can come to one weekly hour on every date."
        return
    if comes.sum() < formed.facts.hours.quorum:
        yield f"No weekly hour suits {formed.facts.hours.quorum} of these people on every date."
        return
    yield f"{int(comes.sum())} of {len(people)} can come to one weekly hour on every date."
    for index in np.flatnonzero(~comes):
        helpful = hour_that_would_help(formed, group, int(index))
        name = people[int(index)].name
        yield f"{name} cannot come then; {helpful}" if helpful else f"{name} cannot come then."


def _strangers(formed: Formed, group: Sequence[int], people: Sequence[Participant]) -> Iterator[str]:
    rows = list(group)
    met = _pairs_of(formed.facts.pairs.met[np.ix_(rows, rows)] > 0, people)
    knows = _pairs_of(formed.facts.pairs.knows[np.ix_(rows, rows)] > 0, people)
    if met:
        yield f"{_some(met)} {'has' if len(met) == 1 else 'have'} been in a circle together before."
    elif formed.facts.cohort.past:
        yield "Nobody here has been in a circle with another before."
    if knows:
        yield f"{_some(knows)} already {'knows' if len(knows) == 1 else 'know'} each other."


def _pairs_of(marked: Flags, people: Sequence[Participant]) -> list[str]:
    first, second = np.nonzero(np.triu(marked, 1))
    return [f"{people[int(a)].name} and {people[int(b)].name}" for a, b in zip(first, second, strict=True)]


def _some(pairs: Sequence[str]) -> str:
    return pairs[0] if len(pairs) == 1 else counted(len(pairs), "pair")


def _needs(formed: Formed, people: Sequence[Participant]) -> Iterator[str]:
    for need, offer in formed.facts.cohort.matching.complement.items():
        wanted = dict.fromkeys(value for person in people for value in values_of(person, need))
        for topic in wanted:
            asking = [p for p in people if same(topic) in {same(value) for value in values_of(p, need)}]
            giving = [p for p in people if same(topic) in {same(value) for value in values_of(p, offer)}]
            helped = [person for person in asking if giving and giving != [person]]
            if helped:
                yield _offer_sentence(topic, helped, giving)


def _offer_sentence(topic: str, helped: Sequence[Participant], giving: Sequence[Participant]) -> str:
    helpers = [person for person in giving if len(helped) > 1 or person is not helped[0]]
    look = "looks" if len(helped) == 1 else "look"
    offer = "offers" if len(helpers) == 1 else "offer"
    return f"{_names(helped)} {look} for {topic}; {_names(helpers)} {offer} it."


def _names(people: Sequence[Participant]) -> str:
    if len(people) > NAMED:
        return f"{len(people)} people"
    return listed(person.name for person in people)


def _variety(formed: Formed, people: Sequence[Participant]) -> Iterator[str]:
    different = []
    for field in formed.facts.cohort.matching.mix:
        values = {same(value) for person in people for value in values_of(person, field)}
        if len(values) > 1:
            different.append(f"{len(values)} different answers for {field}")
    if different:
        yield f"They bring {listed(different)}."
    for field in formed.facts.cohort.matching.align:
        values_here = sorted({value for person in people for value in values_of(person, field)})
        if len(values_here) == 1:
            yield f"All have the same {field}: {values_here[0]}."
