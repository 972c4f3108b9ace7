"""Between a program and the disk: counts its calls, and lets one of them go wrong.

Everything is done in the process itself, by wrapping the functions of ``os``, ``io`` and ``fcntl``; no
tracer has to be installed. Counting starts with the first call that could change something.
"""

from __future__ import annotations

import builtins
import fcntl
import io
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from tests.faults.power import Power

CALLS = (
    "open", "write", "fsync", "fdatasync", "close", "replace", "rename", "link", "symlink", "unlink",
    "remove", "mkdir", "rmdir", "chmod", "fchmod", "chown", "truncate", "ftruncate",
)  # fmt: skip
PACKAGE = "/circlekit/files/"
RENAMES = ("replace", "rename", "link")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True)
class Fault:
    """What goes wrong, and at which call (counting from 1; 0: at none).

    ``kind``: ``kill`` dies before the call, ``torn`` after half of a write, ``fail`` fails it with ``number``
    (an errno), ``failing`` it and all after it, ``signal`` sends ``number`` to itself. ``line`` does so at a
    line of the package's code under ``files`` instead. ``names``, ``data`` and ``both`` are a power cut that
    loses names, data or both that were not synced. ``linger`` seconds pass before every call.
    """

    kind: str = "none"
    at: int = 0
    number: int = 0
    linger: float = 0.0


class Shim:
    """The calls of this process, in order: name, path (of a handle: its file's), and new path of a rename."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self.calls: list[tuple[str, str, str]] = []
        self.lines = 0
        self._power = Power()
        self._busy = False
        self._real = {name: getattr(os, name) for name in CALLS}

    def install(self) -> None:
        """Wrap the functions, for the rest of this process's life."""
        for name in CALLS:
            setattr(os, name, self._wrapped(name, self._real[name]))
        fcntl.flock = self._wrapped("flock", fcntl.flock)
        plain = io.open

        def opened(file: Any, mode: str = "r", *rest: Any, **options: Any) -> Any:
            if self._busy or isinstance(file, int) or not set(mode) & set("wax+"):
                return plain(file, mode, *rest, **options)
            stream = self._call("open", plain, (file, mode, *rest), options)
            return _Stream(stream, self)

        io.open = builtins.open = opened
        if self.fault.kind == "line":
            sys.settrace(self._trace)

    def finish(self) -> None:
        """Cut the power after the last call, if that was the fault."""
        if self.fault.at == len(self.calls) + 1 and self.fault.kind in {"names", "data", "both"}:
            self._cut()

    def _trace(self, frame: FrameType, event: str, _: object) -> Callable[..., Any] | None:
        if PACKAGE not in frame.f_code.co_filename:
            return None
        if event == "line" and self.calls:
            self.lines += 1
            if self.lines == self.fault.at:
                os.kill(os.getpid(), self.fault.number)
        return self._trace

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            if self._busy or not (self.calls or _may_change(name, args)):
                return real(*args, **options)
            return self._call(name, real, args, options)

        return call

    def _call(
        self, name: str, real: Callable[..., Any], args: tuple[Any, ...], options: dict[str, Any]
    ) -> Any:
        self.calls.append((name, _path(args[0]), _path(args[1]) if name in RENAMES else ""))
        if self.fault.linger:
            time.sleep(self.fault.linger)
        number, kind = len(self.calls), self.fault.kind
        if kind == "line":
            return real(*args, **options)
        if number == self.fault.at or (number > self.fault.at > 0 and kind == "failing"):
            self._go_wrong(name, real, args, options)
        self._busy = True
        try:
            return self._power.note(name, real, args, options) if self._cuts else real(*args, **options)
        finally:
            self._busy = False

    @property
    def _cuts(self) -> bool:
        return self.fault.kind in {"names", "data", "both"}

    def _go_wrong(
        self, name: str, real: Callable[..., Any], args: tuple[Any, ...], options: dict[str, Any]
    ) -> None:
        kind = self.fault.kind
        if self._cuts:
            self._cut()
        if kind == "torn" and name == "write":
            real(args[0], args[1][: len(args[1]) // 2], *args[2:], **options)
        if kind in {"kill", "torn"}:
            os.kill(os.getpid(), signal.SIGKILL)
        if kind == "signal":
            os.kill(os.getpid(), self.fault.number)
        if kind in {"fail", "failing"}:
            if name == "close":
                real(*args)  # a failing close closes all the same
            raise OSError(self.fault.number, os.strerror(self.fault.number))

    def _cut(self) -> None:
        self._busy = True
        self._power.cut(names=self.fault.kind != "data", data=self.fault.kind != "names")
        os.kill(os.getpid(), signal.SIGKILL)


class _Stream:
    """A file object whose writing, flushing and closing are counted."""

    def __init__(self, stream: Any, shim: Shim) -> None:
        self._stream, self._shim = stream, shim

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def __enter__(self) -> _Stream:
        return self

    def __exit__(self, *stopped: object) -> None:
        self.close()

    def write(self, data: Any) -> int:
        def through(stream: Any, part: Any) -> int:
            count: int = stream.write(part)
            stream.flush()
            return count

        count: int = self._shim._call("write", through, (self._stream, data), {})
        return count

    def flush(self) -> None:
        self._shim._call("flush", lambda stream: stream.flush(), (self._stream,), {})

    def close(self) -> None:
        if not self._stream.closed:
            self._shim._call("close", lambda stream: stream.close(), (self._stream,), {})


def _path(given: Any) -> str:
    """Return the absolute path of a path, a handle or a stream."""
    if isinstance(given, int):
        return str(Path(f"/proc/self/fd/{given}").readlink())
    return str(Path(given if isinstance(given, str | os.PathLike) else given.name).absolute())


def _may_change(name: str, args: tuple[Any, ...]) -> bool:
    if name == "open":
        return bool(args[1] & WRITES)
    return name not in {"close", "write"}  # before the first file, only standard output is written
