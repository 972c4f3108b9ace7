"""The rules of a cohort one by one: where each stands, what it says, and the cohort without some of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from circlekit.core.matching.score.pairs import number_of
from circlekit.core.model import Cohort, Participant
from circlekit.core.problems import Path
from circlekit.core.sections import Rules
from circlekit.core.text import counted, listed, quoted, same

NAMED = 8
"""So many people are named in a message; more are only counted."""


class Rule(NamedTuple):
    """One rule: the key of ``matching`` it stands under, its place there, and for a field its name."""

    key: str
    at: int
    field: str = ""

    @property
    def path(self) -> Path:
        """Where the rule stands in the cohort file."""
        by_name = self.key in {"within", "at_most"}
        return ("matching", self.key, self.field if by_name else self.at)


def rules_of(cohort: Cohort) -> list[Rule]:
    """Return every rule of a cohort that names somebody or something, lists of people first."""
    rules = cohort.matching
    lists = [
        Rule(key, index)
        for key in ("apart", "together")
        for index, group in enumerate(getattr(rules, key))
        if len(group) > 1
    ]
    keys = ("share", "within", "separate", "at_most")
    fields = [Rule(key, index, field) for key in keys for index, field in enumerate(getattr(rules, key))]
    return [*lists, *fields]


def says(cohort: Cohort, rule: Rule) -> str:
    """Return what a rule says, as the end of a sentence that begins «circles in which ...»."""
    rules, field = cohort.matching, rule.field
    sentences: dict[str, Callable[[], str]] = {
        "apart": lambda: f"{names(cohort, rules.apart[rule.at])} are apart",
        "together": lambda: f"{names(cohort, rules.together[rule.at])} are together",
        "share": lambda: f"all members share one of their «{field}»",
        "within": lambda: f"«{field}» differs by {rules.within[field]} at most",
        "separate": lambda: f"nobody sits with their own «{field}»",
        "at_most": lambda: (
            f"{counted(rules.at_most[field], 'person', 'people')} at most have the same «{field}»"
        ),
    }
    return sentences[rule.key]()


def names(cohort: Cohort, handles: Collection[str]) -> str:
    """Return the names behind handles, the first few of many."""
    known = {person.id: person.name for person in cohort.participants if person.id in set(handles)}
    said = [quoted(known.get(handle, handle)) for handle in handles]
    more = [f"{len(said) - NAMED:,} more"] if len(said) > NAMED else []
    return listed([*said[:NAMED], *more])


def parting(cohort: Cohort, first: int, second: int) -> Iterator[Rule]:
    """Yield the rules by which two rows may not share a circle."""
    one, other = cohort.participants[first], cohort.participants[second]
    for rule in rules_of(cohort):
        if rule.key == "apart" and {one.id, other.id} <= set(cohort.matching.apart[rule.at]):
            yield rule
        elif rule.key == "within":
            gap = abs(number_of(one, rule.field) - number_of(other, rule.field))
            if gap > cohort.matching.within[rule.field]:
                yield rule
        elif rule.key == "separate" and (
            _reports(one, other, rule.field) or _reports(other, one, rule.field)
        ):
            yield rule


def _reports(one: Participant, other: Participant, field: str) -> bool:
    return same(other.id) in {same(value) for value in one.fields.get(field, ())}


def only(cohort: Cohort, rules: Collection[Rule]) -> Cohort:
    """Return a cohort with these rules alone; its wishes, and the places of the rules, stay as they are."""
    kept = set(rules)
    changes: dict[str, object] = {}
    for key in ("apart", "together"):
        groups = getattr(cohort.matching, key)
        changes[key] = tuple(group if Rule(key, index) in kept else () for index, group in enumerate(groups))
    for key in ("share", "separate"):
        changes[key] = tuple(
            field
            for index, field in enumerate(getattr(cohort.matching, key))
            if Rule(key, index, field) in kept
        )
    for key in ("within", "at_most"):
        numbers = getattr(cohort.matching, key)
        changes[key] = {
            field: number for index, (field, number) in enumerate(numbers.items())
            if Rule(key, index, field) in kept
        }  # fmt: skip
    return with_rules(cohort, **changes)


def with_rules(cohort: Cohort, **changes: object) -> Cohort:
    """Return a cohort with other values of some rules."""
    rules: Rules = cohort.matching.model_copy(update=changes)
    return cohort.model_copy(update={"matching": rules})
