"""What an agenda is made from beside the cohort: the template of its page, and the processes there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial

from circlekit.core.languages import DEFAULT
from circlekit.core.nudging.templates import checked
from circlekit.core.problems import CirclekitError, InputProblems, Problem
from circlekit.core.processes import Process
from circlekit.core.tongues import Tongue
from circlekit.files.library import Shelf, names, read_checked, read_library_process, read_process
from circlekit.files.reading import Loaded
from circlekit.files.tongues import nearest


def read_page(where: Sequence[Shelf], name: str, known: Collection[str], language: str) -> str:
    """Return the template of a page, such as ``meeting``, in a language or the nearest that there is.

    Raises:
        InputProblems: with the place of every placeholder that is not in ``known``.
        FileTrouble: when it cannot be read.
    """
    file, _ = nearest(where, "agenda", f"{name}.md", Tongue(language))
    problems: list[Problem] = []
    text = read_checked(where, file, problems, partial(checked, known=known))
    if text is None:
        raise InputProblems(problems)
    return text


def read_every_process(loaded: Loaded, where: Sequence[Shelf]) -> Process:
    """Return the process of a cohort; those that circles have of their own are read as well.

    Raises:
        InputProblems: with what is wrong with any of them.
        FileTrouble: when one cannot be read.
    """
    problems: list[Problem] = []
    found: dict[str, Process] = {}
    for circle in ("", *(name for name, own in loaded.cohort.circles.items() if own.process)):
        try:
            found[circle] = read_process(loaded, where, circle=circle)
        except InputProblems as error:
            problems += error.problems
    if problems:
        raise InputProblems(dict.fromkeys(problems))  # two circles may share a file
    return found[""]


def read_processes(where: Sequence[Shelf], language: str = DEFAULT) -> Mapping[str, Process]:
    """Return all processes of the library by name; one that cannot be read is left out."""
    return dict(_readable(where, language))


def _readable(where: Sequence[Shelf], language: str) -> Iterator[tuple[str, Process]]:
    for name in names(where, "processes", ".yaml"):
        with suppress(CirclekitError):
            yield name, read_library_process(where, name, language)
