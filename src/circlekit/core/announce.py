"""What a circle's calendar entry says: from the cohort, the circle and its meetings to a series of entries.

Everything a member needs at the hour of the meeting, and what they agreed, stands in the entry itself
(practices 14, 75, 85). Members' addresses never do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from circlekit.core.agenda.entry import EntrySheets
from circlekit.core.calendars.description import MOST_OCTETS, Agreement, describe
from circlekit.core.calendars.plain import cut, one_line
from circlekit.core.calendars.series import Series, Variant, uid
from circlekit.core.model import Cohort, Meeting
from circlekit.core.own import of_circle
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.meetings import Part


class _Words(NamedTuple):
    """What one meeting has of its own."""

    note: str
    run_sheet: str


_Own = Mapping[int, _Words]

NO_SHEETS = EntrySheets()


def series(
    arrangement: Arrangement,
    cohort: Cohort,
    process: str,
    process_link: str | None,
    sheets: EntrySheets = NO_SHEETS,
) -> tuple[Series, ...]:
    """Return the calendar entries of a circle: one that repeats for each part of its slot.

    ``process`` is how people call theirs; what the circle agreed for itself stands beside what all did.
    Meetings that were moved, that are at a place or that have words or a run sheet of their own (the first
    and the last, those with new ideas) are variants. A part without any meeting has no entry; one whose
    meetings were all cancelled with the circle is cancelled.
    """
    cohort = of_circle(cohort, arrangement.circle.id)
    usual = agreement_of(arrangement, cohort, process, process_link)
    agreement = replace(usual, minutes=arrangement.slot.minutes, run_sheet=sheets.usual)
    own = _own(cohort, len(arrangement.meetings), sheets)
    parts = enumerate(arrangement.dates.parts)
    found = (_entry(number, part, arrangement, agreement, cohort, own) for number, part in parts)
    return tuple(one for one in found if one is not None)


def _entry(
    number: int, part: Part, arrangement: Arrangement, agreement: Agreement, cohort: Cohort, own: _Own
) -> Series | None:
    planned = [one.meeting for one in part.occurrences if one.meeting]
    if not planned:
        return None
    circle = arrangement.circle
    # Of a circle that stops, what is left stays as it is; what nothing is left of has to be taken back.
    left = [meeting for meeting in planned if meeting in arrangement.meetings]
    meetings = left or planned
    usual = Series(
        # A later part has a name of its own: readers know no series that changes its rule.
        uid=uid(cohort.id, f"{circle.id}/{number + 1}" if number else circle.id),
        circle=circle.id,
        summary=f"{circle.name} · {cohort.cohort}",
        description=_text(agreement, [meeting.start for meeting in meetings], part.timezone, cohort),
        contact=agreement.lead or cohort.coordinator.name,
        link=cohort.meeting.video,
        timezone=part.timezone,
        start=part.start,
        minutes=arrangement.slot.minutes,
        rule=part.rule,
        starts=tuple(meeting.was or meeting.start for meeting in meetings),
        cancelled=not left,
    )
    return replace(usual, variants=tuple(_variants(usual, meetings, own, agreement, cohort)))


def agreement_of(
    arrangement: Arrangement, cohort: Cohort, process: str, process_link: str | None
) -> Agreement:
    """Return what stands in all entries of a circle."""
    circle = arrangement.circle
    names = {one.person.id: one.person.name for one in arrangement.attendance}
    return Agreement(
        link=cohort.meeting.video,
        members=tuple((one.person.name, one.person.timezone) for one in arrangement.attendance),
        purpose=cohort.purpose,
        principles=cohort.principles,
        agreements=cohort.agreements,
        commitment=cohort.commitment,
        process=process,
        process_link=process_link,
        lead=names.get(circle.lead or ""),
        deputy=names.get(circle.deputy or ""),
    )


def _own(cohort: Cohort, last: int, sheets: EntrySheets) -> _Own:
    """Return the words of single meetings by their number."""
    notes = {1: cohort.meeting.first, last: cohort.meeting.last}
    numbers = {*(number for number, text in notes.items() if text), *sheets.special}
    return {
        number: _Words(notes.get(number, ""), sheets.special.get(number, sheets.usual)) for number in numbers
    }


def _variants(
    usual: Series, meetings: Sequence[Meeting], own: _Own, agreement: Agreement, cohort: Cohort
) -> Iterator[Variant]:
    for meeting in meetings:
        special = own.get(meeting.number)
        if not (meeting.was or meeting.place or special):
            continue
        its = replace(agreement, note=special.note, run_sheet=special.run_sheet) if special else agreement
        yield Variant(
            was=meeting.was or meeting.start,
            start=meeting.start,
            summary=usual.summary,
            description=_text(its, [meeting.start], usual.timezone, cohort),
            place=meeting.place,
        )


def _text(agreement: Agreement, starts: Sequence[datetime], timezone: str, cohort: Cohort) -> str:
    return _with_links(describe(agreement, starts, timezone), cohort.links)


def _with_links(text: str, links: Mapping[str, str]) -> str:
    lines = [
        f"- {one_line(link)}" if label == link else f"- {one_line(label)}: {one_line(link)}"
        for label, link in links.items()
    ]
    return cut("\n".join([text, "", "Links:", *lines]), MOST_OCTETS) if lines else text
