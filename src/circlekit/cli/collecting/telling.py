"""Answers as they are told: to a person, or as one JSON document without what anybody answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from circlekit.cli import output
from circlekit.cli.importing.diff import merged_as_json, show_merged
from circlekit.core.text import counted, listed

if TYPE_CHECKING:
    from circlekit.cli.collecting.running import Understood, Wanted
    from circlekit.cli.importing.writing import Plan
    from circlekit.files.writing import Change

NAMED_AT_MOST = 3
"""Files without an answer that are named before they are only counted."""


def tell(wanted: Wanted, found: Understood, plan: Plan, changes: Sequence[Change]) -> None:
    """Say what came back, what it changes, and what was written."""
    if wanted.json:
        output.show_json(_document(wanted, found, plan, changes))
        return
    for problem in (*found.warnings, *plan.warnings):
        output.say_problem(problem)
    _say_without(found.found.without)
    output.show(f"{counted(len(found.joined.people), 'person', 'people')} answered.")
    show_merged(plan.merged, found.target.people)
    _say_outcome(wanted, found, changes)


def _say_without(names: Sequence[str]) -> None:
    if names:
        more = len(names) - NAMED_AT_MOST
        shown = [*names[:NAMED_AT_MOST], *([f"{more:,} more"] if more > 0 else [])]
        output.say(f"No answer is in {listed(shown)}.")


def _say_outcome(wanted: Wanted, found: Understood, changes: Sequence[Change]) -> None:
    from circlekit.cli.workspace import say_changes

    if not wanted.yes:
        output.say("Nothing was written. When this is right: the same with --yes.")
        return
    if changes:
        say_changes(changes, wanted.dry_run)
    else:
        output.say("Nothing changed.")
    if not wanted.dry_run:
        output.show(f"Next: {output.there(found.target.folder)}circlekit check && circlekit match")


def _document(wanted: Wanted, found: Understood, plan: Plan, changes: Sequence[Change]) -> dict[str, Any]:
    from circlekit.cli.workspace import changes_as_json

    return {
        "answers": [_answer(found, index) for index in range(len(found.answers))],
        "without_answer": list(found.found.without),
        "warnings": [output.as_json(problem) for problem in (*found.warnings, *plan.warnings)],
        "people": merged_as_json(plan.merged),
        "accepted": wanted.yes,
        "written": wanted.yes and not wanted.dry_run,
        "files": changes_as_json(changes),
    }


def _answer(found: Understood, index: int) -> dict[str, Any]:
    """Return who answered when, and where it stands."""
    answer = found.answers[index]
    name, _ = answer.path
    return {
        "name": answer.name,
        "answered": output.utc(answer.when) if answer.when else None,
        "file": found.found.spots[str(name)].shown,
        "agrees": bool(answer.values.get("consent")),
    }
