"""The calendar files of a cohort: for each circle, for all (practice 75), for leads, members, coordinator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from circlekit.core.calendars.binding import bind, parts
from circlekit.core.calendars.events import calendar_file
from circlekit.core.calendars.stamps import Entry, Stamp, stamped
from circlekit.core.contents import Contents
from circlekit.core.joining import member_stamps, own_key
from circlekit.core.model import Circle, Cohort
from circlekit.files.drafts import stems_of
from circlekit.files.names import file_name

FOLDER = "calendar/"
COMMUNITY = FOLDER + "community.ics"
COORDINATOR = FOLDER + "coordinator.ics"
ALUMNI = FOLDER + "alumni.ics"
MEMBERS = FOLDER + "members/"


class Calendars(NamedTuple):
    """Files by their path; ``stamps`` of their entries by UID, and all that are to be remembered.

    What is remembered goes by keys: the UID, or that of a member's own entry (see ``joining.own_key``).
    """

    files: dict[str, bytes]
    stamps: Mapping[str, Stamp]
    remembered: Mapping[str, Stamp]


def calendar_files(
    contents: Contents, cohort: Cohort, previous: Mapping[str, Stamp], now: datetime
) -> Calendars:
    """Return all files of ``contents``; what is new or changed since ``previous`` is stamped with ``now``.

    An entry has the same UID in all its files, so that whoever takes up several still has it once.
    """
    stamps = stamped(contents.every, previous, now)
    files = _shared_files(contents, cohort, stamps)
    # A circle that is gone may come back: its entry then goes on counting where it stopped.
    remembered = {**previous, **stamps}
    stems = stems_of(list(contents.members))
    names = {person.id: person.name for person in cohort.participants}
    for handle, entries in contents.members.items():
        if not entries:
            continue  # they join after the last meeting
        own = member_stamps(handle, entries, stamps, previous, now)
        remembered |= {own_key(uid, handle): stamp for uid, stamp in own.items()}
        title = f"{names[handle]} · {cohort.cohort}"
        files[f"{MEMBERS}{stems[handle]}.ics"] = calendar_file(title, entries, own)
    return Calendars(files, stamps, remembered)


def _shared_files(contents: Contents, cohort: Cohort, stamps: Mapping[str, Stamp]) -> dict[str, bytes]:
    """Return the files for several readers: each entry is written once, and has the same lines in all."""
    written = parts(calendar_file(cohort.cohort, contents.every, stamps))
    return {
        path: bind(title, (entry.uid for entry in entries), written)
        for path, title, entries in _shared(contents, cohort)
    }


def _shared(contents: Contents, cohort: Cohort) -> Iterator[tuple[str, str, Sequence[Entry]]]:
    for number, (circle, own) in enumerate(contents.circles, 1):
        path = FOLDER + file_name(number, circle.name, ".ics")
        yield path, f"{circle.name} · {cohort.cohort}", own
    yield COMMUNITY, cohort.cohort, contents.community
    for circle, own in contents.leads:
        yield leads_file(circle), f"{circle.name} · {cohort.cohort}", own
    if contents.alumni:
        yield ALUMNI, "Former members", contents.alumni
    if contents.coordinator:
        yield COORDINATOR, f"Coordination · {cohort.cohort}", contents.of_coordinator


def leads_file(circle: Circle) -> str:
    """Return where the calendar of a circle of leads stands: ``calendar/leads-2.ics``."""
    return f"{FOLDER}{circle.id}.ics"
