"""What five languages look like: days and months, clocks, and words that tell one language from another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
_DATE = {
    "en": r"({days}) (\d\d?) ({months})(?: (\d{{4}}))?",
    "de": r"({days}), (\d\d?)\. ({months})(?: (\d{{4}}))?",
    "es": r"({days}) (\d\d?) de ({months})(?: de (\d{{4}}))?",
    "fr": r"({days}) (\d\d?)(?:er)? ({months})(?: (\d{{4}}))?",
    "pt": r"({days}), (\d\d?) de ({months})(?: de (\d{{4}}))?",
}
_CLOCK = re.compile(r"(?:: |, | )(\d\d):(\d\d) \((?:[^()]*, )?UTC([+-])(\d+)(?::(\d\d))?\)")
_MARKS = {
    "en": "the is and you it enough here with this what we our meets your for when who",
    "de": "der die das und ist ein eine genügt wir wie uns dir trifft wer wenn nicht dieses sie es ich ihnen",
    "es": "el los y las con hola basta respuesta encuentro círculo puedes puede qué cómo una próximo nos",
    "fr": "le les et est bonjour rencontre cercle vous suffit réponse mot cette qui pas nous pour cela ici",
    "pt": "o os e não olá em resposta encontro círculo você da do uma basta palavra próximo quem seu se é",
}
_FAMILIAR = {
    "de": r"(?i)\b(du|dir|dich|dein\w*)\b",
    "fr": r"(?i)\b(tu|toi|ton|ta|tes|te|t(?=['’]))\b",
    "es": r"(?i)\b(tú|ti|tu|tus|te|puedes|quieres|tienes)\b",
}
_POLITE = {
    "de": r"(?<=[a-zäöüß,] )Sie\b|\bIhnen\b|(?<=[a-zäöüß,] )Ihre?[nmrs]?\b",
    "fr": r"(?i)\b(vous|votre|vos)\b",
    "es": r"(?i)\busted\b",
}


class Said(NamedTuple):
    """A day in a text, without its year where it has none, and the clock beside it as an instant."""

    day: date
    at: datetime | None


def base(language: str) -> str:
    """Return the language of a code such as ``fr-CA``."""
    return language.partition("-")[0]


def language_of(text: str) -> str:
    """Return the language that most of the telling words of a text belong to."""
    words = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    homes = Counter(word for marks in _MARKS.values() for word in set(marks.split()))
    scores = {
        language: sum(words[word] / homes[word] for word in set(marks.split()))
        for language, marks in _MARKS.items()
    }
    return max(scores, key=lambda language: scores[language])


def wrong_tone(text: str, language: str, tone: str) -> str:
    """Return a word of the other tone; empty where there is none."""
    marks = (_FAMILIAR if tone == "formal" else _POLITE).get(base(language))
    found = re.search(marks, text) if marks else None
    return found.group() if found else ""


def dates(text: str, language: str, near: date) -> Iterator[Said]:
    """Yield each day of a text with its clock; a year that is not said is the one ``near`` it.

    Raises:
        ValueError: a weekday does not go with its date.
    """
    own = base(language)
    days, months = _DAYS[own].split(), _MONTHS[own].split()
    pattern = _DATE[own].format(days="|".join(days), months="|".join(months))
    for found in re.finditer(pattern, text, re.IGNORECASE):
        weekday, number, month, year = found.groups()
        at = months.index(next(one for one in months if one.casefold() == month.casefold())) + 1
        day = _day(int(number), at, int(year) if year else None, near)
        if days[day.weekday()].casefold() != weekday.casefold():
            raise ValueError(f"{found.group()} is no {weekday}")
        clock = _CLOCK.match(text, found.end())
        yield Said(day, _instant(day, clock) if clock else None)


def _day(number: int, month: int, year: int | None, near: date) -> date:
    years = [year] if year else [near.year - 1, near.year, near.year + 1]
    possible = [date(one, month, number) for one in years if month != 2 or number < 29 or one % 4 == 0]
    return min(possible, key=lambda one: abs((one - near).days))


def _instant(day: date, clock: re.Match[str]) -> datetime:
    hour, minute, sign, hours, minutes = clock.groups()
    ahead = timedelta(hours=int(hours), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=timezone(ahead))


def utc(at: datetime) -> datetime:
    """Return an instant in UTC."""
    return at.astimezone(UTC)
