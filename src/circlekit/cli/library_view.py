"""The files of the library for people and as JSON: all of them in a table, or one as it reads."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from circlekit.cli import output, terminal

if TYPE_CHECKING:
    from circlekit.core.processes import Process
    from circlekit.files.listing import Item

PEOPLE, MINUTES = 7, 60
"""A process is shown with the run sheet of an ordinary circle."""


def show_list(found: Sequence[Item], kind: str | None, language: str | None, *, json: bool) -> None:
    """Show the files of a kind, or of all, one line for each with its translations.

    Raises:
        WrongUse: the library has no such kind, or nothing in that language.
    """
    from circlekit.files.listing import about

    chosen = _chosen(found, kind, language)
    if json:
        output.show_json({"items": [{**_as_json(item), "about": about(item)} for item in chosen]})
        return
    if terminal.on_terminal(sys.stdout):
        _show_by_kind(chosen)
    else:
        output.show_table(("name", "about", "languages", "from"), _rows(chosen))
    output.say("To read one: circlekit library show NAME; to make it yours: circlekit library copy NAME")


def _chosen(found: Sequence[Item], kind: str | None, language: str | None) -> list[Item]:
    from circlekit.core.problems import Problem, WrongUse
    from circlekit.core.text import did_you_mean, listed, quoted
    from circlekit.files.listing import KINDS

    if kind is not None and kind not in KINDS:
        hint = did_you_mean(kind, KINDS, f"the kinds are {listed(KINDS)}")
        raise WrongUse([Problem((), f"{quoted(kind)} is not a kind of library file", hint)])
    of_kind = [item for item in found if kind in {None, item.kind}]
    spoken = [item for item in of_kind if language in {None, item.language}]
    if not spoken:
        there = listed(sorted({item.language for item in of_kind}))
        raise WrongUse([Problem((), f"nothing here is in {quoted(language or '')}", f"there is {there}")])
    return spoken


def _rows(found: Sequence[Item]) -> Iterator[tuple[str, str, str, str]]:
    """Yield a line for each title and shelf; what it says in English is told, if it speaks English."""
    from circlekit.core.languages import DEFAULT
    from circlekit.files.listing import about

    groups: dict[tuple[str, str], list[Item]] = {}
    for item in found:
        groups.setdefault((item.title, item.origin), []).append(item)
    for (title, origin), same_title in groups.items():
        told = next((item for item in same_title if item.language == DEFAULT), same_title[0])
        languages = " ".join(item.language for item in same_title)
        yield title.rpartition(".")[0] if title.endswith(".yaml") else title, about(told), languages, origin


def _show_by_kind(found: Sequence[Item]) -> None:
    """Show the files of each kind below its languages; what people made their own is marked."""
    from circlekit.core.text import shorten
    from circlekit.files.listing import KINDS, ORIGINS

    for kind in dict.fromkeys(item.kind for item in found):
        own = [item for item in found if item.kind == kind]
        languages = " ".join(sorted({item.language for item in own if item.language}))
        output.show(f"{kind}/: {KINDS[kind]}" + (f" ({languages})" if languages else ""))
        rows = [(title.partition("/")[2], told, origin) for title, told, _, origin in _rows(own)]
        width = max(terminal.cells(title) for title, *_ in rows)
        for title, told, origin in rows:
            mark = "" if origin == ORIGINS[-1] else f"({origin}) "
            text = shorten(f"{mark}{told}", max(terminal.columns() - width - 5, 20))
            output.show(f"  {title:<{width}}  {text}")
        output.show()


def _as_json(item: Item) -> dict[str, Any]:
    return {"name": item.name, "kind": item.kind, "language": item.language, "from": item.origin}


def show_item(item: Item, *, json: bool) -> None:
    """Show a file as it is; a process as people would explain it, with the run sheet of a circle.

    Raises:
        InputProblems: it is no text, or a process with problems.
        FileTrouble: it cannot be read.
    """
    from circlekit.files.decoding import decode
    from circlekit.files.library import MOST_BYTES
    from circlekit.files.reading import read_bytes

    text, _ = decode(read_bytes(item.path, item.shown), item.shown, MOST_BYTES)
    if json:
        output.show_json({**_as_json(item), "text": text})
        return
    if item.kind != "processes":
        for line in text.rstrip("\n").split("\n"):
            output.show(line, hang=2 if line.startswith("- ") else 0)
        return
    for line in _process_lines(_process(item)):
        output.show(line, hang=2)


def _process(item: Item) -> Process:
    from circlekit.core.processes import Process
    from circlekit.files.records import read_value

    return read_value(item.path, item.shown, Process)


def _process_lines(process: Process) -> Iterator[str]:
    yield process.name
    yield from filter(None, ("", process.summary))
    for label, text in (("more", process.link), ("source", process.source), ("licence", process.licence)):
        if text:
            yield f"{label}: {text}"
    yield from _section("Roles:", (f"- {role}: {does}" for role, does in process.roles.items()))
    steps = (
        f"- {text}: {span.least}–{span.most} min" if span.least < span.most else f"- {text}: {span.least} min"
        for text, span in process.steps.items()
    )
    yield from _section("One question, step by step:", steps)
    yield from _section(f"A meeting of {PEOPLE} people and {MINUTES} minutes:", _sheet_lines(process))


def _section(heading: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", heading, *found)


def _sheet_lines(process: Process) -> Iterator[str]:
    from circlekit.core.agenda import run_sheet
    from circlekit.core.processes import Occasion

    if not process.steps or process.occasion is not Occasion.MEETINGS:
        return
    sheet = run_sheet(process, PEOPLE, MINUTES)
    for step in sheet.steps:
        yield f"- {step.start}–{step.start + step.minutes} min: {step.text}"
        yield from (f"  - {part.minutes} min: {part.text}" for part in step.parts)
    yield from (f"{problem.message}; {problem.hint}" for problem in sheet.problems)
