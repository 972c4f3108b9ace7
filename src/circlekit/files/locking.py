"""One run at a time: a lock that the system itself gives back when a run ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from circlekit.core.problems import Busy, Problem
from circlekit.files.disk import PRIVATE_FILE, PRIVATE_FOLDER, explained, shown

HOME = ".circlekit"
"""The folder inside a cohort folder that is circlekit's own."""

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
_ATTEMPTS = 10
_FAR = 1 << 30
"""Where Windows locks a byte: far away, since nobody else can read what is locked there."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold ``folder`` for this process alone; a missing folder is made, and goes again if it stays empty.

    The lock belongs to the open handle of ``.circlekit/lock``, so that a crash leaves a file but no lock.
    The process number inside serves the message only.

    Raises:
        Busy: when another run holds it.
        FileTrouble: when the folder cannot be written.
    """
    with ExitStack() as tidy:
        with explained(shown(folder)):
            _enter(folder, tidy)
        yield


def _enter(folder: Path, tidy: ExitStack) -> None:
    home = folder / HOME
    if _made(folder):
        tidy.callback(_drop_if_empty, folder)
    tidy.callback(_drop_if_empty, home)
    for _ in range(_ATTEMPTS):
        _made(home)
        try:
            handle = os.open(home / "lock", _FLAGS, PRIVATE_FILE)
        except FileNotFoundError:
            continue  # the run before us has just tidied up
        with ExitStack() as opened:
            opened.callback(_close, handle)
            if not _take(handle):
                raise _busy(_holder(handle))
            if _is_named(handle, home / "lock"):
                opened.callback(_drop, home / "lock")
                os.ftruncate(handle, 0)
                os.write(handle, b"%d\n" % os.getpid())
                tidy.push(opened.pop_all())
                return
    raise _busy("")


def _made(folder: Path) -> bool:
    try:
        folder.mkdir(PRIVATE_FOLDER)
    except FileExistsError:
        return False
    return True


def _take(handle: int) -> bool:
    """Lock the open file, and say whether that succeeded; never wait."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_named(handle: int, path: Path) -> bool:
    """Say whether the file we locked is still the one with that name: its holder removes it on leaving."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _holder(handle: int) -> str:
    number = os.read(handle, 20).strip()
    return f" (process {int(number)})" if number.isdigit() else ""


def _busy(holder: str) -> Busy:
    message = f"another run of circlekit is using this folder{holder}"
    return Busy([Problem((), message, "wait until it has finished, then run the same command again")])


def _close(handle: int) -> None:
    with suppress(OSError):  # nothing was written through it that anyone needs
        os.close(handle)


def _drop(path: Path) -> None:
    with suppress(OSError):  # Windows keeps a name while its file is open
        path.unlink()


def _drop_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
