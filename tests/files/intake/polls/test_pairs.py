"""A poll of crab.fit in two files, and a poll of Doodle in a workbook."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from circlekit.core.intake.mapping import Said
from circlekit.core.intake.polls.answers import poll_answers
from circlekit.files.intake.polls.pairs import paired
from circlekit.files.intake.polls.reading import read_poll

POLLS = Path(__file__).parents[3] / "forms" / "polls"
EVENT, PEOPLE = "crabfit_weekdays_event.json", "crabfit_weekdays_people.json"


def file(name: str) -> tuple[str, bytes]:
    return name, (POLLS / name).read_bytes()


@pytest.mark.parametrize("names", [(EVENT, PEOPLE), (PEOPLE, EVENT)])
def test_an_event_and_its_people_are_one_poll(names):
    """23:45 UTC on Sunday was Monday 05:15 in Kolkata; the order of the files makes no difference."""
    ((name, content),) = paired([file(one) for one in names])
    assert name == PEOPLE
    (answer,), _ = poll_answers(read_poll(content, name), Said(), date(2027, 1, 11))
    assert answer.values["available"] == ("Mon 05:15-05:45",)
    assert answer.values["timezone"] == "Asia/Kolkata"


@pytest.mark.parametrize(
    "files",
    [
        [file(EVENT)],
        [file(EVENT), file(EVENT), file(PEOPLE)],
        [file("rallly_en.csv"), file("crabfit_dates.json")],
        [("broken.json", b'{"a": '), file(PEOPLE)],
        [],
    ],
    ids=["alone", "two events", "whole", "broken", "none"],
)
def test_what_is_no_pair_stays_as_it_is(files):
    """Files are joined where there is no doubt which belong together."""
    assert paired(files) == tuple(files)


def test_doodle_as_a_workbook():
    """The same rows in cells, months and days merged over their columns."""
    sheet = (book := Workbook()).active
    for row in (
        ['Poll "Circle"'],
        ["https://doodle.com/poll/fake"],
        [],
        [None, "October 2026", None],
        [None, "Mon 26", None],
        [None, "5:00 PM – 7:00 PM", "7:00 PM – 8:00 PM"],
        ["Ada Example", "OK", None],
        ["Bo Sample", None, "(OK)"],
        ["Count", 1, 1],
    ):
        sheet.append(row)
    sheet.merge_cells("B4:C4")
    sheet.merge_cells("B5:C5")
    book.save(content := io.BytesIO())
    poll = read_poll(content.getvalue(), "Doodle.xlsx", zone="Europe/Berlin")
    answers, _ = poll_answers(poll, Said(zone="Europe/Berlin"), date(2027, 1, 11))
    assert [(one.name, one.values["available"], one.values["if_needed"]) for one in answers] == [
        ("Ada Example", ("Mon 17:00-19:00",), ()),
        ("Bo Sample", (), ("Mon 19:00-20:00",)),
    ]
