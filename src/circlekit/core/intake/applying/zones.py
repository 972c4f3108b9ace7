"""The zones that people gave, each text looked up once; what it was taken for is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from circlekit.core.fields import Wrong
from circlekit.core.intake.applying.words import is_nothing
from circlekit.core.intake.asked import Asked
from circlekit.core.intake.columns.words import Words
from circlekit.core.intake.ready import ready
from circlekit.core.intake.zones.reading import Resolved, resolve
from circlekit.core.text import counted, listed, quoted, same

MOST = 40
"""So many different texts are listed with what they were taken for."""


class Zones:
    """Zones of the database for what people wrote; ``said`` maps texts to zones that a person gave."""

    def __init__(self, said: Mapping[str, str], words: Words, asked: Asked) -> None:
        self._said, self._words = said, words
        self._given = {same(typed) for typed in said}
        self._asked = asked
        self._known: dict[str, Resolved | Wrong] = {}
        self._taken: dict[str, list[tuple[int, int]]] = {}

    def of(self, items: Sequence[str], line: int, column: int) -> str:
        """Return the zone of one answer; empty where there is none, or where it has to be asked for."""
        text = ", ".join(items)
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._resolved(text)
        if isinstance(found, Wrong):
            self._asked.wrong(found, line, column)
            return ""
        if found.zone and found.zone.casefold() != text.casefold() and same(text) not in self._given:
            self._taken.setdefault(text, []).append((line, column))
        return found.zone

    def tell(self) -> None:
        """Say what every text was taken for, all in one sentence; what a person said is known to them."""
        if not self._taken:
            return
        shown = [self._meaning(text, len(where)) for text, where in self._taken.items()]
        more = len(shown) - MOST
        if more > 0:
            shown[MOST:] = [counted(more, "other text")]
        first, (place, *_) = next(iter(self._taken.items()))
        hint = f"if one is not meant: {ready('--zone', ' '.join(first.split()), 'Area/City')}"
        self._asked.tell(f"time zones are understood: {listed(shown)}", hint, *place)

    def _meaning(self, text: str, people: int) -> str:
        found = self._known[text]
        zone = found.zone if isinstance(found, Resolved) else ""
        return f"{quoted(text)} as {zone} ({people})"

    def _resolved(self, text: str) -> Resolved | Wrong:
        if is_nothing(text, self._words):
            return Resolved("", "")
        try:
            return resolve(text, self._said)
        except Wrong as wrong:
            return wrong
