"""A series as single entries, one for each meeting, at instants in UTC.

Every program shows these right, whatever it knows of zones: for anchors whose rule changed of late, or
whose rule Outlook cannot express.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from circlekit.core.calendars.series import Series, Variant, uid
from circlekit.core.zones import zone


def instances(series: Series) -> tuple[Series, ...]:
    """Return one entry for each meeting, in the order of the rule; what differs in one stands in it.

    A UID comes from that of the series and the date that the rule gives the meeting, in the anchor zone:
    it stays when the meeting is moved, or all begin at another hour.
    """
    if series.rule is None:
        return (series,)
    variants = {one.was.astimezone(UTC): one for one in series.variants}
    starts = (start.astimezone(UTC) for start in series.starts)
    return tuple(_instance(series, start, variants.get(start)) for start in starts)


def _instance(series: Series, start: datetime, variant: Variant | None) -> Series:
    said = variant or series
    day = start.astimezone(zone(series.timezone)).date()
    return replace(
        series,
        uid=uid(series.uid, day.isoformat()),
        summary=said.summary,
        description=said.description,
        place=said.place or series.place,
        timezone="UTC",
        start=0,
        rule=None,
        starts=(variant.start if variant else start,),
        variants=(),
    )
