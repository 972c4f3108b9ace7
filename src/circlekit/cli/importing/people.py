"""The table of people with what was answered in it, as import and collect change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from circlekit.core.problems import InputProblems, Problem

if TYPE_CHECKING:
    from circlekit.cli.importing.target import Target
    from circlekit.core.intake.merging.joining import Joined
    from circlekit.core.intake.merging.merge import Merged
    from circlekit.files.intake.peoplefile import PeopleFile
    from circlekit.files.writing import Folder


@dataclass(frozen=True, slots=True)
class Update:
    """A table of people as it is, and what becomes of it; ``warnings`` have their places."""

    before: PeopleFile
    merged: Merged
    warnings: tuple[Problem, ...]

    def files(self, name: str) -> dict[str, bytes]:
        """Return the table to write under a name in the folder; none where nothing in it changes.

        Raises:
            FileTrouble: when it cannot be changed cell by cell.
        """
        from circlekit.files.intake.peoplefile import written

        changes = self.merged.new or self.merged.changed
        return {name: written(self.before, self.merged)} if changes else {}

    def state(self) -> dict[str, Any]:
        """Return what the folder is to remember."""
        from circlekit.core.intake.merging.merge import STATE

        return {STATE: self.merged.remembered}


def people_at(target: Target) -> PeopleFile:
    """Return the table of people; nobody is in it where there is no file.

    Raises:
        InputProblems: when it has problems.
        FileTrouble: when it cannot be read.
    """
    from circlekit.files.intake.peoplefile import read_rows
    from circlekit.files.opening import read_bytes

    path = target.path(target.people)
    return read_rows(read_bytes(path, str(path)) if path.exists() else None, str(path))


def updated(
    before: PeopleFile,
    joined: Joined,
    folder: Folder,
    placed: Callable[[Sequence[Problem]], Sequence[Problem]],
    *,
    notes: Sequence[Problem] = (),
    force: bool = False,
) -> Update:
    """Return a table with what people answered; ``notes`` are told before those of the merge.

    ``placed`` fills in where problems stand.

    Raises:
        InputProblems: when it is not clear whose an answer is.
    """
    from circlekit.core.intake.consent import declined_notes
    from circlekit.core.intake.merging.merge import STATE, merge

    remembered = folder.state().get(STATE) or {}
    merged = merge(before.rows, joined.people, remembered, declined=joined.declined, force=force)
    problems = placed((*notes, *merged.notes, *declined_notes(joined.declined, merged.declined)))
    if any(problem.severity == "error" for problem in problems):
        raise InputProblems(problems)
    return Update(before, merged, (*before.warnings, *problems))
