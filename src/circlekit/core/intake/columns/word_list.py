"""The words of ``intake/words.yaml`` as they stand in the file, and made ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field

from circlekit.core import fields as f
from circlekit.core.intake.columns.headers import plain
from circlekit.core.intake.columns.words import Meaning, Sort, Words
from circlekit.core.value import Value

WHOLE = "="
"""A phrase that begins so is a whole question; others may stand within one."""

Phrases = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By what is asked for and by language: ``{"email": {"en": ("email", "email address")}}``."""


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
    chosen, ``refusals`` in one that was not; ``days`` and ``dayparts`` tell that something is a time. What
    people say in sentences begins with ``agreeing`` or ``declining`` words, has ``perhaps`` in it, or is
    ``nothing`` as a whole. ``languages`` are names of languages by their code.
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
    agreeing: _Languages = Field(default_factory=dict)
    declining: _Languages = Field(default_factory=dict)
    perhaps: _Languages = Field(default_factory=dict)
    nothing: _Languages = Field(default_factory=dict)
    languages: _Languages = Field(default_factory=dict)
    days: _Languages = Field(default_factory=dict)
    dayparts: _Languages = Field(default_factory=dict)


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
        agreeing=_all(listed.agreeing),
        declining=_all(listed.declining),
        perhaps=_all(listed.perhaps),
        nothing=_all(listed.nothing),
        languages={plain(name): code for code, names in listed.languages.items() for name in names},
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
