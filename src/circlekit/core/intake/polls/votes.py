"""From the cells of a poll to the answers of its people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from circlekit.core.intake.polls.poll import Level, Voter
from circlekit.core.intake.polls.setting import Setting
from circlekit.core.problems import Problem
from circlekit.core.text import counted, quoted, tidy

WORD = 20
"""Letters of an answer; what is longer is a text of somebody's own and is not repeated."""


class Ballot(NamedTuple):
    """One person's row: the cells in the order of the options, and the columns they stand in."""

    line: int
    name: str
    cells: tuple[str, ...]
    columns: tuple[int, ...]
    email: str = ""
    when: datetime | None = None


class Votes(NamedTuple):
    """Who answered what, and what is to be said about it."""

    voters: tuple[Voter, ...]
    problems: tuple[Problem, ...]


def votes(ballots: Sequence[Ballot], setting: Setting, file: str) -> Votes:
    """Return the answers of all people with a name.

    An empty cell means no, except in a row in which nothing is marked: nobody knows what that one means.
    A word that is none of the known answers is an error, each word once.
    """
    named = [ballot for ballot in ballots if tidy(ballot.name)]
    meanings = _meanings(named, setting)
    voters = tuple(_voter(ballot, meanings) for ballot in named)
    problems = (*_nameless(ballots, file), *_unknown(named, meanings, setting, file))
    return Votes(voters, problems)


def _meanings(ballots: Iterable[Ballot], setting: Setting) -> Mapping[str, Level | None]:
    """Return what each cell means, each text once."""
    texts = {cell for ballot in ballots for cell in ballot.cells}
    return {text: setting.words.level(text) if text.strip() else Level.NO for text in texts}


def _voter(ballot: Ballot, meanings: Mapping[str, Level | None]) -> Voter:
    marked = any(cell.strip() for cell in ballot.cells)
    found = enumerate(meanings[cell] for cell in ballot.cells if marked)
    levels = {index: level for index, level in found if level is not None}
    return Voter(ballot.line, _one_line(ballot.name), tidy(ballot.email), levels, ballot.when)


def _one_line(name: str) -> str:
    return tidy(" ".join(name.split()))


def _nameless(ballots: Iterable[Ballot], file: str) -> Iterator[Problem]:
    for ballot in ballots:
        if not tidy(ballot.name) and any(cell.strip() for cell in ballot.cells):
            message, hint = "this answer has no name and is left out", "write a name in this row"
            yield Problem((file, ballot.line), message, hint, "warning")


def _unknown(
    ballots: Iterable[Ballot], meanings: Mapping[str, Level | None], setting: Setting, file: str
) -> Iterator[Problem]:
    found: dict[str, list[tuple[int, int]]] = {}
    for ballot in ballots:
        for column, cell in zip(ballot.columns, ballot.cells, strict=False):
            if meanings[cell] is None and not setting.words.is_unanswered(cell):
                found.setdefault(tidy(cell), []).append((ballot.line, column))
    for cell, places in found.items():
        short = len(cell) <= WORD and "@" not in cell
        what = quoted(cell) if short else "what stands here"
        message = f"{what} is no answer that is known here ({counted(len(places), 'cell')})"
        yield Problem((file, *places[0]), message, "write Yes, If need be or No in its place")
