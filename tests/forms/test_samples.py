"""Every sample export: the people in it, written out by hand, or the questions that come first."""

from __future__ import annotations

import pytest

from circlekit.core.intake.mapping import Said
from tests.forms.intake import SAMPLES, people_in

CAREER, FEEDBACK = "Career change", "Peer feedback (reading, writing)"
SATURDAY, TEA = "Saturday (10/24) - needs travel, book by Friday", "Other: growing tea, slowly"

ADA = {"name": "Ada Example", "email": "ada.example@example.org"}
BO = {"name": "Bo Sample", "email": "bo.sample@example.org"}
CELIK = {"name": "Çelik Mockoğlu", "email": "celik.mock@example.org"}
DEE = {"name": "Dee O'Placeholder", "email": "dee.p@example.com"}
ZOE = {"name": "Zoë Fäke-Person", "email": "zoe.fake@example.org"}
TEST = {"name": "테스트 가짜", "email": "test.kr@example.org"}
ANA = {"name": "Ana [she/her] Testcase", "email": "ana.t@example.org"}
ED = {"name": "Ed, Jr. Dummy", "email": "ed.dummy@example.org"}

TOPICS = "Which topics interest you? (tick all that apply)"
PARTS = {"Morning": "09:00-12:00", "Midday": "12:00-14:00", "Afternoon": "14:00-17:00"}


def test_google_sheets_asks_for_options_and_for_parts_of_the_day() -> None:
    """Options have commas in them, and nobody said when a morning is; each question comes once."""
    questions = people_in("google_sheets_en_US.csv").questions
    assert list(questions.values()) == [
        f'say what can be ticked, such as --options "{TOPICS}={CAREER}|{SATURDAY}|{FEEDBACK}"',
        '--hours "Morning=09:00-12:00"',
        '--hours "Midday=12:00-14:00"',
        '--hours "Afternoon=14:00-17:00"',
    ]
    assert [message.endswith("(6 people)") for message in questions] == [False, True, True, True]


def test_google_sheets_with_its_questions_answered() -> None:
    """Ticks are split at the right commas, and what a person wrote behind them is one answer."""
    found = people_in(
        "google_sheets_en_US.csv",
        said=Said(options={TOPICS: (CAREER, SATURDAY, FEEDBACK)}, hours=PARTS),
    )
    assert found.questions == {}
    assert found.people == [
        {**ADA, "timezone": "Europe/London", "available": ("Mon 09:00-17:00", "Sat 09:00-12:00"),
         "interests": (CAREER, SATURDAY), "challenge": "I keep postponing, and I do not know why."},
        {**BO, "timezone": "America/New_York", "available": ("Mon 09:00-12:00", "Tue 12:00-17:00"),
         "interests": (FEEDBACK, CAREER, TEA), "challenge": "Line one\nline two, with comma"},
        {**CELIK, "timezone": "Europe/Istanbul", "interests": (FEEDBACK, SATURDAY, TEA)},
        {**DEE, "timezone": "Asia/Kolkata", "interests": (CAREER, SATURDAY),
         "available": ("Mon 14:00-17:00", "Tue 12:00-17:00", "Sat 09:00-12:00"),
         "challenge": "=SUM(1,2) is how my day feels"},
        {**ZOE, "timezone": "Europe/Berlin", "available": ("Mon 09:00-17:00",),
         "interests": (FEEDBACK, CAREER, TEA)},
        {**TEST, "timezone": "Asia/Seoul", "available": ("Mon 09:00-12:00", "Tue 12:00-17:00"),
         "interests": (FEEDBACK, SATURDAY, TEA), "challenge": "+1 to more tea"},
        {**ANA, "timezone": "America/Sao_Paulo", "available": ("Sat 09:00-12:00",),
         "interests": (CAREER, SATURDAY), "challenge": "@mentions distract me"},
        {**ED, "timezone": "Australia/Sydney", "available": ("Mon 14:00-17:00", "Tue 12:00-17:00"),
         "interests": (FEEDBACK, CAREER, TEA), "challenge": '"quoted" words'},
    ]  # fmt: skip
    assert "«Çelik Mockoğlu» gave no times" in found.notes


LATE = ("Mon 08:00-09:00", "Mon 13:00-14:00", "Sun 11:00-14:00")
"""Busy at 8, 9 and 10 on Sunday, and at 9, 10, 11 and 12 on Monday, of the hours from 8 to 1 o'clock."""
NEARLY_ALL = ("Mon 09:00-14:00", "Sun 08:00-14:00")
"""Busy at 8 on Monday."""
MORNINGS = ("Mon 08:00-14:00", "Sun 08:00-12:00")
"""Busy at noon and 1 o'clock on Sunday."""


