"""``circlekit rotate --forget``: a person goes out of the folder, and the others' truth stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from circlekit.cli import output
from circlekit.cli.workspace import Workspace, changes_as_json, say_changes, workspace
from circlekit.core.checks.draft import PEOPLE
from circlekit.core.fields import Wrong, handle
from circlekit.core.problems import InputProblems, Place, Problem, WrongUse
from circlekit.core.text import counted, listed, nearest, quoted, same

if TYPE_CHECKING:
    from circlekit.files.forgetting import Forgetting
    from circlekit.files.plans import Change

SHOWN = 12
"""So many places are listed; more are counted, and ``--json`` has them all."""

FILES = 3
"""So many files of one folder are listed; more are counted."""

BUILDERS = (
    ("schedule.yaml", "circlekit schedule"),
    ("calendar", "circlekit schedule --ics"),
    ("nudges", "circlekit nudge"),
    ("ending", "delete it once all is sent"),
)
"""By the folder of an output: what makes it anew."""


def forget(cohort: Path, handles: Sequence[str], *, dry_run: bool, json: bool) -> None:
    """Forget the people with these handles in the folder of a cohort.

    Raises:
        WrongUse: one of them cannot be a handle.
        InputProblems: one of them takes part still, or a handle is probably a slip.
        FileTrouble: a file cannot be read or written; nothing has changed then.
    """
    from circlekit.files.forgetting import forgetting

    handles = [_handle(typed) for typed in handles]
    with workspace(cohort, dry_run=dry_run) as space:
        _refuse_those_here(space, handles)
        found = forgetting(space.folder, space.cohort, frozenset(handles))
        if not found.anything:
            _refuse_slips(space, handles)
        changes = _carry_out(space, found)
    if json:
        output.show_json(_document(handles, found, changes))
        return
    _say(handles, found, changes, dry_run)


def _handle(typed: str) -> str:
    try:
        return handle(typed)
    except Wrong as wrong:
        hint = "write their handle, as it stands in circles.yaml"
        raise WrongUse([Problem((), f"--forget: {wrong.message}", hint)]) from None


def _refuse_those_here(space: Workspace, handles: Sequence[str]) -> None:
    """Refuse to forget somebody who takes part or waits, by any of their handles."""
    problems = []
    for person in (*space.cohort.participants, *space.cohort.waiting):
        named = [typed for typed in handles if typed in (person.id, *person.was)]
        if named:
            once = "" if person.id in named else f", who was {quoted(named[0])} before,"
            message = f"{quoted(person.name)}{once} takes part still, so nothing of them is forgotten"
            command = " ".join(f"--forget {one}" for one in (person.id, *person.was))
            hint = f"take the row out first, then run circlekit rotate {command}"
            problems.append(Problem((PEOPLE, person.id), message, hint, on_key=True))
    if problems:
        raise InputProblems(space.placed(problems))


def _refuse_slips(space: Workspace, handles: Sequence[str]) -> None:
    """Refuse what is nobody's handle where it is a name, or somebody has a handle like it.

    The cohort was read before the folder was held: whom another run has just forgotten is in it still.
    """
    from circlekit.files.forgetting import names_in

    cohort = space.cohort
    names = {person.id: person.name for person in (*cohort.participants, *cohort.waiting)}
    names |= names_in(space.folder)
    called = {same(word): one for one, name in names.items() for word in (name.partition(" ")[0], name)}
    earlier = (one for past in cohort.past for circle in past.circles for one in circle)
    known = [*names, *earlier]
    meant = {typed: called.get(same(typed)) or nearest(typed, known) for typed in handles}
    problems = [
        Problem((), f"there is nothing of {quoted(typed)} here", f"did you mean {near}?")
        for typed, near in meant.items()
        if near not in (None, typed)
    ]
    if problems:
        raise InputProblems(problems)


def _carry_out(space: Workspace, found: Forgetting) -> Sequence[Change]:
    """Change what has to change; also where nothing has, so that what a crash left is cleared away."""
    if space.dry_run:
        return space.folder.plan_edits(found.files, found.gone)
    if not (found.anything or space.folder.known()):
        return ()
    return space.folder.edit(found.files, found.gone, found.state)


def _document(handles: Sequence[str], found: Forgetting, changes: Sequence[Change]) -> dict[str, object]:
    return {
        "forgotten": list(handles),
        "files": changes_as_json(changes),
        "yours": [_place_as_json(place) for place in found.yours],
        "rebuild": list(found.rebuild),
        "elsewhere": [_place_as_json(place) for place in found.elsewhere],
    }


def _place_as_json(place: Place) -> dict[str, object]:
    return {"file": place.file, "line": place.line, "column": place.column}


def _say(handles: Sequence[str], found: Forgetting, changes: Sequence[Change], dry_run: bool) -> None:
    who = listed(map(quoted, handles))
    if not found.anything:
        output.say(f"There is nothing of {who} here.")
        return
    for line in _left_over(found):
        output.say(line)
    if changes:
        say_changes(changes, dry_run)
    if not dry_run and (changes or found.state):
        output.say(
            f"Nothing that circlekit keeps here knows {who} any more; the others' meetings stay known."
        )


def _left_over(found: Forgetting) -> Iterator[str]:
    """Yield what is left to people, and where."""
    if found.yours:
        yield f"Yours to take out, because you wrote it: {_some(map(str, found.yours))}."
    for folder, command in BUILDERS:
        paths = [path for path in found.rebuild if path.partition("/")[0] == folder]
        if paths:
            named = listed(paths) if len(paths) <= FILES else f"{folder}/ ({counted(len(paths), 'file')})"
            yield f"Still named beside others in {named}: {command}."
    if found.elsewhere:
        yield f"Also there: {_some(map(str, found.elsewhere))}; run it there too."


def _some(words: Iterator[str] | Sequence[str]) -> str:
    every = list(words)
    more = [counted(len(every) - SHOWN, "more place")] if len(every) > SHOWN else []
    return listed([*every[:SHOWN], *more])
