"""``circlekit import`` as people use it: look, answer, accept, come again."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from circlekit.files.locking import locked
from tests.cli.conftest import Command
from tests.cli.importing.forms import ACCEPT, AMINA, BEN, CARA, FORM, HEAD, HOURS, PEOPLE, TODAY


@pytest.fixture
def form(command: Command, tmp_path: Path) -> Path:
    """Return an export of three people in the folder in which commands run."""
    path = tmp_path / "form.csv"
    path.write_text(FORM, encoding="utf-8")
    return path


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder, by its path."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def table(folder: Path) -> str:
    """Return the table of people as text."""
    return (folder / "people.csv").read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def test_without_yes_nothing_is_written(command: Command, form: Path, tmp_path: Path):
    """What would change is shown all the same."""
    done = command("import", "form.csv", *HOURS, *TODAY)
    assert done.code == 0
    assert "new in people.csv: 3 people: Amina Diallo, Ben Okri, Cara Lind\n" in done.out
    assert done.err.endswith("Nothing was written. When this is right: the same with --yes.\n")
    assert list(files(tmp_path)) == ["form.csv"]


def test_the_table_shows_what_each_column_is_taken_for(command: Command, form: Path):
    """In a pipe its cells are separated by tabs; addresses and long texts are cut."""
    lines = command("import", "form.csv", *HOURS, *TODAY).out.splitlines()
    assert lines[0] == "form.csv: Google Sheets, 3 answers; row 1 is the header"
    rows = [line.split("\t") for line in lines if "\t" in line]
    assert rows[0] == ["column", "field", "how", "samples"]
    assert rows[2] == ["Email Address", "email", "text", "a…@example.org | b…@example.org | c…@example.org"]
    assert ["Your name", "name", "text", "Amina Diallo | Ben Okri | Cara Lind"] in rows
    assert ["Region", "region", "text", "West | East"] in rows
    monday = next(row for row in rows if row[0] == "When can you meet? [Monday]")
    assert monday[1:3] == ["available", "times one can come at, split at «, »"]
    assert "Roxane" not in "\n".join(lines)
    assert any(line.startswith("left out: IP Address (") for line in lines)


def test_the_parts_of_one_question_stand_together(command: Command, tmp_path: Path):
    """A grid with a column for each day is one row of the table."""
    head = "Timestamp,Email Address,Your name,Time zone,When? [Monday],When? [Tuesday],When? [Friday]\n"
    row = "10/21/2026 9:00:00,a@example.org,Ana,UTC,Morning,,Evening\n"
    (tmp_path / "form.csv").write_text(head + row, encoding="utf-8")
    out = command("import", "form.csv", *HOURS, *TODAY).out
    assert "\nWhen? [Monday, Tuesday, Friday]\tavailable\ttimes one can come at\tMorning | Evening\n" in out


def test_the_table_shows_no_address_in_a_question(command: Command, tmp_path: Path):
    """Somebody's own may be in it."""
    asked = HEAD.replace("Your name", "Your name (questions? write to roxane@example.org)")
    (tmp_path / "form.csv").write_text(asked + BEN, encoding="utf-8")
    done = command("import", "form.csv", *HOURS)
    assert "write to r…@example.org" in done.out
    assert "roxane" not in done.out


def test_questions_come_all_at_once(command: Command, form: Path, tmp_path: Path):
    """Each says how many people it concerns and how it is answered; nothing is written, even with --yes."""
    done = command("import", "form.csv", *TODAY, "--yes")
    assert done.code == 1
    assert "«Morning» does not say from when to when (2 people)" in done.err
    assert "«Evening» does not say from when to when (2 people)" in done.err
    assert '--hours "Evening=18:00-21:00"' in done.err
    assert "2 problems; nothing was written." in done.err
    assert list(files(tmp_path)) == ["form.csv"]


