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
from typing import NamedTuple

from circlekit.core import windows
from circlekit.core.intake.polls.poll import Level, Option, Poll, Voter
from circlekit.core.scheduling.wall_clocks import at
from circlekit.core.windows import DAY, WEEK, Window
from circlekit.core.zones import zone as zone_of

_MINUTE = timedelta(minutes=1)


class Weekly(NamedTuple):
    """Joined weekly windows on somebody's own clock, and whether a clock change moves them.

    ``moves`` is true for a weekly poll on another clock that does not keep its distance to the person's:
    the windows are then right in the week that they were turned in, and hours off in another season.
    """

    available: tuple[Window, ...]
    if_needed: tuple[Window, ...]
    moves: bool = False


class Piece(NamedTuple):
    """Where an option lies in the week, as the numbers of its stretches; ``date`` tells its date apart."""

    stretches: range
    date: object


class Ruler(NamedTuple):
    """The options of a poll laid along the week of one zone.

    The week is cut at ``edges``, minutes from 0 to 10,080, wherever an option begins or ends: stretch ``i``
    lies between the edges ``i`` and ``i + 1``. ``pieces`` has the one or two parts of each option. ``moves``
    is as in ``Weekly``.
    """

    edges: tuple[int, ...]
    pieces: tuple[tuple[Piece, ...], ...]
    moves: bool


def weekly(poll: Poll, voter: Voter, zone: str, reference: date, until: date | None = None) -> Weekly:
    """Return when somebody can come, on the clock of ``zone``; see ``ruler``."""
    return measured(ruler(poll, zone, reference, until), voter.levels)


def ruler(poll: Poll, zone: str, reference: date, until: date | None = None) -> Ruler:
    """Return the options of a poll along the week of ``zone``.

    Each dated option is turned at its own date; those of a weekly poll in the week that begins on
    ``reference``: the cohort's start, or the day of an answer that was given on the person's own clock.
    ``until`` is the cohort's end, a year later where it is not known. A poll whose zone is unknown is read
    as being on the clock of ``zone``.
    """
    here, last = poll.zone or zone, until or reference + timedelta(days=365)
    fixed = here == zone or poll.instants or not is_weekly(poll)
    spans = [_own(option, here, zone, reference) for option in poll.options]
    parts = [tuple(_within_week(start, end)) for start, end in spans]
    edges = sorted({edge for spell in parts for part in spell for edge in part})
    dates = _dates(poll.options)
    pieces = (
        tuple(Piece(range(bisect_left(edges, start), bisect_left(edges, end)), day) for start, end in spell)
        for spell, day in zip(parts, dates, strict=True)
    )
    return Ruler(tuple(edges), tuple(pieces), not fixed and moves(here, zone, reference, last))


def is_weekly(poll: Poll) -> bool:
    """Tell whether a poll asks about weekdays rather than dates."""
    return any(option.day is None for option in poll.options)


def measured(along: Ruler, levels: Mapping[int, Level]) -> Weekly:
    """Return the week that the answers by index of an option come to."""
    dates: dict[int, dict[object, Level]] = {}
    for index, level in levels.items():
        for piece in along.pieces[index]:
            for stretch in piece.stretches:
                on = dates.setdefault(stretch, {})
                on[piece.date] = max(level, on.get(piece.date, Level.NO))
    found: dict[Level, list[Window]] = {level: [] for level in Level}
    for stretch, on in dates.items():
        found[_together(on.values())].append(Window(along.edges[stretch], along.edges[stretch + 1]))
    return Weekly(windows.join(found[Level.YES]), windows.join(found[Level.IF_NEEDED]), along.moves)


def moves(one: str, other: str, first: date, last: date) -> bool:
    """Tell whether the clocks of two zones change their distance in the days ``first`` to ``last``."""
    noon = datetime.combine(first, datetime.min.time(), UTC) + timedelta(hours=12)
    days = (noon + timedelta(days=day) for day in range(max(0, (last - first).days) + 1))
    return len({_offset(day, one) - _offset(day, other) for day in days}) > 1


def _offset(moment: datetime, zone: str) -> timedelta:
    return moment.astimezone(zone_of(zone)).utcoffset() or timedelta()


def _dates(options: Sequence[Option]) -> Iterator[object]:
    """Yield what tells the dates of options apart; a weekly one that comes again is another date."""
    seen: Counter[Option] = Counter()
    for option in options:
        seen[option] += 1
        yield seen[option] if option.day is None else option.day


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


def _within_week(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a span in minutes 0 to 10,080; one over the end of the week in two parts."""
    first, last = start % WEEK, start % WEEK + end - start
    yield first, min(last, WEEK)
    if last > WEEK:
        yield 0, min(last - WEEK, WEEK)


def _together(levels: Iterable[Level]) -> Level:
    found = set(levels)
    if found == {Level.YES}:
        return Level.YES
    return Level.NO if found == {Level.NO} else Level.IF_NEEDED
