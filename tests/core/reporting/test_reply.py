"""Filled-in forms in the replies of leads, as mail programs mangle them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from circlekit.core.log import Attendance, Log, NextDate, Pulse, Role, Turn
from circlekit.core.model import Circle, Meeting, Participant
from circlekit.core.reporting.form import form
from circlekit.core.reporting.reply import Reply, read_reply
from circlekit.core.reporting.words import FORMS

NAMES = {
    "amina": "Amina Diallo",
    "ben": "Ben O'Neill",
    "eli": "Eli (she/her): x",
    "notes": "No Tes",
    "maria-fernanda": "María Fernanda de la Concepción Rodríguez-Etxeberria y Vázquez de Mella",
    "cem": "Cem Yılmaz",
}
PEOPLE = [Participant(id=handle, name=name, timezone="UTC") for handle, name in NAMES.items()]
CIRCLE = Circle(id="c1", name="Ash", members=["amina", "ben", "eli", "notes", "maria-fernanda"])
OTHER = Circle(id="c2", name="Oak", members=["cem"])
MEETINGS = [Meeting(number, datetime(2027, number, 9, 16, tzinfo=UTC), 60) for number in (1, 2, 3)]
BY_CIRCLE = {"c1": MEETINGS, "c2": MEETINGS}
FORM = form(CIRCLE, MEETINGS[1], PEOPLE)

FILLED = (
    FORM.replace("amina (Amina Diallo):", "amina (Amina Diallo): yes")
    .replace("ben (Ben O'Neill):", "ben (Ben O'Neill): excused")
    .replace("eli (Eli (she/her): x):", "eli (Eli (she/her): x): no")
    .replace("notes (No Tes):", "notes (No Tes): Yes!")
    .replace("Case giver:", "Case giver: Amina, notes")
    .replace("Note-taker:", "Note-taker: amina")
    .replace("or none):", "or none): 9.3.2027")
    .replace("(1 to 5):", "(1 to 5): 4/5")
)
UNCLEAR = "what stands behind «{}» is not understood"
FACTS = Log(
    attendance=(
        Attendance(circle="c1", meeting=2, present=["amina", "notes"], apologies=["ben"], no_word=["eli"]),
    ),
    turns=(
        Turn(circle="c1", meeting=2, role=Role.CASE_GIVER, people=["amina", "notes"]),
        Turn(circle="c1", meeting=2, role=Role.NOTE_TAKER, people=["amina"]),
    ),
    pulse=(Pulse(circle="c1", meeting=2, score=4),),
    next_dates=(NextDate(circle="c1", day=date(2027, 3, 9)),),
)


def read(text: str) -> Reply:
    return read_reply(text, [CIRCLE, OTHER], PEOPLE, BY_CIRCLE)


def said(text: str) -> list[tuple[int, str]]:
    return [(int(one.path[0]), one.message) for one in read(text).problems]


def quoted(text: str, sign: str = "> ") -> str:
    return "".join(f"{sign}{line}\n" for line in text.splitlines())


def reordered(text: str) -> str:
    head, *lines, end = text.splitlines()
    return "\n".join([head, *reversed(lines), end])


@pytest.mark.parametrize(
    "text",
    [
        FILLED,
        f"Hello Noor,\n\nhere it is.\n\n{FILLED}\nBest wishes: Amina\n",
        quoted(FILLED),
        quoted(FILLED, ">"),
        quoted(quoted(FILLED), ">> "),
        f"Done, see below.\n\nOn Tue, 9 Feb 2027, Noor wrote:\n{quoted(FILLED)}",
        f"{FILLED}\n\n-----Original Message-----\nFrom: Noor\n\n{FORM}",
        f"{FILLED}\n\nAm 09.02.2027 um 17:00 schrieb Noor:\n{quoted(FORM)}",
        f"{quoted(FILLED)}\n{quoted(FILLED, '>> ')}",
        FILLED.replace("[end]\n", ""),
        FILLED.replace("[end]", "\n________________________________\nFrom: Noor\nSent: today"),
        FILLED.replace(" ", "\u00a0"),
        FILLED.replace("O'Neill", "O’Neill"),
        FILLED.replace("ben (Ben O'Neill)", "\u200eBen O'Neill\u200f"),
        FILLED.replace("ben (Ben O'Neill)", "- Ben"),
        FILLED.replace("Diallo): yes", "Diallo):\nyes"),
        FILLED.replace("Amina, notes", "Amina,\n  notes"),
        FILLED.replace("de la Concepción ", "de la Concepción\n> "),
        FILLED.replace("\n", "\n\n"),
        FILLED.replace("Timekeeper:\n", "").replace("Did you meet? (yes or no):\n", ""),
        reordered(FILLED),
        FILLED.replace("Did you meet? (yes or no):", "Did you meet: yes"),
        FILLED.replace("Opener:", "Opener: none"),
        FILLED.replace("Opener:", "*Opener*:  ____"),
    ],
)  # fmt: skip
def test_a_form_is_read_however_it_comes_back(text: str) -> None:
    """Quoted once or twice, below a text, above the unfilled copy, wrapped, reordered, with lines missing."""
    found = read(text)
    assert found.problems == ()
    (there,) = found.facts.attendance
    assert (sorted(there.present), there.apologies, there.no_word) == (["amina", "notes"], ("ben",), ("eli",))
    assert (set(found.facts.turns), found.facts.pulse, found.facts.next_dates) == (
        set(FACTS.turns),
        FACTS.pulse,
        FACTS.next_dates,
    )


YES_NO = {
    "en": ("yes", "excused", "no"),
    "fr": ("oui", "excusé", "non"),
    "es": ("sí", "avisó", "no"),
    "pt": ("sim", "avisou", "não"),
    "de": ("ja", "entschuldigt", "nein"),
}


@pytest.mark.parametrize("language", FORMS)
def test_each_language_has_its_form_and_its_answers(language: str) -> None:
    """What the form itself proposes is understood, in every line."""
    yes, excused, no = YES_NO[language]
    lines = form(CIRCLE, MEETINGS[1], PEOPLE, language).splitlines()
    answers = [yes, excused, no, "", "", yes, "ben", "amina", "eli", "notes", "amina", "2027-03-09", "3"]
    filled = [f"{line} {answer}" for line, answer in zip(lines[2:-1], answers, strict=True)]
    found = read("\n".join([*lines[:2], *filled, lines[-1]]))
    assert found.problems == ()
    assert found.facts.attendance == (
        Attendance(circle="c1", meeting=2, present=["amina"], apologies=["ben"], no_word=["eli"]),
    )
    assert [(turn.role, turn.people) for turn in found.facts.turns] == [
        (Role.CASE_GIVER, ("ben",)),
        (Role.OPENER, ("amina",)),
        (Role.FACILITATOR, ("eli",)),
        (Role.TIMEKEEPER, ("notes",)),
        (Role.NOTE_TAKER, ("amina",)),
    ]
    assert (found.facts.pulse[0].score, found.facts.next_dates[0].day) == (3, date(2027, 3, 9))


def test_what_stands_outside_a_form_is_never_read() -> None:
    """Lines that look like answers are somebody's own words there."""
    outside = "amina: no\nben (Ben O'Neill): yes\nHow was it? (1 to 5): 1\n"
    assert read(f"{outside}\n{FILLED}\n{outside}") == read(FILLED)


