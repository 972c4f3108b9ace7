"""All of a set of files or none of it, whatever fails on the way."""

from __future__ import annotations

import errno
import itertools
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from circlekit.core.problems import FileTrouble
from circlekit.files.temporaries import Temporaries
from circlekit.files.transactions import MANY
from circlekit.files.writing import Folder, write_folder

Content = dict[str, bytes | None]
FILES = {"circles.yaml": b"new", "calendar/01.ics": b"new"}
CALLS = ("write", "fsync", "link", "replace", "unlink")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Give a folder with one file to change and one to remove."""
    folder = Folder(tmp_path)
    folder.write({"circles.yaml": b"old", "nudges/01.md": b"old"}, state={"n": 1})
    return folder


def content(root: Path) -> Content:
    """Return the content of each file, and None for each directory."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in root.rglob("*")
    }


def fail_at(
    monkeypatch: pytest.MonkeyPatch, name: str, at: int, failure: BaseException, lasting: bool
) -> None:
    """Make the ``at``-th call of ``os.name`` fail, and if ``lasting`` all that follow."""
    real: Callable[..., object] = getattr(os, name)
    counter = itertools.count(1)  # whose steps no thread can come between

    def call(*args: object, **options: object) -> object:
        count = next(counter)
        if count == at or (lasting and count > at):
            raise failure
        return real(*args, **options)

    monkeypatch.setattr(os, name, call)


