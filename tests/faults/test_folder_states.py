"""Folders in which nothing can be written: one sentence, exit code 4, and nothing created."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.commands import NEW, SET
from tests.faults.harness import Case, Harness, Outcome
from tests.faults.snapshots import snapshot

FILE_TROUBLE = 4
NOBODY = 65534


def refused(harness: Harness, case: Case, folder: Path) -> Outcome:
    """Run the command as an ordinary user; check that it was refused in one sentence and changed nothing."""
    before = snapshot(folder)

    outcome = harness.run(case, folder, ordinary=True)

    assert outcome.code == FILE_TROUBLE, outcome.err
    assert snapshot(folder) == before
    assert "Traceback" not in outcome.err
    assert str(folder) not in outcome.err
    return outcome


@contextmanager
def mode(path: Path, bits: int) -> Iterator[None]:
    """Give ``path`` other rights for a while."""
    before = path.stat().st_mode
    path.chmod(bits)
    try:
        yield
    finally:
        path.chmod(before)


@pytest.fixture
def folder(harness: Harness) -> Path:
    """Give a folder as an earlier run left it."""
    return harness.prepared(SET)


def test_a_read_only_folder(harness: Harness, folder: Path) -> None:
    """A folder without the right to write is refused, as the person's own folder is named: by no path."""
    with mode(folder, 0o500), mode(folder / ".circlekit", 0o500):
        outcome = refused(harness, SET, folder)

    assert outcome.err.startswith("this folder cannot be used: access to it is not allowed")


def test_a_read_only_file(harness: Harness, folder: Path) -> None:
    """A file that its owner protected is not replaced, though a rename would succeed."""
    with mode(folder / "circles.yaml", 0o400):
        outcome = refused(harness, SET, folder)

    assert "«circles.yaml» cannot be used: access to it is not allowed" in outcome.err


def test_a_missing_parent(harness: Harness) -> None:
    """A new folder is made, but not the whole way to it: a wrong path leaves nothing behind."""
    outcome = refused(harness, Case("deep", NEW.main, ("begin-deep",)), harness.folder())

    assert "«missing/made» cannot be used: its folder is gone" in outcome.err


def test_a_target_that_is_a_directory(harness: Harness, folder: Path) -> None:
    """A directory in the place of a file is named."""
    (folder / "circles.yaml").unlink()
    (folder / "circles.yaml").mkdir()

    outcome = refused(harness, SET, folder)

    assert "«circles.yaml» cannot be used: there is a folder of that name" in outcome.err


def test_a_parent_that_is_a_file(harness: Harness, folder: Path) -> None:
    """A file in the place of a directory is named, and no other file is written."""
    (folder / "calendar").write_bytes(b"")

    outcome = refused(harness, SET, folder)

    assert "«calendar/01-c.ics» cannot be used: part of its path is a file" in outcome.err


def test_a_link_to_nothing(harness: Harness, folder: Path) -> None:
    """A link whose file is gone is named; nothing is written where it leads."""
    (folder / "circles.yaml").unlink()
    (folder / "circles.yaml").symlink_to("gone.yaml")

    outcome = refused(harness, SET, folder)

    assert "«circles.yaml» is a link to nothing" in outcome.err


def test_a_pipe_does_not_make_it_wait(harness: Harness, folder: Path) -> None:
    """A pipe in the place of a file is refused; reading it would never end."""
    (folder / "circles.yaml").unlink()
    os.mkfifo(folder / "circles.yaml")

    outcome = refused(harness, SET, folder)

    assert "«circles.yaml» cannot be used: it is not an ordinary file" in outcome.err


def test_a_folder_of_someone_else(harness: Harness) -> None:
    """A folder that belongs to another person is refused."""
    if os.geteuid() == 0:
        folder = harness.prepared(SET)
        os.chown(folder, NOBODY, NOBODY)
        folder.chmod(0o755)
        outcome = refused(harness, SET, folder)
    else:
        outcome = harness.run(NEW, Path("/"))

    assert outcome.code == FILE_TROUBLE
    assert "access to it is not allowed" in outcome.err


def test_a_folder_that_was_removed(harness: Harness) -> None:
    """When the folder one stands in is gone, that is said."""
    folder = harness.folder()

    outcome = harness.run(SET, folder, lost=True)

    assert outcome.code == FILE_TROUBLE
    assert outcome.err.startswith("this folder cannot be used: its folder is gone")
    assert not folder.exists()


def test_a_link_is_written_through(harness: Harness, folder: Path) -> None:
    """A file kept elsewhere and linked here stays there: its content is new, and the link still a link."""
    elsewhere = harness.folder() / "shared.yaml"
    (folder / "circles.yaml").rename(elsewhere)
    (folder / "circles.yaml").symlink_to(elsewhere)

    outcome = harness.run(SET, folder, ordinary=True)

    assert outcome.code == 0, outcome.err
    assert (folder / "circles.yaml").is_symlink()
    assert elsewhere.read_bytes() == b"circles: new\n"
    assert list(elsewhere.parent.iterdir()) == [elsewhere]
