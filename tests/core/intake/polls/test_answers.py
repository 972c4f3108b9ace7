"""What is asked and told of a poll, and what its people say."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from circlekit.core.intake.mapping import Said
from circlekit.core.intake.polls.answers import poll_answers
from circlekit.core.intake.polls.poll import Level, Option, Poll, Voter
from circlekit.core.problems import Problem
from circlekit.core.windows import DAY, parse_windows

STARTS, ENDS = date(2027, 1, 11), date(2027, 7, 9)
TUESDAY = Option(18 * 60, 19 * 60, datetime(2026, 9, 8))
ADA = Voter(4, "Ada", "ada@example.org", {0: Level.YES}, datetime(2026, 8, 20, 9, 12))
BO = Voter(5, "Bo", "", {0: Level.NO})
CEM = Voter(6, "Cem", "", {})


def poll(*voters: Voter, zone: str | None = "Europe/Berlin", options=(TUESDAY,), notes=()) -> Poll:
    return Poll("poll.csv", "doodle", tuple(options), voters, zone, notes)


def test_an_answer_holds_what_a_people_table_holds():
    """Name, address, windows as people type them, the poll's zone; and when and where it was said."""
    (answer,), problems = poll_answers(poll(ADA), Said(), STARTS)
    assert dict(answer.values) == {
        "name": "Ada",
        "email": "ada@example.org",
        "available": ("Tue 18:00-19:00",),
        "if_needed": (),
        "timezone": "Europe/Berlin",
    }
    assert (answer.path, answer.when) == (("poll.csv", 4), datetime(2026, 8, 20, 9, 12))
    assert problems == ()


@pytest.mark.parametrize("key", ["ada@example.org", "ada"])
def test_a_zone_known_from_elsewhere_is_the_one_that_counts(key):
    """By address or by name: the windows are on their own clock, and no zone comes with the answer."""
    (answer,), _ = poll_answers(poll(ADA), Said(), STARTS, {key: "Asia/Kolkata"}, ENDS)
    assert answer.values["available"] == ("Tue 21:30-22:30",)
    assert "timezone" not in answer.values


def test_whose_hours_move_with_the_clocks_is_told():
    """Berlin changes its clocks in a cohort from January to July, Kolkata does not."""
    weekly = poll(ADA, options=[Option(9 * 60, 10 * 60)])
    _, (note,) = poll_answers(weekly, Said(), STARTS, {"ada": "Asia/Kolkata"}, ENDS)
    assert note.severity == "warning"
    assert note.message == "the hours of «Ada» are right when the cohort starts, and move when clocks change"


def test_weekdays_seen_on_ones_own_clock_are_read_in_the_week_of_the_answer():
    """08:00 UTC is 10:00 in Berlin in August and 09:00 in November, whenever the cohort starts."""
    asked = (Option(8 * 60, 9 * 60),)
    voters = [Voter(1, "Ada", "", {0: Level.YES}, datetime(2026, month, 18)) for month in (8, 11)]
    found = Poll("poll.json", "crabfit", asked, tuple(voters), "UTC", instants=True, home="Europe/Berlin")
    answers, problems = poll_answers(found, Said(), STARTS)
    assert [answer.values["available"] for answer in answers] == [("Mon 10:00-11:00",), ("Mon 09:00-10:00",)]
    assert [answer.values["timezone"] for answer in answers] == ["Europe/Berlin"] * 2
    assert problems == ()


def test_who_said_no_to_all_and_who_said_nothing_are_told_apart():
    """Neither has hours; both are named, for different reasons."""
    answers, notes = poll_answers(poll(BO, CEM), Said(), STARTS)
    assert [answer.values["available"] for answer in answers] == [(), ()]
    assert [note.message for note in notes] == [
        "«Cem» answered nothing: that is not a no",
        "«Bo» can come at none of these times",
    ]


def test_many_names_are_cut_short():
    """Eight names are enough to go and look."""
    many = [Voter(line, f"P{line}", "", {}) for line in range(10)]
    _, (note,) = poll_answers(poll(*many), Said(), STARTS)
    assert note.message.startswith("«P0», «P1»")
    assert note.message.endswith("«P7» and 2 more answered nothing: that is not a no")


def test_a_poll_without_a_zone_is_a_question():
    """What was noted while it was read is told along with it."""
    noted = Problem(("poll.csv", 1), "noted", severity="warning")
    answers, problems = poll_answers(poll(ADA, zone=None, notes=(noted,)), Said(), STARTS)
    assert answers == ()
    assert [problem.severity for problem in problems] == ["warning", "error"]


def test_everybody_may_have_meant_their_own_clock():
    """With `own` nothing is turned, and no zone is made up."""
    (answer,), _ = poll_answers(poll(ADA, zone=None), Said(zone="own"), STARTS, {"ada": "Asia/Kolkata"})
    assert answer.values["available"] == ("Tue 18:00-19:00",)
    (stranger,), _ = poll_answers(poll(ADA, zone=None), Said(zone="own"), STARTS)
    assert stranger.values["available"] == ("Tue 18:00-19:00",)
    assert "timezone" not in stranger.values


def test_a_zone_that_is_none_is_asked_again_with_a_near_one():
    """A slip of a letter is a question, also where the file names a zone of its own."""
    answers, (problem,) = poll_answers(poll(ADA), Said(zone="Europe/Berln"), STARTS)
    assert answers == ()
    assert problem.message == "no time zone is called «Europe/Berln»"
    assert problem.hint == "--poll-zone Europe/Berlin"


def test_long_windows_are_texts_that_can_be_read_back():
    """A whole day and more is said day by day, and means the same."""
    week = [Option(day * DAY, (day + 1) * DAY) for day in range(2)] + [Option(2 * DAY, 2 * DAY + 600)]
    voter = Voter(1, "Ada", "", dict.fromkeys(range(3), Level.YES))
    (answer,), _ = poll_answers(poll(voter, options=week), Said(), STARTS)
    assert answer.values["available"] == ("Mon 00:00-24:00", "Tue 00:00-24:00", "Wed 00:00-10:00")
    for text in answer.values["available"]:
        assert parse_windows(text)


def test_who_gave_an_address_for_a_name_has_an_address():
    """A poll that asks for names alone is still joined to a form; messages do not repeat it."""
    ana = Voter(1, "ana@example.org", "", {})
    (answer,), (note,) = poll_answers(poll(ana), Said(), STARTS)
    assert (answer.name, answer.email) == ("", "ana@example.org")
    assert note.message == "«…@…» answered nothing: that is not a no"


def test_what_is_no_address_is_left_out_and_told():
    """A comma too few puts an answer where an address should be."""
    (answer,), (note,) = poll_answers(poll(Voter(2, "Ada", "Yes", {0: Level.YES})), Said(), STARTS)
    assert "email" not in answer.values
    assert note.message == "what stands for the address of «Ada» is no e-mail address, and is left out"


def test_no_address_is_told():
    """Notes name people, never their addresses."""
    silent = Voter(1, "Ada", "ada@example.org", {})
    _, notes = poll_answers(poll(silent), Said(), STARTS)
    assert not any("example.org" in note.message + note.hint for note in notes)
