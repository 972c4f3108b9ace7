"""Facts put into a log that people edit too: every other line stays, byte by byte.

What comes out is read again; unless it says exactly what it said before and the change, nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from circlekit.core.problems import FileTrouble, InputProblems, Problem
from circlekit.core.reporting.entries import Entry, Way
from circlekit.files.disk import in_message
from circlekit.files.located import read_yaml
from circlekit.files.logged.flow import flow
from circlekit.files.logged.scissors import NotAlone, Scissors
from circlekit.files.logged.trees import Stub, tree_of

MARK = "\ufeff"


class Spliced(NamedTuple):
    """A log with changes made in it: the content of its file, and the plain data that this says."""

    content: bytes
    says: Any


def put(
    content: bytes,
    changes: Mapping[Way, Entry | None],
    shown: str,
    stubs: Sequence[Stub] = (),
    says: Any = None,
) -> Spliced:
    """Return a log with entries set, emptied (``""``) or taken out (None); ``stubs`` are keys to be there.

    Args:
        content: a sound log, in UTF-8.
        changes: what is to stand at each way; keys that are missing on the way are made.
        shown: the file's name in messages.
        stubs: empty keys that are made where they are missing, each with a comment above it.
        says: the plain data in ``content``, where it has been read already.

    Raises:
        InputProblems: when ``content`` is no YAML.
        FileTrouble: when the lines cannot be put in without touching others; with the lines.
    """
    meant = _with(read_yaml(content, shown).data if says is None else says, changes)
    try:
        text = content.decode("utf-8")
        mark = MARK if text.startswith(MARK) else ""
        after = mark + Scissors(text.removeprefix(MARK)).put(tree_of(changes, stubs))
        result = Spliced(after.encode("utf-8"), read_yaml(after.encode("utf-8"), shown).data)
    except (UnicodeDecodeError, InputProblems, NotAlone):
        raise FileTrouble(_refused(changes, shown)) from None
    if _filled(result.says) != _filled(meant):
        raise FileTrouble(_refused(changes, shown))
    return result


def _with(data: Any, changes: Mapping[Way, Entry | None]) -> Any:
    """Return plain data with the changes made in it."""
    found = _copied(data)
    for way, value in changes.items():
        *above, last = map(str, way)
        here = found
        for step in above:
            inside = here.get(step)
            here[step] = inside if isinstance(inside, dict) else {}
            here = here[step]
        here[last] = "" if value is None else value
    return found


def _copied(data: Any) -> Any:
    return {key: _copied(value) for key, value in data.items()} if isinstance(data, dict) else data


def _filled(data: Any) -> Any:
    """Return data without the keys that hold nothing, which are there only to keep a place."""
    if not isinstance(data, dict):
        return data
    found = {key: _filled(value) for key, value in data.items()}
    return {key: value for key, value in found.items() if value not in ("", {}, [])}


def _refused(changes: Mapping[Way, Entry | None], shown: str) -> list[Problem]:
    message = f"{in_message(shown)} is written in a way in which a line cannot be put in alone"
    found = [Problem((), message, "nothing was written; put this in by hand:")]
    for way, value in changes.items():
        line: Any = value
        for step in reversed(way[1:]):
            line = {str(step): line or ""}
        found.append(Problem((), f"{way[0]}: {flow(line or '')}"))
    return found
