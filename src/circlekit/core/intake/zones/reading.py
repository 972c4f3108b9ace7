"""Time zones as people write them: a zone where that is certain, a question where it is not.

Certain are names of the database, cities, countries and parts of countries that have one zone, and the
labels of other programs. Abbreviations and offsets never are: «IST» is Kolkata, Dublin and Jerusalem, and
«UTC+2» does not say when clocks change. A country with several zones is certain where all its clocks agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from circlekit.core.intake.zones import questions
from circlekit.core.intake.zones.labels import from_label
from circlekit.core.intake.zones.parts import (
    GENERIC,
    Code,
    Known,
    Parts,
    Unknown,
    bare,
    parts_of,
    without_offsets,
)
from circlekit.core.intake.zones.tables import alike, first_listed, key, own_name, places, year_of
from circlekit.core.text import quoted, same
from circlekit.core.zone_names import canonical, zone_warning
from circlekit.core.zone_places import ALSO_CALLED

LONGEST = 200
"""Longer texts name no zone; the longest label of a program has 60 characters."""
OF_UTC = frozenset(["GMT", "Greenwich", "UCT", "UTC", "Universal", "Zulu"])
"""Names of the database that people write when they mean London, or nothing in particular."""


class Resolved(NamedTuple):
    """A zone of the database, and in words what the text was taken for: ``the city Mumbai``."""

    zone: str
    how: str


def resolve(text: str, said: Mapping[str, str]) -> Resolved:
    """Return the zone that ``text`` certainly means; ``said`` maps texts to zones that a person gave.

    Raises:
        Wrong: with a question and the option that answers it.
    """
    if len(text) > LONGEST:
        raise questions.unknown(text)
    given = _said(text, said)
    if given:
        return given
    typed = bare(text)
    return _named(text, typed) or _labelled(text, typed) or _placed(text, parts_of(typed))


def _said(text: str, said: Mapping[str, str]) -> Resolved | None:
    wanted = same(text)
    for typed, value in said.items():
        if same(typed) == wanted:
            zone = canonical(value.strip())
            if zone is None:
                raise questions.not_a_zone(typed, value)
            return Resolved(zone, "as you said")
    return None


def _named(text: str, typed: str) -> Resolved | None:
    """Return the zone whose name stands there alone."""
    zone = canonical(typed) or canonical(typed.replace(" ", "_"))
    if zone is None or key(zone) in places():  # «Turkey» is a country, and an old name of Istanbul's zone
        return None
    if zone in OF_UTC or zone_warning(zone):
        raise questions.offset(text, without_offsets(zone.rpartition("/")[2])[1])
    return Resolved(zone, "a time zone")


def _labelled(text: str, typed: str) -> Resolved | None:
    """Return the zone of a label that a program shows in its list."""
    label = from_label(typed)
    if label is None:
        return None
    zone = own_name(label)
    if not _agrees(zone, parts_of(typed)):
        raise questions.contradiction(text, [zone])
    return Resolved(zone, f"the label {quoted(typed, 60)} of other programs")


def _placed(text: str, parts: Parts) -> Resolved:
    """Return the zone of the places in a text, if there is exactly one that nothing else contradicts."""
    groups = [frozenset([own_name(name)]) for name in parts.names] + [one.place.zones for one in parts.known]
    if not groups:
        raise questions.without_place(text, parts)
    groups += [piece.zones for piece in parts.pieces if isinstance(piece, Code)]
    together = frozenset.intersection(*groups) or _first_of_cities(parts)
    zones = sorted(zone for zone in together if _agrees(zone, parts))
    if not zones:
        raise questions.contradiction(text, sorted(frozenset.union(*groups)))
    if len(zones) > 1:
        zones = _one_clock(parts, zones)
    if len(zones) > 1:
        raise questions.several(text, zones)
    if not _rest_is_no_matter(parts):
        raise questions.in_part(text, zones)
    return Resolved(parts.names[0] if parts.names else zones[0], _how(parts))


def _one_clock(parts: Parts, zones: list[str]) -> list[str]:
    """Return one zone where a country's zones show the same time all through the year, else all."""
    land = not parts.names and all(one.place.kind in {"country", "region"} for one in parts.known)
    return [first_listed(zones)] if land and alike(zones) else zones


def _first_of_cities(parts: Parts) -> frozenset[str]:
    """Return the zone of the first of several cities whose clocks agree: «Berlin, Rome, Stockholm»."""
    zones = [zone for one in parts.known if one.place.kind == "city" for zone in one.place.zones]
    cities_only = len(zones) == len(parts.known) == len(parts.pieces) - len(parts.letters)
    return frozenset(zones[:1]) if cities_only and not parts.names and alike(zones) else frozenset()


def _agrees(zone: str, parts: Parts) -> bool:
    """Tell whether the clock of a zone shows all the offsets and abbreviations beside its name."""
    year = year_of(zone)
    return set(parts.offsets) <= year.offsets and all(_carries(zone, letters) for letters in parts.letters)


def _carries(zone: str, letters: str) -> bool:
    shown = year_of(zone).letters
    return (
        letters.upper() in shown
        or bool(GENERIC.get(letters, frozenset()) & shown)
        or zone in ALSO_CALLED.get(letters, ())
    )


def _rest_is_no_matter(parts: Parts) -> bool:
    """Tell whether what is not known changes nothing: a town before its country, as in «Lyon, France»."""
    unknown = [index for index, piece in enumerate(parts.pieces) if isinstance(piece, Unknown)]
    if not unknown or parts.names:
        return not unknown
    last = max(index for index, piece in enumerate(parts.pieces) if isinstance(piece, Known))
    return parts.known[-1].place.kind in {"country", "region"} and max(unknown) < last


def _how(parts: Parts) -> str:
    """Return in words what decided: the first city, else the country or the part of one."""
    if parts.names:
        return "a time zone"
    ordered = sorted(parts.known, key=lambda one: one.place.kind not in {"city", "several"})
    kind = "place" if ordered[0].place.kind == "several" else ordered[0].place.kind
    return f"the {kind} {ordered[0].name}"
