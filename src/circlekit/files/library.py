"""The library: wording and processes as files that people can replace by their own.

A file is looked for beside the cohort (``library/nudges/en/rsvp.md``), then under the same name in the
user's configuration folder, then in the package; the first one found is used, whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from circlekit.core.agenda import AgendaWords
from circlekit.core.languages import DEFAULT, fallbacks
from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.processes import Process
from circlekit.core.text import nearest, slug
from circlekit.files.decoding import decode
from circlekit.files.disk import shown
from circlekit.files.reading import Loaded, read_bytes
from circlekit.files.records import read_value

FOLDER = "library"
MOST_BYTES = 1024 * 1024

K = TypeVar("K")
T = TypeVar("T")


class Shelf(NamedTuple):
    """One folder with library files, and what it is called in messages."""

    path: Path
    shown: str


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


def first_there(where: Sequence[Shelf], names: Sequence[str]) -> str:
    """Return the first of several names under which some shelf has a file; the last one where none has."""
    return next((name for name in names if find(where, name)[0].exists()), names[-1])


def names(where: Sequence[Shelf], folder: str, suffix: str) -> list[str]:
    """Return the names of all files of one kind, without suffix, each once."""
    paths = (path for shelf in where for path in (shelf.path / folder).glob(f"*{suffix}"))
    return sorted({path.name.removesuffix(suffix) for path in paths})


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


def read_process(
    loaded: Loaded, where: Sequence[Shelf], language: str | None = None, circle: str = ""
) -> Process:
    """Return the process of a cohort, or of the circle with this id where it has its own.

    It is one of the library, in ``language`` where there is a translation, or a YAML file beside the cohort.
    Whoever has a file of their own beside the cohort is given that one, in whichever language it is.

    Raises:
        InputProblems: when there is none of that name, or its file has problems.
        FileTrouble: when the file cannot be read.
    """
    path, given = _process_of(loaded, circle)
    if given.lower().endswith((".yaml", ".yml")):
        return _read_process(loaded.folder / given, shown(loaded.folder, given))
    known = names(where, "processes", ".yaml")
    if slug(given) not in known:
        place = loaded.document.place(path)
        problem = Problem(path, f"process: «{given}» is not in the library", _hint(given, known))
        raise InputProblems([replace(problem, place=place)])
    return _read_process(*_find_process(where, slug(given), language or DEFAULT))


def read_processes_of(
    loaded: Loaded, where: Sequence[Shelf], circles: Iterable[str], language: str | None = None
) -> dict[str, Process]:
    """Return the process of each circle by its id; it raises what ``read_process`` does.

    One that several circles have is read once.
    """
    read: dict[str, Process] = {}
    found: dict[str, Process] = {}
    for circle in circles:
        _, given = _process_of(loaded, circle)
        if given not in read:
            read[given] = read_process(loaded, where, language, circle)
        found[circle] = read[given]
    return found


def read_library_process(where: Sequence[Shelf], name: str, language: str = DEFAULT) -> Process:
    """Return a process of the library by the name of its file; it raises what ``read_process`` does."""
    return _read_process(*_find_process(where, name, language))


def read_agenda_words(where: Sequence[Shelf], language: str = DEFAULT) -> AgendaWords:
    """Return the words of run sheets in a language, or in the nearest that some shelf has.

    Raises:
        InputProblems: when the file has problems; all of them.
        FileTrouble: when it cannot be read.
    """
    name = first_there(where, [f"agenda/{code}.yaml" for code in fallbacks(language)])
    return read_value(*find(where, name), AgendaWords)


def _read_process(path: Path, file: str) -> Process:
    process = read_value(path, file, Process)
    if not process.steps and not process.link:
        hint = "write what happens with its minutes under «steps:», or name a guide: «link: https://...»"
        raise InputProblems([Problem((), "steps is missing", hint, place=Place(file))])
    return process


def _process_of(loaded: Loaded, circle: str) -> tuple[tuple[str, ...], str]:
    """Return what names the process, and where in the cohort file that stands."""
    own = loaded.cohort.circles.get(circle)
    if own and own.process:
        return ("circles", circle, "process"), own.process
    return ("process",), loaded.cohort.process


def _find_process(where: Sequence[Shelf], name: str, language: str) -> tuple[Path, str]:
    """Return the file of a process: on the first shelf that has it, the translation nearest to a language."""
    codes = [code for code in fallbacks(language) if code != DEFAULT]
    files = [*(f"processes/{code}/{name}.yaml" for code in codes), f"processes/{name}.yaml"]
    for shelf in where:
        for file in files:
            if (shelf.path / file).exists():
                return shelf.path / file, f"{shelf.shown}/{file}"
    return find(where, files[-1])


def _hint(name: str, known: Sequence[str]) -> str:
    meant = nearest(name, known)
    return (
        f"did you mean {meant}?" if meant else f"known here: {', '.join(known)}; or name a file of your own"
    )
