"""``circlekit status`` as people call it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-06-30
timezone: Europe/London
size: 3
participants:
  amina: {name: Amina Diallo, lead: yes, timezone: Africa/Dakar, needs: [a private thing]}
  ben: {name: Ben O'Neill, email: ben@example.org, timezone: Europe/London}
  cem: {name: Cem Yılmaz, timezone: Europe/Istanbul}
  dia: {name: Dia Rao, timezone: Europe/London, lead: yes}
  eve: {name: Eve Smith, timezone: Europe/London}
  fay: {name: Fay Wong, timezone: Europe/London}
"""

CIRCLES = """\
cohort: spring-2027
circles:
  c1: {name: Circle 1, lead: amina, members: [amina, ben, cem]}
  c2: {name: Circle 2, lead: dia, members: [dia, eve, fay]}
"""

SCHEDULE = """\
cohort: spring-2027
slots:
  c1: {first: 2027-01-12, weekday: Tue, week: 2, start: "16:00", minutes: 60, timezone: Europe/London}
  c2: {first: 2027-01-13, weekday: Wed, week: 2, start: "16:00", minutes: 60, timezone: Europe/London}
"""

LOG = """\
cohort: spring-2027
attendance:
  c1:
    1: {present: [amina, ben, cem]}
    2: {present: [amina, ben], apologies: [cem]}
  c2:
    1: {present: [dia, eve, fay]}
    2: did not meet
pulse:
  c1:
    2: 4
"""

ON = ("--today", "2027-02-15")


@pytest.fixture
def status(command: Command, tmp_path: Path) -> Command:
    """Run the command in a folder of two circles, one of which did not meet in February."""
    texts = {"cohort": COHORT, "circles": CIRCLES, "schedule": SCHEDULE, "log": LOG}
    for name, text in texts.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return lambda *words: command("status", *words)


