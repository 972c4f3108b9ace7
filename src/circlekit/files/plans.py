"""What writing a set of files would change, and what it must not change without being told."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any, Literal, NamedTuple

from circlekit.core.problems import FileTrouble, Problem
from circlekit.files.disk import trouble
from circlekit.files.ledger import Ledger, digest
from circlekit.files.view import View

Status = Literal["new", "changed", "unchanged", "removed"]


class Change(NamedTuple):
    """What writing does to one file; ``path`` is relative to the folder, with ``/``."""

    path: str
    status: Status


def changes(
    view: View, ledger: Ledger, files: Mapping[str, bytes], owns: Sequence[str]
) -> tuple[Change, ...]:
    """Return a change for each of ``files``, in their order, and for each file of ours that has to go."""
    found = {path: view.content(path) for path in files}
    wanted = (Change(path, _status(found[path], data)) for path, data in files.items())
    spare = (path for path in _spare(ledger, files, owns) if view.digest(path) == ledger.files[path])
    return (*wanted, *(Change(path, "removed") for path in spare))


def after(
    view: View, ledger: Ledger, files: Mapping[str, bytes], owns: Sequence[str], state: Mapping[str, Any]
) -> Ledger:
    """Return the ledger once ``files`` are written: what a person edited or removed is forgotten or kept."""
    gone = {path for path in _spare(ledger, files, owns) if view.digest(path) in {None, ledger.files[path]}}
    kept = {path: known for path, known in ledger.files.items() if path not in gone}
    written = {path: digest(data) or "" for path, data in files.items()}
    return Ledger({**kept, **written}, {**ledger.state, **state})


def edits(view: View, files: Mapping[str, bytes], gone: Collection[str]) -> tuple[Change, ...]:
    """Return a change for each of ``files``, in their order, and for each of ``gone`` that is there."""
    wanted = (Change(path, _status(view.content(path), data)) for path, data in files.items())
    there = (path for path in sorted(gone) if view.content(path) is not None)
    return (*wanted, *(Change(path, "removed") for path in there))


def after_edits(
    view: View, ledger: Ledger, files: Mapping[str, bytes], gone: Collection[str], state: Mapping[str, Any]
) -> Ledger:
    """Return the ledger once ``files`` are changed in place: who wrote each of them is known as before."""
    kept = {path: known for path, known in ledger.files.items() if path not in gone}
    ours = (path for path in files if path in kept and kept[path] == view.digest(path))
    return Ledger({**kept, **{path: digest(files[path]) or "" for path in ours}}, {**ledger.state, **state})


def refuse_edited(view: View, ledger: Ledger, planned: Iterable[Change]) -> None:
    """Raise FileTrouble naming every file that a person would lose.

    The hint names the option that allows it.
    """
    problems = []
    for path, status in planned:
        if status != "changed" or view.digest(path) == ledger.files.get(path):
            continue
        known = path in ledger.files
        why = "was edited since circlekit wrote it" if known else "was not written by circlekit"
        hint = "nothing was changed; move it away to keep it, or write over it with --force"
        problems.append(Problem((), f"{view.in_message(path)} {why}", hint))
    if problems:
        raise FileTrouble(problems)


def refuse_existing(view: View, ledger: Ledger, planned: Iterable[Change]) -> None:
    """Raise FileTrouble naming every file that exists, but for those which a crashed run of ours left."""
    hint = "nothing was changed; choose another folder, or move it away"
    problems = [
        Problem((), f"{view.in_message(path)} exists already", hint)
        for path, status in planned
        if status != "new" and path not in ledger.finished
    ]
    if problems:
        raise FileTrouble(problems)


def refuse_read_only(view: View, planned: Iterable[Change]) -> None:
    """Raise FileTrouble for a file that its owner protected: a rename would not even notice."""
    for path, status in planned:
        if status == "changed" and not os.access(view.real(path), os.W_OK):
            raise trouble(PermissionError(errno.EACCES, os.strerror(errno.EACCES)), view.shown(path))


def _status(found: bytes | None, data: bytes) -> Status:
    if found is None:
        return "new"
    return "unchanged" if found == data else "changed"


def _spare(ledger: Ledger, files: Mapping[str, bytes], owns: Sequence[str]) -> list[str]:
    """Return the files of ours under ``owns`` that are wanted no more."""
    patterns = [own + "*" if own.endswith("/") else own for own in owns]
    return sorted(
        path for path in ledger.files if path not in files and any(fnmatchcase(path, p) for p in patterns)
    )
