"""``log`` without facts: what is written, what is missing, and the form for a lead."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.logging.conftest import Log


def test_what_is_missing_is_listed_from_the_oldest_on(log: Log) -> None:
    """Meetings up to today that nobody has written down."""
    log("c1", "1", "--did-not-meet")
    found = log()
    assert (
        found.out == "circle\tname\tmeeting\tdate\nc2\tCircle 2\t1\t2027-01-14\nc1\tCircle 1\t2\t2027-02-09\n"
    )
    assert found.err == "2 meetings not written down.\n"
    document = json.loads(log("--json").out)
    assert document["missing"] == [
        {"circle": "c2", "meeting": 1, "start": "2027-01-14T12:00:00Z"},
        {"circle": "c1", "meeting": 2, "start": "2027-02-09T16:00:00Z"},
    ]


def test_when_all_is_written_it_says_so(log: Log) -> None:
    """Before the first meeting there is nothing to write."""
    assert log("--today", "2027-01-02").err == "Every meeting up to 2027-01-02 is written down.\n"


def test_a_circle_shows_what_is_written_of_it(log: Log) -> None:
    """Meeting by meeting, what is about the circle itself at the end."""
    assert log("c1").err == "Nothing is written down of Circle 1 yet.\n"
    log("c1", "2", "--present", "amina", "--pulse", "amina=4,ben=5", "--next", "2027-03-09")
    log("c1", "1", "--did-not-meet")
    log("c2", "1", "--present", "dan")
    rows = [line.split("\t") for line in log("c1").out.splitlines()[1:]]
    assert rows == [
        ["1", "2027-01-12", "attendance", "did not meet"],
        ["2", "2027-02-09", "attendance", "present amina"],
        ["2", "2027-02-09", "pulse", "amina 4; ben 5"],
        ["", "", "next", "2027-03-09"],
    ]
    assert [line.split("\t")[0] for line in log("c1", "2").out.splitlines()[1:]] == ["2", "2"]
    assert json.loads(log("c1", "1", "--json").out)["entries"] == [
        {"way": ["attendance", "c1", 1], "entry": "did not meet"}
    ]


def test_the_form_is_in_the_language_of_the_lead(log: Log) -> None:
    """And nothing is written or held by looking at it."""
    found = log("c1", "2", "--form")
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("[circlekit log c1 2] Circle 1, ")
    assert "\namina (Amina Diallo):\nben (Ben O'Neill):\ncem (Cem (she/her): [x]):\n" in found.out
    assert "\nOuverture:\n" in found.out
    assert log("c2", "1", "--form").out.splitlines()[4] == "Did you meet? (yes or no):"
    assert json.loads(log("c1", "2", "--form", "--json").out)["form"] == found.out


def test_the_form_is_about_the_day_of_the_lead_and_whoever_has_joined(log: Log, tmp_path: Path) -> None:
    """Dan is in Auckland, where noon of Thursday is Friday; Eli joins in March."""
    path = tmp_path / "cohort.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "Dan Brown, lead: yes, timezone: Europe/London", "Dan Brown, lead: yes, timezone: Pacific/Auckland"
    )
    path.write_text(text.replace("Eli Stone,", "Eli Stone, joins: 2027-03-01,"), encoding="utf-8")
    found = log("c2", "1", "--form").out
    assert "Circle 2, Friday 15 January 2027" in found
    assert "eli" not in found
    assert "\neli (Eli Stone):\n" in log("c2", "3", "--form").out


def test_looking_leaves_no_trace(log: Log, tmp_path: Path) -> None:
    """Not even a lock."""
    for words in ((), ("c1",), ("c1", "1", "--form")):
        assert log(*words).code == 0
    assert not (tmp_path / ".circlekit").exists()


def test_without_times_there_is_nothing_to_write_down(log: Log, tmp_path: Path) -> None:
    """The step before is named."""
    (tmp_path / "schedule.yaml").unlink()
    found = log("c1", "--present", "amina")
    assert found.code == 1
    assert "hint: find times first: circlekit schedule" in found.err


def test_a_meeting_of_which_nothing_is_known_is_named(log: Log) -> None:
    """Of the circle's other meetings there may be much."""
    log("c1", "1", "--present", "amina")
    assert log("c1", "2").err == "Nothing is written down of meeting 2 of Circle 1 yet.\n"
