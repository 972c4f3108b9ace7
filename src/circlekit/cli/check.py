"""``circlekit check``: what is wrong, then what a good programme still lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from circlekit.cli import output, terminal
from circlekit.cli.options import DEFAULT_COHORT, CohortFile, Json, Today

if TYPE_CHECKING:
    from circlekit.core.problems import Problem
    from circlekit.core.readiness import Advice
    from circlekit.files.reading import Loaded

PROBLEMS = 1


class Format(StrEnum):
    """How problems are written."""

    TEXT = "text"
    GITHUB = "github"


Strict = Annotated[bool, typer.Option("--strict", help="Take warnings for problems.")]
Schema = Annotated[
    bool, typer.Option("--schema", help="Print the JSON Schema of cohort.yaml, and do no more.")
]
Layout = Annotated[
    Format, typer.Option("--format", help="How to write it; github: annotations of a workflow run.")
]


def check(
    cohort: CohortFile = DEFAULT_COHORT,
    json: Json = False,
    layout: Layout = Format.TEXT,
    strict: Strict = False,
    schema: Schema = False,
    day: Today = None,
) -> None:
    """Report every problem in a cohort, and what a good programme still lacks."""
    from circlekit.core.problems import InputProblems

    if schema:
        _show_schema()
        return
    try:
        warnings, advice = _looked_at(cohort, day)
    except InputProblems as error:
        if json or layout is not Format.GITHUB:
            raise
        _annotate(cohort, error.problems, ())
        raise typer.Exit(PROBLEMS) from None
    if json:
        found = [{"practice": one.practice, "message": one.message, "hint": one.hint} for one in advice]
        output.show_json({"problems": [output.as_json(one) for one in warnings], "readiness": found})
    elif layout is Format.GITHUB:
        _annotate(cohort, warnings, advice)
    else:
        _report(warnings, advice)
    if strict and warnings:
        raise typer.Exit(PROBLEMS)


def _show_schema() -> None:
    from circlekit.files.schema import shipped

    output.show_as_is(shipped())


def _looked_at(path: Path, day: date | None) -> tuple[list[Problem], list[Advice]]:
    """Return the warnings about a cohort and the files beside it, and what it still lacks."""
    from circlekit.cli.workspace import second_copies, today
    from circlekit.core.readiness import advise
    from circlekit.files.alumni import FILE, read_alumni
    from circlekit.files.left_standing import FOLDER, left_standing
    from circlekit.files.reading import read_cohort
    from circlekit.files.writing import Folder

    loaded = read_cohort(path)
    alumni, ending = loaded.folder / FILE, loaded.folder / FOLDER
    people = {person.id for person in (*loaded.cohort.participants, *loaded.cohort.waiting)}
    warnings = [
        *loaded.warnings,
        *second_copies(Folder(loaded.folder)),
        *_of_circles(loaded),
        *read_alumni(alumni, str(alumni), people).warnings,
        *left_standing(ending, f"{ending}/", loaded.cohort, today(day, loaded.cohort)),
    ]
    return warnings, [*advise(loaded.cohort), *_of_process(loaded)]


def _of_process(loaded: Loaded) -> Iterator[Advice]:
    """Yield what is to be said of the process: whether it fits, and whether everybody is to have a turn."""
    from circlekit.core.agenda.advice import agenda_advice
    from circlekit.core.turns.advice import advice, sizes_of, too_short
    from circlekit.core.turns.ways import ways
    from circlekit.files.agendas import read_every_process, read_processes
    from circlekit.files.library import shelves

    where = shelves(loaded.folder, Path(typer.get_app_dir("circlekit")))
    process, sizes = read_every_process(loaded, where), sizes_of(loaded.cohort)
    yield from agenda_advice(loaded.cohort, process, sizes)
    short = too_short(loaded.cohort, process, sizes)
    if short:
        yield advice(short, ways(short, read_processes(where).values()))


def _of_circles(loaded: Loaded) -> Iterator[Problem]:
    """Yield the warnings about a cohort's circles, their schedule, their log and the plan they come from."""
    from circlekit.core.own import agreements_of_nobody
    from circlekit.files import log, schedules, seats
    from circlekit.files.circles import FILE, read_circles
    from circlekit.files.logged.schedule import meetings_beside
    from circlekit.files.records import placed

    path = loaded.folder / FILE
    if not path.exists():
        return
    formed = read_circles(path, str(path), loaded.cohort)
    yield from formed.warnings
    circles = formed.matching.circles
    yield from placed(loaded.document, agreements_of_nobody(loaded.cohort, circles))
    schedule, logged = loaded.folder / schedules.FILE, loaded.folder / log.FILE
    if schedule.exists():
        yield from schedules.read_schedule(schedule, str(schedule), loaded.cohort, circles).warnings
    if logged.exists():
        held = meetings_beside(loaded.folder, loaded.cohort, circles)
        yield from log.read_log(logged, str(logged), loaded.cohort, circles, meetings=held).warnings
    planned = loaded.folder / seats.FILE
    if planned.exists():
        yield from seats.read_seats(planned, str(planned), loaded.cohort)[1]


def _report(warnings: Sequence[Problem], advice: Sequence[Advice]) -> None:
    from circlekit.core.text import counted

    for problem in warnings:
        output.say_problem(problem)
    for one in advice:
        output.show(f"- {one.message} (practice {one.practice})", hang=2)
        output.show(f"  hint: {one.hint}", hang=6)
    counts = [counted(0, "problem"), counted(len(warnings), "warning"), counted(len(advice), "suggestion")]
    found = [count for count in counts if not count.startswith("0 warning")]
    output.show(f"circlekit check: {', '.join(found)}")


def _annotate(cohort: Path, problems: Sequence[Problem], advice: Sequence[Advice]) -> None:
    """Write what GitHub Actions shows beside the lines of a change («workflow commands»)."""
    for problem in problems:
        place = problem.place
        at: Mapping[str, object] = {"file": cohort}
        if place:
            at = {"file": place.file, "line": place.line, "col": place.column}
        _command(problem.severity, at, problem.message, problem.hint)
    for one in advice:
        _command("notice", {"file": cohort}, f"{one.message} (practice {one.practice})", one.hint)


def _command(level: str, at: Mapping[str, object], message: str, hint: str) -> None:
    properties = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in at.items())
    text = _escaped(terminal.printable(f"{message}\nhint: {hint}" if hint else message), "")
    output.show_as_is(f"::{level} {properties}::{text}\n")


def _escaped(text: str, also: str) -> str:
    """Escape as the runner unescapes: the percent sign first, and in properties ``:`` and ``,`` too."""
    for character in f"%\r\n{also}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
