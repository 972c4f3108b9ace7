"""From what a person typed to a typed value, with a sentence for whatever cannot be one.

Every parser takes the text as it stands in the file (or an already typed value, from Python) and raises
``Wrong`` with a message and a hint. The pydantic types at the end wrap the parsers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BeforeValidator, PlainSerializer
from pydantic_core import PydanticCustomError

from circlekit.core import text as texts
from circlekit.core import windows, zones

NAME_LIMIT = 500
TEXT_LIMIT = 20_000
LINK_LIMIT = 2_000

T = TypeVar("T")

YES = frozenset({"yes", "y", "true", "on", "1"})
NO = frozenset({"no", "n", "false", "off", "0"})


class Wrong(ValueError):  # noqa: N818 - it reads as the sentence it carries
    """A value that cannot be used: the message says what, the hint what to do, ``at`` which part of it."""

    def __init__(self, message: str, hint: str = "", at: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.at = at

    def all(self) -> list[Wrong]:
        """Return every single complaint."""
        return [self]

    def inside(self, step: str | int) -> Wrong:
        """Return the same complaint about a part of something larger."""
        return Wrong(self.message, self.hint, (step, *self.at))


class Wrongs(Wrong):
    """Several complaints about the parts of one value."""

    def __init__(self, complaints: list[Wrong]) -> None:
        super().__init__(complaints[0].message, complaints[0].hint, complaints[0].at)
        self.complaints = complaints

    def all(self) -> list[Wrong]:
        """Return every single complaint."""
        return self.complaints


def each(items: Iterable[tuple[str | int, Any]], parse: Callable[[Any], T]) -> list[T]:
    """Parse all items, each under its index or name, and complain about all that cannot be parsed."""
    found: list[T] = []
    complaints: list[Wrong] = []
    for step, item in items:
        try:
            found.append(parse(item))
        except Wrong as wrong:
            complaints += [one.inside(step) for one in wrong.all()]
    if complaints:
        raise Wrongs(complaints)
    return found


def as_items(value: Any) -> list[tuple[str | int, Any]]:
    """Return the numbered items of a list; one text alone is a list of one, without a number."""
    if isinstance(value, list | tuple):
        return list(enumerate(value))
    return [("", value)]


class Size(NamedTuple):
    """How many people a circle has, at least and at most."""

    least: int
    most: int


def line(value: Any, limit: int = NAME_LIMIT) -> str:
    """Return one line of text without control characters."""
    if not isinstance(value, str):
        raise Wrong("this must be text", 'put it in quotes: "..."')
    found = texts.tidy(value)
    if len(found) > limit:
        raise Wrong(f"this text is too long ({len(found):,} characters)", f"{limit:,} is the most")
    _refuse_unseen(found, allow="")
    return found


def paragraph(value: Any) -> str:
    """Return text that may have several lines."""
    if not isinstance(value, str):
        raise Wrong("this must be text", 'put it in quotes: "..."')
    found = texts.tidy(value.replace("\r\n", "\n"))
    if len(found) > TEXT_LIMIT:
        raise Wrong(f"this text is too long ({len(found):,} characters)", f"{TEXT_LIMIT:,} is the most")
    _refuse_unseen(found, allow="\n\t")
    return found


def _refuse_unseen(text: str, allow: str) -> None:
    character = texts.control_character(text, allow)
    if character is not None:
        raise Wrong(f"an invisible character is in this text: {texts.character_name(character)}", "delete it")


def label(value: Any) -> str:
    """Return a name: one line, not empty, in one reading direction."""
    found = line(value)
    if not found:
        raise Wrong("this is empty", "write a name")
    turning = texts.BIDI_CONTROLS.intersection(found)
    if turning:
        name = texts.character_name(min(turning))
        raise Wrong(f"this text turns the reading direction with {name}", "delete that invisible character")
    return found


def handle(value: Any) -> str:
    """Return a short handle: letters, digits, ``-``, ``_`` and ``.`` of any script."""
    found = line(value, 60)
    odd = next((c for c in found if not (c.isalnum() or c in "-_." or texts.unicodedata.combining(c))), None)
    if not found or (odd is not None and texts.unicodedata.category(odd) not in {"Mn", "Mc"}):
        raise Wrong(
            f"«{found}» cannot be a handle", "use letters, digits, - and _ only, such as amina or amina-diallo"
        )
    return found


def address(value: Any) -> str | None:
    """Return one e-mail address, its domain in lower case and ASCII (RFC 5890), or None when empty."""
    found = line(value)
    if not found:
        return None
    inside = re.fullmatch(r"[^<>]*<([^<>]*)>", found)
    found = texts.tidy(inside[1]) if inside else found
    found = found.removeprefix("mailto:")
    if re.search(r"[\s,;]\S*@", found):
        raise Wrong("there are two addresses here", "keep one")
    local, at, domain = found.rpartition("@")
    if not at or not re.fullmatch(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}", local) or _dotty(local):
        raise Wrong("this is not an e-mail address", "write it like name@example.org")
    return f"{local}@{_domain(domain)}"


def _dotty(local: str) -> bool:
    return local.startswith(".") or local.endswith(".") or ".." in local


def _domain(text: str) -> str:
    try:
        domain = text.encode("idna").decode("ascii").lower()
    except UnicodeError:
        domain = ""
    if not re.fullmatch(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", domain):
        raise Wrong("this is not an e-mail address", "write it like name@example.org")
    return domain


def link(value: Any) -> str | None:
    """Return an http(s) link, or None when empty."""
    found = line(value, LINK_LIMIT)
    if not found:
        return None
    if not re.fullmatch(r"https?://[^\s/?#<>\"\\]+[^\s<>\"\\]*", found, re.IGNORECASE):
        raise Wrong("this is not a web link", "write it in full, such as https://example.org/room")
    return found


def zone_name(value: Any) -> str:
    """Return the exact name of a time zone, such as ``Europe/Berlin``."""
    found = line(value)
    trouble = zones.zone_problem(found)
    if trouble:
        raise Wrong(*trouble)
    return zones.canonical(found) or found


def day(value: Any) -> date:
    """Return a date written as 2027-01-11."""
    if isinstance(value, date):
        return value
    found = line(value)
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", found)
    if not match:
        raise Wrong(f"«{texts.shorten(found, 40)}» is not a date", "write it as year-month-day, such as 2027-01-11")
    year, month, number = (int(part) for part in match.groups())
    try:
        return date(year, month, number)
    except ValueError:
        raise Wrong(f"{found} is not in the calendar", _nearby_date(year, month)) from None


def _nearby_date(year: int, month: int) -> str:
    if not (1 <= month <= 12 and year >= 1):
        return "write it as year-month-day, such as 2027-01-11"
    following = date(year + month // 12, month % 12 + 1, 1) if year < 9999 else date(9999, 12, 31)
    return f"that month has {(following - date(year, month, 1)).days} days"


def clock(value: Any) -> int:
    """Return a time of day such as 16:30 as minutes from midnight."""
    found = line(value)
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", found)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise Wrong(f"«{texts.shorten(found, 40)}» is not a time of day", "write it as 16:30")
    return int(match[1]) * 60 + int(match[2])


def whole(value: Any, least: int, most: int) -> int:
    """Return a whole number between ``least`` and ``most``."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    found = line(value)
    if not re.fullmatch(r"[+-]?[0-9]{1,9}", found):
        raise Wrong(f"«{texts.shorten(found, 40)}» is not a whole number", f"write one from {least} to {most}")
    if not least <= int(found) <= most:
        raise Wrong(f"{found} is out of range", f"write a number from {least} to {most}")
    return int(found)


