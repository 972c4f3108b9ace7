"""What the entries of share-outs and of the leads' meetings say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from types import MappingProxyType

from circlekit.core.agenda.lines import step_lines
from circlekit.core.agenda.steps import Step
from circlekit.core.announce import series
from circlekit.core.calendars.description import MOST_OCTETS
from circlekit.core.calendars.plain import cut, one_line
from circlekit.core.calendars.series import Series, uid
from circlekit.core.clock_words import city, clock_time, local, long_date
from circlekit.core.model import Circle, Cohort
from circlekit.core.nudging.styles import PLAIN
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.leads_meetings import leads_cohort
from circlekit.core.scheduling.share_outs import ShareOut, share_out_link
from circlekit.core.text import listed

LEADS_PURPOSE = "We help each other look after our circles: what goes well, what is hard, what we try next."
_LISTENING = (
    "Everybody is welcome, and whoever listens need not prepare anything. "
    "What was said in a circle is told only with the yes of whoever said it."
)


def leads_entries(leads: Arrangement, cohort: Cohort) -> tuple[Series, ...]:
    """Return the entries of the leads' meetings, made as those of a circle are (practice 69)."""
    own = leads_cohort(cohort).model_copy(update={"purpose": LEADS_PURPOSE, "commitment": ""})
    # A circle may happen to have the same handle; the name that comes from its name is nobody else's.
    return tuple(replace(one, uid=uid(one.uid, "leads")) for one in series(leads, own, "", None))


def share_out_entries(
    found: Sequence[ShareOut],
    circles: Sequence[Circle],
    cohort: Cohort,
    plans: Mapping[int, Sequence[Step]] = MappingProxyType({}),
) -> Iterator[Series]:
    """Yield an entry for each share-out (practice 99); ``circles`` are all whose members are welcome.

    It is named after its number, so that it stays the same one when it is moved. ``plans`` has by number how
    it runs, where that is known (practice 26).
    """
    zones = _zones(circles, cohort)
    wanted = cohort.share_outs
    link = share_out_link(cohort)
    for one in found:
        yield Series(
            uid=uid(cohort.id, f"share_out/{one.number}/all"),
            summary=f"Share-out {one.number} · {cohort.cohort}",
            description=_said(one, zones, link, plans.get(one.number, ()), cohort.larger_purpose),
            contact=cohort.coordinator.name,
            link=link,
            place=wanted.place,
            timezone=cohort.timezone or "UTC",
            start=one.start.hour * 60 + one.start.minute,
            minutes=one.minutes,
            rule=None,
            starts=(one.start,),
            alarms=(timedelta(hours=1), timedelta(days=1)),
        )


def _zones(circles: Sequence[Circle], cohort: Cohort) -> tuple[str, ...]:
    members = {handle for circle in circles for handle in circle.members}
    return tuple(dict.fromkeys(one.timezone for one in cohort.participants if one.id in members))


def _said(event: ShareOut, zones: Sequence[str], link: str | None, plan: Sequence[Step], purpose: str) -> str:
    verb = "tells" if len(event.circles) == 1 else "tell, one after the other,"
    telling = f"{listed(one_line(circle.name) for circle in event.circles)} {verb} what they found."
    joining = [f"Join: {one_line(link)}"] if link else []
    when = ["When it is:", *_times(event, zones)]
    steps = [step._replace(parts=()) for step in plan]
    how = ["", f"How the {event.minutes} minutes run:", step_lines(steps, PLAIN)] if steps else []
    larger = ["", f"What all of this is for: {one_line(purpose)}"] if purpose else []
    return cut("\n".join([*joining, *when, "", telling, _LISTENING, *larger, *how]), MOST_OCTETS)


def _times(event: ShareOut, zones: Sequence[str]) -> Iterator[str]:
    """Yield a line for each local time, from west to east: ``Tuesday 16 March 2027, 17:00 London``."""
    times = sorted((local(event.start, zone).replace(tzinfo=None), city(zone)) for zone in zones)
    for here, same in groupby(times, lambda pair: pair[0]):
        yield f"{long_date(here)}, {clock_time(here)} {listed(place for _, place in same)}"
