"""What a folder holds, to be compared."""

from __future__ import annotations

import hashlib
import re
import stat
from pathlib import Path, PurePosixPath

_TEMPORARY = re.compile(r"-[0-9a-f]{8}-[0-9a-f]{16}\.tmp")
_OWN = ".circlekit"


class Snapshot(dict[str, tuple[int, bytes]]):
    """Type and mode, and content, of everything in a folder, by its path there."""

    def key(self) -> str:
        """Return a short text that is the same for folders in which the next run finds the same to do.

        How many temporary files lie about and how full they are makes no difference to it, only where.
        """
        lines = {_line(path, entry) for path, entry in self.items() if not _is_lock(path)}
        return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def snapshot(folder: Path) -> Snapshot:
    """Return what ``folder`` holds now."""
    return Snapshot({path.relative_to(folder).as_posix(): _entry(path) for path in folder.rglob("*")})


def without_lock(found: Snapshot) -> Snapshot:
    """Return what a folder holds but for the lock, and the directories that hold nothing else."""
    rest = {path: entry for path, entry in found.items() if not _is_lock(path)}
    files = [path for path, (mode, _) in rest.items() if not stat.S_ISDIR(mode)]
    full = {str(parent) for path in files for parent in (PurePosixPath(path), *PurePosixPath(path).parents)}
    return Snapshot({path: entry for path, entry in rest.items() if path in full})


def without_private(found: Snapshot) -> Snapshot:
    """Return what people see of a folder."""
    return Snapshot({path: entry for path, entry in found.items() if not is_private(path)})


def is_private(path: str) -> bool:
    """Say whether only circlekit cares for a path: its own folder, and files on their way."""
    return _OWN in path.split("/") or _TEMPORARY.search(path) is not None


def _line(path: str, entry: tuple[int, bytes]) -> str:
    if _TEMPORARY.search(path) is None:
        return repr((path, entry))
    before = _TEMPORARY.split(path)[0]
    return repr((before.rpartition("/")[0], stat.S_IFMT(entry[0])))


def _is_lock(path: str) -> bool:
    return f"/{path}".endswith(f"/{_OWN}/lock")


def _entry(path: Path) -> tuple[int, bytes]:
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return mode, str(path.readlink()).encode()
    return mode, path.read_bytes() if stat.S_ISREG(mode) else b""