def minutes(value: Any) -> int:
    """Return a length from 15 to 480 minutes."""
    return whole(value, 15, 480)


def size(value: Any) -> Size:
    """Return the size of a circle, from ``6-8`` or ``7``."""
    if isinstance(value, Size):
        return value
    found = line(str(value) if isinstance(value, int) else value)
    match = re.fullmatch(r"(\d{1,4})(?:\s*(?:-|–|\.\.|to)\s*(\d{1,4}))?", found)
    if not match:
        raise Wrong(f"«{texts.shorten(found, 40)}» is not a size", "write it as 6-8")
    least, most = int(match[1]), int(match[2] or match[1])
    if not 2 <= least <= most:
        raise Wrong(f"a circle of {found} is not possible", "the smaller number first, 2 at least: 6-8")
    return Size(least, most)


def yes_no(value: Any) -> bool:
    """Return yes or no."""
    if isinstance(value, bool):
        return value
    found = line(value).casefold()
    if found in YES:
        return True
    if found in NO or not found:
        return False
    raise Wrong(f"«{texts.shorten(found, 40)}» is neither yes nor no", "write yes or no")


def willing(value: Any) -> str:
    """Return ``yes``, ``no`` or ``if needed``."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    found = " ".join(line(value).casefold().replace("_", " ").replace("-", " ").split())
    if found in {"if needed", "if need be", "maybe"}:
        return "if needed"
    try:
        return "yes" if yes_no(found) else "no"
    except Wrong:
        raise Wrong(f"«{texts.shorten(found, 40)}» does not say who leads", "write yes, no or if needed") from None


def language(value: Any) -> str:
    """Return a language code such as ``en`` or ``pt-BR`` (BCP 47)."""
    found = line(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", found):
        raise Wrong(f"«{texts.shorten(found, 40)}» is not a language code", "write it as en, fr or pt-BR")
    return found


def several(value: Any) -> tuple[str, ...]:
    """Return a list of texts; one text alone is a list of one; empty ones and doubles are left out."""
    found = each(as_items(value), lambda item: line(item, TEXT_LIMIT))
    return tuple(dict.fromkeys(item for item in found if item))


def paragraphs(value: Any) -> tuple[str, ...]:
    """Return a list of texts, in their order; one text alone is a list of one."""
    return tuple(item for item in each(as_items(value), paragraph) if item)


def window_list(value: Any) -> tuple[windows.Window, ...]:
    """Return joined weekly windows from texts like ``Tue 16:00-19:00``."""
    return windows.join(window for group in each(as_items(value), _windows) for window in group)


def _windows(item: Any) -> tuple[windows.Window, ...]:
    if isinstance(item, windows.Window):
        return (item,)
    try:
        return windows.parse_windows(line(item, TEXT_LIMIT))
    except windows.WindowError as error:
        raise Wrong(*error.args) from None


def groups(value: Any) -> tuple[tuple[str, ...], ...]:
    """Return lists of handles: ``[[a, b], [c, d]]``; one pair ``[a, b]`` may stand alone."""
    if not isinstance(value, list | tuple):
        raise Wrong("this must be a list of pairs", "write it as [[ana, ben], [cem, dia]]")
    if value and all(isinstance(item, str) for item in value):
        value = [value]
    return tuple(each(enumerate(value), _group))


def _group(item: Any) -> tuple[str, ...]:
    found = several(item)
    if len(found) < 2:
        raise Wrong("each entry needs two people", "write it as [[ana, ben], [cem, dia]]")
    return found


def by_name(value: Any, parse: Callable[[Any], T], example: str) -> dict[str, T]:
    """Return a mapping whose values were all parsed."""
    if not isinstance(value, Mapping):
        raise Wrong("this must be a mapping", f"write it as {example}")
    names = each(((name, name) for name in value), line)
    return dict(zip(names, each(value.items(), parse), strict=True))


def weighted(value: Any) -> dict[str, int]:
    """Return fields with weights, from ``[organisation, region]`` or ``{organisation: 2}``."""
    if isinstance(value, Mapping):
        return by_name(value, lambda weight: whole(weight, 0, 100), "{organisation: 2}")
    return dict.fromkeys(several(value), 1)


def numbers(value: Any) -> dict[str, int]:
    """Return fields with whole numbers, from ``{level: 1}``."""
    return by_name(value, lambda number: whole(number, 0, 1000), "{level: 1}")


def mapping(value: Any) -> dict[str, str]:
    """Return texts by name, from ``{needs: offers}``."""
    return by_name(value, line, "{needs: offers}")


def links(value: Any) -> dict[str, str]:
    """Return links by their label; a plain list takes each link as its own label."""
    if not isinstance(value, Mapping):
        value = {item: item for item in several(value)}
    found = by_name(value, link, "{Notes: https://example.org/notes}")
    return {name: target for name, target in found.items() if target}


def days_before(value: Any) -> int | None:
    """Return how many days before a meeting a nudge is due, or None for «no»."""
    if value is None or (isinstance(value, str) and value.casefold() in NO - {"0"}):
        return None
    return whole(value, 0, 60)


def dates(value: Any) -> tuple[date, ...]:
    """Return dates in order, each once."""
    return tuple(sorted(set(each(as_items(value), day))))


def told(parse: Callable[[Any], Any]) -> BeforeValidator:
    """Wrap a parser so that pydantic carries its sentence and hint."""

    def validate(value: Any) -> Any:
        try:
            return parse(value)
        except Wrong as wrong:
            raise PydanticCustomError("wrong", "{message}", {"message": wrong.message, "wrong": wrong}) from None

    return BeforeValidator(validate)


Label = Annotated[str, told(label)]
Line = Annotated[str, told(line)]
Text = Annotated[str, told(paragraph)]
Handle = Annotated[str, told(handle)]
Address = Annotated[str | None, told(address)]
Link = Annotated[str | None, told(link)]
ZoneName = Annotated[str, told(zone_name)]
Day = Annotated[date, told(day)]
Days = Annotated[tuple[date, ...], told(dates)]
Clock = Annotated[int, told(clock), PlainSerializer(windows.clock)]
Minutes = Annotated[int, told(minutes)]
SizeRange = Annotated[Size, told(size)]
YesNo = Annotated[bool, told(yes_no)]
Willing = Annotated[str, told(willing)]
Language = Annotated[str, told(language)]
Several = Annotated[tuple[str, ...], told(several)]
Texts = Annotated[tuple[str, ...], told(paragraphs)]
WindowList = Annotated[tuple[windows.Window, ...], told(window_list)]
Groups = Annotated[tuple[tuple[str, ...], ...], told(groups)]
Weighted = Annotated[dict[str, int], told(weighted)]
Numbers = Annotated[dict[str, int], told(numbers)]
Names = Annotated[dict[str, str], told(mapping)]
Links = Annotated[dict[str, str], told(links)]
DaysBefore = Annotated[int | None, told(days_before)]
