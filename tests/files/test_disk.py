"""The calls to the disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from circlekit.core.problems import FileTrouble
from circlekit.files import disk


def failing(number: int) -> Callable[..., None]:
    """Return a function that fails as the system does."""

    def fail(*args: object, **options: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Cohorts are personal data."""
    disk.save_new(tmp_path / "new", b"content")

    assert (tmp_path / "new").read_bytes() == b"content"
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600


def test_a_file_takes_the_mode_of_the_one_it_replaces(tmp_path: Path) -> None:
    """A shared file stays shared."""
    old = tmp_path / "old"
    old.touch()
    old.chmod(0o664)

    disk.save_new(tmp_path / "new", b"", like=old)

    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o664


def test_a_file_takes_the_group_of_the_one_it_replaces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The group is asked for first and the owner then, since only root may give files away."""
    old, asked = tmp_path / "old", []
    old.touch()
    new = tmp_path / "new"
    real = Path.stat

    def stat(path: Path, **options: bool) -> os.stat_result:
        found = list(real(path, **options))
        found[5] += path == old  # another group
        return os.stat_result(found)

    def chown(path: Path, owner: int, group: int) -> None:
        asked.append((owner, group))
        if owner != -1:
            raise PermissionError

    monkeypatch.setattr(Path, "stat", stat)
    monkeypatch.setattr(os, "chown", chown)
    disk.save_new(new, b"", like=old)

    assert asked == [(-1, real(old).st_gid + 1), (real(old).st_uid, -1)]


def test_a_file_in_the_way_is_not_written_to(tmp_path: Path) -> None:
    """Not even through a link that someone planted."""
    victim = tmp_path / "victim"
    (tmp_path / "planted").symlink_to(victim)

    with pytest.raises(FileExistsError):
        disk.save_new(tmp_path / "planted", b"content")

    assert not victim.exists()


def test_a_disk_that_writes_little_at_a_time_gets_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write may take fewer bytes than it was given."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:3]))

    disk.save_new(tmp_path / "new", b"ten bytes!")

    assert (tmp_path / "new").read_bytes() == b"ten bytes!"


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    """A missing file is nothing; a folder and a pipe are refused, and neither is waited for."""
    os.mkfifo(tmp_path / "pipe")

    assert disk.content(tmp_path / "missing") is None
    with pytest.raises(IsADirectoryError):
        disk.content(tmp_path)
    with pytest.raises(OSError, match="Invalid argument"):
        disk.content(tmp_path / "pipe")


def test_a_new_name_is_never_taken_from_another_file(tmp_path: Path) -> None:
    """A file that appeared a moment ago keeps its name."""
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(b"ours")
    target.write_bytes(b"theirs")

    with pytest.raises(FileExistsError):
        disk.put_new(source, target)

    assert target.read_bytes() == b"theirs"


def test_a_disk_without_hard_links_serves_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory stick: a new name is claimed by an empty file, and kept content is a copy."""
    source, target, backup = (tmp_path / name for name in ("source", "target", "backup"))
    source.write_bytes(b"ours")
    monkeypatch.setattr(os, "link", failing(errno.EPERM))

    disk.put_new(source, target)
    disk.keep(target, backup)

    assert not source.exists()
    assert target.read_bytes() == backup.read_bytes() == b"ours"
    target.write_bytes(b"later")
    assert backup.read_bytes() == b"ours"


def test_a_name_claimed_in_vain_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk without hard links a failing rename leaves no empty file."""
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(b"ours")
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    monkeypatch.setattr(os, "replace", failing(errno.EIO))

    with pytest.raises(OSError, match="Input/output"):
        disk.put_new(source, target)

    assert not target.exists()


def test_a_file_that_is_held_open_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    """A virus scanner lets go of it; each wait is one more attempt."""
    attempts: list[Path] = []

    def replace(source: Path, target: Path) -> None:
        attempts.append(target)
        if len(attempts) < 3:
            raise PermissionError

    disk.put(tmp_path, tmp_path, waits=(0, 0, 0), replace=replace)

    assert len(attempts) == 3


def test_patience_ends(tmp_path: Path) -> None:
    """After the last wait the failure is the caller's."""
    with pytest.raises(PermissionError):
        disk.put(tmp_path, tmp_path, waits=(0,), replace=lambda source, target: failing(errno.EACCES)())


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "«circles.yaml» cannot be used: the disk is full"),
        (errno.EROFS, "«circles.yaml» cannot be used: this disk can only be read"),
        (errno.ENOTEMPTY, "«circles.yaml» cannot be used: directory not empty"),
    ],
)
def test_a_failure_becomes_a_sentence(number: int, sentence: str) -> None:
    """What, why and what to do; an unknown reason in the system's own words."""
    with pytest.raises(FileTrouble) as raised, disk.explained("circles.yaml"):
        raise OSError(number, os.strerror(number))

    (problem,) = raised.value.problems
    assert problem.message == sentence
    assert problem.hint.startswith("nothing was changed; ")


@pytest.mark.parametrize(
    ("folder", "path", "expected"),
    [
        (Path(), "", "this folder"),
        (Path(), "circles.yaml", "circles.yaml"),
        (Path("spring"), "circles.yaml", "spring/circles.yaml"),
        (Path("../spring"), "", "../spring"),
        (Path("/home/ana/spring"), "circles.yaml", "circles.yaml"),
        (Path("/home/ana/spring"), "", "this folder"),
    ],
)
def test_a_place_is_told_as_it_was_given(folder: Path, path: str, expected: str) -> None:
    """Nobody's home is named in a message."""
    assert disk.shown(folder, path) == expected


def test_a_name_that_would_steer_the_terminal_is_defused() -> None:
    """A folder may have any name; a message shows what can be shown."""
    assert disk.in_message("\x1b[2Jspring") == "«�[2Jspring»"