def test_google_forms_asks_when_people_cannot_come() -> None:
    """The grid is turned round, hour by hour, and that is said."""
    found = people_in("google_forms_direct_download.csv")
    assert found.questions == {}
    assert any("«Check the times you are UNAVAILABLE»" in note for note in found.notes)
    assert found.people == [
        {**ADA, "timezone": "Europe/London", "topics": (CAREER, SATURDAY), "available": LATE},
        {**BO, "timezone": "America/New_York", "topics": (FEEDBACK, CAREER, TEA), "available": NEARLY_ALL},
        {**CELIK, "timezone": "Europe/Istanbul", "topics": (FEEDBACK, SATURDAY, TEA), "available": MORNINGS},
        {**DEE, "timezone": "Asia/Kolkata", "topics": (CAREER, SATURDAY), "available": LATE},
        {**ZOE, "timezone": "Europe/Berlin", "topics": (FEEDBACK, CAREER, TEA), "available": NEARLY_ALL},
        {**TEST, "timezone": "Asia/Seoul", "topics": (FEEDBACK, SATURDAY, TEA), "available": MORNINGS},
        {**ANA, "timezone": "America/Sao_Paulo", "topics": (CAREER, SATURDAY), "available": LATE},
        {**ED, "timezone": "Australia/Sydney", "topics": (FEEDBACK, CAREER, TEA), "available": NEARLY_ALL},
    ]


def test_the_same_grid_can_be_for_times_at_which_people_come() -> None:
    """Then what is ticked is what is free."""
    found = people_in(
        "google_forms_direct_download.csv", said=Said(free=("Check the times you are UNAVAILABLE",))
    )
    assert found.people[0]["available"] == ("Mon 09:00-13:00", "Sun 08:00-11:00")
    assert found.people[1]["available"] == ("Mon 08:00-09:00",)


DAYS = {day: f"{day} 18:00-20:00" for day in ("Mon", "Tue", "Wed", "Thu")}
EARLY, LATER = ("Mon 18:00-20:00", "Tue 18:00-20:00"), ("Tue 18:00-20:00", "Wed 18:00-20:00")
LATEST = ("Wed 18:00-20:00", "Thu 18:00-20:00")


def test_microsoft_forms_asks_at_what_hours_of_a_day() -> None:
    """A day alone is no time."""
    assert list(people_in("ms_forms.xlsx").questions) == [
        "«Mon» has no hours (3 people)", "«Tue» has no hours (6 people)",
        "«Wed» has no hours (5 people)", "«Thu» has no hours (2 people)",
    ]  # fmt: skip


def test_microsoft_forms_with_its_hours() -> None:
    """The question of the form for an address counts, since people were anonymous to the tool."""
    found = people_in("ms_forms.xlsx", said=Said(hours=DAYS))
    assert found.questions == {}
    start = ["4:30 PM", "16:30"] * 4
    times = [EARLY, LATER, LATEST, EARLY, LATER, LATEST, EARLY, LATER]
    people = [ADA, BO, CELIK, DEE, ZOE, TEST, ANA, ED]
    assert found.people == [
        {**who, "earliest_start": at, "available": when}
        for who, at, when in zip(people, start, times, strict=True)
    ]


def test_microsoft_forms_as_csv() -> None:
    """With invisible spaces and line breaks in its headers."""
    found = people_in("ms_forms_utf8_bom.csv", said=Said(hours=DAYS))
    assert found.people == [{**CELIK, "available": EARLY}]


def test_typeform_asks_when_an_evening_is() -> None:
    """One question for two columns."""
    assert people_in("typeform.csv").questions == {
        "«Evening» does not say from when to when (4 people)": '--hours "Evening=18:00-21:00"'
    }


def test_typeform_with_its_evenings() -> None:
    """First and last names are one; guards of the tool are taken off; what was not finished is read too."""
    found = people_in("typeform.csv", said=Said(hours={"Evening": "18:00-21:00"}))
    monday, tuesday = "Mon 18:00-21:00", "Tue 18:00-21:00"
    assert found.people == [
        {**ADA, "challenge": "Talking, less", "available": (monday,)},
        {**BO, "challenge": "Talking, less"},
        {**CELIK, "challenge": "=not a formula", "available": (monday, tuesday)},
        {**DEE, "challenge": "Talking, less", "available": (tuesday,)},
        {**ZOE, "challenge": "Talking, less", "available": (monday,)},
    ]
    assert "1 answer was not finished" in found.notes
    assert "«Bo Sample» gave no times" in found.notes


def test_surveymonkey_has_its_names_in_the_second_row() -> None:
    """A ticked cell holds the label of its column, which is a day without hours."""
    said = Said(hours={"Monday": "Mon 18:00-20:00", "Tuesday": "Tue 18:00-20:00"})
    assert list(people_in("surveymonkey_two_header_rows.csv").questions) == [
        "«Monday» has no hours", "«Tuesday» has no hours"
    ]  # fmt: skip
    assert people_in("surveymonkey_two_header_rows.csv", said=said).people == [
        {**ADA, "timezone": "Europe/London", "available": ("Mon 18:00-20:00",)},
        {**BO, "timezone": "America/New_York", "available": ("Tue 18:00-20:00",)},
    ]


