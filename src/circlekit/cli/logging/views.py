"""What ``log`` shows without being given facts: what is written of a circle, what is missing, the form."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.cli import output
from circlekit.cli.logging.desk import Desk
from circlekit.core.clock_words import local
from circlekit.core.model import Circle, Meeting
from circlekit.core.nudging.joining import has_joined
from circlekit.core.reporting.entries import Entry, Way, entries, in_words
from circlekit.core.reporting.form import form
from circlekit.core.reporting.meetings import MOST_MEETINGS
from circlekit.core.text import counted
from circlekit.core.tongues import tongue_of

MISSING_SHOWN = 50
Row = tuple[str, str, str, str]


def show_missing(desk: Desk, json: bool) -> None:
    """Show the meetings up to today of which nothing is written."""
    found = sorted(_missing(desk), key=lambda one: (one[1].start, one[0].id))
    if json:
        missing = [
            {"circle": circle.id, "meeting": meeting.number, "start": output.utc(meeting.start)}
            for circle, meeting in found
        ]
        output.show_json({"today": desk.today.isoformat(), "missing": missing})
        return
    if not found:
        output.say(f"Every meeting up to {desk.today} is written down.")
        return
    rows = [(circle.id, circle.name, *_named(meeting)) for circle, meeting in found[:MISSING_SHOWN]]
    output.show_table(("circle", "name", "meeting", "date"), rows)
    more = len(found) - len(rows)
    output.say(f"{counted(len(found), 'meeting')} not written down" + (f"; {more} more." if more else "."))


def _missing(desk: Desk) -> Iterator[tuple[Circle, Meeting]]:
    written = {(one.circle, one.meeting) for one in desk.log.attendance}
    for circle in desk.circles:
        for meeting in desk.held(circle.id):
            if meeting.start.date() <= desk.today and (circle.id, meeting.number) not in written:
                yield circle, meeting


def _named(meeting: Meeting) -> tuple[str, str]:
    return str(meeting.number), meeting.start.date().isoformat()


def show_circle(desk: Desk, circle: Circle, meeting: Meeting | None, json: bool) -> None:
    """Show what is written of a circle, or of one of its meetings."""
    found = {way: entry for way, entry in entries(desk.log).items() if way[1] == circle.id}
    if meeting:
        found = {way: entry for way, entry in found.items() if way[2:3] == (meeting.number,)}
    if json:
        written = [{"way": list(way), "entry": entry} for way, entry in found.items()]
        output.show_json({"circle": circle.id, "entries": written})
        return
    rows = [*_rows(desk, circle, found)]
    if rows:
        output.show_table(("meeting", "date", "what", "is"), rows)
    else:
        which = f"meeting {meeting.number} of {circle.name}" if meeting else circle.name
        output.say(f"Nothing is written down of {which} yet.")


def _rows(desk: Desk, circle: Circle, found: dict[Way, Entry]) -> Iterator[Row]:
    """Yield a row for each meeting and section, the facts about the circle at the end."""
    groups: dict[tuple[int, str], list[str]] = {}
    for way, entry in found.items():
        number = next((step for step in way[2:] if isinstance(step, int)), 0)
        person = "".join(step for step in way[2:] if isinstance(step, str))
        says = f"{person} {in_words(entry)}" if person else in_words(entry)
        groups.setdefault((number, str(way[0])), []).append(says)
    in_order = sorted(groups.items(), key=lambda group: group[0][0] or MOST_MEETINGS + 1)
    for (number, section), parts in in_order:
        date = desk.date(circle.id, number) if number else ""
        yield str(number or ""), date, section, "; ".join(parts)


def show_form(desk: Desk, circle: Circle, meeting: Meeting, json: bool) -> None:
    """Print the form about a meeting in the language of the circle's lead."""
    cohort = desk.space.cohort
    lead = next((one for one in cohort.participants if one.id == circle.lead), None)
    language = tongue_of(lead, cohort).language if lead else cohort.language
    people = [one for one in cohort.participants if has_joined(one, meeting)]
    on_their_day = meeting._replace(start=local(meeting.start, lead.timezone)) if lead else meeting
    text = form(circle, on_their_day, people, language)
    if json:
        output.show_json({"circle": circle.id, "meeting": meeting.number, "form": text})
    else:
        output.show_as_is(text)
