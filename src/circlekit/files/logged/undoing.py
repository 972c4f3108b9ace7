"""What ``log`` wrote last, kept so that it can be taken back: in the state of a folder, by its ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from circlekit.core.problems import FileTrouble, Problem
from circlekit.core.reporting.entries import Change, Entry, Way, in_order
from circlekit.core.text import listed

KEY = "logged"
"""Where it stands in a folder's state: a list of runs, each a list of [way, before, after]."""

MOST = 20
"""So many runs can be taken back."""


def remembered(state: Mapping[str, Any], changes: Sequence[Change]) -> dict[str, Any]:
    """Return the state with a run more; the oldest is forgotten where there are too many."""
    run = [[list(change.way), change.before, change.after] for change in changes]
    return {KEY: [*state.get(KEY, []), run][-MOST:]}


def taken_back(
    state: Mapping[str, Any], now: Mapping[Way, Entry]
) -> tuple[tuple[Change, ...], dict[str, Any]]:
    """Return the changes that take the last run back, and the state without it; ``now`` is in the log.

    Raises:
        FileTrouble: when what was written has been edited since.
    """
    runs = state.get(KEY, [])
    if not runs:
        return (), {}
    last = [Change(tuple(way), in_order(before), in_order(after)) for way, before, after in runs[-1]]
    edited = [change.way for change in last if now.get(change.way) != change.after]
    if edited:
        where = listed(dict.fromkeys(".".join(map(str, way)) for way in edited))
        hint = "nothing was changed; correct it in log.yaml"
        raise FileTrouble([Problem((), f"what was written last has been edited since: {where}", hint)])
    back = tuple(Change(change.way, change.after, change.before) for change in last)
    return back, {KEY: runs[:-1]}


def mentions(state: Any, handles: frozenset[str]) -> bool:
    """Tell whether what is kept speaks of one of these people."""
    if isinstance(state, Mapping):
        return any(mentions(value, handles) for value in state.values())
    if isinstance(state, list):
        return any(mentions(value, handles) for value in state)
    return isinstance(state, str) and state in handles
