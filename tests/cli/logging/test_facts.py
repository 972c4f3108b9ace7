"""Facts by options: what is written, what is refused, and what is taken for granted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from circlekit.cli.edge import run
from tests.cli.logging.conftest import Log

HEADER = "circle\tmeeting\twhat\tnow\tbefore\n"


def lines(folder: Path, section: str) -> list[str]:
    """Return the lines of a section that say something, without indentation."""
    text = (folder / "log.yaml").read_text(encoding="utf-8")
    _, _, rest = text.partition(f"\n{section}:\n")
    found = []
    for line in rest.splitlines():
        if not line.startswith(" "):
            break
        if not line.rstrip().endswith(":") and not line.lstrip().startswith("#"):
            found.append(line.strip())
    return found


def test_who_was_there_is_written_down(log: Log, tmp_path: Path) -> None:
    """For the last meeting, which is said; the rest of the circle was there."""
    found = log("c1", "--all-present", "--apologies", "Ben")
    assert found.code == 0
    assert found.out == HEADER + "c1\t2 (2027-02-09)\tattendance\tpresent amina, cem; apologies ben\t\n"
    assert found.err == "Taken for meeting 2 of Circle 1, 2027-02-09.\nnew  log.yaml\n"
    assert lines(tmp_path, "attendance") == ["2: {present: [amina, cem], apologies: [ben]}"]


def test_the_file_has_a_place_for_every_meeting(log: Log, tmp_path: Path) -> None:
    """Below the name of each circle and the date of each meeting; what is written is read again."""
    log("c2", "1", "--present", "dan")
    text = (tmp_path / "log.yaml").read_text(encoding="utf-8")
    assert text.startswith(
        "# What happened in Spring 2027. Yours to edit; circlekit log adds to it.\ncohort: "
    )
    assert "attendance:\n  c1:\n    # Tuesday 12 January 2027\n    1:\n    # Tuesday 9 February" in text
    assert "next:\n  # Circle 1\n  c1:\n  # Circle 2\n  c2:\n" in text
    assert run(["check", "--strict"]) == 0


def test_every_kind_of_fact_has_an_option(log: Log, tmp_path: Path) -> None:
    """One meeting may be told of at once."""
    found = log(
        "Circle 1", "2027-02-09", "--present", "amina, ben", "--no-word", "cem", "--case-giver", "amina",
        "--opener", "ben", "--facilitator", "cem", "--timekeeper", "ben", "--note-taker", "amina",
        "--pulse", "4", "--next", "2027-03-09", "--committed", "amina,ben",
    )  # fmt: skip
    assert found.code == 0
    assert lines(tmp_path, "attendance") == ["2: {present: [amina, ben], no_word: [cem]}"]
    assert lines(tmp_path, "turns") == [
        "2: {case_giver: [amina], opener: ben, facilitator: cem, timekeeper: ben, note_taker: amina}"
    ]
    assert lines(tmp_path, "pulse") == ["2: 4"]
    assert lines(tmp_path, "next") == ["c1: 2027-03-09"]
    assert lines(tmp_path, "commitments") == ["amina: 2027-02-10", "ben: 2027-02-10"]


def test_replies_are_about_the_next_meeting(log: Log, tmp_path: Path) -> None:
    """And a later reply counts."""
    found = log("c1", "--yes", "amina", "--no", "ben", "--maybe", "cem")
    assert found.err.startswith("Taken for meeting 3 of Circle 1, 2027-03-09.\n")
    assert log("c1", "3", "--yes", "ben").out == HEADER + "c1\t3 (2027-03-09)\treply of ben\tyes\tno\n"
    assert lines(tmp_path, "rsvps") == ["amina: yes", "ben: yes", "cem: maybe"]


def test_on_the_day_of_a_meeting_both_are_about_it(log: Log) -> None:
    """It is the last one and the next one; asked for both at once, nobody guesses."""
    assert "meeting 2 of" in log("c1", "--yes", "amina", "--today", "2027-02-09").err
    assert "meeting 2 of" in log("c1", "--present", "amina", "--today", "2027-02-09").err
    found = log("c1", "--yes", "amina", "--present", "ben")
    assert (found.code, found.err.splitlines()[0]) == (
        2,
        "this says of «c1» who was there and who comes",
    )


def test_a_meeting_that_did_not_take_place(log: Log, tmp_path: Path) -> None:
    """Nobody is listed; and a pulse of members is theirs."""
    log("c1", "1", "--did-not-meet", "--next", "none")
    log("c1", "2", "--pulse", "amina=4, Ben=5")
    assert lines(tmp_path, "attendance") == ["1: did not meet"]
    assert lines(tmp_path, "next") == ["c1: none"]
    assert lines(tmp_path, "pulse") == ["amina: 4", "ben: 5"]


def test_who_joins_later_was_not_there(log: Log, tmp_path: Path) -> None:
    """Of all who were present, they are none before their day."""
    cohort = tmp_path / "cohort.yaml"
    text = cohort.read_text(encoding="utf-8").replace(
        "name: Ben O'Neill,", "name: Ben O'Neill, joins: 2027-02-01,"
    )
    cohort.write_text(text, encoding="utf-8")
    assert "present amina, cem\t" in log("c1", "1", "--all-present").out
    assert "present amina, ben, cem\t" in log("c1", "2", "--all-present").out


def test_the_same_again_changes_nothing(log: Log, tmp_path: Path) -> None:
    """No byte of the file, and it says so."""
    log("c1", "--present", "amina", "--pulse", "4", "--committed", "ben")
    before = (tmp_path / "log.yaml").read_bytes()
    found = log("c1", "--present", "amina", "--pulse", "4", "--committed", "ben", "--today", "2027-02-20")
    assert (found.code, found.out) == (0, "")
    assert found.err.endswith("Nothing changed; all of that is written down already.\n")
    assert (tmp_path / "log.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["c3", "--present", "amina"], ["no circle is called «c3»"]),
        (["c1", "9", "--present", "amina"], ["«c1» has no meeting 9"]),
        (["c1", "2027-02-08", "--present", "amina"], ["«c1» does not meet on 2027-02-08"]),
        (["c1", "soon", "--present", "amina"], ["«soon» is neither the number nor the date of a meeting"]),
        (
            ["c1", "7", "--present", "amnia,dan", "--opener", "zed", "--pulse", "6", "--next", "soon"],
            [
                "«c1» has no meeting 7",
                "nobody in «c1» is called «amnia»",
                "«dan» is not in «c1»",
                "nobody in «c1» is called «zed»",
                "«6» is no pulse",
                "«soon» is no date",
            ],
        ),
        (["c1", "--yes", "amina", "--maybe", "amina"], ["«amina» is under «yes» and under «maybe»"]),
        (["c1", "--present", "ben", "--no-word", "ben"], ["«ben» is under «present» and under «no word»"]),
        (["c1", "--did-not-meet", "--all-present"], ["«c1» did not meet, and yet it says who was there"]),
        (["c1", "--present", "amina", "--today", "2027-01-02"], ["«c1» has not met yet"]),
        (["c1", "--yes", "amina", "--today", "2027-08-01"], ["«c1» has no meeting to come"]),
        (["c1", "--present", ","], ["this says nothing of anybody"]),
        (["--present", "amina"], ["this does not say which circle"]),
        (["c1", "--undo"], ["--undo stands alone"]),
        (["--undo", "--from", "x"], ["--undo stands alone"]),
        (["c1", "--from", "x"], ["--from stands alone"]),
        (["c1", "--form"], ["a form is about one meeting"]),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_once(
    log: Log, tmp_path: Path, words: list[str], message: list[str]
) -> None:
    """All of it, and nothing is written."""
    found = log(*words)
    assert found.code == 2
    assert [line for line in found.err.splitlines() if not line.startswith("  hint")][
        : len(message)
    ] == message
    assert not (tmp_path / "log.yaml").exists()


def test_a_dry_run_writes_nothing(log: Log, tmp_path: Path) -> None:
    """It shows what would be."""
    found = log("c1", "--present", "amina", "--dry-run")
    assert "present amina" in found.out
    assert found.err.endswith("This was a dry run: nothing was written.\n")
    assert not (tmp_path / "log.yaml").exists()
    assert not (tmp_path / ".circlekit").exists()


def test_the_document_has_every_change(log: Log) -> None:
    """And nothing else stands on standard output."""
    found = log("c1", "--pulse", "amina=4", "--next", "none", "--json")
    assert json.loads(found.out) == {
        "schema": 1,
        "today": "2027-02-10",
        "changes": [
            {
                "section": "pulse", "circle": "c1", "meeting": 2, "person": "amina",
                "before": None, "after": "4",
            },
            {
                "section": "next", "circle": "c1", "meeting": None, "person": None,
                "before": None, "after": "none",
            },
        ],
        "files": [{"path": "log.yaml", "status": "new"}],
    }  # fmt: skip


def test_a_pulse_of_the_circle_is_none_of_its_members(log: Log) -> None:
    """A log has one or the other for a meeting."""
    log("c1", "2", "--pulse", "4")
    found = log("c1", "2", "--pulse", "amina=5")
    assert (found.code, found.err.splitlines()[0]) == (
        1,
        "meeting 2 of «c1» has a pulse of the circle as a whole",
    )


def test_what_people_wrote_stays(log: Log, tmp_path: Path) -> None:
    """Comments, quotes and a date for a meeting."""
    mine = (
        "# my notes\ncohort: spring-2027\nattendance:\n  c1:  # the first\n"
        "    2027-02-09: {'present': [amina]}  # snow\n"
    )
    (tmp_path / "log.yaml").write_text(mine, encoding="utf-8")
    log("c1", "2", "--present", "ben")
    text = (tmp_path / "log.yaml").read_text(encoding="utf-8")
    assert text.startswith(mine.replace("{'present': [amina]}", "{present: [amina, ben]}"))


@pytest.mark.parametrize("begun", ["", "# What we did\n", "\ufeff\n"])
def test_a_log_with_nothing_in_it_yet_is_begun(log: Log, tmp_path: Path, begun: str) -> None:
    """An empty file, or one of comments, is no mistake; the comments stay."""
    (tmp_path / "log.yaml").write_text(begun, encoding="utf-8")
    assert log("c1", "1", "--present", "amina").code == 0
    text = (tmp_path / "log.yaml").read_text(encoding="utf-8")
    assert text.startswith(f"{begun}cohort: spring-2027\n")
    assert lines(tmp_path, "attendance") == ["1: {present: [amina]}"]


def test_what_can_hardly_be_is_written_and_pointed_out(log: Log, tmp_path: Path) -> None:
    """Somebody was at a meeting still to come; the next date is years away."""
    found = log("c1", "4", "--present", "amina", "--next", "2207-03-09")
    assert found.code == 0
    assert "warning: meeting 4 of «c1» is on 2027-04-13, and somebody was there already\n" in found.err
    assert "warning: the next date of «c1» is 2207-03-09, and the cohort goes from 2027-01-11 to" in found.err
    assert lines(tmp_path, "attendance") == ["4: {present: [amina]}"]
    assert "warning" not in log("c1", "2", "--present", "amina", "--next", "2027-03-09").err
