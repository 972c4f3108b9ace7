"""Ways out of a rule about people's answers: a wider limit, one person excused or asked, or no such rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from math import ceil

from circlekit.core.matching.clash.rules import Rule, names, with_rules
from circlekit.core.matching.clash.way import Way
from circlekit.core.matching.score.columns import values_of
from circlekit.core.matching.score.pairs import number_of
from circlekit.core.model import Cohort, Participant
from circlekit.core.text import same

STEPS = 4
"""So many wider limits are tried."""

ASKED = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32)
"""So many people at once might be asked for another answer."""

PEOPLE = 8
"""So many people are tried who might be excused alone."""


def share(cohort: Cohort, rule: Rule) -> Iterator[Way]:
    """Yield to ask those with the rarest answers whether they have another too, then to drop the rule."""
    said = [{same(value) for value in values_of(person, rule.field)} for person in cohort.participants]
    counts = Counter(value for values in said for value in values)
    rarest = sorted(range(len(said)), key=lambda row: max((counts[value] for value in said[row]), default=0))
    for asked in (count for count in ASKED if count <= len(said)):
        rows = sorted(rarest[:asked])
        who = names(cohort, [cohort.participants[row].id for row in rows])
        text = f"ask {who} for a «{rule.field}» that others have"
        yield Way(text, asked, _with_all_values(cohort, rows, rule.field))
    kept = tuple(field for field in cohort.matching.share if field != rule.field)
    text = f"drop the rule that all share one «{rule.field}»"
    yield Way(text, len(cohort.participants), with_rules(cohort, share=kept))


def within(cohort: Cohort, rule: Rule) -> Iterator[Way]:
    """Yield the next wider distances between the numbers there are, and at last no limit."""
    limits, field = cohort.matching.within, rule.field
    numbers = [number_of(person, field) for person in cohort.participants]
    levels = sorted({number for number in numbers if number == number})
    wider = sorted({ceil(high - low) for low in levels for high in levels if high - low > limits[field]})
    concerned = sum(number == number for number in numbers)
    for distance in wider[:STEPS]:
        text = f"let «{field}» differ by {distance} instead of {limits[field]}"
        yield Way(text, concerned, with_rules(cohort, within={**limits, field: distance}))
    kept = {name: limit for name, limit in limits.items() if name != field}
    yield Way(f"drop the rule about «{field}»", concerned, with_rules(cohort, within=kept))


def at_most(cohort: Cohort, rule: Rule) -> Iterator[Way]:
    """Yield limits of one more, two more, ..., and at last none."""
    limits, field = cohort.matching.at_most, rule.field
    said = ({same(value) for value in values_of(person, field)} for person in cohort.participants)
    counts = Counter(value for values in said for value in values)
    over = [count for count in counts.values() if count > limits[field]]
    for limit in range(limits[field] + 1, limits[field] + 1 + STEPS):
        text = f"allow {limit} instead of {limits[field]} with the same «{field}»"
        yield Way(text, sum(over), with_rules(cohort, at_most={**limits, field: limit}))
    kept = {name: limit for name, limit in limits.items() if name != field}
    yield Way(f"drop the limit on «{field}»", sum(over), with_rules(cohort, at_most=kept))


def separate(cohort: Cohort, rule: Rule) -> Iterator[Way]:
    """Yield to let one person sit with their own manager, then everybody."""
    handles = {same(person.id): person for person in cohort.participants}
    pairs = [
        (person, handles[same(value)])
        for person in cohort.participants
        for value in person.fields.get(rule.field, ())
        if handles.get(same(value), person) is not person
    ]
    for report, manager in pairs[:PEOPLE]:
        who = names(cohort, [report.id, manager.id])
        text = f"let {who} share a circle: leave the «{rule.field}» of «{report.id}» empty"
        yield Way(text, 2, _answering(cohort, {report.id}, rule.field, ()))
    kept = tuple(field for field in cohort.matching.separate if field != rule.field)
    concerned = {person.id for pair in pairs for person in pair}
    text = f"let people sit with their own «{rule.field}»"
    yield Way(text, len(concerned), with_rules(cohort, separate=kept))


def _with_all_values(cohort: Cohort, rows: Sequence[int], field: str) -> Cohort:
    """Return the cohort in which some people give every answer that anybody gives."""
    values = dict.fromkeys(value for person in cohort.participants for value in values_of(person, field))
    return _answering(cohort, {cohort.participants[row].id for row in rows}, field, tuple(values))


def _answering(cohort: Cohort, who: Collection[str], field: str, values: tuple[str, ...]) -> Cohort:
    people = tuple(
        _with_answer(person, field, values) if person.id in who else person for person in cohort.participants
    )
    return cohort.model_copy(update={"participants": people})


def _with_answer(person: Participant, field: str, values: tuple[str, ...]) -> Participant:
    # A field of one's own goes before a known one, so this holds for both.
    return person.model_copy(update={"fields": {**person.fields, field: values}})
