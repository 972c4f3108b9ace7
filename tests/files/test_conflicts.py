"""Second copies by sync tools."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.files.writing import Folder, conflicted_copies


@pytest.mark.parametrize(
    "name",
    [
        "circles (conflicted copy).yaml",
        "circles (Ana's conflicted copy 2027-01-11).yaml",
        "circles (Case Conflict).yaml",
        "circles 2.yaml",
        "circles (1).yaml",
        "circles - Copy.yaml",
        "circles-conflict-20270111.yaml",
        "circles.sync-conflict-20270111-101500-ABCDEF7.yaml",
    ],
)
def test_a_second_copy_is_found(name: str, tmp_path: Path) -> None:
    """The marks of the common sync tools are known."""
    (tmp_path / name).touch()

    assert conflicted_copies(Folder(tmp_path)) == [name]


@pytest.mark.parametrize(
    "name",
    ["circles.yaml", "circles-of-friends.yaml", "circles.yaml.bak", "circles 2027-01.yaml", "x 2.yaml"],
)
def test_other_files_are_let_be(name: str, tmp_path: Path) -> None:
    """A name that only begins like one of ours says nothing."""
    (tmp_path / name).touch()

    assert conflicted_copies(Folder(tmp_path)) == []


def test_files_in_folders_of_ours_count_too(tmp_path: Path) -> None:
    """Beside every file that circlekit wrote a copy may appear; a file it wrote itself is none."""
    folder = Folder(tmp_path)
    folder.write({"calendar/01-a.ics": b"a", "calendar/01-a 2.ics": b"b"})
    (tmp_path / "calendar" / "01-a 3.ics").touch()

    assert conflicted_copies(folder) == ["calendar/01-a 3.ics"]


def test_a_missing_folder_has_no_copies(tmp_path: Path) -> None:
    """Where nothing is, nothing is found."""
    assert conflicted_copies(Folder(tmp_path / "none")) == []
