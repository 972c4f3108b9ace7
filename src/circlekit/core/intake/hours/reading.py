"""Weekly times in people's own words: windows where they are certain, a question where they are not.

Only what has one meaning is taken: «Tue 9-10am», «lundi 9h-12h», «Montags 18-20 Uhr».
A part of the day, «9-5», «after 4» and «not Fridays» are asked about, once, and the answer holds for
everyone who wrote the same.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from circlekit.core.intake.hours import doubts
from circlekit.core.intake.hours.groups import Days, Doubt, Group, Item, Times, groups, items
from circlekit.core.intake.hours.tokens import Is, Token, known_hours, tokens
from circlekit.core.intake.hours.written import as_we_write, by_letters
from circlekit.core.intake.time_words import TimeWords, plain
from circlekit.core.parse.wrong import Wrong, Wrongs
from circlekit.core.windows import WEEK, Window, WindowError, join, parse_windows

STEP = 60
"""Minutes that a start without an end lasts where the options of its column do not tell."""
LONGEST_STEP = 180
"""Starts further apart are no timetable: one does not last until the next."""
LONGEST = 20_000
"""Characters of a cell; a week of quarter hours, each ticked, has fewer."""


class _Column(NamedTuple):
    """What a column says by itself: days, or hours of a day."""

    days: tuple[int, ...] = ()
    times: tuple[Times, ...] = ()
    named: str = ""


class _Cell(NamedTuple):
    """A cell as typed, plain and in words."""

    typed: str
    text: str
    words: tuple[Token, ...]
    step: int

    def piece(self, doubt: Doubt) -> int:
        """Return which of the pieces between commas a doubt is in."""
        return sum(word.kind is Is.STOP and word.start < doubt.token.start for word in self.words)


def read_windows(
    text: str, *, day: str = "", hours: Mapping[str, str], step: int = STEP, words: TimeWords
) -> tuple[Window, ...]:
    """Return the joined windows that ``text`` certainly means; none for an empty one or ``N/A``.

    ``day`` is what the column stands for: a day (``Monday``), or hours (``9:00-10:00``) where the cells
    hold days. ``hours`` maps words or whole texts to windows that a person gave, ``""`` to none;
    a start without an end lasts ``step`` minutes.

    Raises:
        Wrong: with a question and the option that answers it; ``all()`` has one for each word.
    """
    known = known_hours(_checked(hours), words)
    if len(text) > LONGEST:
        raise doubts.not_understood(text, "")
    simple = _plain(text)
    if not simple or (simple in words.empty and simple not in dict(known)):
        return ()
    written = () if day else as_we_write(text) or by_letters(text)
    if written:
        return join(written)
    cell = _Cell(_lines(text), simple, tokens(simple, words, known), step)
    return join(_all_of(cell, _column(day, known, step, words)))


def from_to(
    start: str, end: str, *, day: str, hours: Mapping[str, str], words: TimeWords
) -> tuple[Window, ...]:
    """Return the window of a pair of columns «from» and «to» under one day; none where one is empty.

    Raises:
        Wrong: as ``read_windows`` does.
    """
    if any(not _plain(cell) or _plain(cell) in words.empty for cell in (start, end)):
        return ()
    return read_windows(f"{start} - {end}", day=day, hours=hours, words=words)


def step_of(options: Iterable[str], words: TimeWords) -> int:
    """Return the smallest gap in minutes between the starts of a column's options, 60 where there is none."""
    found = (tokens(_plain(option[:LONGEST]), words) for option in options)
    clocks = (next((one.clock for one in option if one.clock), None) for option in found)
    starts = sorted({clock.at() for clock in clocks if clock})
    gaps = [after - before for before, after in itertools.pairwise(starts)]
    return min(gaps) if gaps and min(gaps) <= LONGEST_STEP else STEP


def inverted(ticked: Iterable[Window], universe: Iterable[Window]) -> tuple[Window, ...]:
    """Return what is left of ``universe`` without ``ticked``, joined."""
    busy = sorted(_within_the_week(ticked))
    return join(left for window in _within_the_week(join(universe)) for left in _without(window, busy))


