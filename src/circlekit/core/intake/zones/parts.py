"""A text about a time zone, taken apart: names of places, offsets, abbreviations, and what is not known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import NamedTuple

from circlekit.core.intake.zones.tables import Place, codes, key, places
from circlekit.core.zone_names import canonical

ABBREVIATIONS = frozenset(
    [
        "acdt", "acst", "adt", "aedt", "aest", "akdt", "akst", "amt", "art", "ast", "awst", "azt", "bot",
        "brst", "brt", "bst", "cat", "cdt", "cest", "cet", "clst", "clt", "cot", "cst", "cst6cdt", "ct",
        "eat", "ect", "edt", "eest", "eet", "est", "est5edt", "et", "fjt", "gst", "heec", "hkt", "hnec",
        "hst", "ict", "ist", "jst", "kst", "mart", "mdt", "mest", "mesz", "met", "mez", "mmt", "msk", "mst",
        "mst7mdt", "mt", "ndt", "npt", "nst", "nzdt", "nzst", "oesz", "oez", "pdt", "pet", "pht", "pkt",
        "pst", "pst8pdt", "pt", "sast", "sgt", "sst", "trt", "uyt", "vet", "wast", "wat", "west", "wet",
        "wib", "wit", "wita",
    ]
)  # fmt: skip
"""Abbreviations that people write; what each may mean depends on who writes it."""

GENERIC: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "eastern": frozenset(["EST", "EDT"]),
        "central": frozenset(["CST", "CDT"]),
        "mountain": frozenset(["MST", "MDT"]),
        "pacific": frozenset(["PST", "PDT"]),
        "atlantic": frozenset(["AST", "ADT"]),
        "central european": frozenset(["CET", "CEST"]),
        "eastern european": frozenset(["EET", "EEST"]),
        "western european": frozenset(["WET", "WEST"]),
        "greenwich mean": frozenset(["GMT"]),
        "mitteleuropaische": frozenset(["CET", "CEST"]),
        "et": frozenset(["EST", "EDT"]),
        "ct": frozenset(["CST", "CDT"]),
        "mt": frozenset(["MST", "MDT"]),
        "pt": frozenset(["PST", "PDT"]),
        "mez": frozenset(["CET", "CEST"]),
        "mesz": frozenset(["CET", "CEST"]),
    }
)
"""Names of kinds of time, and the letters that the clocks of such places show."""

_LABEL = re.compile(
    r"\s*(?:(?:my|our|the)\s+)?(?:time\s?zone|timezone|zone|tz|zeitzone|fuseau(?: horaire)?|zona horaria"
    r"|fuso hor[aá]rio)\s*(?:is\b|[:=-])\s*|\s*(?:i(?:'m| am| live)\s+|based\s+)?in\s+",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z][A-Za-z_-]*(?:/[A-Za-z][A-Za-z0-9_+-]*){1,2}")
_HOURS = r"(?P<hours{0}>1[0-4]|0?\d)(?::?(?P<minutes{0}>[0-5]\d)|[.,](?P<part{0}>25|5|75))?(?![.,:]?\d)"
_OFFSET = re.compile(
    r"\b(?:utc|gmt)(?:\s?±\s?0+(?::?00)?|\s?(?P<sign1>[+-])\s?" + _HOURS.format(1) + r")?(?![\w+-])"
    r"|(?<![\w+-])(?P<sign2>[+-])\s?" + _HOURS.format(2) + r"|\bz(?:ulu)?\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[,;/|()\[\]:–—]|\s-\s|\s+(?:or|and|und|oder|et|ou|y|o|e)\s+", re.IGNORECASE)
_OF_TIME = re.compile(
    r"(?:^|\s+)(?:local\s+)?(?:standard\s+|daylight\s+|summer\s+|winter\s+)?(?:time|zeit|sommerzeit)(?:\s?zone)?\.?$",
    re.IGNORECASE,
)
_MOST_WORDS = 8


class Known(NamedTuple):
    """A place by the name that somebody wrote."""

    name: str
    place: Place


class Code(NamedTuple):
    """A code of a state or a country behind a place, with all zones that have it."""

    zones: frozenset[str]


class Letters(NamedTuple):
    """An abbreviation or a kind of time."""

    text: str


class Unknown(NamedTuple):
    """Words that say nothing we know."""

    text: str


Said = Known | Code | Letters | Unknown


class Parts(NamedTuple):
    """What a text says: names of the database, its other pieces in their order, and offsets from UTC."""

    names: tuple[str, ...]
    pieces: tuple[Said, ...]
    offsets: tuple[timedelta, ...]

    @property
    def known(self) -> tuple[Known, ...]:
        """The places among the pieces."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Known))

    @property
    def letters(self) -> tuple[str, ...]:
        """The abbreviations among the pieces."""
        return tuple(piece.text for piece in self.pieces if isinstance(piece, Letters))


