"""A circle's meetings as a calendar entry that repeats, before it is written in any format."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from circlekit.core.problems import CirclekitError
from circlekit.core.scheduling.rhythms import Recurrence, dates_of
from circlekit.core.scheduling.wall_clocks import at
from circlekit.core.zones import zone

_CIRCLES = uuid.uuid5(uuid.NAMESPACE_DNS, "circlekit")
_MIDNIGHT = datetime.min.time()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One meeting that differs from the others of its series: moved, or with words or a place of its own.

    ``was`` is the start that the rule gives, ``start`` the one that holds; both aware, and the same where
    the meeting was not moved. Its texts are whole; without a ``place`` of its own it is where the others are.
    """

    was: datetime
    start: datetime
    summary: str
    description: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One circle's meetings of so many ``minutes``; ``start`` counts minutes from midnight in ``timezone``.

    ``starts`` are aware instants in order: all that the ``rule`` gives between the first and the last,
    without the skipped ones; a moved meeting is there with the start that the rule gives, and has a
    ``Variant``. Without a rule there is one meeting, at an instant of its own. ``place`` is where people
    meet in person. Of ``alarms`` (time before the start) the most wanted comes first, because some programs
    keep only one. ``circle`` is the handle of those who meet.
    """

    uid: str
    circle: str = ""
    summary: str
    description: str
    contact: str
    link: str | None
    place: str = ""
    timezone: str
    start: int
    minutes: int
    rule: Recurrence | None
    starts: tuple[datetime, ...]
    variants: tuple[Variant, ...] = ()
    alarms: tuple[timedelta, ...] = (timedelta(hours=1), timedelta(days=1))
    cancelled: bool = False


def uid(cohort: str, circle: str) -> str:
    """Return the entry's lasting name, the same in every run and without anybody's data (RFC 7986, 5.3)."""
    return f"{uuid.uuid5(_CIRCLES, f'{cohort}/{circle}')}@circlekit"


def wall_clock(series: Series) -> dict[datetime, datetime]:
    """Map each instant (UTC) of the rule, from the first meeting to the last, to the anchor's wall clock.

    The skipped dates are among them. The wall clock is naive, and may be an hour that does not exist on
    that day; it then means the instant before the change (RFC 5545, 3.3.5).

    Raises:
        CirclekitError: there are no meetings, or one of them is off the rule; readers disagree about
            entries whose first start is not on their own rule (RFC 5545, 3.8.5.3).
    """
    if not series.starts:
        raise CirclekitError(f"«{series.summary}» has no meetings to write")
    wanted = [start.astimezone(UTC) for start in series.starts]
    if series.rule is None:
        found = {wanted[0]: wanted[0].replace(tzinfo=None)}
    else:
        days = dates_of(series.rule, *(wall_time(wanted[end], series.timezone).date() for end in (0, -1)))
        found = dict(_moment(day, series) for day in days)
    if not found.keys() >= set(wanted) or next(iter(found)) != wanted[0]:
        raise CirclekitError(f"a meeting of «{series.summary}» is not on its rhythm")
    return found


def _moment(day: date, series: Series) -> tuple[datetime, datetime]:
    wall = datetime.combine(day, _MIDNIGHT) + timedelta(minutes=series.start)
    return at(day, series.start, series.timezone).astimezone(UTC), wall


def wall_time(moment: datetime, timezone: str) -> datetime:
    """Return what the clocks of a zone show at an instant, as a naive time."""
    return moment.astimezone(zone(timezone)).replace(tzinfo=None)


def anchor(series: Series) -> str:
    """Return the zone in which an entry's times are written: what repeats has a wall clock, the rest UTC."""
    return series.timezone if series.rule else "UTC"


def merged(series: Series) -> Series:
    """Return a series of one meeting that differs as that meeting alone; any other as it is.

    Nothing can differ from a series that does not repeat (RFC 5545, 3.8.4.4).

    Raises:
        CirclekitError: as ``held``.
    """
    held(series)
    if len(series.starts) != 1 or not series.variants:
        return series
    [one] = series.variants
    stays = one.was.astimezone(UTC) == one.start.astimezone(UTC)
    return replace(
        series,
        summary=one.summary,
        description=one.description,
        place=one.place or series.place,
        rule=series.rule if stays else None,
        starts=(one.start,),
        variants=(),
    )


def held(series: Series) -> tuple[datetime, ...]:
    """Return the instants (UTC) at which the meetings take place, in the order that the rule gives them.

    Raises:
        CirclekitError: a variant is of no meeting; or a meeting was moved onto or over the day of the one
            before or after it, for which some programs refuse the whole entry (MS-OXCICAL 2.1.3.1.1.20.18).
    """
    moved = {one.was.astimezone(UTC): one.start.astimezone(UTC) for one in series.variants}
    starts = [start.astimezone(UTC) for start in series.starts]
    if not moved.keys() <= set(starts) or len(moved) < len(series.variants):
        raise CirclekitError(f"a changed meeting of «{series.summary}» is none of its meetings")
    found = tuple(moved.get(start, start) for start in starts)
    days = [wall_time(start, series.timezone).date() for start in found]
    for before, after in pairwise(days):
        if before >= after:
            raise CirclekitError(
                f"the meeting of «{series.summary}» on {after} is not after that on {before}"
            )
    return found
