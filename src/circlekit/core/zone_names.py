"""The names of time zones: which are known, and what somebody probably meant by another.

Abbreviations and offsets are refused, because they say nothing about when clocks change: «CST» is
Chicago, Havana and Shanghai, and «UTC+2» is Berlin in summer and Athens in winter.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from importlib import import_module
from zoneinfo import ZoneInfo

from circlekit.core.text import listed, nearest, shorten
from circlekit.core.zone_files import lines_of, rows_of
from circlekit.core.zone_places import ALSO_CALLED, PLACES

_ABBREVIATIONS = frozenset(
    ["CET", "CST6CDT", "EET", "EST", "EST5EDT", "GMT", "HST", "MET", "MST", "MST7MDT", "PST8PDT", "WET"]
)
"""Abbreviations that the database knows as names, for the sake of old programs."""

_REFUSED = _ABBREVIATIONS | {"GMT+0", "GMT-0", "GMT0", "Factory"}

_LONGEST = 64
_MOST = 4
_OFFSET = re.compile(r"\(?(?:UTC|GMT)?\s*([+\-−±])\s*(\d{1,2})(?::?([0-5]\d))?\)?", re.IGNORECASE)
_INVERTED = re.compile(r"Etc/GMT([+-])([1-9]\d?)")


@functools.cache
def _names() -> dict[str, str]:
    """Map the case-folded form of every name to the name; the package lists them at no cost."""
    lines = lines_of("zones")
    return {line.casefold(): line for line in lines if line and line not in _REFUSED}


def canonical(text: str) -> str | None:
    """Return the name in the database's own spelling (``europe/berlin`` gives ``Europe/Berlin``), or None.

    Membership is the only test: text never reaches ``ZoneInfo``, which opens files by that name.
    """
    return _names().get(text.casefold())


def zone_problem(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a time zone that somebody typed, as message and hint; None if nothing."""
    if canonical(text):
        return None
    shown = shorten("".join(c if c.isprintable() else "�" for c in text), 40)
    places = suggest(text)
    if _OFFSET.fullmatch(text.strip()):
        return f"«{shown}» is an offset, which does not say when clocks change", _write(places)
    if _plain(text) in _abbreviations():
        return f"«{shown}» is an abbreviation, which does not say when clocks change", _write(places)
    hint = f"did you mean {listed(places, 'or')}?" if places else _write(())
    return f"no time zone is called «{shown}»", hint


def _write(places: Iterable[str]) -> str:
    names = listed(places, "or")
    return f"write a place, such as {names}" if names else "write it as Area/City, such as Europe/Berlin"


def zone_warning(name: str) -> tuple[str, str] | None:
    """Return why a known name may not be what was meant: the signs of ``Etc/GMT+5`` are reversed."""
    match = _INVERTED.fullmatch(name)
    if not match:
        return None
    sign, hours = match.groups()
    side, other = ("behind", "-") if sign == "+" else ("ahead of", "+")
    meant = f"Etc/GMT{other}{hours}"
    message = f"«{name}» is {hours} h {side} UTC: the signs of these names are reversed"
    other_way = f"; the other way round is {meant}" if canonical(meant) else ""
    return message, f"{_write(suggest(f'UTC{other}{hours}'))}{other_way}"


def suggest(text: str) -> list[str]:
    """Return up to four names that ``text`` may stand for, the likeliest first.

    Understood are near misses, cities, countries, abbreviations, offsets and the labels of other
    programs: ``Europe/Berln``, ``New York``, ``India``, ``EST``, ``UTC+2``, ``(UTC+01:00) Berlin, Rome``.
    """
    if len(text) > _LONGEST:
        return []
    return list(dict.fromkeys(_candidates(text)))[:_MOST]


def _candidates(text: str) -> Iterator[str]:
    index = _index()
    parts = [_plain(part) for part in (text, text.rpartition("/")[2], *re.split(r"[(),;]|\s[-–]\s", text))]
    exact = [name for part in parts for name in index.get(part, ())]
    if exact:
        yield from exact
        return
    offset = _OFFSET.search(text)
    if offset:
        yield from _places_at(offset)
        return
    # People rarely miss the first letter; looking at these alone keeps a wrong column of a table cheap.
    near = nearest(parts[0], (label for label in index if label[:1] == parts[0][:1]))
    yield from index[near] if near else ()


def _places_at(offset: re.Match[str]) -> Iterator[str]:
    sign, hours, minutes = offset.groups()
    ahead = timedelta(hours=int(hours), minutes=int(minutes or 0)) * (-1 if sign in "-−" else 1)
    for name, moments in _year_of_places():
        if any(moment.utcoffset() == ahead for moment in moments):
            yield name


@functools.cache
def _year_of_places() -> tuple[tuple[str, tuple[datetime, datetime]], ...]:
    """Return each place with a winter and a summer moment of the year that the database is from."""
    year = int(import_module("tzdata").IANA_VERSION[:4])
    return tuple(
        (name, (datetime(year, 1, 10, tzinfo=ZoneInfo(name)), datetime(year, 7, 10, tzinfo=ZoneInfo(name))))
        for name in PLACES
    )


@functools.cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    """Map abbreviations such as ``cest`` to the places whose clocks carry them."""
    found: dict[str, list[str]] = {_plain(name): [] for name in _ABBREVIATIONS}
    for name, moments in _year_of_places():
        for label in {moment.tzname() or "" for moment in moments}:
            if label.isalpha() and label != "UTC":
                found.setdefault(_plain(label), []).append(name)
    return {label: tuple(names) for label, names in found.items()}


@functools.cache
def _index() -> dict[str, tuple[str, ...]]:
    """Map everything a place may be called, in plain form, to names of the database."""
    found: dict[str, list[str]] = {}
    for name in _names().values():
        if "/" in name and not name.startswith("Etc/"):
            for label in (name, name.rpartition("/")[2]):
                found.setdefault(_plain(label), []).append(name)
    for source in (_countries(), _abbreviations(), ALSO_CALLED):
        for label, names in source.items():
            found.setdefault(label, []).extend(names)
    return {label: tuple(names) for label, names in found.items() if names}


def _countries() -> dict[str, tuple[str, ...]]:
    """Map the plain names of countries to their zones, as the database's own tables give them."""
    zones: dict[str, list[str]] = {}
    for code, _, name, *_ in rows_of("zone.tab"):
        zones.setdefault(code, []).append(name)
    return {_plain(country): tuple(zones.get(code, ())) for code, country in rows_of("iso3166.tab")}


def _plain(text: str) -> str:
    """Return text without case, accents and separators: ``São Paulo`` and ``sao_paulo`` are one."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(character for character in spread if not unicodedata.combining(character))
    return " ".join(re.sub(r"[\s_.’']+", " ", letters).split())
