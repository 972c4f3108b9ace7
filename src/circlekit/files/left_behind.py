"""The agreement in its own words, but for the days that are over when the next cohort begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from circlekit.core.model import Cohort

Plain = Mapping[str, Any]

EVENTS = frozenset({"share_outs", "alumni"})


class Kept(NamedTuple):
    """What goes on of a cohort file as plain data, and which keys do not."""

    data: dict[str, Any]
    left_out: tuple[str, ...]


def still_ahead(cohort: Cohort, raw: Plain) -> Kept:
    """Return ``raw``, the old file as plain data, with only those days that ``cohort``, the next, has too."""
    data, left_out = dict(raw), []
    for section, key, ahead in _days(cohort):
        typed = data.get(section)
        if not isinstance(typed, Mapping) or key not in typed:
            continue
        if ahead is not None:
            data[section] = {**typed, key: ahead or typed[key]}
            continue
        left_out.append(f"{section}.{key}")
        # Events without times are none, however long they would be.
        others = {} if section in EVENTS else {name: typed[name] for name in typed if name != key}
        data[section] = others or ""
    return Kept(data, tuple(left_out))


def _days(cohort: Cohort) -> Iterator[tuple[str, str, list[str] | None]]:
    """Yield the keys that hold days, with those ahead: none of them where they stay as typed, else None."""
    yield "meeting", "then", None if cohort.meeting.then.starts is None else []
    yield "share_outs", "at", [f"{moment:%Y-%m-%d %H:%M}" for moment in cohort.share_outs.at] or None
    yield "alumni", "at", [f"{moment:%Y-%m-%d %H:%M}" for moment in cohort.alumni.at] or None
    yield "holidays", "dates", [str(day) for day in cohort.holidays.dates] or None
