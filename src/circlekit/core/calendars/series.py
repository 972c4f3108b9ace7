"""A circle's meetings as a calendar entry that repeats, before it is written in any format."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from circlekit.core.model import Slot
from circlekit.core.problems import CirclekitError
from circlekit.core.scheduling.meetings import Recurrence, at, dates_of
from circlekit.core.zones import zone

_CIRCLES = uuid.uuid5(uuid.NAMESPACE_DNS, "circlekit")
_MIDNIGHT = datetime.min.time()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One circle's meetings.

    ``starts`` are aware instants in order: all that the ``rule`` gives between the first and the last,
    without the skipped ones. Of ``alarms`` (time before the start) the most wanted comes first, because
    some programs keep only one.
    """

    uid: str
    summary: str
    description: str
    contact: str
    link: str | None
    slot: Slot
    rule: Recurrence
    starts: tuple[datetime, ...]
    alarms: tuple[timedelta, ...] = (timedelta(hours=1), timedelta(days=1))


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
    slot = series.slot
    anchor = zone(slot.timezone)
    first, last = (series.starts[index].astimezone(anchor).date() for index in (0, -1))
    found = {
        at(day, slot.start, slot.timezone).astimezone(UTC): datetime.combine(day, _MIDNIGHT)
        + timedelta(minutes=slot.start)
        for day in dates_of(series.rule, first, last)
    }
    wanted = [start.astimezone(UTC) for start in series.starts]
    if not found.keys() >= set(wanted) or next(iter(found)) != wanted[0]:
        raise CirclekitError(f"a meeting of «{series.summary}» is not on its rhythm")
    return found
