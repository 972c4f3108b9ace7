"""Which languages a text is looked for in, the reader's own first."""

from __future__ import annotations

from circlekit.core.sections import Tone

DEFAULT = "en"


def fallbacks(language: str, tone: Tone | None = None) -> tuple[str, ...]:
    """Return the names that a text may have, the closest first, and English at the end.

    For ``fr-CA`` and a formal tone these are ``fr-CA-formal``, ``fr-formal``, ``fr-CA``, ``fr`` and ``en``.
    """
    first, *rest = language.split("-")
    subtags = [part.upper() if len(part) == 2 else part for part in rest]
    codes = ["-".join([first.lower(), *subtags[:count]]) for count in range(len(subtags), -1, -1)]
    spoken = [f"{code}-{tone}" for code in codes] if tone else []
    return tuple(dict.fromkeys([*spoken, *codes, DEFAULT]))
