"""Writing a set of files into a cohort folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from circlekit.core.problems import Busy, FileTrouble
from circlekit.files.writing import Change, Folder

OLD, NEW = b"circles: old\n", b"circles: new\n"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Give a folder in which circlekit wrote one file."""
    folder = Folder(tmp_path)
    folder.write({"circles.yaml": OLD})
    return folder


def everything(root: Path) -> dict[str, tuple[bytes, int]]:
    """Return the content and the time of change of each file."""
    files = [path for path in root.rglob("*") if path.is_file()]
    return {str(path.relative_to(root)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_change_is_told_file_by_file(folder: Folder) -> None:
    """New, changed, unchanged, in the order given; removed last."""
    folder.write({"calendar/01-a.ics": b"a", "calendar/02-b.ics": b"b"})

    changes = folder.write(
        {"log.yaml": b"", "circles.yaml": NEW, "calendar/02-b.ics": b"b"}, owns=["calendar/"]
    )

    assert changes == (
        Change("log.yaml", "new"),
        Change("circles.yaml", "changed"),
        Change("calendar/02-b.ics", "unchanged"),
        Change("calendar/01-a.ics", "removed"),
    )
    assert sorted(everything(folder.root)) == [
        ".circlekit/state.json",
        "calendar/02-b.ics",
        "circles.yaml",
        "log.yaml",
    ]


def test_new_files_and_folders_are_for_their_owner_alone(folder: Folder) -> None:
    """Modes 0600 and 0700, whatever lies between."""
    folder.write({"rotation/next/cohort.yaml": b""})

    modes = {path.stat().st_mode & 0o777 for path in folder.root.rglob("*") if path.is_file()}
    assert modes == {0o600}
    assert (folder.root / "rotation" / "next").stat().st_mode & 0o777 == 0o700


def test_what_is_as_it_should_be_is_not_touched(folder: Folder) -> None:
    """A second run writes no byte and changes no time, not even in circlekit's own folder."""
    folder.write({"circles.yaml": OLD, "calendar/01.ics": b""}, state={"n": {"b": 1, "a": 2}})
    before = everything(folder.root)

    changes = folder.write({"circles.yaml": OLD, "calendar/01.ics": b""}, state={"n": {"a": 2, "b": 1}})

    assert {change.status for change in changes} == {"unchanged"}
    assert everything(folder.root) == before


def test_an_unchanged_file_among_changed_ones_is_not_touched(folder: Folder) -> None:
    """Sync tools and editors see only what is new."""
    before = everything(folder.root)["circles.yaml"]

    folder.write({"circles.yaml": OLD, "schedule.yaml": b"new"})

    assert everything(folder.root)["circles.yaml"] == before


def test_a_file_keeps_its_mode(folder: Folder) -> None:
    """Colleagues who could read it still can."""
    (folder.root / "circles.yaml").chmod(0o664)

    folder.write({"circles.yaml": NEW})

    assert (folder.root / "circles.yaml").stat().st_mode & 0o777 == 0o664


def test_a_plan_says_what_writing_does_and_writes_nothing(folder: Folder) -> None:
    """The dry run and the real one tell the same."""
    folder.write({"calendar/01.ics": b""})
    before = everything(folder.root)
    files = {"circles.yaml": NEW, "log.yaml": b""}

    planned = folder.plan(files, owns=["calendar/"])

    assert everything(folder.root) == before
    assert planned == folder.write(files, owns=["calendar/"])


def test_an_edited_file_is_not_written_over(folder: Folder) -> None:
    """All edited files are named with the way out, and none of the others is written."""
    (folder.root / "circles.yaml").write_bytes(b"hers")
    (folder.root / "schedule.yaml").write_bytes(b"hers too")
    before = everything(folder.root)

    with pytest.raises(FileTrouble) as refused:
        folder.write({"circles.yaml": NEW, "schedule.yaml": NEW, "log.yaml": NEW})

    assert [problem.message for problem in refused.value.problems] == [
        "«circles.yaml» was edited since circlekit wrote it",
        "«schedule.yaml» was not written by circlekit",
    ]
    assert all("--force" in problem.hint for problem in refused.value.problems)
    assert everything(folder.root) == before


def test_a_dry_run_refuses_what_the_real_one_would(folder: Folder) -> None:
    """A plan that could not be carried out is none."""
    (folder.root / "circles.yaml").write_bytes(b"hers")

    with pytest.raises(FileTrouble, match="was edited"):
        folder.plan({"circles.yaml": NEW})

    assert folder.plan({"circles.yaml": NEW}, force=True) == (Change("circles.yaml", "changed"),)


def test_force_writes_over_an_edit(folder: Folder) -> None:
    """Told so, circlekit writes, and the file is its own again."""
    (folder.root / "circles.yaml").write_bytes(b"hers")

    folder.write({"circles.yaml": NEW}, force=True)

    assert (folder.root / "circles.yaml").read_bytes() == NEW
    assert not folder.edited("circles.yaml")


def test_an_edit_to_what_would_be_written_is_no_conflict(folder: Folder) -> None:
    """The person did the same as circlekit; from then on the file counts as written by it."""
    (folder.root / "circles.yaml").write_bytes(NEW)

    assert folder.write({"circles.yaml": NEW}) == (Change("circles.yaml", "unchanged"),)
    assert folder.write({"circles.yaml": OLD}) == (Change("circles.yaml", "changed"),)


def test_edited_means_there_and_not_as_written(folder: Folder) -> None:
    """A missing file is not edited; one that circlekit never wrote is."""
    (folder.root / "cohort.yaml").write_bytes(b"hers")

    assert not folder.edited("circles.yaml")
    assert not folder.edited("schedule.yaml")
    assert folder.edited("cohort.yaml")
    (folder.root / "circles.yaml").write_bytes(b"hers")
    assert folder.edited("circles.yaml")


def test_only_unedited_files_of_ours_are_removed(folder: Folder) -> None:
    """What a person edited or put there stays, and so does what is not under the owned names."""
    folder.write({"nudges/a.md": b"", "nudges/b.md": b"", "nudges/b.txt": b"", "nudges/c.md": b""})
    (folder.root / "nudges" / "b.md").write_bytes(b"hers")
    (folder.root / "nudges" / "c.md").unlink()
    (folder.root / "nudges" / "d.md").write_bytes(b"hers")

    changes = folder.write({}, owns=["nudges/*.md"])

    assert changes == (Change("nudges/a.md", "removed"),)
    assert sorted(os.listdir(folder.root / "nudges")) == ["b.md", "b.txt", "d.md"]  # noqa: PTH208
    assert folder.known() == {"circles.yaml", "nudges/b.md", "nudges/b.txt"}


def test_state_is_kept_with_the_files(folder: Folder) -> None:
    """Each key replaces what it held; the others stay."""
    assert folder.state() == {}

    folder.write({}, state={"calendar": {"a": 1}, "seed": 7})
    folder.write({}, state={"calendar": {"b": 2}})

    assert folder.state() == {"calendar": {"b": 2}, "seed": 7}


def test_damaged_state_stops_before_anything_is_written(folder: Folder) -> None:
    """Without its memory circlekit cannot tell whose a file is."""
    (folder.root / ".circlekit" / "state.json").write_bytes(b"{")
    before = everything(folder.root)

    with pytest.raises(FileTrouble, match="is damaged"):
        folder.write({"circles.yaml": NEW})

    assert everything(folder.root) == before


def test_new_files_only_are_created_in_a_new_folder(tmp_path: Path) -> None:
    """A first folder is made; a second time each file that exists is named, and nothing is written."""
    folder = Folder(tmp_path / "demo")
    folder.write({"cohort.yaml": OLD, "people.csv": OLD}, create_only=True)
    before = everything(tmp_path)

    with pytest.raises(FileTrouble) as refused:
        folder.write({"cohort.yaml": OLD, "people.csv": NEW, "log.yaml": NEW}, create_only=True)

    assert [problem.message for problem in refused.value.problems] == [
        "«cohort.yaml» exists already",
        "«people.csv» exists already",
    ]
    assert everything(tmp_path) == before


def test_creating_does_not_take_a_name_that_appeared_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between looking and writing somebody made the file: theirs stays, and ours leaves no trace."""
    real = os.link

    def link(source: Path, target: Path) -> None:
        if target.name == "people.csv":
            target.write_bytes(b"theirs")
        real(source, target)

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(FileTrouble, match=r"«people\.csv» cannot be used: it has just been made"):
        Folder(tmp_path).write({"cohort.yaml": OLD, "people.csv": OLD}, create_only=True)

    assert {path: content for path, (content, _) in everything(tmp_path).items()} == {"people.csv": b"theirs"}


@pytest.mark.parametrize(
    "path", ["../out", "a/../../out", "/out", "//out", "", ".", "C:out", "a\\b", "a\0b", "elsewhere/x"]
)
def test_nothing_is_written_outside_the_folder(path: str, tmp_path: Path) -> None:
    """Neither by a name nor through a linked directory."""
    root = tmp_path / "cohort"
    root.mkdir()
    (root / "elsewhere").symlink_to(tmp_path)

    with pytest.raises(FileTrouble, match="is outside this folder"):
        Folder(root).write({path: b"out"})

    assert sorted(os.listdir(tmp_path)) == ["cohort"]  # noqa: PTH208
    assert os.listdir(root) == ["elsewhere"]  # noqa: PTH208


def test_the_lock_may_be_taken_again_inside(folder: Folder) -> None:
    """A command holds the folder while it reads, computes and writes; nobody else can."""
    with folder.lock():
        folder.write({"circles.yaml": NEW})
        with folder.lock(), pytest.raises(Busy):
            Folder(folder.root).write({"circles.yaml": OLD})

    Folder(folder.root).write({"circles.yaml": OLD})


def test_a_linked_file_is_written_where_it_is(tmp_path: Path) -> None:
    """The link stays a link, and its mode and place are the real file's."""
    real = tmp_path / "dropbox" / "circles.yaml"
    real.parent.mkdir()
    real.write_bytes(OLD)
    root = tmp_path / "cohort"
    root.mkdir()
    (root / "circles.yaml").symlink_to(real)

    Folder(root).write({"circles.yaml": NEW}, force=True)

    assert (root / "circles.yaml").is_symlink()
    assert real.read_bytes() == NEW
    assert os.listdir(real.parent) == ["circles.yaml"]  # noqa: PTH208


def test_a_link_to_nothing_is_named(tmp_path: Path) -> None:
    """Writing where it leads would bring back a file that somebody removed."""
    (tmp_path / "circles.yaml").symlink_to("gone.yaml")

    with pytest.raises(FileTrouble, match=r"«circles\.yaml» is a link to nothing"):
        Folder(tmp_path).write({"circles.yaml": NEW})

    assert not (tmp_path / "gone.yaml").exists()


def test_a_protected_file_is_respected(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rename would replace a file that may not be written; its owner meant otherwise."""
    monkeypatch.setattr(os, "access", lambda path, mode: False)

    with pytest.raises(FileTrouble, match=r"«circles\.yaml» cannot be used: access to it is not allowed"):
        folder.write({"circles.yaml": NEW}, force=True)

    assert (folder.root / "circles.yaml").read_bytes() == OLD
