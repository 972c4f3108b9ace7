"""One run at a time."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from circlekit.core.problems import Busy, FileTrouble
from circlekit.files.locking import locked


def names(folder: Path) -> list[str]:
    """Return what is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_second_run_is_refused_and_learns_who_is_there(tmp_path: Path) -> None:
    """The message names the process; the hint says what to do."""
    with locked(tmp_path), pytest.raises(Busy) as refused, locked(tmp_path):
        pass

    (problem,) = refused.value.problems
    assert problem.message == f"another run of circlekit is using this folder (process {os.getpid()})"
    assert problem.hint == "wait until it has finished, then run the same command again"
    assert refused.value.exit_code == 5


def test_a_refused_run_takes_nothing_from_the_one_that_works(tmp_path: Path) -> None:
    """After the refusal the lock is still held."""
    with locked(tmp_path):
        for _ in range(2):
            with pytest.raises(Busy), locked(tmp_path):
                pass
        assert (tmp_path / ".circlekit" / "lock").exists()


def test_nothing_stays_of_a_lock(tmp_path: Path) -> None:
    """A run that writes nothing leaves the folder as it found it."""
    with locked(tmp_path):
        assert names(tmp_path) == [".circlekit"]

    assert names(tmp_path) == []


def test_a_folder_made_for_the_lock_goes_with_it(tmp_path: Path) -> None:
    """A folder that did not exist is made for its owner alone, and removed when nothing came into it."""
    folder = tmp_path / "new"
    with locked(folder):
        assert folder.stat().st_mode & 0o777 == 0o700

    assert not folder.exists()


def test_a_folder_that_was_filled_stays(tmp_path: Path) -> None:
    """What a run put into the folder and beside the lock is kept."""
    folder = tmp_path / "new"
    with locked(folder):
        (folder / "cohort.yaml").touch()
        (folder / ".circlekit" / "state.json").touch()

    assert names(folder) == [".circlekit", "cohort.yaml"]
    assert names(folder / ".circlekit") == ["state.json"]


def test_what_a_crash_left_does_not_stop_anyone(tmp_path: Path) -> None:
    """The file of a run that was killed holds a number, but no lock."""
    script = "import os, sys, pathlib; from circlekit.files.locking import locked; "
    script += "context = locked(pathlib.Path(sys.argv[1])); context.__enter__(); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert (tmp_path / ".circlekit" / "lock").read_bytes().strip().isdigit()

    with locked(tmp_path):
        pass

    assert names(tmp_path) == []


def test_a_holder_that_wrote_no_number_yet_is_not_named(tmp_path: Path) -> None:
    """Between taking the lock and writing the number, only the fact can be told."""
    home = tmp_path / ".circlekit"
    home.mkdir()
    with (home / "lock").open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(Busy, match=r"is using this folder$"), locked(tmp_path):
            pass


def test_a_lock_whose_name_is_gone_is_taken_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who opened the file just before its holder removed it locks a file that nobody else will ever see."""
    lock = tmp_path / ".circlekit" / "lock"
    real, removed = fcntl.flock, [False]

    def flock(handle: int, how: int) -> None:
        if not removed.pop():
            lock.unlink()
            lock.parent.rmdir()
        removed.append(True)
        real(handle, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    with locked(tmp_path):
        assert lock.read_text("ascii") == f"{os.getpid()}\n"


def test_a_folder_that_keeps_changing_hands_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After ten attempts at a file that vanishes each time, the run gives up kindly."""
    lock = tmp_path / ".circlekit" / "lock"
    monkeypatch.setattr(fcntl, "flock", lambda handle, how: lock.unlink())

    with pytest.raises(Busy), locked(tmp_path):
        pass


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that leads through a file is refused, in the words the person used."""
    (tmp_path / "spring").touch()
    monkeypatch.chdir(tmp_path)

    expected = "«spring» cannot be used: part of its path is a file"
    with pytest.raises(FileTrouble, match=expected), locked(Path("spring")):
        pass


def test_a_link_in_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    """A planted link would have us write our number into somebody's file."""
    victim = tmp_path / "victim"
    victim.write_text("precious", encoding="utf-8")
    (tmp_path / ".circlekit").mkdir()
    (tmp_path / ".circlekit" / "lock").symlink_to(victim)

    with pytest.raises(FileTrouble), locked(tmp_path):
        pass

    assert victim.read_text("utf-8") == "precious"


def test_a_folder_that_was_just_tidied_up_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run before may remove its folder between our making it and opening the file in it."""
    real, tidied = os.open, [False]

    def opened(path: Path, flags: int, mode: int) -> int:
        if not tidied.pop():
            path.parent.rmdir()
        tidied.append(True)
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", opened)
    with locked(tmp_path):
        assert names(tmp_path / ".circlekit") == ["lock"]
