"""How a parser complains: a sentence, a hint, and which part of the value is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")


class Wrong(ValueError):
    """A value that cannot be used: the message says what, the hint what to do, ``at`` which part of it."""

    def __init__(self, message: str, hint: str = "", at: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.at = at

    def all(self) -> list[Wrong]:
        """Return every single complaint."""
        return [self]

    def inside(self, step: str | int) -> Wrong:
        """Return the same complaint about a part of something larger."""
        return Wrong(self.message, self.hint, (step, *self.at))


class Wrongs(Wrong):
    """Several complaints about the parts of one value."""

    def __init__(self, complaints: list[Wrong]) -> None:
        super().__init__(complaints[0].message, complaints[0].hint, complaints[0].at)
        self.complaints = complaints

    def all(self) -> list[Wrong]:
        """Return every single complaint."""
        return self.complaints


def each(items: Iterable[tuple[str | int, Any]], parse: Callable[[Any], T]) -> list[T]:
    """Parse all items, each under its index or name, and complain about all that cannot be parsed.

    Raises:
        Wrongs: with every complaint, each naming its item.
    """
    found: list[T] = []
    complaints: list[Wrong] = []
    for step, item in items:
        try:
            found.append(parse(item))
        except Wrong as wrong:
            complaints += [one.inside(step) for one in wrong.all()]
    if complaints:
        raise Wrongs(complaints)
    return found


def as_items(value: Any) -> list[tuple[str | int, Any]]:
    """Return the numbered items of a list; one text alone is a list of one, without a number."""
    if isinstance(value, list | tuple):
        return list(enumerate(value))
    return [("", value)]
