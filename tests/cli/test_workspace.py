"""What all commands share that work in a cohort's folder."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from circlekit.cli.workspace import changes_as_json, say_changes, today, workspace
from circlekit.core.problems import FileTrouble
from circlekit.files.reading import load
from circlekit.files.writing import Change

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Pacific/Kiritimati
participants: {ana: {name: Ana}}
"""


@pytest.fixture
def cohort_file(tmp_path: Path) -> Path:
    """Return a cohort of one person, on the island where every day begins."""
    path = tmp_path / "cohort.yaml"
    path.write_text(COHORT, encoding="utf-8")
    return path


def changes(*found: tuple[str, str]) -> list[Change]:
    return [Change(path, status) for path, status in found]  # type: ignore[arg-type]


def test_each_of_a_few_files_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """With what happened to it."""
    say_changes(
        changes(("circles.yaml", "changed"), ("calendar/a.ics", "new"), ("calendar/b.ics", "removed"))
    )
    assert capsys.readouterr() == (
        "",
        "changed  circles.yaml\nnew      calendar/a.ics\nremoved  calendar/b.ics\n",
    )


def test_many_files_of_a_folder_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """Four new ones together; the one that changed is named."""
    new = [(f"nudges/{number}/circle.md", "new") for number in range(4)]
    say_changes(changes(*new, ("nudges/9/circle.md", "changed")), dry_run=True)
    assert capsys.readouterr().err == (
        "new      nudges/ (4 files)\nchanged  nudges/9/circle.md\nThis was a dry run: nothing was written.\n"
    )


def test_nothing_new_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Whether it is one file or many."""
    say_changes(changes(("a", "unchanged")))
    say_changes(changes(("a", "unchanged"), ("b", "unchanged")))
    assert capsys.readouterr().err == (
        "Nothing changed; 1 file is up to date.\nNothing changed; 2 files are up to date.\n"
    )


def test_changes_are_plain_data_for_json() -> None:
    """A path and a status each."""
    assert changes_as_json(changes(("a/b", "new"))) == [{"path": "a/b", "status": "new"}]


def test_a_second_copy_of_a_sync_tool_is_mentioned(
    cohort_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is written, because one of the two may be the right one."""
    (cohort_file.parent / "circles 2.yaml").write_text("", encoding="utf-8")
    with workspace(cohort_file):
        assert "«circles 2.yaml» looks like a second copy" in capsys.readouterr().err


def test_a_wrong_path_leaves_nothing_behind(tmp_path: Path) -> None:
    """The folder is held only after the cohort was read."""
    with pytest.raises(FileTrouble), workspace(tmp_path / "cohort.yaml"):
        raise AssertionError
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_plans_and_writes_nothing(cohort_file: Path) -> None:
    """Not even the folder with the lock."""
    with workspace(cohort_file, dry_run=True) as space:
        assert space.write({"a.txt": b"x"}) == (("a.txt", "new"),)
    assert [path.name for path in cohort_file.parent.iterdir()] == ["cohort.yaml"]


def test_today_is_the_day_given_or_the_coordinators(cohort_file: Path) -> None:
    """On Kiritimati a day begins fourteen hours before it does in Greenwich."""
    cohort = load(cohort_file)
    assert today(date(2027, 1, 5), cohort) == date(2027, 1, 5)
    before, found, after = (
        datetime.now(ZoneInfo("Pacific/Kiritimati")).date(),
        today(None, cohort),
        datetime.now(ZoneInfo("Pacific/Kiritimati")).date(),
    )
    assert before <= found <= after
