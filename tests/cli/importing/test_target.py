"""Where people go: into the table that the cohort file names, or beside a cohort file that begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.importing.forms import ACCEPT, FORM

COHORT = "cohort: Spring\nstarts: 2027-01-11\nends: 2027-07-09\nparticipants: {people}\n"


@pytest.fixture
def folder(command: Command, tmp_path: Path) -> Path:
    """Return the folder in which commands run, with an export in it."""
    (tmp_path / "form.csv").write_text(FORM, encoding="utf-8")
    return tmp_path


def test_people_go_where_the_cohort_file_says(command: Command, folder: Path):
    """The file itself is not touched, and the mapping stands beside the people."""
    text = COHORT.replace("{people}", "who/all.csv")
    (folder / "cohort.yaml").write_text(text, encoding="utf-8")
    (folder / "who").mkdir()
    done = command("import", "form.csv", *ACCEPT)
    assert done.code == 0
    assert (folder / "cohort.yaml").read_text(encoding="utf-8") == text
    assert (folder / "who" / "all.csv").exists()
    assert (folder / "who" / "mapping.yaml").exists()
    assert not (folder / "people.csv").exists()


def test_without_a_cohort_file_one_begins_beside_the_table(command: Command, folder: Path):
    """--to alone is enough to begin somewhere else."""
    (folder / "spring").mkdir()
    done = command("import", "form.csv", *ACCEPT, "--to", "spring/members.csv")
    assert done.code == 0
    assert "participants: members.csv\n" in (folder / "spring" / "cohort.yaml").read_text(encoding="utf-8")
    assert done.out.endswith("look at cohort.yaml, then cd spring && circlekit check && circlekit match\n")
    assert command("check", "spring/cohort.yaml").code == 0


def test_a_cohort_file_of_another_name_begins_under_it(command: Command, folder: Path):
    """The next step names what is there."""
    assert command("import", "form.csv", *ACCEPT, "--cohort", "autumn.yaml").code == 0
    assert (folder / "autumn.yaml").exists()
    assert command("check", "autumn.yaml").code == 0


@pytest.mark.parametrize(
    "wrong",
    [
        ["--to", "cohort.yaml"],
        ["--to", "Mapping.yaml"],
        ["--mapping", "people.csv"],
        ["--mapping", "cohort.yaml"],
    ],
)
def test_one_file_is_not_two_things(command: Command, folder: Path, wrong: list[str]):
    """The one would be written over the other, and people be lost."""
    done = command("import", "form.csv", *ACCEPT, *wrong)
    assert done.code == 2
    assert "cannot be two things" in done.err
    assert [path.name for path in folder.iterdir()] == ["form.csv"]


def test_a_workbook_is_not_begun(command: Command, folder: Path):
    """A table under its name would be none."""
    done = command("import", "form.csv", *ACCEPT, "--to", "people.xlsx")
    assert done.code == 1
    assert "people.xlsx is a workbook" in done.err
    assert [path.name for path in folder.iterdir()] == ["form.csv"]


def test_a_workbook_of_people_is_not_written(command: Command, folder: Path):
    """It would lose what only a workbook can hold."""
    (folder / "cohort.yaml").write_text(COHORT.replace("{people}", "people.xlsx"), encoding="utf-8")
    done = command("import", "form.csv", *ACCEPT)
    assert done.code == 1
    assert "people.xlsx is a workbook, which circlekit reads but never writes" in done.err
    assert "save it as CSV, and write «participants: people.csv»" in done.err


def test_people_in_the_cohort_file_itself_are_not_changed(command: Command, folder: Path):
    """It says what to write there, and that --to does without."""
    text = COHORT.replace("{people}", "{ana: {name: Ana, timezone: UTC}}")
    (folder / "cohort.yaml").write_text(text, encoding="utf-8")
    done = command("import", "form.csv", *ACCEPT)
    assert done.code == 1
    assert "the people stand in cohort.yaml itself, which circlekit never changes" in done.err
    assert command("import", "form.csv", *ACCEPT, "--to", "people.csv").code == 0
    assert (folder / "cohort.yaml").read_text(encoding="utf-8") == text


def test_a_broken_cohort_file_is_told_and_stops_nothing(command: Command, folder: Path):
    """People can come in while somebody corrects a date."""
    text = COHORT.replace("2027-07-09", "2027-77-09").replace("{people}", "people.csv")
    (folder / "cohort.yaml").write_text(text, encoding="utf-8")
    done = command("import", "form.csv", *ACCEPT)
    assert done.code == 0
    assert "cohort.yaml:3:7: warning: ends: " in done.err
    assert (folder / "people.csv").exists()


def test_a_cohort_file_that_says_nothing_of_people_has_to_be_mended(command: Command, folder: Path):
    """Nobody would find the table that is written beside it."""
    (folder / "cohort.yaml").write_text("cohort: [Spring\n", encoding="utf-8")
    done = command("import", "form.csv", *ACCEPT)
    assert done.code == 1
    assert "cohort.yaml:" in done.err
    assert not (folder / "people.csv").exists()


def test_a_table_outside_the_folder_is_refused(command: Command, folder: Path):
    """The lock and the memory of a folder hold for what is in it."""
    (folder / "cohort.yaml").write_text(COHORT.replace("{people}", "people.csv"), encoding="utf-8")
    (folder / "other").mkdir()
    done = command("import", "form.csv", *ACCEPT, "--cohort", "cohort.yaml", "--to", "../people.csv")
    assert done.code == 4
    assert "is outside this folder" in done.err


def test_a_gitignore_that_is_there_stays(command: Command, folder: Path):
    """Whoever has one has decided what may be seen."""
    (folder / ".gitignore").write_text("*.log\n", encoding="utf-8")
    assert command("import", "form.csv", *ACCEPT).code == 0
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "*.log\n"


def test_the_answers_that_a_poll_page_offers_are_options_of_a_form(command: Command, folder: Path):
    """The cohort file says once what can be ticked; an option with a comma stays whole."""
    asked = 'poll: {ask: {needs: ["Money, and how to ask", Time]}}\n'
    (folder / "cohort.yaml").write_text(COHORT.replace("{people}", "people.csv") + asked, encoding="utf-8")
    form = FORM.replace("Saying no to my manager Roxane", '"Money, and how to ask, Time"')
    (folder / "form.csv").write_text(form.replace("Fundraising", "Time"), encoding="utf-8")
    assert command("import", "form.csv", *ACCEPT).code == 0
    assert '"Money, and how to ask; Time"' in (folder / "people.csv").read_text(encoding="utf-8-sig")
