"""The few calls to the disk that careful writing is made of; each one happens wholly or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from circlekit.core.problems import FileTrouble, Problem
from circlekit.core.text import quoted

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
"""Cohorts are personal data: what is new is for its owner alone, until they decide otherwise."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe must not hang us

_WAITS = (0.05, 0.1, 0.2, 0.35, 0.8, 1.0) if os.name == "nt" else ()
"""Seconds between attempts where a virus scanner or a sync tool may hold a file open for a moment."""

_ROOM = "make some room on it, then run the same command again"
_ASK = "ask the person it belongs to, or choose another folder"
_REASONS = {
    errno.EACCES: ("access to it is not allowed", _ASK),
    errno.EPERM: ("access to it is not allowed", _ASK),
    errno.EROFS: ("this disk can only be read", "copy the folder to a disk that can be written"),
    errno.ENOSPC: ("the disk is full", _ROOM),
    errno.EDQUOT: ("your share of the disk is used up", _ROOM),
    errno.EIO: ("the disk reports a fault", "copy the folder to another disk, then run the command again"),
    errno.EMFILE: ("too many files are open", "close some programs, then run the same command again"),
    errno.ENFILE: ("too many files are open", "close some programs, then run the same command again"),
    errno.EISDIR: ("there is a folder of that name", "move the folder away, or give it another name"),
    errno.ENOTDIR: ("part of its path is a file, not a folder", "move that file away"),
    errno.ENOENT: ("its folder is gone", "check that the folder exists, and go into it again"),
    errno.EEXIST: ("it has just been made by someone else", "look at it, then run the command again"),
    errno.ENAMETOOLONG: ("its name is too long for this disk", "choose a shorter name or folder"),
    errno.ELOOP: ("it is a link that leads back to itself", "put the real file in its place"),
    errno.EINVAL: ("it is not an ordinary file", "put an ordinary file in its place"),
}


THIS_FOLDER = "this folder"
_LONGEST = 200


def shown(folder: Path, path: str = "") -> str:
    """Return what people are told of a place: as they gave it, never where their home is."""
    if folder.is_absolute():
        return path or THIS_FOLDER
    place = str(folder / path)
    return THIS_FOLDER if place == "." else place


def trouble(error: OSError, place: str) -> FileTrouble:
    """Return ``error`` as a sentence about the file or folder that people know as ``place``."""
    known = _REASONS.get(error.errno or 0)
    reason, hint = known or (os.strerror(error.errno or 0).lower(), "run the same command again")
    message = f"{in_message(place)} cannot be used: {reason}"
    return FileTrouble([Problem((), message, f"nothing was changed; {hint}")])


def in_message(place: str) -> str:
    """Return what ``shown`` gave as a part of a sentence."""
    return place if place == THIS_FOLDER else quoted(place, _LONGEST)


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn a failing call to the disk into FileTrouble about ``place``."""
    try:
        yield
    except OSError as error:
        raise trouble(error, place) from error


def content(path: Path) -> bytes | None:
    """Return what an ordinary file holds; None when there is no such file.

    Raises:
        OSError: EISDIR for a folder, EINVAL for a pipe or a device, and what reading itself may raise.
    """
    try:
        handle = os.open(path, _READ)
    except FileNotFoundError:
        return None
    kind = os.fstat(handle).st_mode
    if not stat.S_ISREG(kind):
        os.close(handle)
        number = errno.EISDIR if stat.S_ISDIR(kind) else errno.EINVAL
        raise OSError(number, os.strerror(number))
    with os.fdopen(handle, "rb") as file:
        return file.read()


def save_new(path: Path, data: bytes, like: Path | None = None) -> None:
    """Write a file that must not exist yet, down to the disk; owner and mode are those of ``like``."""
    handle = os.open(path, _NEW, PRIVATE_FILE)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        sync(handle)
    finally:
        os.close(handle)
    if like is not None:
        _liken(path, like)


def _liken(path: Path, like: Path) -> None:
    """Give a file the owner, group and mode of another, as far as we may: colleagues keep their access."""
    old, new = like.stat(), path.stat()
    if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with suppress(PermissionError):
            os.chown(path, -1, old.st_gid)
            os.chown(path, old.st_uid, -1)
    if stat.S_IMODE(old.st_mode) != stat.S_IMODE(new.st_mode):
        path.chmod(stat.S_IMODE(old.st_mode) & 0o777)


def sync(handle: int) -> None:
    """Have the disk itself keep what was written through ``handle``."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # fsync alone stops at the drive's own memory there
    else:
        os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Have the disk keep which names a folder holds; Windows keeps them by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        sync(handle)
    finally:
        os.close(handle)


def put(
    source: Path,
    target: Path,
    waits: Sequence[float] = _WAITS,
    replace: Callable[[Path, Path], object] = Path.replace,
) -> None:
    """Give ``source`` the name ``target``, in place of what has it now; be patient for ``waits`` seconds."""
    for wait in waits:
        try:
            replace(source, target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    replace(source, target)


def put_new(source: Path, target: Path) -> None:
    """Give ``source`` the name ``target``, which nothing may have.

    Raises:
        FileExistsError: when something has that name, even if it appeared a moment ago.
    """
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links, such as most memory sticks: claim the name first
        os.close(os.open(target, _NEW, PRIVATE_FILE))
        try:
            put(source, target)
        except BaseException:
            target.unlink()
            raise
    else:
        source.unlink()


def keep(source: Path, backup: Path) -> None:
    """Keep the file ``source`` under a second name as well: the file itself, or a copy of it."""
    try:
        os.link(source, backup)
    except OSError:
        save_new(backup, source.read_bytes(), source)
