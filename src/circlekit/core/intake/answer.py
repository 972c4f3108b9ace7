"""What one person said, in the words of a people table, and where they said it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from circlekit.core.problems import Path


@dataclass(frozen=True, slots=True)
class Answer:
    """One person's answer, whichever file or page it came by.

    ``values`` are as in a people table: by key of a participant or field of the coordinator's own, a text
    or a list of texts (``{"available": ("Tue 16:00-19:00",)}``). A key that is absent was not asked; one
    with an empty value was asked and left empty. ``when`` is an instant; without a zone where the file
    names none, None where it does not say. ``paths`` are ``(file, line, column)`` of each value.
    """

    path: Path
    values: Mapping[str, str | tuple[str, ...]]
    when: datetime | None = None
    paths: Mapping[str, Path] = field(default_factory=dict)
    key: str = ""

    @property
    def name(self) -> str:
        """The name somebody gave, or nothing."""
        return str(self.values.get("name", ""))

    @property
    def email(self) -> str:
        """The address somebody gave, or nothing."""
        return str(self.values.get("email", ""))


def instant(when: datetime) -> datetime:
    """Return a moment that all others can be compared with; without a zone it counts as UTC."""
    return when if when.tzinfo else when.replace(tzinfo=UTC)
