"""What a poll page asks, and how: what the cohort file says of it, and what follows from the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from circlekit.core.model import Cohort
from circlekit.core.poll_plan import Hours
from circlekit.core.sections import Rules

KEPT = timedelta(days=90)
"""How long after the end date answers are kept where nobody said; long enough to thank and to go on."""

ALWAYS = (
    "name", "email", "timezone", "available", "if_needed", "lead", "share_email", "consent",
)  # fmt: skip
"""What every page asks, in places of its own."""

NEVER = (
    "id", "knows", "was", "joins", "pause_until", "tone", "lead_again", "fields", "assumed", "cohort",
    "answered",
)  # fmt: skip
"""What only the coordinator can say, and words that the text of an answer needs for itself."""

LISTS = ("languages", "needs", "offers")
"""Keys of a participant that hold several values."""

PRIVATE = ("needs",)
"""What only the coordinator reads."""

OWN_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "ar": "العربية", "de": "Deutsch", "en": "English", "es": "Español", "fa": "فارسی", "fr": "Français",
        "hi": "हिन्दी", "id": "Bahasa Indonesia", "it": "Italiano", "ja": "日本語", "ko": "한국어",
        "nl": "Nederlands", "pl": "Polski", "pt": "Português", "ru": "Русский", "sw": "Kiswahili",
        "tr": "Türkçe", "uk": "Українська", "ur": "اردو", "zh": "中文",
    }
)  # fmt: skip
"""What languages call themselves, by their codes (BCP 47)."""

LANGUAGES = ("en", "fr", "es", "pt", "de")
"""Languages to choose from where the cohort file lists none; people can add their own."""

_ALREADY_KNOWN = frozenset({*ALWAYS, *NEVER, "language"})


class Shape(StrEnum):
    """How a question is answered. People can always add to the answers that they choose from."""

    LINE = "line"  # own words, one line
    LINES = "lines"  # own words, one thing on each line
    ONE = "one"  # one of some answers
    SEVERAL = "several"  # any of some answers


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. ``question`` is empty where the library has the words for it, or the name is enough."""

    field: str
    shape: Shape
    options: tuple[str, ...] = ()
    question: str = ""

    @property
    def private(self) -> bool:
        """Tell whether nobody but the coordinator reads the answer."""
        return self.field in PRIVATE


@dataclass(frozen=True, slots=True)
class PollForm:
    """What a page shows and asks; ``hours`` and ``step`` are minutes.

    ``consent`` is empty where the words of the library are to be used, ``send_to`` and ``coordinator``
    where the cohort file does not say.
    """

    cohort: str
    id: str
    purpose: str
    coordinator: str
    send_to: str
    until: date | None
    keep_until: date
    hours: Hours
    step: int
    asked: tuple[Asked, ...]
    consent: str = ""


def poll_form(cohort: Cohort) -> PollForm:
    """Return what the poll page of a cohort asks."""
    plan = cohort.poll
    return PollForm(
        cohort=cohort.cohort,
        id=cohort.id,
        purpose=cohort.purpose,
        coordinator=cohort.coordinator.name,
        send_to=plan.send_to or cohort.coordinator.email or "",
        until=plan.until,
        keep_until=plan.keep_until or min(cohort.ends, date.max - KEPT) + KEPT,
        hours=plan.hours,
        step=plan.step,
        asked=tuple(_asked(field, cohort) for field in _in_order(plan.ask or fields_used(cohort.matching))),
        consent=plan.consent,
    )


def fields_used(rules: Rules) -> tuple[str, ...]:
    """Return the fields that matching looks at and that people can tell of themselves, each once."""
    return tuple(dict.fromkeys(name for name in _used(rules) if name not in _ALREADY_KNOWN))


def _used(rules: Rules) -> Iterator[str]:
    for needs, offers in rules.complement.items():
        yield from (needs, offers)
    for key in ("share", "mix", "align", "not_alone", "within", "at_most"):
        # Whose manager somebody is, in handles, is not theirs to look up.
        yield from (name for name in getattr(rules, key) if name not in rules.separate)


def _in_order(fields: Iterable[str]) -> list[str]:
    """Return fields with the well-known ones first, in the order in which every answer has them."""
    names = [name for name in fields if name not in ALWAYS]
    return [name for name in LISTS if name in names] + [name for name in names if name not in LISTS]


def _asked(field: str, cohort: Cohort) -> Asked:
    options = cohort.poll.ask.get(field, ())
    if field == "languages" and not options:
        first = cohort.language.partition("-")[0].lower()
        options = tuple(dict.fromkeys([first, *LANGUAGES]))
    several = field in LISTS or field in _of_many_values(cohort.matching)
    chosen = Shape.SEVERAL if several else Shape.ONE
    typed = Shape.LINES if several else Shape.LINE
    return Asked(field, chosen if options else typed, options, cohort.poll.questions.get(field, ""))


def _of_many_values(rules: Rules) -> frozenset[str]:
    """Return the fields of which one person can have several values: topics, and what people share."""
    return frozenset({*rules.complement, *rules.complement.values(), *rules.share})
