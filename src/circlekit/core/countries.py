"""Countries and their parts, by the ways in which people write them: codes of ISO 3166, and English names.

The names are those of the time zone database's own table, and a few more. The package ``holidays``, which is
slow to load, is asked only for codes of three letters and for parts of a country.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from circlekit.core.text import listed, nearest, quoted, slug
from circlekit.core.zone_files import rows_of

if TYPE_CHECKING:
    from holidays import HolidayBase

ALSO_CALLED: Mapping[str, str] = MappingProxyType(
    {
        "america": "US", "burma": "MM", "cabo-verde": "CV", "congo": "CG", "czechia": "CZ",
        "democratic-republic-of-congo": "CD", "dr-congo": "CD", "drc": "CD", "england": "GB-ENG",
        "gambia": "GM", "great-britain": "GB", "holland": "NL", "ivory-coast": "CI", "kosovo": "XK",
        "macao": "MO", "macedonia": "MK", "north-korea": "KP", "northern-ireland": "GB-NIR",
        "republic-of-ireland": "IE", "samoa": "WS", "scotland": "GB-SCT", "south-korea": "KR",
        "swaziland": "SZ", "timor-leste": "TL", "turkiye": "TR", "uae": "AE", "uk": "GB",
        "united-kingdom": "GB", "united-states-of-america": "US", "usa": "US", "vatican": "VA",
        "viet-nam": "VN", "wales": "GB-WLS", "xk": "XK",
    }
)  # fmt: skip
"""What people write where the table has another name; in the form that ``_key`` gives."""

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

    Understood are ``GB``, ``UK``, ``GBR``, ``GB-SCT``, ``Scotland`` and ``United Kingdom``, in any case.
    """
    if len(text) > LONGEST:
        return None
    found = _whole(text)
    if found:
        return found
    whole, _, part = text.partition("-")
    country = _whole(whole)
    code = _parts(country.country).get(slug(part)) if country and not country.part else None
    return country._replace(part=code) if country and code else None


def region_problem(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a country that somebody typed, as message and hint; None if nothing."""
    if region(text):
        return None
    whole, dash, part = text.partition("-")
    country = _whole(whole) if dash else None
    if country and not country.part:
        return f"no part of {country} is called {quoted(part.strip())}", _part_hint(country.country, part)
    key = _key(text)
    meant = nearest(key, (name for name in _names() if name[:1] == key[:1]))
    hint = f"did you mean {_names()[meant]}?" if meant else "write a code such as GB, DE or GB-SCT"
    return f"no country is called {quoted(text)}", hint


def _whole(text: str) -> Region | None:
    code = _codes().get(_key(text)) or _from_alpha_3(text)
    return Region(*code.split("-")) if code else None


def _part_hint(country: str, part: str) -> str:
    parts = _parts(country)
    meant = nearest(slug(part), parts)
    if meant:
        return f"did you mean {country}-{parts[meant]}?"
    codes = sorted(set(parts.values()), key=lambda code: (len(code), code))
    if not codes:
        return f"write {country}"
    some = listed([f"{country}-{code}" for code in codes[:NAMED]], "or")
    return f"write {country}, or a part of it such as {some}"


def _key(text: str) -> str:
    """Return a form in which two spellings of one country are equal, such as «and» for «&»."""
    words = slug(text).split("-")
    return "-".join("st" if word == "saint" else word for word in words if word not in {"and", "the"})


@functools.cache
def _codes() -> Mapping[str, str]:
    """Map codes of two letters, and all names, to codes."""
    found = {_key(code): code for code, _ in rows_of("iso3166.tab")}
    for code, name in rows_of("iso3166.tab"):
        found |= {_key(part): code for part in (name, *_either(name))}
    return MappingProxyType({**found, **ALSO_CALLED})


@functools.cache
def _names() -> Mapping[str, str]:
    """Map what a country may be called to how a hint names it: ``Germany (DE)``."""
    shown = {code: f"{name} ({code})" for code, name in rows_of("iso3166.tab")}
    return MappingProxyType({key: shown.get(code, code) for key, code in _codes().items() if len(key) > 2})


def _either(name: str) -> tuple[str, ...]:
    """Return both names of ``Myanmar (Burma)``; those of ``Korea (South)`` are not two, but two countries."""
    found = re.fullmatch(r"(\w+) \((\w+)\)", name)
    return found.groups() if found and found[1] not in {"Congo", "Korea", "Samoa"} else ()


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


@functools.cache
def _parts(country: str) -> Mapping[str, str]:
    """Map the codes and names of a country's parts, as slugs, to the codes."""
    known = entity(country)
    if known is None:
        return MappingProxyType({})
    codes = {slug(code): code for code in known.subdivisions}
    names = {slug(name): code for name, code in known.subdivisions_aliases.items()}
    return MappingProxyType(names | codes)
