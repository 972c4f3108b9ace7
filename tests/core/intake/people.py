"""Short ways to write answers and rows, for the tests of joining and merging."""

from __future__ import annotations

from datetime import datetime

from circlekit.core.intake.answer import Answer
from circlekit.core.intake.merging.difference import PersonRow, Value


def answer(name: str = "", email: str = "", *, line: int = 2, file: str = "form.csv", when: str = "",
           **values: Value) -> Answer:  # fmt: skip
    """Return what one person said; without ``email=`` nobody was asked for an address."""
    said: dict[str, Value] = {"name": name, **({"email": email} if email else {}), **values}
    moment = datetime.fromisoformat(when) if when else None
    return Answer((file, line), said, moment)


def row(identity: str, line: int = 2, **values: Value) -> PersonRow:
    """Return a row of a people table; the name is the handle where none is given."""
    return PersonRow(identity, {"name": identity.title(), **values}, line)