def document(status: Command, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(status(*ON, "--json", *words).out)
    return found


def test_the_circle_that_needs_care_comes_first(status: Command) -> None:
    """The second circle did not meet, so it stands above the first."""
    found = status(*ON)
    lines = found.out.splitlines()
    assert found.code == 0
    assert lines[0] == "circle\tcare\tmeetings\tnext\twhat to do"
    assert lines[1].split("\t")[:3] == ["Circle 2", "needs you now", "●○ 3/3"]
    assert lines[1].split("\t")[4] == "Call Dia Rao; offer two dates"
    assert lines[2].split("\t")[:3] == ["Circle 1", "going well", "●● 2/3"]
    assert "Circle 2: Meeting 2 on Wednesday 10 February did not take place." in lines


def test_one_missed_meeting_names_nobody(status: Command) -> None:
    """Cem sent apologies once."""
    assert "Cem" not in status(*ON).out


def test_one_circle_is_shown_with_its_members(status: Command) -> None:
    """By its id or its name; what each needs is the notes alone."""
    found = status(*ON, "--circle", "circle 1")
    assert "Cem Yılmaz\t●◐\t\t\tmissed the last one: the notes, nothing else" in found.out.splitlines()
    assert "Dia Rao" not in found.out
    assert status(*ON, "--circle", "c1").out == found.out


def test_one_circle_is_shown_with_the_texts_that_help(status: Command) -> None:
    """The message to the circle can be pasted as it stands; the document has the same."""
    found = status(*ON, "--circle", "c2")
    assert "--- circle quiet, to Circle 2 ---" in found.out.splitlines()
    (draft,) = document(status, "--circle", "c2")["drafts"]
    assert (draft["draft"], draft["reader"]) == ("circle_quiet", None)
    assert draft["text"].strip() in found.out


def test_a_message_to_one_person_is_read_in_their_name(status: Command, tmp_path: Path) -> None:
    """Ben has been away three times: a kind offer, to him alone."""
    lists = "{present: [amina, cem], no_word: [ben]}"
    log = "".join(f"    {number}: {lists}\n" for number in (1, 2, 3))
    (tmp_path / "log.yaml").write_text(f"attendance:\n  c1:\n{log}", encoding="utf-8")
    found = status("--today", "2027-03-15", "--circle", "c1")
    assert "--- step back, to Ben O'Neill ---" in found.out.splitlines()
    assert "ben@example.org" not in found.out


def test_a_fourth_message_of_one_meeting_is_not_shown(status: Command, tmp_path: Path) -> None:
    """The two who missed it have been written to three times; why there is no draft is said."""
    thin = "attendance:\n  c1:\n    1: {present: [amina], no_word: [ben, cem]}\n"
    (tmp_path / "log.yaml").write_text(thin, encoding="utf-8")
    found = status("--today", "2027-01-20", "--circle", "c1")
    assert "Draft: missed." in found.out
    assert "--- missed" not in found.out
    assert "No draft «missed»" in found.err
    assert "«after» is for them as well" in found.err


def test_a_circle_that_is_not_there_is_wrong_use(status: Command) -> None:
    """The near one is offered."""
    found = status(*ON, "--circle", "Circel 1")
    assert found.code == 2
    assert "did you mean c1?" in found.err


def test_the_document_has_keys_that_stay(status: Command) -> None:
    """Circles, people, the load, drafts and files, each with all of its keys."""
    found = document(status)
    assert list(found) == ["schema", "today", "notes", "circles", "people", "load", "drafts", "files"]
    first = found["circles"][0]
    assert list(first) == [
        "id", "name", "care", "over", "signs", "meetings", "next", "members", "minutes",
    ]  # fmt: skip
    assert first["signs"][0] == {
        "concern": "cancelled",
        "care": "now",
        "says": "Meeting 2 on Wednesday 10 February did not take place.",
        "do": "Call Dia Rao; offer two dates",
        "draft": "circle_quiet",
        "command": None,
    }
    assert first["meetings"] == [
        {"number": 1, "date": "2027-01-13", "held": "enough", "present": 3},
        {"number": 2, "date": "2027-02-10", "held": "did not meet", "present": 0},
    ]
    assert list(found["load"]) == ["week", "term", "actions"]


def test_the_next_meeting_comes_with_its_odds(status: Command) -> None:
    """Two of three are enough: twice came 4 / 4.5, once 3 / 4.5, for each member's own record."""
    found = next(one for one in document(status)["circles"] if one["id"] == "c1")["next"]
    often, seldom = 4 / 4.5, 3 / 4.5
    odds = often**2 + 2 * often * (1 - often) * seldom
    assert found == {
        "number": 3,
        "date": "2027-03-09",
        "start": "2027-03-09T16:00:00Z",
        "enough": 2,
        "odds": round(odds, 4),
    }


def test_a_document_of_one_circle_has_that_one(status: Command) -> None:
    """And the people in it."""
    found = document(status, "--circle", "c1")
    assert [one["id"] for one in found["circles"]] == ["c1"]
    assert [one["id"] for one in found["circles"][0]["members"]] == ["amina", "ben", "cem"]


def test_nothing_is_written_without_the_page(status: Command, tmp_path: Path) -> None:
    """A look changes nothing, not even the state of the folder."""
    before = sorted(tmp_path.rglob("*"))
    assert status(*ON).code == 0
    assert sorted(tmp_path.rglob("*")) == before


def test_the_page_is_written_beside_the_cohort(status: Command, tmp_path: Path) -> None:
    """For the coordinator's eyes: nobody else may read the file."""
    found = status(*ON, "--html")
    assert found.code == 0
    assert found.err.splitlines()[-1] == "new  status.html"
    page = tmp_path / "status.html"
    assert page.stat().st_mode & 0o077 == 0
    assert "needs you now" in page.read_text(encoding="utf-8")
    assert "unchanged" in document(status, "--html")["files"][0]["status"]


def test_a_dry_run_writes_no_page(status: Command, tmp_path: Path) -> None:
    """It says what would be written."""
    found = status(*ON, "--html", "--dry-run")
    assert "new  status.html" in found.err
    assert not (tmp_path / "status.html").exists()


def test_a_page_that_was_edited_is_kept_unless_told(status: Command, tmp_path: Path) -> None:
    """As every file that circlekit writes."""
    status(*ON, "--html")
    (tmp_path / "status.html").write_text("mine", encoding="utf-8")
    assert status(*ON, "--html").code == 4
    assert (tmp_path / "status.html").read_text(encoding="utf-8") == "mine"
    assert status(*ON, "--html", "--force").code == 0


@pytest.mark.parametrize("words", [(), ("--json",), ("--circle", "c1")])
def test_no_address_and_no_private_text_is_shown(status: Command, words: tuple[str, ...]) -> None:
    """What somebody needs is theirs, and an address is of no use here."""
    found = status(*ON, *words)
    assert "private thing" not in found.out + found.err
    assert "ben@example.org" not in found.out + found.err


def test_before_there_are_times_the_next_step_is_named(status: Command, tmp_path: Path) -> None:
    """And it is no failure."""
    (tmp_path / "schedule.yaml").unlink()
    (tmp_path / "log.yaml").unlink()
    found = status("--today", "2026-12-22")
    assert found.code == 0
    assert found.out.splitlines()[:2] == [
        "The cohort begins on Monday 11 January 2027; so far there is little to see.",
        "No circle has a time yet: circlekit schedule",
    ]


def test_before_there_are_circles_the_next_step_is_named(status: Command, tmp_path: Path) -> None:
    """There is nothing to look at."""
    (tmp_path / "circles.yaml").unlink()
    found = status(*ON)
    assert found.code == 1
    assert "circlekit match" in found.err


def test_a_circle_that_was_cancelled_raises_no_alarm(status: Command, tmp_path: Path) -> None:
    """Whoever ended it knows that it has no next date."""
    (tmp_path / "schedule.yaml").write_text(
        f"{SCHEDULE}changes:\n  c2: {{cancelled: 2027-02-12}}\n", encoding="utf-8"
    )
    (second,) = [one for one in document(status)["circles"] if one["id"] == "c2"]
    assert (second["over"], second["signs"]) == (True, [])


def test_a_log_with_a_slip_is_told_with_its_place(status: Command, tmp_path: Path) -> None:
    """Nothing is shown of what may be wrong."""
    (tmp_path / "log.yaml").write_text(LOG.replace("cem]}\n    2", "cme]}\n    2"), encoding="utf-8")
    found = status(*ON)
    assert (found.code, found.out) == (1, "")
    assert "log.yaml:4:" in found.err
