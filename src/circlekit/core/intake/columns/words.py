"""What questions ask for, by the words in them: which field, or which personal thing nobody needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from circlekit.core.intake.columns.headers import LONGEST, plain, uncounted

MOST_WORDS = 60
"""So many words of a question are looked at."""

_FULL_WORD = 4
"""Shorter words for days («do», «sam», «sun») are words for other things as well."""

_HOUR = re.compile(r"\d{1,2}(?::\d\d|\s?(?:am|pm|a\.m\.|p\.m\.|uhr|h)(?![a-z]))", re.IGNORECASE)

_CLOCK = r"\d{1,2}(?::\d\d)?(?:\s?(?:am|pm|a\.m\.|p\.m\.|uhr|h)(?![a-z]))?"

_HOURS = re.compile(rf"\b{_CLOCK}(?:\s?[-–]\s?{_CLOCK})?", re.IGNORECASE)

_WORD = re.compile(r"\w+")

_DAY = re.compile(r"\w+(?:-\w+)?")


class Sort(StrEnum):
    """What to do with an answer, going by what is asked for."""

    FIELD = "field"
    PERSONAL = "personal"  # nobody needs it
    SENSITIVE = "sensitive"  # it could hurt somebody (GDPR, article 9)
    OTHER = "other"  # looks like a field, and is none


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a question asks for: a field or a personal thing, and the phrase that says so."""

    sort: Sort
    name: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words to look up, all as ``headers.plain`` returns them; ``languages`` are codes by their names."""

    whole: Mapping[str, Meaning] = field(default_factory=dict)
    within: Mapping[str, Meaning] = field(default_factory=dict)
    unspaced: Mapping[str, Meaning] = field(default_factory=dict)
    longest: int = 0
    own_words: frozenset[str] = frozenset()
    spans: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    fillers: tuple[str, ...] = ()
    ticks: frozenset[str] = frozenset()
    refusals: frozenset[str] = frozenset()
    agreeing: frozenset[str] = frozenset()
    declining: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()
    nothing: frozenset[str] = frozenset()
    languages: Mapping[str, str] = field(default_factory=dict)
    days: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()

    def meaning(self, question: str) -> Meaning | None:
        """Return what a question asks for: the longest phrase in it decides.

        A phrase of another question at the very start («how many ...») counts before all others.
        """
        text = plain(question)
        for form in (text, uncounted(text)):
            if form in self.whole:
                return self.whole[form]
        return self._within(uncounted(text))

    def _within(self, text: str) -> Meaning | None:
        found = [self.within[run] for run in _runs(text, self.longest) if run in self.within]
        opening = [one for one in found if one.sort is Sort.OTHER and text.startswith(one.phrase)]
        if opening:
            return opening[0]
        if not text.isascii():
            found += [meaning for phrase, meaning in self.unspaced.items() if phrase in text]
        return max(found, key=lambda meaning: len(meaning.phrase), default=None)

    def negated(self, question: str, phrase: str = "") -> bool:
        """Tell whether a question has a word like «not», but not within a ``phrase`` that is understood."""
        longest = max((phrase.count(" ") + 1 for phrase in self.negations), default=0)
        text = f" {plain(question)} ".replace(f" {phrase} ", " , ", 1) if phrase else plain(question)
        return any(run in self.negations for run in _runs(text, longest))

    def is_time(self, label: str) -> bool:
        """Tell whether a label is about days or hours, such as ``Monday evening`` or ``9-10 am``."""
        text = plain(label)
        said = any(len(word) >= _FULL_WORD and word in self.times for word in text.split()[:MOST_WORDS])
        return said or text in self.days or bool(_HOUR.search(label[:LONGEST]))

    def time_in(self, label: str) -> str:
        """Return the one day that a label names in full, or its hours; empty if there are none or several."""
        days = [word for word in _DAY.findall(label) if len(word) >= _FULL_WORD and plain(word) in self.days]
        spans = () if days else (found.group() for found in _HOURS.finditer(label[:LONGEST]))
        hours = [span for span in spans if _HOUR.search(span)]
        return [*days, *hours][0] if len(days) + len(hours) == 1 else ""

    def day_of_span(self, label: str) -> str:
        """Return the day in a label such as ``Monday from`` or ``Monday (to)``; empty where it is none."""
        day, _, end = plain(label).rpartition(" ")
        return " ".join(label.split()[:-1]) if day in self.days and end in self.spans else ""


def as_written(phrase: str, question: str) -> str:
    """Return a compared phrase as it stands in a question, with its accents, where it can be found again."""
    written, compared, wanted = _WORD.findall(question), plain(question).split(), phrase.split()
    if len(written) == len(compared):
        for start in range(len(compared) - len(wanted) + 1):
            if compared[start : start + len(wanted)] == wanted:
                return " ".join(written[start : start + len(wanted)])
    return phrase


def _runs(text: str, longest: int) -> Iterator[str]:
    """Yield every run of up to ``longest`` words of a text."""
    parts = text.split()[:MOST_WORDS]
    for start in range(len(parts)):
        for end in range(start + 1, min(start + longest, len(parts)) + 1):
            yield " ".join(parts[start:end])
