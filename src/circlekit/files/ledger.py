"""What circlekit remembers of a cohort folder: hashes of what it wrote, and numbers that only count up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from circlekit.core.problems import FileTrouble, Problem
from circlekit.files.disk import in_message

PATH = ".circlekit/state.json"
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Writing:
    """Files on their way to the disk: hashes by path (None: to be removed), and the state they bring."""

    files: Mapping[str, str | None]
    state: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Hashes by path of the files as circlekit wrote them last, and the state of its own.

    ``writing`` is there only while a set is being written, or after a crash during that. Of the set which
    such a crash stopped, ``begun`` are all paths and ``finished`` those left as they were meant to be.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    state: Mapping[str, Any] = field(default_factory=dict)
    writing: Writing | None = None
    begun: frozenset[str] = frozenset()
    finished: frozenset[str] = frozenset()

    def settled(self, digest_of: Callable[[str], str | None]) -> Ledger:
        """Return what is true after a crash, judged by the files that are there: no set half known."""
        if self.writing is None:
            return self
        meant = self.writing.files
        done = {path for path, digest in meant.items() if digest_of(path) == digest}
        files: dict[str, str | None] = {**self.files, **{path: meant[path] for path in done}}
        return Ledger(
            {path: digest for path, digest in files.items() if digest is not None},
            {**self.state, **self.writing.state} if done else self.state,
            begun=frozenset(meant),
            finished=frozenset(done),
        )

    def announcing(self, after: Ledger, paths: Iterable[str]) -> Ledger:
        """Return this ledger with the way to ``after`` laid open, for whoever comes after a crash.

        ``paths`` are those that will change on the disk.
        """
        changed = {path: after.files.get(path) for path in paths}
        state = {key: value for key, value in after.state.items() if self.state.get(key) != value}
        return Ledger(self.files, self.state, Writing(changed, state))


def digest(data: bytes | None) -> str | None:
    """Return the SHA-256 of a file's content; None for a file that is not there."""
    return None if data is None else hashlib.sha256(data).hexdigest()


class Dumper:
    """Writes ledgers; a state that several of them hold is put into words once: it may be megabytes."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, str]] = {}

    def dump(self, ledger: Ledger) -> bytes:
        """Return the same bytes for the same ledger; ASCII, so that no locale can touch them."""
        document = {"schema": _text(SCHEMA), **self._parts(ledger)}
        if ledger.writing is not None:
            document["writing"] = _object(self._parts(ledger.writing))
        return _object(document).encode("ascii") + b"\n"

    def _parts(self, entry: Ledger | Writing) -> dict[str, str]:
        state = {key: self._once(value) for key, value in entry.state.items()}
        return {"files": _text(entry.files), "state": _object(state)}

    def _once(self, value: Any) -> str:
        if id(value) not in self._known:
            self._known[id(value)] = (value, _text(value))  # with the value, so that its number stays its own
        return self._known[id(value)][1]


def dump(ledger: Ledger) -> bytes:
    """Return the bytes of one ledger."""
    return Dumper().dump(ledger)


def _text(value: Any) -> str:
    return json.dumps(value, indent=1, sort_keys=True, allow_nan=False)


def _object(members: Mapping[str, str]) -> str:
    """Return an object of members that are JSON already, as ``_text`` would write it."""
    inside = ",\n".join(f"{json.dumps(key)}: {members[key]}" for key in sorted(members))
    indented = inside.replace("\n", "\n ")  # in JSON a line never ends inside a text
    return f"{{\n {indented}\n}}" if members else "{}"


def load(data: bytes | None, place: str) -> Ledger:
    """Return the ledger that ``dump`` wrote; an empty one for None.

    Raises:
        FileTrouble: when it is damaged, or from a later version; ``place`` names it.
    """
    if data is None:
        return Ledger()
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        raise _damaged(place) from None
    if not isinstance(document, dict) or not isinstance(document.get("schema"), int):
        raise _damaged(place)
    if document["schema"] > SCHEMA:
        hint = "install the version of circlekit that was used here last"
        raise FileTrouble(
            [Problem((), f"{in_message(place)} was written by a later version of circlekit", hint)]
        )
    return Ledger(*_part(document, place, str), _writing(document, place))


def _writing(document: Mapping[str, Any], place: str) -> Writing | None:
    if "writing" not in document:
        return None
    return Writing(*_part(document["writing"], place, str | None))


def _part(document: Any, place: str, kind: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    files = document.get("files") if isinstance(document, dict) else None
    state = document.get("state") if isinstance(document, dict) else None
    if not isinstance(files, dict) or not isinstance(state, dict):
        raise _damaged(place)
    if not all(isinstance(value, kind) for value in files.values()):
        raise _damaged(place)
    return files, state


def _damaged(place: str) -> FileTrouble:
    hint = "move it away: every file then counts as yours, and circlekit writes over it only with --force"
    return FileTrouble([Problem((), f"{in_message(place)} is damaged", hint)])