def test_airtable_asks_which_number_is_the_day_of_a_consent() -> None:
    """The day is written down with the words that somebody agreed to."""
    assert list(people_in("airtable_Grid view.csv").questions.values()) == [
        "--date-order dmy (the day first) or --date-order mdy (the month first)"
    ]


def test_airtable_leaves_out_whoever_did_not_agree() -> None:
    """Nothing of theirs is kept but the name, to say so."""
    found = people_in("airtable_Grid view.csv", said=Said(date_order="mdy"))
    assert found.questions == {}
    assert found.declined == ["Bo Sample"]
    assert found.people == [
        {**ADA, "timezone": "Europe/London", "interests": ("tea", "career change"),
         "previous_circles": ("Circle 1", "Circle 2, late"), "consent": "2026-10-11: Consent to share"}
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["same_utf8.csv", "same_cp1252_semicolon.csv"])
def test_two_encodings_of_one_sheet_hold_the_same_people(name: str) -> None:
    """What was guessed of the encoding is told."""
    said = Said(hours={day: f"{day} 09:00-17:00" for day in ("Mon", "Tue", "Wed")})
    assert list(people_in(name).questions) == [
        "«Mon» has no hours",
        "«Wed» has no hours",
        "«Tue» has no hours",
    ]
    assert people_in(name, said=said).people == [
        {**ZOE, "timezone": "Europe/Berlin", "available": ("Mon 09:00-17:00", "Wed 09:00-17:00")},
        {**DEE, "timezone": "Asia/Kolkata", "available": ("Tue 09:00-17:00",)},
    ]


def test_doodle_and_when2meet_ask_for_a_clock() -> None:
    """Neither says where its times are."""
    for name in ("doodle_classic.csv", "when2meet_bookmarklet.csv"):
        (hint,) = people_in(polls=(name,)).questions.values()
        assert "--poll-zone Area/City" in hint


LONDON = {"timezone": "Europe/London"}


def test_doodle_on_a_clock() -> None:
    """Mon 26 October, Tue 3 November; what is in brackets is possible if need be."""
    assert people_in(polls=("doodle_classic.csv",), said=Said(zone="Europe/London")).people == [
        {"name": "Ada Example", **LONDON, "available": ("Mon 17:00-19:00", "Tue 12:00-13:00"),
         "if_needed": ("Tue 17:00-19:00",)},
        {"name": "Bo Sample", **LONDON, "available": ("Mon 19:00-20:00", "Tue 17:00-19:00")},
        {"name": "Zoë Fäke-Person", **LONDON, "if_needed": ("Mon 17:00-20:00",)},
    ]  # fmt: skip


def test_when2meet_on_a_clock() -> None:
    """Quarters of an hour, joined where they touch."""
    assert people_in(polls=("when2meet_bookmarklet.csv",), said=Said(zone="Europe/London")).people == [
        {"name": "Ada Example", **LONDON,
         "available": ("Mon 09:15-09:30", "Mon 09:45-10:00", "Mon 10:45-11:00")},
        {"name": "Bo Sample", **LONDON, "available": ("Mon 09:00-09:30", "Mon 09:45-10:15")},
        {"name": "Zoë Fäke-Person", **LONDON, "available": ("Mon 10:00-10:45",)},
    ]  # fmt: skip


def test_a_form_and_a_poll_are_joined_on_everybodys_own_clock() -> None:
    """The poll is on the clock of London; New York is four hours behind in October, five in November."""
    said = Said(zone="Europe/London", hours={"Monday": "Mon 08:00-09:00", "Tuesday": "Tue 08:00-09:00"})
    found = people_in("surveymonkey_two_header_rows.csv", polls=("doodle_classic.csv",), said=said)
    bo = next(one for one in found.people if one["name"] == "Bo Sample")
    assert bo == {
        **BO, "timezone": "America/New_York", "available": ("Mon 15:00-16:00", "Tue 12:00-14:00"),
    }  # fmt: skip


ANSWERS = Said(
    options={TOPICS: (CAREER, SATURDAY, FEEDBACK)}, hours={**PARTS, **DAYS}, zone="Europe/London",
)  # fmt: skip
PRIVATE = ("@", "postponing", "Line one", "SUM(1,2)", "mentions", "quoted", "growing tea", "Talking", "192.0")


@pytest.mark.parametrize("said", [Said(), ANSWERS], ids=["asked", "answered"])
@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.*")))
def test_no_message_has_an_address_or_words_of_somebodys_own(name: str, said: Said) -> None:
    """Messages end up in terminals, logs and tickets."""
    polled = name.startswith(("doodle", "when2meet"))
    found = people_in(polls=(name,), said=said) if polled else people_in(name, said=said)
    told = "\n".join(f"{one.message}\n{one.hint}" for one in found.problems)
    assert [word for word in PRIVATE if word in told] == []
