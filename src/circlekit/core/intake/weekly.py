"""From a poll's options to somebody's week: on their own clock, dated answers counted by their weekday.

A poll asks about the dates of one or two weeks; a circle meets for months at the same hour of a weekday. So
answers about several dates of one weekday are put together: what suits on all of them is «available», what
suits on some of them, or only if need be, is «if needed», what suits on none is neither. Where options of
one date overlap, the better answer counts. What was not answered is no answer: it changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from circlekit.core import windows
from circlekit.core.intake.poll import Level, Option, Poll, Voter
from circlekit.core.scheduling.wall_clocks import at
from circlekit.core.windows import DAY, WEEK, Window
from circlekit.core.zones import zone as zone_of

_MINUTE = timedelta(minutes=1)


class Weekly(NamedTuple):
    """Joined weekly windows on somebody's own clock, and whether a clock change moves them.

    ``moves`` is true when the clocks of the poll and of the person do not keep their distance: then the
    windows are right on the dates of the poll, and hours off in another season.
    """

    available: tuple[Window, ...]
    if_needed: tuple[Window, ...]
    moves: bool = False


class Spell(NamedTuple):
    """An answer to one option in minutes of the week; ``date`` tells dates of one weekday apart."""

    start: int
    end: int
    date: object
    level: Level


def weekly(poll: Poll, voter: Voter, zone: str, reference: date, until: date | None = None) -> Weekly:
    """Return when somebody can come, on the clock of ``zone``.

    Each dated option is turned at its own date; those of a weekly poll in the week that begins on
    ``reference``, the cohort's start. ``until`` is its end, a year later where it is not known. A poll
    whose zone is unknown is read as being on the person's own clock.
    """
    here = poll.zone or zone
    spells = list(_spells(poll.options, voter.levels, here, zone, reference))
    moved = here != zone and moves(here, zone, reference, until or reference + timedelta(days=365))
    levels = _levels(spells)
    return Weekly(
        windows.join(window for window, level in levels if level is Level.YES),
        windows.join(window for window, level in levels if level is Level.IF_NEEDED),
        moved,
    )


@lru_cache(maxsize=256)  # a cohort has few zones and one length
def moves(one: str, other: str, first: date, last: date) -> bool:
    """Tell whether the clocks of two zones change their distance in the days ``first`` to ``last``."""
    noon = datetime.combine(first, datetime.min.time(), UTC) + timedelta(hours=12)
    days = (noon + timedelta(days=day) for day in range(max(0, (last - first).days) + 1))
    return len({_offset(day, one) - _offset(day, other) for day in days}) > 1


def _offset(moment: datetime, zone: str) -> timedelta:
    return moment.astimezone(zone_of(zone)).utcoffset() or timedelta()


def _spells(
    options: Sequence[Option], levels: Mapping[int, Level], here: str, zone: str, reference: date
) -> Iterator[Spell]:
    seen: Counter[Option] = Counter()
    for index, option in enumerate(options):
        seen[option] += 1  # a weekly option that comes again is another date of that weekday
        if index in levels:
            start, end = _own(option, here, zone, reference)
            day = seen[option] if option.day is None else option.day
            yield Spell(start, end, day, levels[index])


def _own(option: Option, here: str, zone: str, reference: date) -> tuple[int, int]:
    """Return the minutes of the week that an option has on the clock of ``zone``."""
    if here == zone:
        first = option.start if option.day is None else option.day.weekday() * DAY + option.start
        return first, first + option.end - option.start
    if option.day is None:
        day = reference + timedelta(days=(option.start // DAY - reference.weekday()) % 7)
        minute = option.start % DAY
    else:
        day, minute = option.day.date(), option.start
    start = at(day, minute, here)
    end = at(day, minute + option.end - option.start, here)
    own = start.astimezone(zone_of(zone))
    first = own.weekday() * DAY + own.hour * 60 + own.minute
    return first, first + (end.astimezone(UTC) - start.astimezone(UTC)) // _MINUTE


def _levels(spells: Sequence[Spell]) -> list[tuple[Window, Level]]:
    """Return stretches of the week with the level that all dates together make."""
    pieces = [piece for spell in spells for piece in _within_week(spell)]
    edges = sorted({edge for piece in pieces for edge in (piece.start, piece.end)})
    dates: dict[int, dict[object, Level]] = {}
    for piece in pieces:
        for index in range(bisect_left(edges, piece.start), bisect_left(edges, piece.end)):
            on = dates.setdefault(index, {})
            on[piece.date] = max(piece.level, on.get(piece.date, Level.NO))
    return [(Window(edges[index], edges[index + 1]), _together(on.values())) for index, on in dates.items()]


def _within_week(spell: Spell) -> Iterator[Spell]:
    """Yield a spell in minutes 0 to 10,080; one over the end of the week in two parts."""
    start = spell.start % WEEK
    end = start + spell.end - spell.start
    yield spell._replace(start=start, end=min(end, WEEK))
    if end > WEEK:
        yield spell._replace(start=0, end=min(end - WEEK, WEEK))


def _together(levels: Iterable[Level]) -> Level:
    found = set(levels)
    if found == {Level.YES}:
        return Level.YES
    return Level.NO if found == {Level.NO} else Level.IF_NEEDED
