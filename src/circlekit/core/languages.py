"""Which languages a text is looked for in, the reader's own first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from circlekit.core.model import Participant
from circlekit.core.sections import Tone

DEFAULT = "en"


def fallbacks(language: str, tone: Tone = Tone.INFORMAL) -> tuple[str, ...]:
    """Return the names that a text may have, the closest first, and English at the end.

    For ``fr-CA`` and a formal tone these are ``fr-CA-formal``, ``fr-formal``, ``fr-CA``, ``fr`` and ``en``.
    What is informal stands under the name of the language alone.
    """
    first, *rest = language.split("-")
    subtags = [part.upper() if len(part) == 2 else part for part in rest]
    codes = ["-".join([first.lower(), *subtags[:count]]) for count in range(len(subtags), -1, -1)]
    spoken = [f"{code}-{tone}" for code in codes] if tone is Tone.FORMAL else []
    return tuple(dict.fromkeys([*spoken, *codes, DEFAULT]))


def read_by(people: Iterable[Participant], default: str) -> tuple[str, ...]:
    """Return the languages that people read, most of them first; ``default`` for whoever says none.

    Of two languages with as many people, the one whose reader stands first comes first.
    """
    found = Counter(person.language or default for person in people)
    return tuple(sorted(found, key=lambda language: -found[language])) or (default,)
