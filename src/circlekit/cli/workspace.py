"""What all commands share that work in a cohort's folder: read it, hold it, write, and say what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from circlekit.cli import output
from circlekit.core.model import Circle, Cohort, Meeting, Slot
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.text import counted
from circlekit.core.zones import zone
from circlekit.files.reading import Loaded, read_cohort
from circlekit.files.writing import Change, Folder, conflicted_copies

if TYPE_CHECKING:
    from circlekit.core.log import Log
    from circlekit.files.library import Shelf

NAMED_AT_MOST = 3
"""How many files of one folder are listed by name before they are only counted."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A sound cohort and the folder it lives in, held for this run unless nothing is to be written."""

    loaded: Loaded
    folder: Folder
    dry_run: bool

    @property
    def cohort(self) -> Cohort:
        """The cohort that was read."""
        return self.loaded.cohort

    def path(self, name: str) -> Path:
        """Return where a file of this folder stands."""
        return self.loaded.folder / name

    def placed(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return problems with the places of the cohort file filled in."""
        from circlekit.files.records import placed

        return placed(self.loaded.document, problems)

    def circles(self) -> tuple[Circle, ...]:
        """Return the circles that were formed, and say what is odd about their file.

        Raises:
            InputProblems: when there are none yet, or their file has problems.
            FileTrouble: when it cannot be read.
        """
        from circlekit.core.own import agreements_of_nobody
        from circlekit.files.circles import FILE, read_circles

        path = self.path(FILE)
        if not path.exists():
            hint = "form circles first: circlekit match"
            raise InputProblems([Problem((), f"{path} does not exist", hint)])
        found = read_circles(path, str(path), self.cohort)
        say_warnings(
            (*found.warnings, *self.placed(agreements_of_nobody(self.cohort, found.matching.circles)))
        )
        return found.matching.circles

    def meetings(self, circles: Sequence[Circle]) -> Mapping[str, Sequence[Meeting]]:
        """Return the meetings of each circle by its id, and say what is odd about the schedule.

        Raises:
            InputProblems: when no times were found yet, or their file has problems.
            FileTrouble: when it cannot be read.
        """
        from circlekit.core.scheduling.meetings import meetings

        return {slot.circle: meetings(slot, self.cohort) for slot in self.slots(circles)}

    def slots(self, circles: Sequence[Circle]) -> tuple[Slot, ...]:
        """Return the times of the circles; it raises and says what ``meetings`` does."""
        from circlekit.files.schedules import FILE, read_schedule

        path = self.path(FILE)
        if not path.exists():
            raise InputProblems(
                [Problem((), f"{path} does not exist", "find times first: circlekit schedule")]
            )
        found = read_schedule(path, str(path), self.cohort, circles)
        say_warnings(found.warnings)
        return found.slots

    def log(self, circles: Sequence[Circle], meetings: Mapping[str, Sequence[Meeting]] | None) -> Log:
        """Return what was written down of these circles; an empty log where nothing was.

        ``meetings`` are those of each circle by its id; None where no times were found yet.

        Raises:
            InputProblems: when the log has problems.
            FileTrouble: when it cannot be read.
        """
        from circlekit.core.log import Log
        from circlekit.files.log import FILE, read_log

        path = self.path(FILE)
        if not path.exists():
            return Log()
        found = read_log(path, str(path), self.cohort, circles, meetings=meetings)
        say_warnings(found.warnings)
        return found.log

    def shelves(self) -> tuple[Shelf, ...]:
        """Return where library files are looked for: beside the cohort, with the user, in the package."""
        from circlekit.files.library import shelves

        return shelves(self.loaded.folder, Path(typer.get_app_dir("circlekit")))

    def write(
        self,
        files: Mapping[str, bytes],
        *,
        owns: Sequence[str] = (),
        force: bool = False,
        state: Mapping[str, Any] | None = None,
    ) -> tuple[Change, ...]:
        """Write as ``Folder.write`` does; with ``--dry-run`` only find out what that would change."""
        if self.dry_run:
            return self.folder.plan(files, owns=owns, force=force)
        return self.folder.write(files, owns=owns, force=force, state=state)


@contextmanager
def workspace(
    cohort_file: Path, *, dry_run: bool = False, read: Callable[[Path], Loaded] = read_cohort
) -> Iterator[Workspace]:
    """Read a cohort, say its warnings, and hold its folder until the command is done.

    ``read`` is ``read_plan`` where nobody needs to take part yet. The lock comes after the cohort was read,
    so that a wrong path leaves nothing behind; everything that circlekit itself writes is read inside.

    Raises:
        InputProblems: when the cohort has problems.
        FileTrouble: when it cannot be read, or its folder not be written.
        Busy: when another run holds the folder.
    """
    loaded = read(cohort_file)
    folder = Folder(loaded.folder)
    say_warnings((*loaded.warnings, *second_copies(folder)))
    with nullcontext() if dry_run else folder.lock():
        yield Workspace(loaded, folder, dry_run)


def say_warnings(problems: Iterable[Problem]) -> None:
    """Print what a person should know, on standard error, where it is out of the way of ``--json``."""
    for problem in problems:
        output.say_problem(problem)


def second_copies(folder: Folder) -> Iterator[Problem]:
    """Warn of what sync tools leave when two people change a file at once."""
    for name in conflicted_copies(folder):
        message = f"«{name}» looks like a second copy that a sync tool made"
        yield Problem((), message, "compare the two, keep one and delete the other", "warning")


def today(given: date | None, cohort: Cohort) -> date:
    """Return the day to take for today: the one given, else the real one where the coordinator is."""
    where = zone(cohort.timezone) if cohort.timezone else UTC
    return given or datetime.now(where).date()


def say_changes(changes: Sequence[Change], dry_run: bool = False) -> None:
    """Say on standard error which files are new, changed, unchanged or removed."""
    if all(change.status == "unchanged" for change in changes):
        output.say(f"Nothing changed; {counted(len(changes), 'file is', 'files are')} up to date.")
        return
    width = max(len(change.status) for change in changes)
    for word, name in _grouped(changes):
        output.say(f"{word:<{width}}  {name}")
    if dry_run:
        output.say("This was a dry run: nothing was written.")


def _grouped(changes: Sequence[Change]) -> Iterator[tuple[str, str]]:
    """Name each file, or count those of one folder with one status where they are many."""
    groups: dict[tuple[str, str], list[str]] = {}
    for path, status in changes:
        groups.setdefault((status, path.partition("/")[0]), []).append(path)
    for (word, top), paths in groups.items():
        names = [f"{top}/ ({len(paths):,} files)"] if len(paths) > NAMED_AT_MOST else paths
        yield from ((word, name) for name in names)


def changes_as_json(changes: Iterable[Change]) -> list[dict[str, str]]:
    """Return what was written as the ``files`` of a JSON document."""
    return [{"path": change.path, "status": change.status} for change in changes]
