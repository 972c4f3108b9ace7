"""The library: wording and processes as files that people can replace by their own.

A file is looked for beside the cohort (``library/nudges/en/rsvp.md``), then under the same name in the
user's configuration folder, then in the package; the first one found is used, whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from circlekit.core.nudging.moments import Moment
from circlekit.core.nudging.templates import EmailWording, checked, email_wording
from circlekit.core.nudging.wording import CIRCLE, MEMBER
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.processes import Process
from circlekit.core.text import nearest, slug
from circlekit.files.complaints import problems_of
from circlekit.files.decoding import decode
from circlekit.files.disk import shown
from circlekit.files.reading import Loaded, read_bytes
from circlekit.files.records import open_record

FOLDER = "library"
MOST_BYTES = 1024 * 1024

K = TypeVar("K")
T = TypeVar("T")


class Shelf(NamedTuple):
    """One folder with library files, and what it is called in messages."""

    path: Path
    shown: str


class Templates(NamedTuple):
    """The wording of one moment: for the circle, and for each member."""

    circle: str
    email: EmailWording


def shelves(cohort_folder: Path, own_folder: Path) -> tuple[Shelf, ...]:
    """Return where to look, in this order; ``own_folder`` is the user's configuration folder."""
    return (
        Shelf(cohort_folder / FOLDER, shown(cohort_folder, FOLDER)),
        Shelf(own_folder / FOLDER, "your own library"),
        Shelf(Path(__file__).parent.parent / FOLDER, "the library of circlekit"),
    )


def find(where: Sequence[Shelf], name: str) -> tuple[Path, str]:
    """Return the first file called ``name``, such as ``nudges/en/rsvp.md``, and its name in messages."""
    for shelf in where:
        if (shelf.path / name).exists():
            return shelf.path / name, f"{shelf.shown}/{name}"
    return where[-1].path / name, f"{where[-1].shown}/{name}"


def names(where: Sequence[Shelf], folder: str, suffix: str) -> list[str]:
    """Return the names of all files of one kind, without suffix, each once."""
    paths = (path for shelf in where for path in (shelf.path / folder).glob(f"*{suffix}"))
    return sorted({path.name.removesuffix(suffix) for path in paths})


def read_templates(where: Sequence[Shelf]) -> Mapping[Moment, Templates]:
    """Return the wording of every moment.

    Raises:
        InputProblems: with every problem in every template, each with its place.
        FileTrouble: when one cannot be read.
    """
    problems: list[Problem] = []
    found: dict[Moment, Templates] = {}
    for moment in Moment:
        circle = read_checked(where, f"nudges/en/{moment}.md", problems, partial(checked, known=CIRCLE))
        email = read_checked(
            where, f"nudges/en/{moment}.email.txt", problems, partial(email_wording, known=MEMBER)
        )
        if circle is not None and email is not None:
            found[moment] = Templates(circle, email)
    if problems:
        raise InputProblems(problems)
    return found


def read_all(where: Sequence[Shelf], wanted: Mapping[K, tuple[str, Callable[..., T]]]) -> dict[K, T]:
    """Return what each name comes to; a name goes with a check, as in ``read_checked``.

    Raises:
        InputProblems: with every problem in every file, each with its place.
        FileTrouble: when one cannot be read.
    """
    problems: list[Problem] = []
    found = {key: read_checked(where, name, problems, check) for key, (name, check) in wanted.items()}
    if problems:
        raise InputProblems(problems)
    return {key: one for key, one in found.items() if one is not None}


def read_checked(
    where: Sequence[Shelf], name: str, problems: list[Problem], check: Callable[..., T]
) -> T | None:
    """Return a file as ``check(text, file=...)`` takes it; None where it adds to ``problems`` instead.

    Raises:
        FileTrouble: when it cannot be read.
    """
    path, file = find(where, name)
    try:
        text, _ = decode(read_bytes(path, file), file, MOST_BYTES)
        return check(text, file=file)
    except InputProblems as wrong:
        problems += wrong.problems
        return None


def read_process(loaded: Loaded, where: Sequence[Shelf]) -> Process:
    """Return the process that a cohort names: one of the library, or a YAML file beside the cohort.

    Raises:
        InputProblems: when there is none of that name, or its file has problems.
        FileTrouble: when the file cannot be read.
    """
    given = loaded.cohort.process
    if given.lower().endswith((".yaml", ".yml")):
        return _process(loaded.folder / given, shown(loaded.folder, given))
    known = names(where, "processes", ".yaml")
    if slug(given) not in known:
        place = loaded.document.place(("process",))
        problem = Problem(("process",), f"process: «{given}» is not in the library", _hint(given, known))
        raise InputProblems([replace(problem, place=place)])
    return _process(*find(where, f"processes/{slug(given)}.yaml"))


def _hint(name: str, known: Sequence[str]) -> str:
    meant = nearest(name, known)
    return (
        f"did you mean {meant}?" if meant else f"known here: {', '.join(known)}; or name a file of your own"
    )


def _process(path: Path, file: str) -> Process:
    record = open_record(path, file, Process.model_fields)
    known = {key: value for key, value in record.data.items() if key in Process.model_fields}
    try:
        process = Process.model_validate(known)
    except ValidationError as error:
        record.problems += problems_of(error, (), Process.model_fields)
    record.settle()
    return process
