"""Polls beside forms: who can come when, from people whom another file or the table knows."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command
from tests.cli.importing.forms import TODAY

FORM = (
    "Name,E-mail,Time zone\nAda Example,ada@example.org,Europe/London\n"
    "Bo Sample,bo@example.org,Africa/Cairo\n"
)
POLL = (
    "Day,Time,Ada Example,Bo Sample\nMon,09:00 AM,1,0\nMon,09:15 AM,1,1\nMon,09:30 AM,0,1\nMon,09:45 AM,0,1\n"
)
ZONE = ("--poll-zone", "Europe/London")


def table(folder: Path) -> list[str]:
    """Return the lines of the table of people."""
    return (folder / "people.csv").read_bytes().decode("utf-8-sig").splitlines()


def write(folder: Path) -> None:
    """Put a form and a poll into a folder."""
    (folder / "form.csv").write_text(FORM, encoding="utf-8")
    (folder / "poll.csv").write_text(POLL, encoding="utf-8")


def test_a_poll_gives_a_form_its_hours(command: Command, tmp_path: Path):
    """From London's nine o'clock, Cairo is two hours ahead in winter."""
    write(tmp_path)
    done = command("import", "poll.csv", "form.csv", *ZONE, *TODAY, "--yes")
    assert done.code == 0, done.err
    assert "poll.csv: When2meet, 2 answers to 4 times on the clock of Europe/London\n" in done.out
    rows = [line.split(",") for line in table(tmp_path)]
    assert sorted(row[3:5] for row in rows[1:]) == [
        ["Africa/Cairo", "Mon 11:15-12:00"],
        ["Europe/London", "Mon 09:00-09:30"],
    ]


def test_a_poll_finds_people_who_are_in_the_table_already(command: Command, tmp_path: Path):
    """Their zones are known from before, and a poll changes hours alone."""
    write(tmp_path)
    assert command("import", "form.csv", *TODAY, "--yes").code == 0
    before = table(tmp_path)
    done = command("import", "poll.csv", *ZONE, *TODAY, "--yes")
    assert done.code == 0, done.err
    assert "new in" not in done.out
    assert [line.split(",")[:4] for line in table(tmp_path)] == [line.split(",")[:4] for line in before]
    assert "Mon 11:15-12:00" in "\n".join(table(tmp_path))


def test_a_poll_that_was_accepted_comes_in_by_its_name(command: Command, tmp_path: Path):
    """On whose clock it is stands in the mapping."""
    write(tmp_path)
    assert command("import", "form.csv", "poll.csv", *ZONE, *TODAY, "--yes").code == 0
    (tmp_path / "poll.csv").write_text(POLL.replace("09:30 AM,0,1", "09:30 AM,1,1"), encoding="utf-8")
    done = command("import", "poll.csv", *TODAY)
    assert done.code == 0, done.err
    assert "\nAda Example\tavailable\tMon 09:00-09:30\tMon 09:00-09:45\n" in done.out
    assert "changed  people.csv" in done.err


def test_without_its_clock_a_poll_is_a_question(command: Command, tmp_path: Path):
    """No zone is guessed, and a wrong one is not repeated beside the right one."""
    write(tmp_path)
    done = command("import", "poll.csv", *TODAY)
    assert done.code == 1
    assert "this poll does not say on whose clock its times are" in done.err
    done = command("import", "poll.csv", "--poll-zone", "Europe/Lodnon", *TODAY)
    assert done.code == 1
    assert done.err.splitlines()[-1] == "  circlekit import poll.csv --poll-zone Europe/London"


def test_a_name_with_a_comma_is_told_as_one(command: Command, tmp_path: Path):
    """Among others it is set off by semicolons."""
    lee = '"Lee, PhD",lee@example.org,Asia/Tokyo\n'
    (tmp_path / "form.csv").write_text(f"{FORM.partition('Bo')[0]}{lee}", encoding="utf-8")
    assert "new in people.csv: 2 people: Ada Example; Lee, PhD\n" in command("import", "form.csv", *TODAY).out
