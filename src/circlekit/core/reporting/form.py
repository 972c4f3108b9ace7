"""The form about one meeting that a lead fills in and sends back."""

from __future__ import annotations

from collections.abc import Iterable

from circlekit.core.model import Circle, Meeting, Participant
from circlekit.core.reporting.words import BEGIN, END, FORMS
from circlekit.core.speech import ENGLISH, Speech


def form(circle: Circle, meeting: Meeting, people: Iterable[Participant], language: str = ENGLISH) -> str:
    """Return the form as plain text: a line for each member in the order of the circle, then the rest.

    ``people`` are at least the members. No line ends in a space, which mail programs take for a line that
    goes on (RFC 3676). In a language without a form of its own it is in English.
    """
    words = FORMS.get(language.partition("-")[0].lower(), FORMS[ENGLISH])
    names = {person.id: person.name for person in people}
    day = Speech(language).long_date(meeting.start.date())
    lines = [
        f"[{BEGIN} {circle.id} {meeting.number}] {circle.name}, {day}",
        words.intro,
        *(f"{handle} ({names[handle]}):" for handle in circle.members if handle in names),
        *(f"{label}:" for label in words.labels),
        END,
    ]
    return "\n".join(lines) + "\n"
