"""Time zones to choose from: those in which people live, and names that browsers still use."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from circlekit.core.speech import Speech
from circlekit.core.zone_files import rows_of

FORMER_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "Africa/Asmera": "Africa/Asmara",
        "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
        "America/Catamarca": "America/Argentina/Catamarca",
        "America/Coral_Harbour": "America/Atikokan",
        "America/Cordoba": "America/Argentina/Cordoba",
        "America/Godthab": "America/Nuuk",
        "America/Indianapolis": "America/Indiana/Indianapolis",
        "America/Jujuy": "America/Argentina/Jujuy",
        "America/Louisville": "America/Kentucky/Louisville",
        "America/Mendoza": "America/Argentina/Mendoza",
        "Asia/Calcutta": "Asia/Kolkata",
        "Asia/Katmandu": "Asia/Kathmandu",
        "Asia/Rangoon": "Asia/Yangon",
        "Asia/Saigon": "Asia/Ho_Chi_Minh",
        "Atlantic/Faeroe": "Atlantic/Faroe",
        "Etc/UTC": "UTC",
        "Europe/Kiev": "Europe/Kyiv",
        "Pacific/Enderbury": "Pacific/Kanton",
        "Pacific/Ponape": "Pacific/Pohnpei",
        "Pacific/Truk": "Pacific/Chuuk",
    }
)
"""Names that browsers report (canonical ones of Unicode CLDR) where the database has a newer one."""


class Place(NamedTuple):
    """A zone by its name, the code of its country (ISO 3166), and its city where that is called otherwise."""

    zone: str
    country: str
    city: str


def places(speech: Speech) -> tuple[Place, ...]:
    """Return the zones of ``zone.tab``, by name, with UTC at the end; cities as a language calls them."""
    found = sorted((row[2], row[0]) for row in rows_of("zone.tab"))
    return (*(Place(zone, country, _city(zone, speech)) for zone, country in found), Place("UTC", "", ""))


def _city(zone: str, speech: Speech) -> str:
    city = speech.city(zone)
    return "" if city == zone.rpartition("/")[2].replace("_", " ") else city