def test_a_meeting_that_did_not_take_place_has_nobody_in_it() -> None:
    """Who would have come is not written."""
    text = FORM.replace("(yes or no):", "(yes or no): no").replace("or none):", "or none): none")
    assert read(text).facts == Log(
        attendance=(Attendance(circle="c1", meeting=2, met=False),),
        next_dates=(NextDate(circle="c1", day=None),),
    )


def test_several_meetings_may_be_in_one_reply() -> None:
    """Each form is about its own."""
    other = form(OTHER, MEETINGS[0], PEOPLE).replace("Yılmaz):", "Yılmaz): yes")
    found = read(f"{FILLED}\n{other}")
    assert found.problems == ()
    assert [(one.circle, one.meeting) for one in found.facts.attendance] == [("c1", 2), ("c2", 1)]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("See you!\n", [(1, "no form of a meeting is in this reply")]),
        (FORM, [(1, "nothing is filled in for meeting 2 of «c1»")]),
        (FORM.replace("log c1 2", "log c1 4"), [(1, "«c1» has no meeting «4»")]),
        (FORM.replace("log c1 2", "log c11 2"), [(1, "no circle is called «c11»")]),
        (FORM.replace("Diallo):", "Diallo): yes, but late"), [(3, UNCLEAR.format("amina"))]),
        (FORM.replace("Diallo):", "Diallo): maybe"), [(3, UNCLEAR.format("amina"))]),
        (
            FORM.replace("ben (", "zoe (Zoe): yes\nben ("),
            [(4, "this line begins with no member and no question of the form")],
        ),
        (FORM.replace("Opener:", "Opener: Xavier"), [(10, "nobody in «c1» is called «Xavier»")]),
        (FORM.replace("Opener:", "Opener: amnia, cem"), [
            (10, "nobody in «c1» is called «amnia»"), (10, "«cem» is not in «c1»"),
        ]),
        (FORM.replace("or none):", "or none): 9/3/2027"), [(14, UNCLEAR.format("next"))]),
        (FORM.replace("(1 to 5):", "(1 to 5): great"), [(15, UNCLEAR.format("pulse"))]),
        (
            FORM.replace("(yes or no):", "(yes or no): no").replace("Diallo):", "Diallo): yes"),
            [(8, "«c1» did not meet, and yet somebody was there")],
        ),
        (
            FILLED + FILLED.replace("(1 to 5): 4/5", "(1 to 5): 5"),
            [(31, "«pulse» is answered in two ways (lines 15 and 31)")],
        ),
        (
            FILLED.replace("[end]", "Best wishes,\nAmina"),
            [(15, UNCLEAR.format("pulse"))],
        ),
    ],
)  # fmt: skip
def test_nothing_is_guessed(text: str, problems: list[tuple[int, str]]) -> None:
    """What is not understood is named by its line, and never repeated: it may be private."""
    assert said(text) == problems


def test_a_line_of_a_megabyte_is_no_answer() -> None:
    """Nor does it take long to see that."""
    assert said(FORM.replace("Diallo):", "Diallo): " + ": " * 400_000)) == [
        (1, "nothing is filled in for meeting 2 of «c1»")
    ]
