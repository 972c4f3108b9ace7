"""What the time zone database knows of places: which zones a city, a country or a part of one has.

Membership in these tables is the only test: what somebody typed never reaches ``ZoneInfo``,
which opens files.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import NamedTuple
from zoneinfo import ZoneInfo

from circlekit.core.countries import ALSO_CALLED as COUNTRIES_TOO
from circlekit.core.intake.zones.ambiguous import AMBIGUOUS, CODES
from circlekit.core.intake.zones.cities import CITIES, REGIONS
from circlekit.core.zone_files import lines_of, rows_of
from circlekit.core.zone_names import canonical

_CITY_AREAS = frozenset(
    ["Africa", "America", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"]
)
_NO_CITIES = frozenset(
    [
        "America/Knox_IN", "America/Virgin", "Atlantic/Jan_Mayen", "Australia/ACT", "Australia/LHI",
        "Australia/NSW", "Australia/North", "Australia/Queensland", "Australia/South", "Australia/Tasmania",
        "Australia/Victoria", "Australia/West", "Australia/Yancowinna", "Pacific/Easter", "Pacific/Samoa",
    ]
)  # fmt: skip
_CITIES_OF_THREE = frozenset(["Buenos_Aires", "Ushuaia", "Mendoza", "Indianapolis", "Louisville"])
"""The third parts of names that mean one city to everyone; others are «Center» and «Petersburg»."""


class Place(NamedTuple):
    """What a name stands for: ``kind`` is ``city``, ``country``, ``region`` or ``several``."""

    kind: str
    zones: frozenset[str]


def key(text: str) -> str:
    """Return a form in which two spellings of a place are equal: no case, no accents, no punctuation."""
    spread = unicodedata.normalize(
        "NFKD", text.casefold().replace("ı", "i").replace("ł", "l").replace("ø", "o")
    )
    letters = "".join(one for one in spread if not unicodedata.combining(one))
    return " ".join(re.sub(r"[\s_.,’'()&-]+", " ", letters).split())


@functools.cache
def places() -> Mapping[str, Place]:
    """Map every name, by its key, to its place; where it has several, to the zones of all of them."""
    found: dict[str, Place] = {}
    for kind, name, zones in (
        *_countries(),
        *_listed("region", REGIONS),
        *_cities(),
        *_listed("city", CITIES),
    ):
        label = key(name)
        before = found.get(label)
        # A city of its own country is that city («Panama», «Singapore»), a state beside it one more meaning.
        found[label] = Place(kind, before.zones | zones if before else zones)
    several = ((key(name), frozenset(zones.split())) for name, zones in AMBIGUOUS.items())
    return found | {label: Place("several", zones) for label, zones in several}


@functools.cache
def codes() -> Mapping[str, frozenset[str]]:
    """Map the codes of countries, states and provinces to the zones of all that have this code."""
    found: dict[str, set[str]] = {}
    for code, zones in _zones_by_country().items():
        found.setdefault(code.casefold(), set()).update(zones)
    for zone, listed in CODES.items():
        for code in listed.split():
            found.setdefault(code.casefold(), set()).add(zone)
    return {code: frozenset(zones) for code, zones in found.items()}


def _listed(kind: str, table: Mapping[str, str]) -> Iterator[tuple[str, str, frozenset[str]]]:
    for zones, names in table.items():
        for name in names.split(","):
            yield kind, name, frozenset(zones.split())


def _countries() -> Iterator[tuple[str, str, frozenset[str]]]:
    zones = {code: frozenset(names) for code, names in _zones_by_country().items()}
    for code, name in rows_of("iso3166.tab"):
        both = re.fullmatch(r"([^()]+) \((\w+)\)", name)
        several = both is None or both[1] in {"Congo", "Korea", "Samoa", "St Martin", "Virgin Islands"}
        names = (name,) if both is None or several else (name, *both.groups())
        if code in zones:  # a few islands have no people, and no zone
            yield from (("country", one, zones[code]) for one in names)
    for name, code in COUNTRIES_TOO.items():
        if code in zones and name not in {"america", "congo", "samoa", "xk"}:
            yield "country", name, zones[code]


@functools.cache
def _zones_by_country() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, _, name, *_ in rows_of("zone.tab"):
        found[code] = (*found.get(code, ()), name)
    return found


def _cities() -> Iterator[tuple[str, str, frozenset[str]]]:
    for name in zone_names():
        area, _, city = name.partition("/")
        end = city.rpartition("/")[2]
        if area in _CITY_AREAS and name not in _NO_CITIES and (end == city or end in _CITIES_OF_THREE):
            yield "city", end, frozenset([own_name(name)])


@functools.cache
def _of_countries() -> frozenset[str]:
    return frozenset(name for names in _zones_by_country().values() for name in names)


def zone_names() -> tuple[str, ...]:
    """Return the names of all zones, those that countries have and the older ones."""
    return (*sorted(_of_countries()), *_links())


@functools.cache
def _links() -> Mapping[str, str]:
    """Map old names to those that replaced them."""
    lines = (line.split() for line in lines_of("zoneinfo", "tzdata.zi") if line.startswith("L "))
    return {old: new for _, new, old in lines if canonical(old)}


def own_name(name: str) -> str:
    """Return the name under which a country has this zone: ``Asia/Kolkata`` for ``Asia/Calcutta``."""
    return name if name in _of_countries() else _links().get(name, name)


class Year(NamedTuple):
    """The clock of a zone through the year of the database: its offsets from UTC, and their letters."""

    weeks: tuple[timedelta, ...]
    letters: frozenset[str]

    @property
    def offsets(self) -> frozenset[timedelta]:
        """All offsets of the year."""
        return frozenset(self.weeks)


@functools.lru_cache(maxsize=600)
def year_of(zone: str) -> Year:
    """Return the clock of a known zone through a year, week by week."""
    first = datetime(int(import_module("tzdata").IANA_VERSION[:4]), 1, 3, 12, tzinfo=UTC)
    here = [(first + timedelta(weeks=week)).astimezone(ZoneInfo(zone)) for week in range(52)]
    offsets = tuple(one.utcoffset() or timedelta() for one in here)
    return Year(offsets, frozenset(one.tzname() or "" for one in here))


def alike(zones: Iterable[str]) -> bool:
    """Tell whether the clocks of some zones agree all through the year."""
    return len({year_of(zone).weeks for zone in zones}) <= 1


def first_listed(zones: Iterable[str]) -> str:
    """Return the zone that its country's list has first, which is that of most people there."""
    listed = [name for names in _zones_by_country().values() for name in names]
    return min(zones, key=lambda zone: (listed.index(zone) if zone in listed else len(listed), zone))
