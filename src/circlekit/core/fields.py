"""The types of the model's fields: each a pydantic type around the parser that decides what it may hold.

A parser takes the text as it stands in a file (or an already typed value, from Python) and raises ``Wrong``
with a sentence and a hint. The parsers live in ``core/parse``, by the kind of thing they read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from circlekit.core import windows
from circlekit.core.parse.contacts import LINK_LIMIT, address, link
from circlekit.core.parse.counts import Size, days_before, minutes, number_if_any, size, whole
from circlekit.core.parse.lists import (
    by_name,
    groups,
    handles,
    links,
    mapping,
    numbers,
    own,
    paragraphs,
    several,
    weighted,
)  # fmt: skip
from circlekit.core.parse.texts import (
    NAME_LIMIT,
    NO,
    TEXT_LIMIT,
    YES,
    handle,
    label,
    language,
    language_if_any,
    line,
    paragraph,
    willing,
    yes_no,
    yes_no_if_any,
)  # fmt: skip
from circlekit.core.parse.times import (
    clock,
    dates,
    day,
    day_if_any,
    days_by_handle,
    moment,
    moments,
    window_list,
    zone_name,
)  # fmt: skip
from circlekit.core.parse.wrong import Wrong, Wrongs, as_items, each


@dataclass(frozen=True, slots=True)
class Told(BeforeValidator):
    """A validator that remembers its parser, so that a reader of many values can call it directly."""

    parse: Callable[[Any], Any] = line


def told(parse: Callable[[Any], Any]) -> Told:
    """Wrap a parser so that pydantic carries its sentence and hint."""

    def validate(value: Any) -> Any:
        try:
            return parse(value)
        except Wrong as wrong:
            raise PydanticCustomError(
                "wrong", "{message}", {"message": wrong.message, "wrong": wrong}
            ) from None

    return Told(validate, parse=parse)


def parser_of(field: FieldInfo) -> Callable[[Any], Any] | None:
    """Return the parser behind a field of a model, or None when it has none of its own."""
    return next((part.parse for part in field.metadata if isinstance(part, Told)), None)


Label = Annotated[str, told(label)]
Line = Annotated[str, told(line)]
Text = Annotated[str, told(paragraph)]
Handle = Annotated[str, told(handle)]
Handles = Annotated[tuple[str, ...], told(handles)]
Address = Annotated[str | None, told(address)]
Link = Annotated[str | None, told(link)]
ZoneName = Annotated[str, told(zone_name)]
Day = Annotated[date, told(day)]
DayIfAny = Annotated[date | None, told(day_if_any)]
Days = Annotated[tuple[date, ...], told(dates)]
Moment = Annotated[datetime, told(moment)]
Moments = Annotated[tuple[datetime, ...], told(moments)]
Clock = Annotated[int, told(clock), PlainSerializer(windows.clock)]
NumberIfAny = Annotated[int | None, told(number_if_any)]
Minutes = Annotated[int, told(minutes)]
SizeRange = Annotated[Size, told(size)]
YesNo = Annotated[bool, told(yes_no)]
YesNoIfAny = Annotated[bool | None, told(yes_no_if_any)]
DaysByHandle = Annotated[dict[str, date], told(days_by_handle)]
Willing = Annotated[str, told(willing)]
Language = Annotated[str, told(language)]
LanguageIfAny = Annotated[str | None, told(language_if_any)]
Own = Annotated[tuple[str, ...], told(own)]
Several = Annotated[tuple[str, ...], told(several)]
Texts = Annotated[tuple[str, ...], told(paragraphs)]
WindowList = Annotated[tuple[windows.Window, ...], told(window_list)]
Groups = Annotated[tuple[tuple[str, ...], ...], told(groups)]
Weighted = Annotated[dict[str, int], told(weighted)]
Numbers = Annotated[dict[str, int], told(numbers)]
Names = Annotated[dict[str, str], told(mapping)]
Links = Annotated[dict[str, str], told(links)]
DaysBefore = Annotated[int | None, told(days_before)]

__all__ = [
    "LINK_LIMIT", "NAME_LIMIT", "NO", "TEXT_LIMIT", "YES", "Address", "Clock", "Day", "DayIfAny", "Days",
    "DaysBefore", "DaysByHandle", "Groups", "Handle", "Handles", "Label", "Language", "LanguageIfAny",
    "Line", "Link", "Links", "Minutes", "Moment", "Moments", "Names", "NumberIfAny", "Numbers", "Own",
    "Several", "Size", "SizeRange", "Text", "Texts", "Told", "Weighted", "Willing", "WindowList", "Wrong",
    "Wrongs", "YesNo", "YesNoIfAny", "ZoneName", "address", "as_items", "by_name", "clock", "dates",
    "day", "day_if_any", "days_before", "days_by_handle", "each", "groups", "handle", "handles", "label",
    "language", "language_if_any", "line", "link", "links", "mapping", "minutes", "moment", "moments",
    "number_if_any", "numbers", "own", "paragraph", "paragraphs", "parser_of", "several", "size", "told",
    "weighted", "whole", "willing", "window_list", "yes_no", "yes_no_if_any", "zone_name",
]  # fmt: skip
