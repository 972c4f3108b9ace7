"""What clocks show, for whole arrays of instants; minutes are counted from 1970-01-01T00:00, UTC or local."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.model import Cohort
from circlekit.core.zones import transitions

Ints = NDArray[np.int64]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


class Clock(NamedTuple):
    """A zone's offsets over the cohort: from UTC minute ``since[i]`` on, clocks show UTC + ``offset[i]``."""

    since: Ints
    offset: Ints

    def local(self, instants: Ints) -> Ints:
        """Return what clocks show at UTC minutes, as local minutes since the epoch."""
        return instants + self.offset[np.searchsorted(self.since, instants, side="right") - 1]

    def utc(self, local: Ints) -> Ints:
        """Return the UTC minutes of local minutes; in a skipped or doubled hour, as before the change."""
        before = self.offset[np.maximum(np.arange(len(self.offset)) - 1, 0)]
        switch = self.since + np.maximum(before, self.offset)
        index = np.maximum(np.searchsorted(switch, local, side="right") - 1, 0)
        return local - self.offset[index]

    def unclear(self, local: Ints) -> NDArray[np.bool_]:
        """Tell which local minutes a clock change skips or doubles."""
        found = np.zeros(local.shape, dtype=np.bool_)
        for since, before, after in zip(self.since[1:], self.offset[:-1], self.offset[1:], strict=True):
            found |= (local >= since + min(before, after)) & (local < since + max(before, after))
        return found

    def changing(self, instants: Ints, minutes: int) -> NDArray[np.bool_]:
        """Tell during which meetings, ``minutes`` long from UTC minutes on, the clocks change."""
        found = np.zeros(instants.shape, dtype=np.bool_)
        for since in self.since[1:]:
            found |= (instants < since) & (instants + minutes > since)
        return found


def minute_of(moment: datetime) -> int:
    """Return the UTC minute of an instant."""
    return (moment - _EPOCH) // _MINUTE


def instant_of(minute: int) -> datetime:
    """Return the instant of a UTC minute, in UTC."""
    return _EPOCH + minute * _MINUTE


def clock_of(zone_name: str, cohort: Cohort) -> Clock:
    """Return a zone's offsets over the whole cohort."""
    return _clock(zone_name, cohort.starts, cohort.ends)


@cache  # every circle of a cohort asks for the same few
def _clock(zone_name: str, first: date, last: date) -> Clock:
    pairs = np.array(transitions(zone_name, first, last), dtype=np.int64)
    pairs.flags.writeable = False
    return Clock(pairs[:, 0], pairs[:, 1])
