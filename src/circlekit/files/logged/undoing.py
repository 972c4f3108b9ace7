"""What ``log`` wrote last, kept so that it can be taken back: in the state of a folder, by its ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from circlekit.core.problems import FileTrouble, Problem
from circlekit.core.reporting.entries import Change, Entry, Way, in_order
from circlekit.core.text import listed
from circlekit.files.ledger import digest
from circlekit.files.logged.writing import Written

KEY = "logged"
"""Where it stands in a folder's state: a list of runs."""

MOST = 20
"""So many runs can be taken back."""


class Run(NamedTuple):
    """What a run is taken back by: the changes that do it, and the keys that it made (None: the whole file).

    The keys go only where nobody has touched the file since.
    """

    changes: tuple[Change, ...]
    made: tuple[Way, ...] | None


def remembered(
    state: Mapping[str, Any], changes: Sequence[Change], after: Written, new: bool
) -> dict[str, Any]:
    """Return the state with a run more; the oldest is forgotten where there are too many."""
    run = {
        "changes": [[list(change.way), change.before, change.after] for change in changes],
        "made": None if new else [list(way) for way in after.made],
        "digest": digest(after.content),
    }
    return {KEY: [*state.get(KEY, []), run][-MOST:]}


def last_run(state: Mapping[str, Any], now: Mapping[Way, Entry], content: bytes | None) -> Run | None:
    """Return how the last run is taken back; ``now`` is in the log, whose file has ``content``.

    Raises:
        FileTrouble: when what was written has been edited since.
    """
    runs = state.get(KEY, [])
    if not runs:
        return None
    run = runs[-1]
    last = [Change(tuple(way), in_order(before), in_order(after)) for way, before, after in run["changes"]]
    edited = [change.way for change in last if now.get(change.way) != change.after]
    if edited:
        where = listed(dict.fromkeys(".".join(map(str, way)) for way in edited))
        hint = "nothing was changed; correct it in log.yaml"
        raise FileTrouble([Problem((), f"what was written last has been edited since: {where}", hint)])
    back = tuple(Change(change.way, change.after, change.before) for change in last)
    if digest(content) != run["digest"]:
        return Run(back, ())
    return Run(back, None if run["made"] is None else tuple(tuple(way) for way in run["made"]))


def forgotten(state: Mapping[str, Any]) -> dict[str, Any]:
    """Return the state without the last run."""
    return {KEY: state.get(KEY, [])[:-1]}


def mentions(state: Any, handles: frozenset[str]) -> bool:
    """Tell whether what is kept speaks of one of these people."""
    if isinstance(state, Mapping):
        return any(mentions(value, handles) for value in state.values())
    if isinstance(state, list):
        return any(mentions(value, handles) for value in state)
    return isinstance(state, str) and state in handles