@pytest.mark.parametrize(
    "failure", [OSError(errno.EIO, "fault"), KeyboardInterrupt()], ids=["fault", "interrupt"]
)
@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("at", range(1, 9))
def test_a_failure_leaves_all_as_it_was_or_all_done(
    at: int, name: str, failure: BaseException, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing in between, no temporary file, and the next run completes it."""
    before = content(folder.root)
    stopped = True
    with monkeypatch.context() as patch:
        fail_at(patch, name, at, failure, lasting=False)
        try:
            folder.write(FILES, owns=["nudges/"], state={"n": 2})
            stopped = False
        except (FileTrouble, KeyboardInterrupt):
            pass
    left = content(folder.root)

    changes = folder.write(FILES, owns=["nudges/"], state={"n": 2})

    assert folder.state() == {"n": 2}
    done = content(folder.root)
    assert {name: data for name, data in done.items() if data == b"new"} == FILES
    assert "nudges/01.md" not in done
    assert not [path for path in done if path.endswith(".tmp")]
    assert left == before or {change.status for change in changes} == {"unchanged"}
    assert stopped or left != before


@pytest.mark.parametrize("at", [1, 3, 20, MANY + 3])
@pytest.mark.parametrize("name", ["write", "fsync"])
def test_a_failure_among_many_files_leaves_all_as_it_was(
    name: str, at: int, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several are written at a time; none of them stays, nor does a folder, and the next run has them all."""
    many = {f"nudges/{number}/circle.md": b"%d" % number for number in range(MANY + 5)}
    before = content(folder.root)
    with monkeypatch.context() as patch:
        fail_at(patch, name, at, OSError(errno.EIO, "fault"), lasting=False)
        with pytest.raises(FileTrouble):
            folder.write(many)

    assert content(folder.root) == before
    assert {change.status for change in folder.write(many)} == {"new"}
    assert {path: (folder.root / path).read_bytes() for path in many} == many


def test_what_cannot_be_put_back_is_named_and_completed_by_the_next_run(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails for good halfway leaves a set of old and new files; running again mends it."""
    with monkeypatch.context() as patch:
        fail_at(patch, "replace", 2, OSError(errno.EIO, "fault"), lasting=True)
        fail_at(patch, "unlink", 3, OSError(errno.EIO, "fault"), lasting=True)
        with pytest.raises(FileTrouble) as raised:
            folder.write({"a.yaml": b"new", "b.yaml": b"new", **FILES}, state={"n": 2})

    (problem,) = raised.value.problems
    assert problem.message.startswith("the disk failed halfway, and ")
    assert "could not be put back" in problem.message
    assert problem.hint == "run the same command again: it finishes what was begun"
    folder.write({"a.yaml": b"new", "b.yaml": b"new", **FILES}, state={"n": 2})
    assert folder.state() == {"n": 2}


def test_an_interrupt_after_the_last_entry_only_cleans_up(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is recorded stays; the copies kept for taking it back go all the same."""
    real = Path.unlink
    calls: list[Path] = []

    def unlink(path: Path, missing_ok: bool = False) -> None:
        calls.append(path)
        if len(calls) == 1:
            raise KeyboardInterrupt
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    with pytest.raises(KeyboardInterrupt):
        folder.write({"circles.yaml": b"new"})

    assert (folder.root / "circles.yaml").read_bytes() == b"new"
    assert not list(folder.root.rglob("*.tmp"))


def test_a_whole_folder_appears_at_one_stroke(tmp_path: Path) -> None:
    """Its files are there with it, and named by it."""
    changes = write_folder(Folder(tmp_path), "rotation/next", {"cohort.yaml": b"1", "nudges/a.md": b"2"})

    assert [(change.path, change.status) for change in changes] == [
        ("rotation/next/cohort.yaml", "new"),
        ("rotation/next/nudges/a.md", "new"),
    ]
    assert (tmp_path / "rotation/next/nudges/a.md").read_bytes() == b"2"
    assert (tmp_path / "rotation/next").stat().st_mode & 0o777 == 0o700


def test_a_whole_folder_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the folder nor the one it was to be in, whether before or after the rename."""
    for name, at in [("write", 3), ("rename", 1), ("fsync", 6)]:
        with monkeypatch.context() as patch:
            fail_at(patch, name, at, OSError(errno.ENOSPC, "full"), lasting=False)
            with pytest.raises(FileTrouble):
                write_folder(Folder(tmp_path), "rotation/next", {"cohort.yaml": b"1", "a.md": b"2"})
        assert content(tmp_path) == {}


def test_a_whole_folder_is_brought_up_to_date(tmp_path: Path) -> None:
    """The second time its files are changed, removed or left as ``Folder.write`` does it."""
    folder = Folder(tmp_path)
    write_folder(folder, "next", {"a": b"1", "b": b"1", "c": b"1"})

    changes = write_folder(folder, "next", {"a": b"1", "b": b"2"})

    assert [(change.path, change.status) for change in changes] == [
        ("next/a", "unchanged"),
        ("next/b", "changed"),
        ("next/c", "removed"),
    ]


def test_a_whole_folder_with_an_edited_file_is_refused(tmp_path: Path) -> None:
    """Unless told to write over it."""
    folder = Folder(tmp_path)
    write_folder(folder, "next", {"a": b"1"})
    (tmp_path / "next" / "a").write_bytes(b"hers")

    with pytest.raises(FileTrouble, match="«next/a» was edited"):
        write_folder(folder, "next", {"a": b"2"})

    write_folder(folder, "next", {"a": b"2"}, force=True)
    assert (tmp_path / "next" / "a").read_bytes() == b"2"


def test_leftovers_of_a_crash_go_with_the_next_run(folder: Folder) -> None:
    """Files and folders of this cohort's own runs; those of others, and people's own, stay."""
    names = Temporaries(folder.root)
    mine = [names.beside(folder.root / "circles.yaml"), names.beside(folder.root / ".circlekit/state.json")]
    theirs = [Temporaries(folder.root / "other").beside(folder.root / "x"), folder.root / ".x-1.tmp"]
    for path in (*mine, *theirs):
        path.touch()
    staged = names.beside(folder.root / "rotation")
    staged.mkdir()
    (staged / "cohort.yaml").touch()

    folder.write({"circles.yaml": b"old"})

    assert not any(path.exists() for path in (*mine, staged))
    assert all(path.exists() for path in theirs)
