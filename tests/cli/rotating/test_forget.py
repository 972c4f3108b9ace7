"""``circlekit rotate --forget``: one person goes, the others' truth stays."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from circlekit.cli.edge import run
from circlekit.files.reading import load
from tests.cli.conftest import Command

pytestmark = pytest.mark.long

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
size: 3
history: [history/01-autumn.yaml]
coordinator: {name: Noor Haddad, email: noor@example.org}
participants:
  amina: {name: Amina Diallo, email: amina@example.org, lead: yes}
  ben: {name: Ben O'Neill, email: ben@example.org, lead: yes}
  cem: {name: Cem Yılmaz, email: cem@example.org, lead: if needed}
  dia: {name: Dia Rao, email: dia@example.org, lead: yes}
  eve: {name: Evelyn Smith, email: evelyn@example.org, lead: yes, needs: [a private thing]}
  fay: {name: Fay Wong, email: fay@example.org, lead: yes, was: [fei]}
"""
EVE = next(line for line in COHORT.splitlines(keepends=True) if "  eve:" in line)

HISTORY = """\
# as it was
cohort: autumn
circles:
  c1: {name: Circle 1, lead: eve, members: [amina, eve, ben]}   # a remark
roles:
  eve: {opener: 1}
  ben: {opener: 2}
"""

CIRCLES = """\
cohort: spring-2027
circles:
  c1: {name: Circle 1, lead: amina, members: [amina, ben, cem]}
  c2:
    name: Circle 2
    lead: eve
    members:
      - dia  # Dia Rao
      - eve  # Evelyn Smith
      - fay  # Fay Wong, by hand
    because:
      - Evelyn Smith offers law.
      - "All 3 can come."
"""