def test_the_line_at_the_end_answers_every_question(command: Command, form: Path):
    """It can be copied as it stands, and keeps what was said already."""
    done = command("import", "form.csv", "--map", "Region=area", "--keep", "first")
    line = done.err.splitlines()[-1]
    words = shlex.split(line)
    assert words[:3] == ["circlekit", "import", "form.csv"]
    assert words[3:5] == ["--map", "Region=area"]
    assert words[5:7] == ["--keep", "first"]
    again = command(*words[1:], *TODAY)
    assert again.code == 0
    assert "\tarea\t" in again.out


def test_yes_writes_people_mapping_and_a_cohort(command: Command, form: Path, tmp_path: Path):
    """From then on every command works in the folder."""
    done = command("import", "form.csv", *ACCEPT)
    assert done.code == 0
    assert sorted(files(tmp_path)) == [
        ".circlekit/cohort.schema.json",
        ".circlekit/state.json",
        ".gitignore",
        "cohort.yaml",
        "form.csv",
        "mapping.yaml",
        "people.csv",
    ]
    assert table(tmp_path) == PEOPLE
    assert done.out.endswith("Ready. Next: look at cohort.yaml, then circlekit check && circlekit match\n")
    assert command("check").code == 0


def test_the_same_again_needs_no_yes_and_changes_nothing(command: Command, form: Path, tmp_path: Path):
    """Not a byte, the folder's memory included."""
    command("import", "form.csv", *ACCEPT)
    before = files(tmp_path)
    done = command("import", "form.csv")
    assert done.code == 0
    assert "Nothing new for people.csv" in done.out
    assert done.err == "Nothing changed.\n"
    assert files(tmp_path) == before


def test_a_later_export_updates_people(command: Command, form: Path, tmp_path: Path):
    """The newest answer counts, handles stay, and what changed is shown before it is believed."""
    command("import", "form.csv", *ACCEPT)
    moved = BEN.replace("10/22", "11/22").replace("Ben Okri,Europe/London", "Ben O. Okri,Africa/Lagos")
    new = CARA.replace("cara", "dan").replace("Cara Lind", "Dan Ek")
    form.write_text(FORM + moved + new, encoding="utf-8")
    done = command("import", "form.csv", *TODAY)
    assert done.code == 0
    assert "new in people.csv: 1 person: Dan Ek\n" in done.out
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert ["Ben Okri", "timezone", "Europe/London", "Africa/Lagos"] in rows
    assert ["Ben Okri", "name", "Ben Okri", "Ben O. Okri"] in rows
    assert "ben-okri,Ben O. Okri,ben@example.org,Africa/Lagos," in table(tmp_path)
    assert "\ndan-ek,Dan Ek," in table(tmp_path)


def test_who_is_not_in_an_export_stays_and_is_listed(command: Command, form: Path, tmp_path: Path):
    """An import takes nobody out."""
    command("import", "form.csv", *ACCEPT)
    form.write_text(HEAD + AMINA + CARA, encoding="utf-8")
    done = command("import", "form.csv", *TODAY)
    assert "in people.csv, but without an answer here: 1 person: Ben Okri; they stay" in done.out
    assert table(tmp_path) == PEOPLE


def test_what_was_changed_by_hand_stays_until_forced(command: Command, form: Path, tmp_path: Path):
    """Only where somebody has answered otherwise since is it told."""
    command("import", "form.csv", *ACCEPT)
    people = tmp_path / "people.csv"
    people.write_bytes(people.read_bytes().replace(b",West", b",North"))
    assert "changed by hand" not in command("import", "form.csv", *TODAY).out
    form.write_text(FORM.replace(",West,", ",South,"), encoding="utf-8")
    done = command("import", "form.csv", *TODAY)
    assert "region of «Amina Diallo» was changed by hand" in done.err
    assert "\nAmina Diallo\tregion\tNorth\tSouth\n" in done.out
    assert ",North\n" in table(tmp_path)
    assert command("import", "form.csv", *TODAY, "--force").code == 0
    assert ",South\n" in table(tmp_path)