def bare(text: str) -> str:
    """Return text without flags and other signs, «Time zone:» before it, and full stops behind it."""
    signs = {"So", "Sk", "Cf", "Cs", "Co", "Cn", "Cc"}
    seen = "".join(
        " " if unicodedata.category(one) in signs or one in "\ufe0f\u20e3" else one
        for one in unicodedata.normalize("NFC", text)
    )
    label = _LABEL.match(seen)
    return " ".join(seen[label.end() if label else 0 :].replace("−", "-").split()).strip(" .…!?*\"'")


def without_offsets(text: str) -> tuple[str, tuple[timedelta, ...]]:
    """Return what stands beside the offsets of a text, and these; «GMT+5:30» is ahead of UTC."""
    offsets = tuple(_ahead(match) for match in _OFFSET.finditer(text))
    return " ".join(_OFFSET.sub(" ; ", text).split()), offsets


def _ahead(match: re.Match[str]) -> timedelta:
    which = "1" if match["sign1"] else "2"
    hours, minutes, part = (match[f"{name}{which}"] for name in ("hours", "minutes", "part"))
    found = timedelta(hours=int(hours or 0) + float(f"0.{part or 0}"), minutes=int(minutes or 0))
    return -found if match[f"sign{which}"] == "-" else found


def parts_of(text: str) -> Parts:
    """Return what a bare text says."""
    spaced = re.sub(r"\s*/\s*", "/", text)
    names = tuple(name for match in _NAME.finditer(spaced) if (name := canonical(match[0])))
    rest, offsets = without_offsets(_NAME.sub(lambda match: ";" if canonical(match[0]) else match[0], spaced))
    pieces: list[Said] = []
    for piece in _BETWEEN.split(rest):
        pieces += _read(" ".join(piece.split()), behind=any(isinstance(one, Known) for one in pieces))
    return Parts(names, tuple(pieces), offsets)


def _read(piece: str, *, behind: bool) -> list[Said]:
    """Return what a piece says; ``behind`` when a place stands before it."""
    short = _OF_TIME.sub("", piece).strip()
    if not key(short):
        return []
    found = _whole(piece) or _whole(short) or (_code(piece) if behind else None)
    return [found] if found else _in_two(short, behind=behind) or [Unknown(piece)]


def _whole(piece: str) -> Said | None:
    plain = key(piece)
    place = places().get(plain)
    if place:
        return Known(piece.strip(" .'\""), place)
    return Letters(plain) if plain in ABBREVIATIONS or plain in GENERIC else None


def _code(piece: str) -> Said | None:
    zones = codes().get(key(piece))
    return Code(zones) if zones else None


def _in_two(piece: str, *, behind: bool) -> list[Said]:
    """Return what the two halves of a piece say: «New York USA», «Berlin CET», «Portland ME»."""
    words = piece.split()
    if len(words) > _MOST_WORDS:
        return []
    for cut in range(len(words) - 1, 0, -1):
        first, last = _whole(" ".join(words[:cut])), " ".join(words[cut:])
        other = _whole(last) or (_code(last) if isinstance(first, Known) or behind else None)
        if first and other:
            return [first, other]
    return []
