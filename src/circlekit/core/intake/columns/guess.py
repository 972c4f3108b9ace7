"""What a column is taken for, before all columns are looked at together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from circlekit.core.intake.columns.knowing import Known
from circlekit.core.intake.columns.looking import Seen, is_ticked
from circlekit.core.intake.columns.words import Meaning
from circlekit.core.intake.mapping import Kind

TIMES: Mapping[str, tuple[str, Kind]] = {
    "available": ("available", Kind.FREE),
    "if_needed": ("if_needed", Kind.IF_NEEDED),
    "busy": ("available", Kind.BUSY),
}
"""What questions about times come to: the field of a participant, and what is done with the cells."""

LISTS = frozenset({"languages", "needs", "offers", "knows", "was", "topics", "interests"})
"""Fields of which somebody may have several, a line of its own in each cell or an option in each column."""

NAMES = frozenset({"name", "first_name", "last_name"})
"""Fields that together are the name of a person."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column is taken for. ``field`` is empty where it is dropped, or where a name is still needed.

    ``part`` is what the column stands for where its header says more than that. ``account`` marks a tool's
    own column, over which a question of the form wins; ``sure`` one that a person explained. ``meaning`` is
    what the words of the question say, also where that does not count.
    """

    seen: Seen
    kind: Kind
    field: str = ""
    because: str = ""
    part: str = ""
    account: bool = False
    sure: bool = False
    meaning: Meaning | None = None


def as_field(seen: Seen, name: str, known: Known, because: str) -> Guess:
    """Return a column taken for a field, or for ``busy``, as its cells ask for."""
    if name in TIMES:
        key, kind = TIMES[name]
        ticked = is_ticked(seen, known.words)
        return Guess(seen, Kind.OPTION if ticked and kind is not Kind.BUSY else kind, key, because)
    if name in LISTS and is_ticked(seen, known.words):
        return Guess(seen, Kind.OPTION, name, because)
    return Guess(seen, Kind.SEVERAL if name in LISTS else Kind.TEXT, name, because)