def begin(folder: Path) -> None:
    """Put a cohort into a folder, with its history and circles."""
    (folder / "history").mkdir()
    (folder / "history" / "01-autumn.yaml").write_text(HISTORY, encoding="utf-8")
    (folder / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (folder / "circles.yaml").write_text(CIRCLES, encoding="utf-8")


def leave(folder: Path) -> None:
    """Take Eve's row out of the cohort."""
    (folder / "cohort.yaml").write_text(COHORT.replace(EVE, ""), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a cohort that Eve has left, with her in its circles and history."""
    begin(tmp_path)
    leave(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give that cohort with calendars, invitations and messages for all, from when she was there."""
    folder = tmp_path_factory.mktemp("template")
    begin(folder)
    today = ("--today", "2027-01-04")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run(("schedule", "--ics", "--per-member", "--invite", *today)) == 0
        assert run(("nudge", "--all", *today)) == 0
    return folder


@pytest.fixture
def filled(template: Path, tmp_path: Path) -> Path:
    """Give a copy of it in which she has left."""
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    leave(tmp_path)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file but the lock."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def read(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def test_she_goes_out_of_circles_and_history(folder: Path, command: Command) -> None:
    """Every other line stays byte for byte, and so do the pairs of the others."""
    done = command("rotate", "--forget", "eve")
    assert done.code == 0
    assert done.err == (
        "changed  circles.yaml\nchanged  history/01-autumn.yaml\n"
        "Nothing that circlekit keeps here knows «eve» any more; the others' meetings stay known.\n"
    )
    gone = ("lead: eve", "eve  #", "Evelyn")
    left = [line for line in CIRCLES.splitlines(keepends=True) if not any(part in line for part in gone)]
    assert read(folder, "circles.yaml") == "".join(left)
    assert read(folder, "history/01-autumn.yaml") == HISTORY.replace("lead: eve, ", "").replace(
        " eve,", ""
    ).replace("  eve: {opener: 1}\n", "")
    (past,) = load("cohort.yaml").past
    assert past.circles == (("amina", "ben"),)


def test_a_second_run_says_that_there_is_nothing(folder: Path, command: Command) -> None:
    """And changes no byte."""
    command("rotate", "--forget", "eve")
    before = contents(folder)
    again = command("rotate", "--forget", "eve")
    assert (again.code, again.err) == (0, "There is nothing of «eve» here.\n")
    assert contents(folder) == before


def test_nothing_of_her_is_left_once_outputs_are_made_anew(filled: Path, command: Command) -> None:
    """Her files go, and what is remembered of her; what names her beside others is said, and made anew."""
    done = command("rotate", "--forget", "eve")
    assert done.code == 0
    assert "Still named beside others in schedule.yaml: circlekit schedule.\n" in done.err
    assert "circlekit schedule --ics.\n" in done.err
    assert "circlekit nudge.\n" in done.err
    left = contents(filled)
    assert not [path for path in left if path.endswith(("eve.eml", "eve.ics"))]
    assert b"eve" not in left[".circlekit/state.json"]

    assert command("schedule", "--ics", "--per-member", "--today", "2027-01-04").code == 0
    assert command("nudge", "--all", "--today", "2027-01-04").code == 0
    naming = [path for path, content in contents(filled).items() if re.search(rb"\beve\b|Evelyn", content)]
    assert naming == []


def test_a_schedule_that_has_her_among_leads_who_meet_is_to_be_made_anew(
    folder: Path, command: Command
) -> None:
    """Several circles of leads stand there with their handles, and in no words about her."""
    (folder / "schedule.yaml").write_text(
        "cohort: spring-2027\nslots: {}\nleads:\n  leads-1: {members: [amina, eve]}\n", encoding="utf-8"
    )
    done = command("rotate", "--forget", "eve")
    assert done.code == 0
    assert "Still named beside others in schedule.yaml: circlekit schedule.\n" in done.err


def test_a_dry_run_says_the_same_and_changes_nothing(filled: Path, command: Command) -> None:
    """File by file."""
    before = contents(filled)
    planned = json.loads(command("rotate", "--forget", "eve", "--dry-run", "--json").out)
    assert contents(filled) == before
    assert json.loads(command("rotate", "--forget", "eve", "--json").out) == planned


def test_others_have_the_same_files_and_memories(filled: Path, command: Command) -> None:
    """Nobody else's file or entry is touched."""
    before = contents(filled)
    command("rotate", "--forget", "eve")
    after = contents(filled)
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {"circles.yaml", "history/01-autumn.yaml", ".circlekit/state.json"}
    assert {path.rpartition("/")[2].partition(".")[0] for path in before.keys() - after.keys()} == {"eve"}
    old, new = (json.loads(one[".circlekit/state.json"])["state"] for one in (before, after))
    for uid, entry in old["invites"]["entries"].items():
        entry["people"].pop("eve", None)
        assert new["invites"]["entries"][uid]["people"] == entry["people"]


def test_whoever_takes_part_is_not_forgotten(folder: Path, command: Command) -> None:
    """The place of their row is said, and nothing is written."""
    before = contents(folder)
    done = command("rotate", "--forget", "amina")
    assert done.code == 1
    assert done.err.startswith("cohort.yaml:9:3: «Amina Diallo» takes part still")
    assert "take the row out first, then run circlekit rotate --forget amina" in done.err
    assert contents(folder) == before


def test_an_earlier_handle_is_known_as_theirs(folder: Path, command: Command) -> None:
    """Fay was fei; both handles have to go together."""
    done = command("rotate", "--forget", "fei")
    assert done.code == 1
    assert "«Fay Wong», who was «fei» before, takes part still" in done.err
    assert "--forget fay --forget fei" in done.err


def test_somebody_who_waits_is_not_forgotten(folder: Path, command: Command) -> None:
    """They come back on their day."""
    text = read(folder, "cohort.yaml").replace(
        "lead: if needed}", "lead: if needed, pause_until: 2027-09-01}"
    )
    (folder / "cohort.yaml").write_text(text, encoding="utf-8")
    assert command("rotate", "--forget", "cem").code == 1


@pytest.mark.parametrize("typed", ["evee", "Eve", "Evelyn"])
def test_a_slip_is_asked_about(folder: Path, command: Command, typed: str) -> None:
    """The nearest handle is named, and that of whoever has such a name."""
    done = command("rotate", "--forget", typed)
    assert done.code == 1
    assert f"there is nothing of «{typed}» here" in done.err
    assert "did you mean eve?" in done.err


@pytest.mark.parametrize("typed", ["", " ", "Evelyn Smith", "a/b"])
def test_what_cannot_be_a_handle_is_refused(folder: Path, command: Command, typed: str) -> None:
    """Least of all nothing, which is everywhere."""
    before = contents(folder)
    done = command("rotate", "--forget", typed)
    assert done.code == 2
    assert "write their handle, as it stands in circles.yaml" in done.err
    assert contents(folder) == before


def test_a_handle_may_be_typed_in_another_form(folder: Path, command: Command) -> None:
    """A letter with its accent apart is the same letter: both spellings of zoë are one handle."""
    (folder / "seats.yaml").write_text("seats:\n  zoe\u0308: 1\n", encoding="utf-8")
    assert command("rotate", "--forget", "zo\u00eb").code == 0
    assert read(folder, "seats.yaml") == "seats: {}\n"


def test_where_it_cannot_be_cut_alone_it_is_pointed_at(folder: Path, command: Command) -> None:
    """A member on a line below its dash stays, with its place; everything else is done."""
    text = CIRCLES.replace("      - eve  # Evelyn Smith\n", "      -\n        eve\n")
    (folder / "circles.yaml").write_text(text, encoding="utf-8")
    done = command("rotate", "--forget", "eve")
    assert done.code == 0
    assert "Yours to take out, because you wrote it: circles.yaml:6:11 and circles.yaml:10:9.\n" in done.err
    assert read(folder, "circles.yaml") == text


def test_what_people_wrote_is_pointed_at(folder: Path, command: Command) -> None:
    """Line by line; circlekit does not change it."""
    log = "cohort: spring-2027\nturns:\n  c2:\n    1: {opener: eve}\n"
    (folder / "log.yaml").write_text(log, encoding="utf-8")
    (folder / "round.csv").write_text("id,answer\ndia,stay\neve,leave\n", encoding="utf-8")
    done = command("rotate", "--forget", "eve")
    assert done.code == 0
    assert "Yours to take out, because you wrote it: log.yaml:4:17 and round.csv:3:1.\n" in done.err
    assert read(folder, "log.yaml") == log


def test_other_folders_are_pointed_at(folder: Path, command: Command) -> None:
    """Those of earlier cohorts beside this one, and those of the next in rotation/."""
    earlier = folder.parent / f"{folder.name}-earlier"
    earlier.mkdir()
    (earlier / "circles.yaml").write_text(HISTORY, encoding="utf-8")
    named = f"../{earlier.name}/circles.yaml"
    text = read(folder, "cohort.yaml").replace("history/01-autumn.yaml", named)
    (folder / "cohort.yaml").write_text(text, encoding="utf-8")
    later = folder / "rotation" / "july"
    (later / "history").mkdir(parents=True)
    (later / "cohort.yaml").write_text("cohort: July\n", encoding="utf-8")
    (later / "history" / "02.yaml").write_text(CIRCLES, encoding="utf-8")

    found = json.loads(command("rotate", "--forget", "eve", "--json").out)

    assert found["elsewhere"] == [
        {"file": named, "line": 4, "column": 30},
        {"file": "rotation/july/history/02.yaml", "line": 6, "column": 11},
    ]
    assert (earlier / "circles.yaml").read_text(encoding="utf-8") == HISTORY


def test_she_goes_out_of_the_seats_and_the_former_members(folder: Path, command: Command) -> None:
    """Her seat is free, and her row is gone with her address."""
    (folder / "seats.yaml").write_text("seats:\n  dia: 1\n  eve: 2\n", encoding="utf-8")
    rows = "id,name,email,cohorts,since\r\nzoe,Zoë,,,\r\neve,Evelyn Smith,evelyn@example.org,,\r\n"
    (folder / "alumni.csv").write_bytes(rows.encode())
    done = command("rotate", "--forget", "eve")
    assert done.code == 0
    assert read(folder, "seats.yaml") == "seats:\n  dia: 1\n"
    assert (folder / "alumni.csv").read_bytes() == rows[: rows.index("eve,")].encode()


def test_circles_that_people_edited_still_count_as_edited(filled: Path, command: Command) -> None:
    """What was theirs to lose before still is."""
    command("rotate", "--forget", "eve")
    assert command("match", "--fresh").code == 4


def test_a_name_that_others_have_is_not_looked_for(folder: Path, command: Command) -> None:
    """With two of one name, only the handle tells them apart."""
    cohort = read(folder, "cohort.yaml").replace("name: Dia Rao", "name: Evelyn Smith")
    (folder / "cohort.yaml").write_text(cohort, encoding="utf-8")
    assert command("rotate", "--forget", "eve").code == 0
    assert "Evelyn Smith offers law." in read(folder, "circles.yaml")


def test_several_handles_go_in_one_run(folder: Path, command: Command) -> None:
    """Such as the one of now and the one of before."""
    text = read(folder, "history/01-autumn.yaml").replace("[amina, eve,", "[amina, evelyn,").replace(
        "lead: eve", "lead: evelyn"
    )  # fmt: skip
    (folder / "history" / "01-autumn.yaml").write_text(text, encoding="utf-8")
    assert command("rotate", "--forget", "eve", "--forget", "evelyn").code == 0
    assert "eve" not in read(folder, "history/01-autumn.yaml") + read(folder, "circles.yaml")


def test_forgetting_forms_no_circles(folder: Path, command: Command) -> None:
    """Options of a rotation have no meaning beside it."""
    done = command("rotate", "--forget", "eve", "--name", "July")
    assert done.code == 2
    assert "run it by itself" in done.err
    assert not (folder / "rotation").exists()


def test_broken_circles_are_a_problem(folder: Path, command: Command) -> None:
    """They are said with their place, and nothing is written."""
    (folder / "circles.yaml").write_text("circles: [\n", encoding="utf-8")
    before = contents(folder)
    done = command("rotate", "--forget", "eve")
    assert done.code == 1
    assert done.err.startswith("circles.yaml:")
    assert contents(folder) == before
