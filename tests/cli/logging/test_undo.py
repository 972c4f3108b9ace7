"""Taking back what was written last, one run after the other."""

from __future__ import annotations

import json
from pathlib import Path

from circlekit.cli.edge import run
from tests.cli.logging.conftest import Log
from tests.cli.logging.test_facts import HEADER, lines


def test_runs_are_taken_back_from_the_last_on(log: Log, tmp_path: Path) -> None:
    """What was there before is there again, in its order."""
    log("c1", "2", "--all-present", "--no-word", "ben")
    first = (tmp_path / "log.yaml").read_bytes()
    log("c1", "2", "--apologies", "ben", "--yes", "cem")
    found = log("--undo")
    assert found.out == HEADER + (
        "c1\t2 (2027-02-09)\treply of cem\t\tyes\n"
        "c1\t2 (2027-02-09)\tattendance\tpresent amina, cem; no word ben\tpresent amina, cem; apologies ben\n"
    )
    assert (tmp_path / "log.yaml").read_bytes() == first
    found = log("--undo")
    assert (found.code, found.err) == (0, "removed  log.yaml\n")
    assert not (tmp_path / "log.yaml").exists()
    assert log("--undo").err == "Nothing is left to take back.\n"


def test_a_log_of_ones_own_is_as_it_was(log: Log, tmp_path: Path) -> None:
    """The places that were made for what comes go too, unless somebody used the file since."""
    path = tmp_path / "log.yaml"
    mine = b"cohort: spring-2027\nturns:\n  c1:\n    1: {opener: ben}\n"
    path.write_bytes(mine)
    log("c1", "2", "--opener", "amina", "--pulse", "4")
    log("--undo")
    assert path.read_bytes() == mine
    log("c1", "2", "--opener", "amina", "--pulse", "4")
    path.write_bytes(path.read_bytes() + b"# mine too\n")
    log("--undo")
    assert lines(tmp_path, "turns") == ["1: {opener: ben}"]
    assert path.read_bytes().endswith(b"# mine too\n")


def test_what_was_edited_since_is_left_alone(log: Log, tmp_path: Path) -> None:
    """Whoever corrected it meant it."""
    log("c1", "2", "--pulse", "4")
    path = tmp_path / "log.yaml"
    edited = path.read_text(encoding="utf-8").replace("2: 4", "2: 5")
    path.write_text(edited, encoding="utf-8")
    found = log("--undo")
    assert found.code == 4
    assert found.err.splitlines()[0] == "what was written last has been edited since: pulse.c1.2"
    assert path.read_text(encoding="utf-8") == edited


def test_an_edit_elsewhere_does_not_stop_it(log: Log, tmp_path: Path) -> None:
    """Comments and other facts stay."""
    log("c1", "2", "--pulse", "4")
    path = tmp_path / "log.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2: 4", "2: 4  # good"), encoding="utf-8")
    assert log("--undo").code == 0
    assert "    2:  # good\n" in path.read_text(encoding="utf-8")


def test_a_dry_run_takes_nothing_back(log: Log) -> None:
    """And can be repeated."""
    log("c1", "2", "--pulse", "4")
    assert log("--undo", "--dry-run").out == log("--undo").out


def test_who_is_forgotten_is_not_brought_back(log: Log, tmp_path: Path) -> None:
    """What could be taken back of them is forgotten too."""
    log("c1", "2", "--present", "ben")
    cohort = tmp_path / "cohort.yaml"
    rows = cohort.read_text(encoding="utf-8").splitlines(keepends=True)
    cohort.write_text("".join(row for row in rows if not row.startswith("  ben:")), encoding="utf-8")
    state = tmp_path / ".circlekit" / "state.json"
    assert "ben" in json.dumps(json.loads(state.read_text(encoding="utf-8"))["state"]["logged"])
    assert run(["rotate", "--forget", "ben"]) == 0
    assert json.loads(state.read_text(encoding="utf-8"))["state"]["logged"] == []