def test_a_new_column_needs_yes_again(command: Command, form: Path, tmp_path: Path):
    """It is named; what was accepted of the others still holds."""
    command("import", "form.csv", *ACCEPT)
    lines = FORM.splitlines()
    form.write_text(
        "\n".join([lines[0] + ",Role", *(f"{line},chair" for line in lines[1:])]) + "\n", encoding="utf-8"
    )
    done = command("import", "form.csv", *TODAY)
    assert done.code == 0
    assert "form.csv has new columns: «Role»; --yes accepts them." in done.err
    assert "Nothing was written." in done.err
    assert table(tmp_path) == PEOPLE
    assert command("import", "form.csv", *TODAY, "--yes").code == 0
    assert table(tmp_path).splitlines()[0] == PEOPLE.splitlines()[0] + ",role"
    assert command("import", "form.csv", *TODAY).err == "Nothing changed.\n"


def test_a_column_that_is_gone_is_named(command: Command, form: Path):
    """Nobody has to say yes to less."""
    command("import", "form.csv", *ACCEPT)
    shorter = "\n".join(line.rpartition(",")[0] for line in FORM.splitlines()) + "\n"
    form.write_text(shorter, encoding="utf-8")
    done = command("import", "form.csv", *TODAY)
    assert "form.csv has no longer: «IP Address»." in done.err
    assert done.code == 0


def test_a_mapping_changed_by_hand_decides_and_stays(command: Command, form: Path, tmp_path: Path):
    """What somebody wrote into mapping.yaml counts as said, and their notes in it are not lost."""
    command("import", "form.csv", *ACCEPT)
    mapping = tmp_path / "mapping.yaml"
    text = mapping.read_text(encoding="utf-8").replace("field: region", "field: continent")
    mapping.write_text(text + "# my note\n", encoding="utf-8")
    assert command("import", "form.csv", *TODAY).code == 0
    assert table(tmp_path).splitlines()[0].endswith(",region,continent")
    assert mapping.read_text(encoding="utf-8") == text + "# my note\n"
    done = command("import", "form.csv", *TODAY, "--map", "Region=area")
    assert "mapping.yaml was changed by hand and stays; --force writes what is new into it." in done.err
    assert mapping.read_text(encoding="utf-8").endswith("# my note\n")
    command("import", "form.csv", *TODAY, "--map", "Region=area", "--force")
    assert "field: area" in mapping.read_text(encoding="utf-8")


def test_a_broken_mapping_is_told_with_its_place(command: Command, form: Path, tmp_path: Path):
    """Nothing is imported by half of it."""
    (tmp_path / "mapping.yaml").write_text("forms:\n- layuot: plain\n", encoding="utf-8")
    done = command("import", "form.csv", *ACCEPT)
    assert done.code == 1
    assert "mapping.yaml:2:3: «layuot» is not a key that circlekit knows" in done.err


def test_a_dry_run_says_what_it_would_write(command: Command, form: Path, tmp_path: Path):
    """With --yes, too, nothing is written."""
    done = command("import", "form.csv", *ACCEPT, "--dry-run")
    assert done.code == 0
    assert "new  people.csv\n" in done.err
    assert "This was a dry run: nothing was written." in done.err
    assert list(files(tmp_path)) == ["form.csv"]


def test_two_files_of_the_same_people_become_one_table(command: Command, form: Path, tmp_path: Path):
    """A second sheet knows people by their address, or by their name."""
    more = "Name,E-mail,Organisation\nCara Lind,,Rivers\nAmina,AMINA@example.org,Lakes\n"
    (tmp_path / "more.csv").write_text(more, encoding="utf-8")
    done = command("import", "form.csv", "more.csv", *ACCEPT)
    assert done.code == 0
    header, amina, _, cara = table(tmp_path).splitlines()
    assert header == PEOPLE.splitlines()[0] + ",organisation"
    assert amina.endswith(",West,Lakes")
    assert cara.endswith(",East,Rivers")
    assert "more.csv: " in done.out


def test_the_document_has_columns_and_whose_fields_and_no_values(command: Command, form: Path):
    """A script sees what happened; answers stand in the table alone."""
    done = command("import", "form.csv", *ACCEPT, "--json")
    assert done.code == 0
    document = json.loads(done.out)
    (source,) = document["forms"]
    assert (source["tool"], source["answers"], source["known"]) == ("Google Sheets", 3, False)
    assert {"Region": "region", "IP Address": None}.items() <= {
        column["asked"]: column["field"] for column in source["columns"]
    }.items()
    assert document["people"]["new"][0] == {"id": "amina-diallo", "name": "Amina Diallo"}
    assert (document["accepted"], document["written"]) == (True, True)
    assert {"path": "people.csv", "status": "new"} in document["files"]
    assert "@" not in done.out
    assert "Roxane" not in done.out


