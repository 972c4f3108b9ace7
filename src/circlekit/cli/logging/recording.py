"""Writing facts into the log, taking them back, and saying what that changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from circlekit.cli import output
from circlekit.cli.logging.desk import Desk
from circlekit.cli.workspace import Workspace, changes_as_json, say_changes, say_warnings
from circlekit.core.log import Log
from circlekit.core.problems import InputProblems
from circlekit.core.reporting.doubtful import doubtful
from circlekit.core.reporting.entries import Change, changes, entries, in_words, pulse_problems
from circlekit.files.log import FILE
from circlekit.files.logged.undoing import forgotten, last_run, remembered
from circlekit.files.logged.writing import taken_out, written
from circlekit.files.opening import read_bytes
from circlekit.files.writing import Change as FileChange

_WHAT = {"commitments": "commitment", "rsvps": "reply", "next": "next date"}
"""What an entry is called, where it is not as its section is."""


class Outcome(NamedTuple):
    """What was changed in the log, and in which files."""

    changes: Sequence[Change]
    files: Sequence[FileChange] = ()


def record(desk: Desk, facts: Log) -> Outcome:
    """Write facts into the log; what it says already changes nothing.

    Raises:
        InputProblems: when a fact cannot stand beside what is there.
        FileTrouble: when the log cannot be written.
    """
    problems = list(pulse_problems(desk.log, facts))
    if problems:
        raise InputProblems(problems)
    found = changes(desk.log, facts)
    if not found:
        return Outcome(())
    say_warnings(doubtful(facts, desk.meetings, desk.space.cohort, desk.today))
    space, content, shown = desk.space, _content(desk), str(desk.space.path(FILE))
    after = written(content, found, space.cohort, desk.circles, desk.meetings, shown)
    state = remembered(space.folder.state(), found, after, content is None)
    return Outcome(found, _edit(space, {FILE: after.content}, state=state))


def take_back(desk: Desk) -> Outcome:
    """Take back what was written last; where nobody touched the log since, it is as it was before.

    Raises:
        FileTrouble: when it was edited since, or the log cannot be written.
    """
    space, content, shown = desk.space, _content(desk), str(desk.space.path(FILE))
    state = space.folder.state()
    run = last_run(state, entries(desk.log), content)
    if run is None or content is None:
        return Outcome(())
    if run.made is None:
        return Outcome(run.changes, _edit(space, {}, gone=(FILE,), state=forgotten(state)))
    after = taken_out(content, run.changes, run.made, desk.meetings, shown)
    return Outcome(run.changes, _edit(space, {FILE: after}, state=forgotten(state)))


def _content(desk: Desk) -> bytes | None:
    path = desk.space.path(FILE)
    return read_bytes(path, str(path)) if path.exists() else None


def _edit(
    space: Workspace, files: Mapping[str, bytes], state: Mapping[str, Any], gone: Sequence[str] = ()
) -> Sequence[FileChange]:
    if space.dry_run:
        return space.folder.plan_edits(files, gone)
    return space.folder.edit(files, gone, state=state)


def show(outcome: Outcome, desk: Desk, json: bool, nothing: str) -> None:
    """Show what was changed; ``nothing`` is said where nothing was."""
    if json:
        document = {"today": desk.today.isoformat(), "changes": [_as_json(one) for one in outcome.changes]}
        output.show_json({**document, "files": changes_as_json(outcome.files)})
        return
    if not outcome.changes:
        output.say(nothing)
        return
    rows = [(*_where(one, desk), in_words(one.after), in_words(one.before)) for one in outcome.changes]
    output.show_table(("circle", "meeting", "what", "now", "before"), rows)
    say_changes(outcome.files, desk.space.dry_run)


def _where(change: Change, desk: Desk) -> tuple[str, str, str]:
    """Return circle, meeting with its date, and what an entry is about."""
    section, circle, number, person = _parts(change)
    date = desk.date(circle, number) if number else ""
    meeting = f"{number} ({date})" if date else str(number or "")
    return circle, meeting, _WHAT.get(section, section) + (f" of {person}" if person else "")


def _as_json(change: Change) -> dict[str, Any]:
    section, circle, number, person = _parts(change)
    where = {"section": section, "circle": circle, "meeting": number, "person": person}
    return {**where, "before": change.before, "after": change.after}


def _parts(change: Change) -> tuple[str, str, int | None, str | None]:
    """Return section, circle, meeting and person of an entry, None for what it is not about."""
    section, circle, *rest = change.way
    number = next((step for step in rest if isinstance(step, int)), None)
    person = next((step for step in rest if isinstance(step, str)), None)
    return str(section), str(circle), number, person
