"""The calendar files of a cohort: for each circle, for all (practice 75), for leads, members, coordinator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from circlekit.core.calendars.binding import bind, parts
from circlekit.core.calendars.events import calendar_file
from circlekit.core.calendars.stamps import Entry, Stamp
from circlekit.core.contents import Contents
from circlekit.core.model import Cohort
from circlekit.files.drafts import stems_of
from circlekit.files.names import file_name

FOLDER = "calendar/"
COMMUNITY = FOLDER + "community.ics"
COORDINATOR = FOLDER + "coordinator.ics"
LEADS = FOLDER + "leads.ics"
MEMBERS = FOLDER + "members/"


def calendar_files(contents: Contents, cohort: Cohort, stamps: Mapping[str, Stamp]) -> dict[str, bytes]:
    """Return the content of each file by its path, but those of single members.

    An entry has the same UID in all its files, so that whoever takes up several still has it once. Each is
    written and read back once, and stands in every file with the same lines.
    """
    written = parts(calendar_file(cohort.cohort, contents.every, stamps))
    files = {}
    for number, (circle, own) in enumerate(contents.circles, 1):
        title = f"{circle.name} · {cohort.cohort}"
        path = FOLDER + file_name(number, circle.name, ".ics")
        files[path] = bind(title, (entry.uid for entry in own), written)
    shared: list[tuple[str, str, Sequence[Entry]]] = [(COMMUNITY, cohort.cohort, contents.community)]
    if contents.leads:
        shared.append((LEADS, f"Leads · {cohort.cohort}", contents.leads))
    if contents.coordinator:
        shared.append((COORDINATOR, f"Coordination · {cohort.cohort}", contents.of_coordinator))
    for path, title, entries in shared:
        files[path] = bind(title, (entry.uid for entry in entries), written)
    return files


def member_files(
    contents: Contents, cohort: Cohort, stamps: Mapping[str, Mapping[str, Stamp]]
) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the file of each member; ``stamps`` has those of their entries by handle.

    Whoever joins after the last meeting has no file.
    """
    names = {person.id: person.name for person in cohort.participants}
    stems = stems_of(list(contents.members))
    for handle, entries in contents.members.items():
        if entries:
            title = f"{names[handle]} · {cohort.cohort}"
            yield f"{MEMBERS}{stems[handle]}.ics", calendar_file(title, entries, stamps[handle])