def test_the_document_of_questions_has_the_line_that_answers_them(command: Command, form: Path):
    """Its problems are as those of every command."""
    done = command("import", "form.csv", "--json")
    document = json.loads(done.out)
    assert done.code == 1
    assert [one["severity"] for one in document["problems"]] == ["error", "error"]
    assert document["problems"][0]["file"] == "form.csv"
    assert shlex.split(document["again"])[:3] == ["circlekit", "import", "form.csv"]
    assert done.err == ""


@pytest.mark.parametrize("answers", ["", AMINA.replace("Amina Diallo", "")])
def test_answers_without_anybody_begin_nothing(command: Command, tmp_path: Path, answers: str):
    """A header alone, and people without a name: a cohort of nobody would only be in the way."""
    (tmp_path / "form.csv").write_text(HEAD + answers, encoding="utf-8")
    done = command("import", "form.csv", *ACCEPT)
    assert done.code == 1
    assert "there is nobody in these answers" in done.err
    assert list(files(tmp_path)) == ["form.csv"]


def test_the_document_of_an_unreadable_file_has_its_problem(command: Command, form: Path, tmp_path: Path):
    """A file of which nothing is known has no columns, and that is no reason to stop."""
    (tmp_path / "open.csv").write_text('Name,Email\n"Ada', encoding="utf-8")
    done = command("import", "open.csv", "--json")
    document = json.loads(done.out)
    assert done.code == 1
    assert [(one["file"], one["line"]) for one in document["problems"]] == [("open.csv", 2)]
    assert document["forms"][0]["columns"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        ["--zone", "EST"],
        ["--hours", "=09:00-12:00"],
        ["--map", "Region"],
        ["--map", "Region=area", "--map", "Region="],
        ["--busy", "Region", "--free", "Region"],
        ["--date-order", "dym"],
        ["--keep", "last"],
        ["--encoding", "klingon"],
    ],
)
def test_wrong_use_is_told(command: Command, form: Path, tmp_path: Path, wrong: list[str]):
    """An option that cannot be carried out ends with 2."""
    done = command("import", "form.csv", *wrong)
    assert done.code == 2
    assert "hint: " in done.err
    assert list(files(tmp_path)) == ["form.csv"]


def test_a_column_that_is_not_there_is_told(command: Command, form: Path):
    """A slip of the hand must not leave a column as it was."""
    done = command("import", "form.csv", *HOURS, "--map", "Regoin=area", "--busy", "Phone")
    assert done.code == 1
    assert "--map: no column is called «Regoin»\n  hint: did you mean Region?" in done.err
    assert "--busy: no column is called «Phone»" in done.err


def test_every_file_that_cannot_be_read_is_named(command: Command, tmp_path: Path):
    """One that is not there, and a folder."""
    (tmp_path / "here").mkdir()
    done = command("import", "gone.csv", "here")
    assert done.code == 4
    assert "gone.csv does not exist" in done.err
    assert "here is a folder, not a file" in done.err


def test_one_bad_file_hides_nothing_of_the_others(command: Command, form: Path, tmp_path: Path):
    """All files are looked at before anybody is asked anything."""
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    done = command("import", "empty.csv", "form.csv", *TODAY, "--yes")
    assert done.code == 1
    assert "empty.csv:1:1: " in done.err
    assert "«Morning» does not say" in done.err
    assert "form.csv: Google Sheets, 3 answers" in done.out


def test_a_folder_in_use_is_left_alone(command: Command, form: Path, tmp_path: Path):
    """Another run may be writing the same table."""
    with locked(tmp_path):
        done = command("import", "form.csv", *ACCEPT)
    assert done.code == 5
    assert not (tmp_path / "people.csv").exists()
