"""Whose row an answer belongs to: by handle, by address, or by a name that only one person has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from circlekit.core.intake.answer import Answer
from circlekit.core.intake.merging.difference import PersonRow
from circlekit.core.problems import Problem
from circlekit.core.text import counted, quoted, same


@dataclass(slots=True)
class Found:
    """The number of the row for the number of each answer that has one.

    ``unclear`` are answers that may belong to several rows; ``notes`` say so.
    """

    rows: dict[int, int] = field(default_factory=dict)
    unclear: set[int] = field(default_factory=set)
    notes: list[Problem] = field(default_factory=list)


def found_in(rows: Sequence[PersonRow], answers: Sequence[Answer]) -> Found:
    """Return in which row of a people table each person of ``answers`` stands, if in any."""
    found = Found()
    _by_one(found, answers, {row.id: index for index, row in enumerate(rows)}, "id")
    addresses = {address_key(str(row.values.get("email", ""))): index for index, row in enumerate(rows)}
    _by_one(found, answers, addresses, "email")
    _by_name(found, rows, answers)
    return found


def address_key(address: str) -> str:
    """Return a form in which two spellings of one address are equal."""
    return address.strip().casefold()


def _by_one(found: Found, answers: Sequence[Answer], known: dict[str, int], key: str) -> None:
    """Find people by what only one person has."""
    taken = set(found.rows.values())
    for index, answer in enumerate(answers):
        said = str(answer.values.get(key, ""))
        row = known.get(said if key == "id" else address_key(said)) if said else None
        if row is not None and row not in taken and index not in found.rows:
            found.rows[index] = row
            taken.add(row)


def _by_name(found: Found, rows: Sequence[PersonRow], answers: Sequence[Answer]) -> None:
    """Find people by their name, where it can be nobody else's."""
    taken = set(found.rows.values())
    free: defaultdict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if index not in taken:
            free[same(row.name)].append(index)
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for index, answer in enumerate(answers):
        if index not in found.rows and answer.name:
            waiting[same(answer.name)].append(index)
    for name, indices in waiting.items():
        here = free.get(name, [])
        if len(here) == len(indices) == 1:
            found.rows[indices[0]] = here[0]
            found.notes += _new_address(rows[here[0]], answers[indices[0]])
        elif here:
            found.unclear.update(indices)
            found.notes += [_unclear(answers[index], len(here), len(indices)) for index in indices]


def _new_address(row: PersonRow, answer: Answer) -> list[Problem]:
    """Return a word about an address that is another one now."""
    if not (answer.email and row.values.get("email")):
        return []
    message = f"{quoted(answer.name)} has another address than in the table; taken for the same person"
    hint = "if they are two people, give the new one a row of their own"
    return [Problem(answer.paths.get("email", answer.path), message, hint, "warning")]


def _unclear(answer: Answer, rows: int, answers: int) -> Problem:
    who = counted(rows, "person", "people") + (" in the table is" if rows == 1 else " in the table are")
    also = f", and {answers} answers have that name" if answers > 1 else ""
    message = f"{who} called {quoted(answer.name)}{also}: whose answer is this?"
    hint = "write their address into the table, as they gave it in the answer"
    return Problem(answer.paths.get("name", answer.path), message, hint)
