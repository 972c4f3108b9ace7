"""The form that a lead fills in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from circlekit.core.model import Circle, Meeting, Participant
from circlekit.core.reporting.form import form
from circlekit.core.reporting.words import FORMS

CIRCLE = Circle(id="c1", name="Circle 1", members=["ben", "amina"])
MEETING = Meeting(2, datetime(2027, 2, 9, 16, tzinfo=UTC), 60)
PEOPLE = [
    Participant(id="amina", name="Amina Diallo", timezone="UTC"),
    Participant(id="ben", name="Ben O'Neill", timezone="UTC"),
    Participant(id="cem", name="Cem Yılmaz", timezone="UTC"),
]


def test_the_form_has_a_line_for_each_member_and_each_question() -> None:
    """Members stand in the order of their circle; nobody else is named."""
    assert form(CIRCLE, MEETING, PEOPLE) == (
        "[circlekit log c1 2] Circle 1, Tuesday 9 February 2027\n"
        "After each name: yes (was there), excused (had told us) or no (no word). Leave empty what you do "
        "not know.\n"
        "ben (Ben O'Neill):\n"
        "amina (Amina Diallo):\n"
        "Did you meet? (yes or no):\n"
        "Case giver:\n"
        "Opener:\n"
        "Facilitator:\n"
        "Timekeeper:\n"
        "Note-taker:\n"
        "Next date (such as 2027-03-09, or none):\n"
        "How was it? (1 to 5):\n"
        "[end]\n"
    )


@pytest.mark.parametrize("language", [*FORMS, "pt-BR", "FR", "tlh"])
def test_no_line_of_a_form_seems_to_go_on(language: str) -> None:
    """A space at the end of a line would join it with the next one on its way back."""
    lines = form(CIRCLE, MEETING, PEOPLE, language).splitlines()
    assert [line for line in lines if line != line.strip()] == []
    assert len(lines) == 13


def test_a_language_with_a_region_has_the_form_of_the_language() -> None:
    """A language without one gets the English form."""
    assert "\nAbertura:\n" in form(CIRCLE, MEETING, PEOPLE, "pt-BR")
    assert "\nOpener:\n" in form(CIRCLE, MEETING, PEOPLE, "tlh")
