"""A disk that forgets what was not synced: the worst that a power cut may do, in two extremes.

A file keeps the content of its last fsync. A name keeps what it meant at the last fsync of its folder. Real
file systems stand between keeping all and losing all of either; both are tried (Pillai and others, «All file
systems are not created equal», OSDI 2014).
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

Undo = Callable[[], object]


class Power:
    """Watches the calls of a process, and takes back what was not synced when the power is cut."""

    def __init__(self) -> None:
        self._files: dict[tuple[int, int], tuple[int, bytes]] = {}  # inode: a handle of ours, durable content
        self._names: list[tuple[Path, Undo]] = []  # folder and way back of each change of a name, in order

    def note(
        self, name: str, real: Callable[..., Any], args: tuple[Any, ...], options: dict[str, Any]
    ) -> Any:
        """Make the call, and remember what it would take to forget it."""
        undo = self._way_back(name, args)
        opened = name == "open" and self._before_open(args)
        result = real(*args, **options)
        if undo is not None:
            self._names.append(undo)
        if opened:
            self._watch(Path(args[0]))
        if name in {"fsync", "fdatasync"}:
            self._keep(args[0])
        return result

    def cut(self, names: bool, data: bool) -> None:
        """Forget what was not synced."""
        if names:
            for _, undo in reversed(self._names):
                undo()
        if data:
            for handle, content in self._files.values():
                os.ftruncate(handle, 0)
                os.pwrite(handle, content, 0)

    def _before_open(self, args: tuple[Any, ...]) -> bool:
        """Note the durable content before a file is opened for writing; say whether it is one."""
        mode = args[1] if len(args) > 1 else "r"
        writes = (
            bool(mode & (os.O_WRONLY | os.O_RDWR)) if isinstance(mode, int) else bool(set(mode) & set("wax+"))
        )
        if writes and Path(args[0]).is_file():
            self._watch(Path(args[0]), Path(args[0]).read_bytes())
        return writes

    def _watch(self, path: Path, durable: bytes = b"") -> None:
        handle = os.open(path, os.O_RDWR)
        self._files.setdefault(_inode(os.fstat(handle)), (handle, durable))

    def _keep(self, handle: int) -> None:
        """Note what an fsync has made durable: a file's content, or the names in a folder."""
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            self._names = [
                (folder, undo) for folder, undo in self._names if _inode(folder.stat()) != _inode(status)
            ]
        elif (known := self._files.get(_inode(status))) is not None:
            size = os.fstat(known[0]).st_size
            self._files[_inode(status)] = (known[0], os.pread(known[0], size, 0))

    def _way_back(self, name: str, args: tuple[Any, ...]) -> tuple[Path, Undo] | None:
        if name in {"replace", "rename", "link"}:
            source, target = Path(args[0]).absolute(), Path(args[1]).absolute()
            return target.parent, _moved_back(source, target, moves=name != "link")
        if name in {"unlink", "remove", "rmdir", "mkdir", "open", "symlink"} and isinstance(
            args[0], str | Path
        ):
            path = Path(args[-1] if name == "symlink" else args[0]).absolute()
            undo = _as_it_was(path)
            return (path.parent, undo) if name != "open" or not path.exists() else None
        return None


def _moved_back(source: Path, target: Path, moves: bool) -> Undo:
    restore = _as_it_was(target)

    def undo() -> None:
        if moves and target.exists():
            target.rename(source)
        restore()

    return undo


def _as_it_was(path: Path) -> Undo:
    """Return how to make ``path`` again what it is now: a file of that content, a directory, or nothing."""
    if path.is_dir():
        return lambda: path.mkdir(exist_ok=True)
    if path.exists():
        content, mode = path.read_bytes(), stat.S_IMODE(path.stat().st_mode)
        return lambda: _write(path, content, mode)
    return lambda: _clear(path)


def _write(path: Path, content: bytes, mode: int) -> None:
    path.write_bytes(content)
    path.chmod(mode)


def _clear(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _inode(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino
