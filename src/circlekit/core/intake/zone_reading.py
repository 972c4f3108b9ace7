"""Time zones as people write them: a zone where that is certain, a question where it is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from circlekit.core.parse.wrong import Wrong
from circlekit.core.zone_names import canonical, zone_problem


class Resolved(NamedTuple):
    """A zone of the database, and in words what the text was taken for: ``the city Mumbai``."""

    zone: str
    how: str


class ZoneQuestion(NamedTuple):
    """A text that only a person can explain, and how many cells hold it."""

    text: str
    count: int
    message: str
    hint: str


def resolve(text: str, said: Mapping[str, str]) -> Resolved:
    """Return the zone that ``text`` certainly means; ``said`` maps texts to zones that a person gave.

    Raises:
        Wrong: with a question and the option that answers it.
    """
    found = canonical(text)
    if found:
        return Resolved(found, "a time zone")
    raise Wrong(*(zone_problem(text) or ("", "")))


def resolve_all(
    texts: Iterable[str], said: Mapping[str, str]
) -> tuple[dict[str, Resolved], tuple[ZoneQuestion, ...]]:
    """Return the zone of each distinct text, and one question for each that has none; empty ones are left out."""
    return {}, ()
