"""Whether the people are who they seem: addresses, names, acquaintances, keys that were meant otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.checks.draft import PEOPLE, Draft, Related
from circlekit.core.checks.rules import fields_named, unknown_person
from circlekit.core.lookalikes import skeleton
from circlekit.core.model import Participant
from circlekit.core.problems import Problem
from circlekit.core.text import counted, nearest, quoted

KEYS = tuple(name for name in Participant.model_fields if name not in {"id", "fields", "assumed"})
"""The keys of a participant that have a meaning of their own."""

LISTS = frozenset({"available", "if_needed", "languages", "needs", "offers", "knows", "was"})
"""Those that hold several things; a table joins them by ``;``."""


def friends_take_part(draft: Draft) -> Iterator[Problem]:
    """The people whom somebody already knows are in the cohort; an old friend outside it does no harm."""
    for person in draft.cohort.participants:
        for handle in person.knows:
            if handle not in draft.handles:
                found = unknown_person(
                    (PEOPLE, person.id, "knows"), f"knows of {quoted(person.name)}", handle, draft
                )
                yield Problem(found.path, found.message, found.hint, "warning")


def one_address_each(draft: Draft) -> Iterator[Problem]:
    """No two people have the same address, whatever its case; a ``+tag`` is worth a question (RFC 5233)."""
    seen: dict[str, Participant] = {}
    untagged: dict[str, Participant] = {}
    for person in draft.cohort.participants:
        if not person.email:
            continue
        address = person.email.casefold()
        first = seen.setdefault(address, person)
        near = untagged.setdefault(_without_tag(address), person)
        if first is not person:
            yield _shared(person, first, "have the same address", "correct one, or delete the double")
        elif near is not person:
            yield _shared(
                person, near, "differ only in the +tag of their address", "is it the same person?", True
            )


def _without_tag(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def _shared(person: Participant, first: Participant, what: str, hint: str, warning: bool = False) -> Problem:
    message = f"{quoted(person.name)} and {quoted(first.name)} {what}"
    path, other = (PEOPLE, person.id, "email"), (PEOPLE, first.id, "email")
    return Related(path, message, hint, "warning" if warning else "error", other=other)


def lookalikes(draft: Draft) -> Iterator[Problem]:
    """Names that look the same but are written differently are worth a second look."""
    seen: dict[str, Participant] = {}
    for person in draft.cohort.participants:
        first = seen.setdefault(skeleton(person.name), person)
        if first.name != person.name:
            message = (
                f"{quoted(person.name)} looks the same as {quoted(first.name)}, but is written differently"
            )
            path, other = (PEOPLE, person.id, "name"), (PEOPLE, first.id, "name")
            yield Related(path, message, "is it the same person?", "warning", other=other)


def keys_meant(draft: Draft) -> Iterator[Problem]:
    """A field of the coordinator's own that is nearly a known key was probably meant to be that key."""
    own = {name for _, name in fields_named(draft.cohort.matching)}
    found: dict[str, list[str]] = {}
    for person in draft.cohort.participants:
        for field in person.fields:
            found.setdefault(field, []).append(person.id)
    for field, people in found.items():
        meant = None if field in own else nearest(field.replace(" ", "_"), KEYS)
        if meant:
            others = f" (and {counted(len(people) - 1, 'other')})" if len(people) > 1 else ""
            message = f"{quoted(field)} is a field of your own here{others}; circlekit reads «{meant}»"
            yield Problem(
                (PEOPLE, people[0], field), message, f"did you mean {meant}?", "warning", on_key=True
            )
