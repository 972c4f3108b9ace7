"""Countries and their parts, by the ways in which people write them: codes of ISO 3166, and English names.

The names are those of the time zone database's own table, and a few more. The package ``holidays``, which is
slow to load, is asked only for codes of three letters and for parts of a country.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from circlekit.core.text import listed, nearest, quoted, slug

if TYPE_CHECKING:
    from holidays import HolidayBase

ALSO_CALLED: Mapping[str, str] = MappingProxyType(
    {
        "america": "US", "burma": "MM", "cabo-verde": "CV", "congo": "CG", "czechia": "CZ",
        "democratic-republic-of-the-congo": "CD", "dr-congo": "CD", "drc": "CD", "england": "GB-ENG",
        "great-britain": "GB", "holland": "NL", "ivory-coast": "CI", "kosovo": "XK", "macao": "MO",
        "macedonia": "MK", "north-korea": "KP", "northern-ireland": "GB-NIR", "republic-of-ireland": "IE",
        "samoa": "WS", "scotland": "GB-SCT", "south-korea": "KR", "swaziland": "SZ", "the-gambia": "GM",
        "the-netherlands": "NL", "the-philippines": "PH", "timor-leste": "TL", "turkiye": "TR", "uae": "AE",
        "uk": "GB", "united-kingdom": "GB", "united-states-of-america": "US", "usa": "US", "vatican": "VA",
        "viet-nam": "VN", "wales": "GB-WLS", "xk": "XK",
    }
)  # fmt: skip
"""What people write where the table has another name; keys are slugs."""

LONGEST = 60
"""Longer texts, in letters, are no country."""
NAMED = 6
"""So many parts of a country are named in a hint."""


class Region(NamedTuple):
    """A country by its code (ISO 3166-1 alpha-2), and the part of it (ISO 3166-2), if any."""

    country: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.country}-{self.part}" if self.part else self.country


def region(text: str) -> Region | None:
    """Return the country, or the part of one, that ``text`` names; None when it is not understood.

    Understood are ``GB``, ``UK``, ``GBR``, ``GB-SCT``, ``Scotland`` and ``Britain``, in any case.
    """
    if len(text) > LONGEST:
        return None
    code = _names().get(slug(text)) or _from_alpha_3(text)
    if code:
        return Region(*code.split("-"))
    whole, _, part = text.partition("-")
    code = _names().get(slug(whole)) or _from_alpha_3(whole)
    found = _parts(code).get(slug(part)) if code and "-" not in code else None
    return Region(code, found) if code and found else None


def region_problem(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a country that somebody typed, as message and hint; None if nothing."""
    if region(text):
        return None
    whole, dash, part = text.partition("-")
    country = region(whole) if dash else None
    if country:
        message = f"no part of {country} is called {quoted(part.strip())}"
        return message, _part_hint(country.country, part)
    names = _names()
    meant = nearest(slug(text), names)
    hint = f"did you mean {names[meant]}?" if meant else "write a code such as GB, DE or GB-SCT"
    return f"no country is called {quoted(text)}", hint


def _part_hint(country: str, part: str) -> str:
    parts = _parts(country)
    meant = nearest(slug(part), parts)
    if meant:
        return f"did you mean {country}-{parts[meant]}?"
    codes = sorted(set(parts.values()))
    if not codes:
        return f"write {country}"
    some = listed([f"{country}-{code}" for code in codes[:NAMED]], "or")
    return f"write {country}, or a part of it such as {some}"


@functools.cache
def _names() -> Mapping[str, str]:
    """Map slugs of codes and names to codes; ``Korea (South)`` counts under every part of its name too."""
    table = resources.files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for row in table.splitlines():
        if row and not row.startswith("#"):
            code, name = row.split("\t")
            found |= {slug(code): code, slug(name): code}
            also = re.fullmatch(r"(\w+) \((\w+)\)", name)
            if also and also[1] not in {"Congo", "Korea", "Samoa"}:
                found |= {slug(also[1]): code, slug(also[2]): code}
    return MappingProxyType({**found, **ALSO_CALLED})


def _from_alpha_3(text: str) -> str | None:
    """Return the code of two letters for one of three, such as ``DEU``."""
    code = text.strip().upper()
    if not re.fullmatch(r"[A-Z]{3}", code):
        return None
    import holidays

    found = getattr(getattr(holidays, code, None), "country", None)
    return found if isinstance(found, str) else None


def entity(country: str) -> type[HolidayBase] | None:
    """Return the class of the package ``holidays`` for a country's code; None where it has none."""
    import holidays

    found = getattr(holidays, country, None)
    return found if getattr(found, "country", None) == country else None


def _parts(country: str) -> Mapping[str, str]:
    """Map slugs of the codes and names of a country's parts to the codes."""
    known = entity(country)
    if known is None:
        return {}
    codes = {slug(code): code for code in known.subdivisions}
    return {slug(name): code for name, code in known.subdivisions_aliases.items()} | codes
