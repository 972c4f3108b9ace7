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


def dump(ledger: Ledger) -> bytes:
    """Return the same bytes for the same ledger; ASCII, so that no locale can touch them."""
    document: dict[str, Any] = {"schema": SCHEMA, "files": ledger.files, "state": ledger.state}
    if ledger.writing is not None:
        document["writing"] = {"files": ledger.writing.files, "state": ledger.writing.state}
    return json.dumps(document, indent=1, sort_keys=True, allow_nan=False).encode("ascii") + b"\n"


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
