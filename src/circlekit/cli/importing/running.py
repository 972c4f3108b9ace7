"""The steps of an import: understand, ask, show what would change, write."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from circlekit.cli.importing.options import Keep, Reading
from circlekit.cli.importing.source import Known, Source, library_of
from circlekit.cli.importing.taking import named_in_vain, places_of, problems_of, take
from circlekit.cli.importing.target import Target, target_of
from circlekit.core.intake.mapping import Said
from circlekit.core.intake.saved.forms import SavedForm
from circlekit.core.intake.saved.saving import news
from circlekit.core.problems import Problem

if TYPE_CHECKING:
    from circlekit.cli.importing.telling import Telling
    from circlekit.core.intake.merging.joining import Joined

PROBLEMS = 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for."""

    files: tuple[Path, ...]
    to: Path | None
    cohort: Path | None
    mapping: Path | None
    said: Said
    reading: Reading
    keep: Keep
    yes: bool
    force: bool
    day: date | None
    dry_run: bool
    json: bool


@dataclass(frozen=True, slots=True)
class Understood:
    """What the files say: each of them, the people in all of them, and what is to be said of that."""

    target: Target
    today: date
    saved: tuple[SavedForm, ...]
    sources: tuple[Source, ...]
    joined: Joined
    warnings: tuple[Problem, ...]
    errors: tuple[Problem, ...]

    def placed(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Return problems with their places in the files filled in."""
        from circlekit.files.intake.places import placed

        return placed(problems, places_of(self.sources))


def run(wanted: Wanted) -> None:
    """Carry out ``circlekit import``.

    Raises:
        InputProblems: when the files that are there already have problems.
        FileTrouble: when a file cannot be read or written.
        WrongUse: when a sheet, layout or encoding is named that is not there.
        Busy: when another run holds the folder.
    """
    from circlekit.cli.importing import telling
    from circlekit.files.collector import collector_paused

    with collector_paused():
        _run(wanted, telling.Json(wanted) if wanted.json else telling.Talk(wanted))


def _run(wanted: Wanted, tell: Telling) -> None:
    from circlekit.cli.importing.writing import planned
    from circlekit.files.writing import Folder

    understood = understand(wanted)
    tell.understood(understood)
    if understood.errors:
        tell.questions(understood)
        raise typer.Exit(PROBLEMS)
    accepted = wanted.yes or is_accepted(understood.sources)
    writes = accepted and not wanted.dry_run
    folder = Folder(understood.target.folder)
    with folder.lock() if writes else nullcontext():
        plan = planned(understood, folder, force=wanted.force, files=accepted)
        changes = plan.write(folder) if writes else plan.preview(folder)
    tell.changes(understood, plan, changes, accepted)


def understand(wanted: Wanted) -> Understood:
    """Read everything that was named; it raises what ``run`` does."""
    from datetime import datetime

    from circlekit.core.intake.merging.joining import joined
    from circlekit.files.intake.places import placed
    from circlekit.files.library import shelves
    from circlekit.files.reading import in_order

    target = target_of(wanted.cohort, wanted.to, wanted.mapping)
    today = wanted.day or datetime.now().astimezone().date()
    saved, odd = _saved(target)
    library = library_of(shelves(target.folder, Path(typer.get_app_dir("circlekit"))))
    starts, ends = (target.cohort.starts, target.cohort.ends) if target.cohort else (today, None)
    known = Known(
        _said(wanted, target), saved, wanted.reading, library, starts, ends, partial(_zones, target)
    )
    sources = take(wanted.files, known)
    people = joined([source.answers for source in sources], wanted.keep.value)
    about_all = placed((*named_in_vain(sources, wanted.said), *people.notes), places_of(sources))
    found = in_order([*target.warnings, *odd, *problems_of(sources), *about_all])
    return Understood(
        target,
        today,
        saved,
        sources,
        people,
        tuple(one for one in found if one.severity == "warning"),
        tuple(one for one in found if one.severity == "error"),
    )


def _said(wanted: Wanted, target: Target) -> Said:
    """Return what was said, and the answers that the cohort's poll offers where no options were said."""
    asked = target.cohort.poll.ask if target.cohort else {}
    offered = {field: answers for field, answers in asked.items() if answers}
    return replace(wanted.said, options={**offered, **wanted.said.options})


def _saved(target: Target) -> tuple[tuple[SavedForm, ...], tuple[Problem, ...]]:
    """Return what was accepted before, and what is odd about it."""
    from circlekit.files.intake.mappings import read_mappings

    path = target.path(target.mapping)
    return read_mappings(path, str(path)) if path.exists() else ((), ())


def _zones(target: Target) -> dict[str, str]:
    """Return the zones of those who are in the table already, by name and by address; of twins, none."""
    from circlekit.cli.importing.people import people_at
    from circlekit.core.intake.answer import Answer
    from circlekit.core.intake.merging.joining import known_zones

    return known_zones(Answer((), row.values) for row in people_at(target).rows)


def is_accepted(sources: Sequence[Source]) -> bool:
    """Tell whether somebody has accepted every column of every file before."""
    return all(
        source.saved is not None and (source.mapping is None or not news(source.mapping, source.saved).came)
        for source in sources
    )
