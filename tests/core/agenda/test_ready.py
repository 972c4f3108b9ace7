"""Agendas that practice has tried, and what fits into an hour and into ninety minutes."""

from __future__ import annotations

import pytest

from circlekit.core.agenda import ENGLISH, cases, run_sheet
from tests.core.agenda.library import process

BLOCKS = {
    ENGLISH.welcome: "welcome",
    ENGLISH.news: "news",
    ENGLISH.opener: "opener",
    ENGLISH.back: "back",
    ENGLISH.closing: "closing",
    ENGLISH.noticing: "noticing",
    ENGLISH.ideas: "ideas",
    ENGLISH.next_time: "next",
}


def agenda(name: str, people: int, minutes: int) -> list[tuple[int, int, str]]:
    """Return start, end and kind of each step of a working meeting."""
    sheet = run_sheet(process(name), people, minutes)
    assert sheet.problems == ()
    return [
        (step.start, step.start + step.minutes, BLOCKS.get(step.text, "turns" if step.parts else "rooms"))
        for step in sheet.steps
    ]


def test_an_hour_of_troika_for_seven() -> None:
    """Rounds of nine minutes: a trio has three of them and stays for a debrief, four have four."""
    assert agenda("troika-consulting", 7, 60) == [
        (0, 5, "welcome"), (5, 12, "news"), (12, 13, "rooms"), (13, 49, "turns"), (49, 50, "back"),
        (50, 56, "closing"), (56, 60, "next"),
    ]  # fmt: skip


def test_an_hour_of_case_clinic_in_two_halves_for_eight() -> None:
    """38 minutes for a case in each half, which comes back by itself."""
    assert agenda("case-clinic-halves", 8, 60) == [
        (0, 5, "welcome"), (5, 13, "news"), (13, 14, "rooms"), (14, 52, "turns"), (52, 58, "closing"),
        (58, 60, "next"),
    ]  # fmt: skip
    assert cases(process("case-clinic-halves"), 8, 60) == 2


def test_ninety_minutes_of_full_case_clinic_for_six() -> None:
    """An activity that one member leads takes the place of the news, and the clinic has its hour."""
    assert agenda("case-clinic-full", 6, 90) == [
        (0, 5, "welcome"), (5, 15, "opener"), (15, 75, "turns"), (75, 85, "closing"), (85, 90, "next"),
    ]  # fmt: skip


def test_ninety_minutes_of_wise_crowds_for_eight() -> None:
    """Four people of fifteen minutes each; then what was noticed across them."""
    assert agenda("wise-crowds", 8, 90) == [
        (0, 5, "welcome"), (5, 13, "news"), (13, 73, "turns"), (73, 79, "closing"), (79, 84, "noticing"),
        (84, 90, "next"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "minutes", "expected"),
    [
        ("troika-consulting", 60, (6, 7, 8)), ("troika-consulting", 90, (6, 7, 8)),
        ("wise-crowds", 60, (3, 2, 2)),
        ("wise-crowds", 90, (5, 5, 4)),  # seven people: 70 minutes are five times fourteen
        ("peer-assist-20", 60, (2, 2, 2)), ("peer-assist-20", 90, (3, 3, 3)),
        ("peer-assist-25", 60, (1, 1, 1)), ("peer-assist-25", 90, (3, 2, 2)),
        ("peer-assist-45", 90, (1, 1, 1)),
        ("case-clinic-short", 60, (1, 1, 1)), ("case-clinic-short", 90, (1, 1, 1)),
        ("case-clinic-halves", 60, (2, 2, 2)), ("case-clinic-halves", 90, (2, 2, 2)),
        ("case-clinic-full", 90, (1, 1, 1)),
    ],
)  # fmt: skip
def test_what_fits_for_six_seven_and_eight(name: str, minutes: int, expected: tuple[int, ...]) -> None:
    """After welcome, news, closing and next date 42, 40 and 39 minutes are left of an hour, 30 more of 90."""
    sheets = [run_sheet(process(name), people, minutes) for people in (6, 7, 8)]
    assert [sheet.problems for sheet in sheets] == [(), (), ()]
    assert tuple(cases(process(name), people, minutes) for people in (6, 7, 8)) == expected


def test_the_turns_of_troika_in_an_hour() -> None:
    """Six people have eleven minutes each in threes; with fours nobody has ten."""
    texts = [run_sheet(process("troika-consulting"), people, 60).steps[3].text for people in (6, 7, 8)]
    assert [text.split(",")[0] for text in texts] == [
        "Troika consulting: 3 turns of 11 minutes",
        "Troika consulting: 4 turns of 9 minutes",
        "Troika consulting: 4 turns of 9 minutes",
    ]


def test_a_long_peer_assist_needs_the_time_of_the_news_from_seven_people_on() -> None:
    """42 minutes fit for six; seven and eight have 40 and 39, and 47 each without news."""
    notes = [run_sheet(process("peer-assist-45"), people, 60).note for people in (6, 7, 8)]
    assert notes == ["", ENGLISH.no_news, ENGLISH.no_news]


@pytest.mark.parametrize("halves", [False, True])
def test_a_full_case_clinic_does_not_fit_into_an_hour(halves: bool) -> None:
    """Not even without news, in halves or all together."""
    full = process("case-clinic-full").model_copy(update={"halves": halves})
    notes = {run_sheet(full, people, 60).note for people in (6, 7, 8)}
    assert notes == {"There is no time for Case clinic, full."}


def test_a_full_case_clinic_in_halves_fits_into_ninety_minutes() -> None:
    """Two cases at once: 5 + 10 + 1 + 60 + 5 or 6 + 2 minutes."""
    full = process("case-clinic-full").model_copy(update={"halves": True})
    assert [run_sheet(full, people, 90).problems for people in (6, 7, 8)] == [(), (), ()]
    assert [cases(full, people, 90) for people in (6, 7, 8)] == [2, 2, 2]


@pytest.mark.parametrize(
    ("name", "meetings"),
    [
        ("troika-consulting", (1, 1, 1)), ("wise-crowds", (2, 4, 4)), ("peer-assist-20", (3, 4, 4)),
        ("peer-assist-25", (6, 7, 8)), ("case-clinic-short", (6, 7, 8)), ("case-clinic-halves", (3, 4, 4)),
    ],
)  # fmt: skip
def test_how_many_meetings_it_takes_until_everyone_has_had_a_turn(
    name: str, meetings: tuple[int, ...]
) -> None:
    """In an hour, for six, seven and eight people who all come."""
    assert tuple(-(-people // cases(process(name), people, 60)) for people in (6, 7, 8)) == meetings
