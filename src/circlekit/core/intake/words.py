"""What questions ask for, by the words in them: which field, or which personal thing nobody needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from circlekit.core import fields as f
from circlekit.core.intake.headers import LONGEST, plain, uncounted
from circlekit.core.value import Value

MOST_WORDS = 60
"""So many words of a question are looked at."""

_FULL_WORD = 4
"""Shorter words for days («do», «sam», «sun») are words for other things as well."""

_HOUR = re.compile(r"\d{1,2}(?::\d\d|\s?(?:am|pm|a\.m\.|p\.m\.|uhr|h)(?![a-z]))", re.IGNORECASE)

_WORD = re.compile(r"\w+")

WHOLE = "="
"""A phrase that begins so is a whole question; others may stand within one."""

Phrases = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By what is asked for and by language: ``{"email": {"en": ("email", "email address")}}``."""


class Sort(StrEnum):
    """What to do with an answer, going by what is asked for."""

    FIELD = "field"
    PERSONAL = "personal"  # nobody needs it
    SENSITIVE = "sensitive"  # it could hurt somebody (GDPR, article 9)
    OTHER = "other"  # looks like a field, and is none


def _languages(value: Any) -> dict[str, tuple[str, ...]]:
    return f.by_name(value, f.several, "{en: [email, email address]}")


def _phrases(value: Any) -> dict[str, dict[str, tuple[str, ...]]]:
    return f.by_name(value, _languages, "{email: {en: [email address]}}")


_Phrases = Annotated[Phrases, f.told(_phrases)]
_Languages = Annotated[Mapping[str, tuple[str, ...]], f.told(_languages)]


class WordList(Value):
    """The words of ``intake/words.yaml``, by language.

    ``negations`` turn a question for times at which people can come into one for times at which they cannot.
    ``fillers`` say nothing at the start of a question. ``ticks`` stand in the cell of an option that was
    chosen, ``refusals`` in one that was not; ``days`` and ``dayparts`` tell that something is a time.
    ``own_words`` stand over what people wrote themselves beside the options, ``spans`` beside a day over the
    hours from which and until which somebody can come.
    """

    fields: _Phrases
    personal: _Phrases = Field(default_factory=dict)
    sensitive: _Phrases = Field(default_factory=dict)
    other: _Phrases = Field(default_factory=dict)
    own_words: _Languages = Field(default_factory=dict)
    spans: _Languages = Field(default_factory=dict)
    negations: _Languages = Field(default_factory=dict)
    fillers: _Languages = Field(default_factory=dict)
    ticks: _Languages = Field(default_factory=dict)
    refusals: _Languages = Field(default_factory=dict)
    days: _Languages = Field(default_factory=dict)
    dayparts: _Languages = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a question asks for: a field or a personal thing, and the phrase that says so."""

    sort: Sort
    name: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words to look up, all as ``headers.plain`` returns them."""

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

    def negated(self, question: str) -> bool:
        """Tell whether a question has a word like «not»."""
        longest = max((phrase.count(" ") + 1 for phrase in self.negations), default=0)
        return any(run in self.negations for run in _runs(plain(question), longest))

    def is_time(self, label: str) -> bool:
        """Tell whether a label is about days or hours, such as ``Monday evening`` or ``9-10 am``."""
        text = plain(label)
        said = any(len(word) >= _FULL_WORD and word in self.times for word in text.split()[:MOST_WORDS])
        return said or text in self.days or bool(_HOUR.search(label[:LONGEST]))

    def day_of_span(self, label: str) -> str:
        """Return the day in a label such as ``Monday from`` or ``Monday (to)``; empty where it is none."""
        parts = plain(label).split()
        return label.split()[0] if len(parts) == 2 and self._is_span(*parts) else ""

    def _is_span(self, day: str, end: str) -> bool:
        return day in self.days and end in self.spans


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


def words_of(listed: WordList) -> Words:
    """Return the words ready to be looked up. What stands first keeps a phrase that stands twice."""
    whole: dict[str, Meaning] = {}
    within: dict[str, Meaning] = {}
    for sort, phrases in _sorts(listed):
        for name, text in phrases:
            compared = plain(text.removeprefix(WHOLE))
            (whole if text.startswith(WHOLE) else within).setdefault(compared, Meaning(sort, name, compared))
    return Words(
        whole=whole,
        within=within,
        unspaced={phrase: meaning for phrase, meaning in within.items() if _is_unspaced(phrase)},
        longest=max((phrase.count(" ") + 1 for phrase in within), default=0),
        own_words=_all(listed.own_words),
        spans=_all(listed.spans),
        negations=_all(listed.negations),
        fillers=tuple(sorted(_all(listed.fillers), key=lambda filler: (-len(filler), filler))),
        ticks=_all(listed.ticks),
        refusals=_all(listed.refusals),
        days=_all(listed.days),
        times=_all(listed.days) | _all(listed.dayparts),
    )


def _sorts(listed: WordList) -> Iterator[tuple[Sort, list[tuple[str, str]]]]:
    for sort, phrases in (
        (Sort.FIELD, listed.fields),
        (Sort.PERSONAL, listed.personal),
        (Sort.SENSITIVE, listed.sensitive),
        (Sort.OTHER, listed.other),
    ):
        flat = [(name, text) for name, spoken in phrases.items() for some in spoken.values() for text in some]
        yield sort, flat


def _all(spoken: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(plain(text) for texts in spoken.values() for text in texts)


def _is_unspaced(phrase: str) -> bool:
    """Tell whether a phrase is in a script that puts no space between words (Han, kana, Thai)."""
    return any("\u0e00" <= c <= "\u0e7f" or "\u3040" <= c <= "\u9fff" for c in phrase)
