"""What is said of people, under the handles they have in the next cohort: rules, and whom they know.

Whoever has another handle from then on keeps the rules about them, such as from whom they are kept apart.
Who is no longer here is taken out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from circlekit.core.model import Participant
from circlekit.core.sections import Rules
from circlekit.core.text import same

ABOUT_PEOPLE = ("apart", "together", "prefer", "avoid")
"""The rules that name people."""


def rules_now(rules: Rules, today: Mapping[str, str], here: Collection[str]) -> Rules:
    """Return the rules among the people who are ``here``; a group of one is no rule.

    ``today`` has the handle of each who had another one, by that.
    """
    groups = {key: _groups_now(getattr(rules, key), today, here) for key in ABOUT_PEOPLE}
    return rules.model_copy(update=groups)


def _groups_now(
    groups: Sequence[Sequence[str]], today: Mapping[str, str], here: Collection[str]
) -> tuple[tuple[str, ...], ...]:
    left = (_now(group, today, here) for group in groups)
    return tuple(dict.fromkeys(group for group in left if len(group) > 1))


def person_now(
    person: Participant, naming: Collection[str], today: Mapping[str, str], here: Collection[str]
) -> Participant:
    """Return somebody who knows only people who are ``here``, and names them by their handles of today.

    ``naming`` are the fields of the coordinator's that hold a handle (the rule ``separate``).
    """
    knows = _now(person.knows, today, here)
    folded = {same(old): new for old, new in today.items()}
    fields = {
        key: tuple(folded.get(same(value), value) for value in values) if key in naming else values
        for key, values in person.fields.items()
    }
    if knows == person.knows and fields == person.fields:
        return person
    return person.model_copy(update={"knows": knows, "fields": fields})


def _now(handles: Sequence[str], today: Mapping[str, str], here: Collection[str]) -> tuple[str, ...]:
    renamed = (today.get(handle, handle) for handle in handles)
    return tuple(dict.fromkeys(handle for handle in renamed if handle in here))