def _plain(text: str) -> str:
    return plain(_lines(text))


def _lines(text: str) -> str:
    """Return text in one line; what stood in several is joined by ``;``."""
    return "; ".join(line.strip() for line in text.splitlines() if line.strip())


def _checked(hours: Mapping[str, str]) -> Mapping[str, str]:
    for typed, value in hours.items():
        if value.strip() and not (_readable(value) or _readable(f"Mon {value}")):
            raise doubts.not_hours(typed, value)
    return hours


def _readable(value: str) -> bool:
    try:
        return bool(parse_windows(value))
    except WindowError:
        return False


def _column(day: str, known: tuple[tuple[str, str], ...], step: int, words: TimeWords) -> _Column:
    """Return what a column stands for; a remark behind it, «Monday (your own time)», means nothing here."""
    text = _plain(day)
    found = items(tokens(text, words, known), step) if text else []
    days = tuple(one for item in found if isinstance(item, Days) for one in item.days)
    times = tuple(item for item in found if isinstance(item, Times))
    if text and not days and not times:
        doubtful = [item for item in found if isinstance(item, Doubt)]
        asked = [doubts.about(one, text, day, has_days=True, in_column=True) for one in doubtful]
        raise _together(asked or [doubts.not_understood(day, "Mon 18:00-21:00")])
    return _Column(days, times, day)


def _all_of(cell: _Cell, column: _Column) -> Iterator[Window]:
    """Return the windows of all groups; raise every question instead if there is one."""
    found = items(cell.words, cell.step)
    made = groups(found)
    asked = _doubts(found, cell, column) or [
        wrong for group in made if (wrong := _lacking(group, column, cell.typed))
    ]
    if asked:
        raise _together(asked)
    for group in made:
        for times in group.times or column.times:
            yield from times.on(tuple(group.days) or column.days)


def _doubts(found: Sequence[Item], cell: _Cell, column: _Column) -> list[Wrong]:
    """Return the questions about single words; one about the whole where several are not known."""
    in_column = bool(column.days)
    has_days = in_column or any(isinstance(item, Days) for item in found)
    doubtful = [item for item in found if isinstance(item, Doubt)]
    unknown = {cell.piece(item) for item in doubtful if item.of_unknown}
    nothing_said = not found and not any(token.kind is Is.EMPTY for token in cell.words)
    if len(unknown) > 1 or nothing_said:
        return [doubts.not_understood(cell.typed, "18:00-21:00" if in_column else "Mon-Fri 18:00-21:00")]
    return [
        doubts.about(item, cell.text, cell.typed, has_days=has_days, in_column=in_column)
        for item in doubtful
        if item.of_unknown or cell.piece(item) not in unknown
    ]


def _lacking(group: Group, column: _Column, typed: str) -> Wrong | None:
    """Return the question about hours without days, or days without hours."""
    if group.days and column.days and not set(group.days) <= set(column.days):
        return doubts.other_day(typed.strip(), column.named)
    if not group.times and not column.times:
        return doubts.without_hours(typed.strip(), group.days)
    spans = [span for times in group.times for span in times.spans]
    if spans and not group.days and not column.days:
        return doubts.without_days(typed.strip(), spans[0])
    return None


def _together(asked: list[Wrong]) -> Wrong:
    distinct = list({(one.message, one.hint): one for one in asked}.values())
    return distinct[0] if len(distinct) == 1 else Wrongs(distinct)


def _within_the_week(windows: Iterable[Window]) -> Iterator[Window]:
    """Yield windows cut at the end of the week."""
    for start, end in windows:
        yield Window(start, min(end, WEEK))
        if end > WEEK:
            yield Window(0, end - WEEK)


def _without(window: Window, busy: Sequence[Window]) -> Iterator[Window]:
    """Yield what is left of a window; ``busy`` is sorted."""
    start = window.start
    for taken in busy:
        if taken.end <= start or taken.start >= window.end:
            continue
        if taken.start > start:
            yield Window(start, taken.start)
        start = max(start, taken.end)
    if start < window.end:
        yield Window(start, window.end)
