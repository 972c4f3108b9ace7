"""The next cohort as a value: its name and dates, its people, and the rules that still make sense."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from circlekit.core.model import Circle, Cohort, Participant, PastCohort, Rules
from circlekit.core.text import handle_of

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Term(NamedTuple):
    """What the next cohort is called, and when it runs."""

    name: str
    id: str
    starts: date
    ends: date


def next_term(cohort: Cohort, name: str | None = None, starts: date | None = None) -> Term:
    """Return the term after a cohort: from the first Monday after its end, as many days long.

    Without a name it is called after the month it starts in, such as «July 2027».
    """
    begin = starts or cohort.ends + timedelta(days=7 - cohort.ends.weekday())
    called = name or f"{MONTHS[begin.month - 1]} {begin.year}"
    return Term(called, handle_of(called) or "next", begin, begin + (cohort.ends - cohort.starts))


def next_cohort(
    cohort: Cohort, circles: Sequence[Circle], people: Sequence[Participant], term: Term
) -> Cohort:
    """Return the cohort that follows: the same agreement, other people, ``circles`` as newest history."""
    here = {person.id for person in people}
    just_over = PastCohort(
        cohort=cohort.id,
        circles=tuple(circle.members for circle in circles),
        leads=tuple(circle.lead for circle in circles if circle.lead),
    )
    return cohort.model_copy(
        update={
            "cohort": term.name,
            "id": term.id,
            "starts": term.starts,
            "ends": term.ends,
            "matching": rules_for(cohort.matching, here),
            "past": (*cohort.past, just_over),
            "participants": tuple(_without_strangers(person, here) for person in people),
        }
    )


def rules_for(rules: Rules, here: Collection[str]) -> Rules:
    """Return the rules without the people who are no longer here; a group of one is no rule."""
    named = {key: groups_of(getattr(rules, key), here) for key in ("apart", "together", "prefer", "avoid")}
    return rules.model_copy(update=named)


def groups_of(groups: Sequence[Sequence[str]], here: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Return groups of handles without those who are not here, and without groups of one."""
    left = (tuple(handle for handle in group if handle in here) for group in groups)
    return tuple(group for group in left if len(group) > 1)


def _without_strangers(person: Participant, here: Collection[str]) -> Participant:
    knows = tuple(handle for handle in person.knows if handle in here)
    return person if knows == person.knows else person.model_copy(update={"knows": knows})
