"""What can be wrong across a cohort: a visible list of small checks, each a function to problems.

A check runs only when the keys it needs could be read, so that one mistake is not reported twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from circlekit.core.model import Cohort, Participant
from circlekit.core.problems import Path, Problem
from circlekit.core.text import listed, nearest, same

Check = Callable[["Draft"], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A cohort whose files may still have mistakes; ``handles`` are all people named, sound or not."""

    cohort: Cohort
    handles: frozenset[str]


def find_problems(draft: Draft, skip: frozenset[str] = frozenset()) -> list[Problem]:
    """Return the problems of every check none of whose keys is in ``skip``."""
    return [problem for needs, check in CHECKS if not skip & set(needs) for problem in check(draft)]


def dates_in_order(draft: Draft) -> Iterator[Problem]:
    """The end date comes after the start date."""
    cohort = draft.cohort
    if cohort.ends <= cohort.starts:
        yield Problem(("ends",), f"the cohort ends on {cohort.ends}, before it starts ({cohort.starts})", "swap the two dates")


def known_people(draft: Draft) -> Iterator[Problem]:
    """Rules, hunches and acquaintances name people who take part."""
    rules = draft.cohort.matching
    for key in ("apart", "together", "prefer", "avoid"):
        for index, group in enumerate(getattr(rules, key)):
            for handle in group:
                yield from _unknown(draft, ("matching", key, index), handle, f"matching.{key}")


def _unknown(draft: Draft, path: Path, handle: str, whose: str) -> Iterator[Problem]:
    if handle in draft.handles:
        return
    meant = nearest(handle, draft.handles)
    yield Problem(path, f"{whose} names «{handle}», who does not take part", f"did you mean {meant}?" if meant else "")


def one_address_each(draft: Draft) -> Iterator[Problem]:
    """No two people have the same address, whatever its case."""
    seen: dict[str, Participant] = {}
    for person in draft.cohort.participants:
        if not person.email:
            continue
        first = seen.setdefault(person.email.casefold(), person)
        if first is not person:
            message = f"«{person.name}» and «{first.name}» have the same address"
            yield Problem(("participants", person.id, "email"), message, "correct one, or delete the double")


def rules_agree(draft: Draft) -> Iterator[Problem]:
    """Nobody is asked to be both together with somebody and apart from them."""
    rules = draft.cohort.matching
    for index, group in enumerate(rules.together):
        for other in rules.apart:
            both = sorted(set(group) & set(other))
            if len(both) > 1:
                message = f"{listed(both)} must be together and must be apart"
                yield Problem(("matching", "together", index), message, "keep one of the two rules")


def fields_exist(draft: Draft) -> Iterator[Problem]:
    """The fields that matching asks about are answered by somebody."""
    present = {field for person in draft.cohort.participants for field in person.fields}
    present |= {"languages", "needs", "offers", "knows", "timezone", "country", "lead", "language"}
    rules = draft.cohort.matching
    for key in ("mix", "align", "not_alone", "share", "within", "separate", "at_most", "complement"):
        names = getattr(rules, key)
        for name in [*names, *(names.values() if key == "complement" else ())]:
            if name not in present:
                meant = nearest(name, present)
                hint = f"did you mean {meant}?" if meant else "add it to the people, or leave it out here"
                yield Problem(("matching", key), f"nobody has the field «{name}»", hint, "warning")


def twins(draft: Draft) -> Iterator[Problem]:
    """Names that look the same are worth a second look."""
    seen: dict[str, Participant] = {}
    for person in draft.cohort.participants:
        first = seen.setdefault(same(person.name), person)
        if first is not person and first.name != person.name:
            message = f"«{person.name}» looks like «{first.name}», but is written differently"
            yield Problem(("participants", person.id, "name"), message, "is it the same person?", "warning")


CHECKS: tuple[tuple[tuple[str, ...], Check], ...] = (
    (("starts", "ends"), dates_in_order),
    (("matching", "participants"), known_people),
    (("participants",), one_address_each),
    (("matching",), rules_agree),
    (("matching", "participants"), fields_exist),
    (("participants",), twins),
)
