"""The zones that people gave, each text looked up once; what it was taken for is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from circlekit.core.fields import Wrong
from circlekit.core.intake.applying_words import is_nothing
from circlekit.core.intake.asked import Asked
from circlekit.core.intake.ready import ready
from circlekit.core.intake.words import Words
from circlekit.core.intake.zone_reading import Resolved, resolve
from circlekit.core.text import quoted


class Zones:
    """Zones of the database for what people wrote; ``said`` maps texts to zones that a person gave."""

    def __init__(self, said: Mapping[str, str], words: Words, asked: Asked) -> None:
        self._said, self._words = said, words
        self._asked = asked
        self._known: dict[str, Resolved | Wrong] = {}

    def of(self, items: Sequence[str], line: int, column: int) -> str:
        """Return the zone of one answer; empty where there is none, or where it has to be asked for."""
        text = ", ".join(items)
        if is_nothing(text, self._words):
            return ""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._resolved(text)
        if isinstance(found, Wrong):
            self._asked.wrong(found, line, column)
            return ""
        if found.zone.casefold() != text.casefold():
            message = f"{quoted(text)} is taken for {found.zone}, {found.how}"
            hint = f"if that is not meant: {ready('--zone', ' '.join(text.split()), 'Area/City')}"
            self._asked.ask(message, hint, line, column, "warning")
        return found.zone

    def _resolved(self, text: str) -> Resolved | Wrong:
        try:
            return resolve(text, self._said)
        except Wrong as wrong:
            return wrong
