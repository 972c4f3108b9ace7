"""The reader of the words of days and hours in the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from circlekit.core import fields as f
from circlekit.core.intake.time_words import PartOfDay, TimeWords, plain
from circlekit.core.parse.lists import by_name, several
from circlekit.core.value import Value
from circlekit.core.windows import DAY, WindowError, parse_windows
from circlekit.files.library import Shelf, find
from circlekit.files.records import read_value

NAME = "intake/times.yaml"


def _word_lists(value: Any) -> dict[str, tuple[str, ...]]:
    return by_name(value, several, "{Mon: [mon, monday]}")


def _days(value: Any) -> dict[str, tuple[int, ...]]:
    """Return the weekdays of each word, from ``{Mon-Fri: [weekdays]}``."""
    return {word: _weekdays(days) for days, words in _word_lists(value).items() for word in words}


def _weekdays(days: str) -> tuple[int, ...]:
    try:
        return tuple(window.start // DAY for window in parse_windows(f"{days} 00:00-01:00"))
    except WindowError:
        raise f.Wrong("this is neither a weekday nor several", "write Mon, Mon-Fri or Sat-Sun") from None


def _months(value: Any) -> dict[str, int]:
    """Return the number of each word's month, from ``{1: [january, jan]}``."""
    found: dict[str, int] = {}
    for month, words in _word_lists(value).items():
        if month not in {str(number) for number in range(1, 13)}:
            raise f.Wrong("this is not the number of a month", "write 1 for January")
        found |= dict.fromkeys(words, int(month))
    return found


def _hours(value: Any) -> str:
    """Return hours of a day as they stand: ``18:00-21:00``."""
    typed = f.line(value)
    try:
        parse_windows(f"Mon {typed}")
    except WindowError as error:
        raise f.Wrong(*error.args) from None
    return typed


def _hours_of_parts(value: Any) -> dict[str, str]:
    return by_name(value, _hours, "{Morning: 09:00-12:00}")


class _TimesFile(Value):
    """The file as it stands."""

    days: Annotated[Mapping[str, tuple[int, ...]], f.told(_days)]
    months: Annotated[Mapping[str, int], f.told(_months)]
    parts: Annotated[Mapping[str, tuple[str, ...]], f.told(_word_lists)]
    hours: Annotated[Mapping[str, str], f.told(_hours_of_parts)]
    noon: f.Several = ()
    midnight: f.Several = ()
    am: f.Several = ()
    pm: f.Several = ()
    oclock: f.Several = ()
    to: f.Several = ()
    starting: f.Several = ()
    between: f.Several = ()
    both: f.Several = ()
    filler: f.Several = ()
    empty: f.Several = ()


PROPOSED = "09:00-12:00"
"""For a part of the day whose hours the file does not propose."""


def time_words(where: Sequence[Shelf]) -> TimeWords:
    """Return the words of days, months and hours in all languages of the library.

    Raises:
        InputProblems: when the file has problems; all of them.
        FileTrouble: when it cannot be read.
    """
    read = read_value(*find(where, NAME), _TimesFile)
    parts = [PartOfDay(name, words, read.hours.get(name, PROPOSED)) for name, words in read.parts.items()]
    return TimeWords(
        days={plain(word): days for word, days in read.days.items()},
        months={plain(word): month for word, month in read.months.items()},
        parts={plain(word): part for part in parts for word in part.words},
        noon=_plain(read.noon),
        midnight=_plain(read.midnight),
        am=_plain(read.am),
        pm=_plain(read.pm),
        oclock=_plain(read.oclock),
        to=_plain(read.to),
        starting=_plain(read.starting),
        between=_plain(read.between),
        both=_plain(read.both),
        filler=_plain(read.filler),
        empty=_plain(read.empty),
    )


def _plain(words: Sequence[str]) -> frozenset[str]:
    return frozenset(plain(word) for word in words)
