"""Who sits above whom in a reporting line: nobody leads a circle in which such a person sits (practice 107).

The rule ``separate`` keeps people from their own manager; here the manager's manager counts too, and so on up
the line as far as it is known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from circlekit.core.answers import values_of
from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.problems import Problem
from circlekit.core.text import quoted, same


class Lines(NamedTuple):
    """For each field that ``separate`` names, whose managers are whose, in the form that ``same`` gives."""

    managers: tuple[Mapping[str, frozenset[str]], ...] = ()

    def above(self, people: Iterable[Participant]) -> frozenset[str]:
        """Return the handles, in the form that ``same`` gives, of all who sit above one of ``people``."""
        found: set[str] = set()
        members = [same(person.id) for person in people] if self.managers else []
        for managers in self.managers:
            met: set[str] = set()
            left = [(member, member) for member in members]
            while left:
                below, member = left.pop()
                new = managers.get(below, frozenset()) - {member}
                left += [(manager, member) for manager in new - met]
                met |= new
            found |= met
        return frozenset(found)


def lines_of(cohort: Cohort) -> Lines:
    """Return the reporting lines that a cohort knows of; none where no rule names their field."""
    return Lines(
        tuple(
            {
                same(person.id): frozenset(same(value) for value in values_of(person, field))
                for person in cohort.participants
            }
            for field in cohort.matching.separate
        )
    )


def may_not_lead(people: Collection[Participant], lines: Lines) -> frozenset[str]:
    """Return the handles of those among ``people`` who sit above another of them."""
    higher = lines.above(people)
    return frozenset(person.id for person in people if same(person.id) in higher)


def led_from_above(circles: Iterable[Circle], cohort: Cohort) -> Iterator[Problem]:
    """Yield a warning for each circle whose lead or deputy sits above another member.

    It says no more than the rule is about: who is above whom is nobody's business but the coordinator's.
    """
    lines = lines_of(cohort)
    people = {person.id: person for person in cohort.participants}
    for circle in circles if lines.managers else ():
        higher = may_not_lead([people[one] for one in circle.members if one in people], lines)
        for role, handle in (("lead", circle.lead), ("deputy", circle.deputy)):
            if handle is not None and handle in higher:
                message = f"the {role} of {quoted(circle.name)} sits above another member in a reporting line"
                hint = f"let somebody else be {role}, so that everybody can speak freely"
                yield Problem(("circles", circle.id, role), message, hint, "warning")
