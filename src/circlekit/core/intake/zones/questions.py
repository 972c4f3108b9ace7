"""What has to be asked about a time zone, each with the option that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from circlekit.core.intake.ready import private, ready
from circlekit.core.intake.zones.near import near
from circlekit.core.intake.zones.parts import Parts, bare, parts_of
from circlekit.core.intake.zones.tables import own_name
from circlekit.core.parse.wrong import Wrong
from circlekit.core.text import listed, quoted
from circlekit.core.zone_names import suggest
from circlekit.core.zone_places import PLACES

OPTION = "--zone"
SHOWN = 60
"""Longer texts are no zone; they may be private and are not repeated."""
_MOST = 4
_IN_THE_FILE = "correct it in the file, or leave the column out with --map"


def not_a_zone(typed: str, value: str) -> Wrong:
    """Return what is wrong with a zone that a person gave for a text."""
    return Wrong(f"{quoted(value)}, said of {quoted(typed)}, is no time zone", _hint(typed, near(value)))


def unknown(text: str) -> Wrong:
    """Return the question about a text in which nothing is known."""
    return _ask(text, "is not known as a time zone, a city or a country", near(bare(text[:SHOWN])))


def without_place(text: str, parts: Parts) -> Wrong:
    """Return the question about a text that names no place."""
    if parts.offsets:
        return offset(text, parts.offsets)
    if parts.letters and len(parts.letters) == len(parts.pieces):
        why = "is an abbreviation, which does not say when clocks change"
        return _ask(_capital(text), why, suggest(bare(text)) or suggest(parts.letters[0]))
    return unknown(text)


def offset(text: str, offsets: Sequence[timedelta] = ()) -> Wrong:
    """Return the question about an offset; named are places whose clocks show it at some time of the year."""
    found = offsets or parts_of(bare(text)).offsets
    ahead = next((one for one in reversed(found) if one), timedelta())
    hours, minutes = divmod(abs(ahead) // timedelta(minutes=1), 60)
    places = suggest(f"UTC{'-' if ahead < timedelta() else '+'}{hours}:{minutes:02}")
    return _ask(_capital(text), "is an offset, which does not say when clocks change", places)


def _capital(text: str) -> str:
    """Return «EST» for «est»: one question serves both, as its answer does."""
    return text.strip().upper() if text.islower() else text


def several(text: str, zones: Sequence[str]) -> Wrong:
    """Return the question about a place with several zones, or a name of several places."""
    return _ask(text, "may be in several time zones", zones)


def contradiction(text: str, zones: Sequence[str]) -> Wrong:
    """Return the question about a text whose parts do not go together."""
    return _ask(text, "names things that do not go together", zones)


def in_part(text: str, zones: Sequence[str]) -> Wrong:
    """Return the question about a text of which only a part is known."""
    return _ask(text, "is understood in part only", zones)


def _ask(text: str, why: str, choices: Sequence[str]) -> Wrong:
    shown = " ".join(text[: 4 * SHOWN].split())
    if len(shown) > SHOWN or private(shown) or not shown:
        return Wrong(f"this cell {why}", _IN_THE_FILE)
    return Wrong(f"{quoted(shown, SHOWN)} {why}", _hint(shown, choices))


def _hint(typed: str, choices: Sequence[str]) -> str:
    """Return the option to copy, with the likeliest zone, and the others that it may be."""
    ordered = sorted(
        dict.fromkeys(map(own_name, choices)), key=lambda zone: PLACES.index(zone) if zone in PLACES else 999
    )
    if not ordered:
        return f"say where that is, such as {ready(OPTION, typed, 'Europe/London')}"
    others = listed(ordered[1:_MOST], "or")
    return ready(OPTION, typed, ordered[0]) + (f", or {others}" if others else "")
