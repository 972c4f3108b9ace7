"""What answers change in a table of people: who is new, which cells change, what stays, who did not answer.

It is for the coordinator's eyes alone, and yet shows no address and no long text.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from circlekit.cli import output, terminal
from circlekit.cli.importing.shown import shown, shown_value
from circlekit.core.intake.merging.difference import Change, PersonRow
from circlekit.core.intake.merging.merge import Merged
from circlekit.core.text import counted

NAMED = 40
"""People who are named at most, and changes that a terminal is shown at most."""

SILENT = 8
"""People without an answer who are named at most: at first that is nearly everybody."""

HEADER = ("person", "field", "before", "after")


def show_merged(merged: Merged, people: str) -> None:
    """Print what changes in the table called ``people``."""
    if not (merged.new or merged.changed):
        output.show(f"Nothing new for {people}: everybody stands there as they answered.")
    if merged.new:
        output.show(f"new in {people}: {_people(merged.new)}", hang=2)
    _changes(f"changes in {people}", merged.changed)
    _changes("changed by hand, and answered otherwise; this stays", merged.kept)
    if merged.absent:
        output.show(
            f"in {people}, but without an answer here: {_people(merged.absent, SILENT)}; they stay", hang=2
        )


def _people(rows: Sequence[PersonRow], most: int = NAMED) -> str:
    names = [shown(row.name, 40) for row in rows[:most]]
    more = f" and {len(rows) - most:,} more" if len(rows) > most else ""
    between = "; " if any("," in name for name in names) else ", "  # «Lee, PhD» is one person
    return f"{counted(len(rows), 'person', 'people')}: {between.join(names)}{more}"


def _changes(title: str, changes: Sequence[Change]) -> None:
    if not changes:
        return
    output.show(f"{title}:")
    most = NAMED if terminal.on_terminal(sys.stdout) else len(changes)
    output.show_table(HEADER, (_cells(change) for change in changes[:most]))
    if len(changes) > most:
        output.show(f"and {len(changes) - most:,} more; in a pipe all of them are printed")


def _cells(change: Change) -> tuple[str, ...]:
    before, after = (shown_value(change.field, value) for value in (change.before, change.after))
    if before == after:  # what differs is behind what is shown
        after = f"{after} (differs further on)"
    return (shown(change.name, 40), change.field, before or "-", after or "-")


def merged_as_json(merged: Merged) -> dict[str, Any]:
    """Return who and which fields, for the JSON document; what they answered stands in the table alone."""
    return {
        "new": [_who(row) for row in merged.new],
        "changed": [_what(change) for change in merged.changed],
        "kept": [_what(change) for change in merged.kept],
        "absent": [_who(row) for row in merged.absent],
        "declined": [_who(row) for row in merged.declined],
    }


def _who(row: PersonRow) -> dict[str, str]:
    return {"id": row.id, "name": row.name}


def _what(change: Change) -> dict[str, str]:
    return {"id": change.id, "name": change.name, "field": change.field}
