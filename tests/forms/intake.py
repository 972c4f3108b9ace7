"""From the bytes of an export to the people in it, as ``import`` goes, without a folder or a terminal."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from circlekit.core.intake.answer import Answer
from circlekit.core.intake.applying.rows import answers_of
from circlekit.core.intake.columns.layout import Layout
from circlekit.core.intake.columns.proposing import propose
from circlekit.core.intake.columns.recognising import form_of
from circlekit.core.intake.columns.words import Words
from circlekit.core.intake.mapping import FormMapping, Said
from circlekit.core.intake.merging.difference import Value
from circlekit.core.intake.merging.joining import joined, known_zones
from circlekit.core.intake.polls.answers import poll_answers
from circlekit.core.intake.time_words import TimeWords
from circlekit.core.problems import Problem
from circlekit.files.intake.grids import read_grids
from circlekit.files.intake.layouts import layouts, question_words
from circlekit.files.intake.polls.reading import read_poll
from circlekit.files.intake.time_words import time_words
from circlekit.files.library import shelves

SAMPLES = Path(__file__).parent / "samples"
START = date(2026, 11, 2)

Answers = tuple[tuple[Answer, ...], tuple[Problem, ...]]


class Read(NamedTuple):
    """What an export says: everybody's values, who declined, and all that was asked and told."""

    people: list[dict[str, Value]]
    declined: list[str]
    problems: list[Problem]

    @property
    def questions(self) -> dict[str, str]:
        """What has to be answered before anything is written, with the option to answer it by."""
        return {one.message: one.hint for one in self.problems if one.severity == "error"}

    @property
    def notes(self) -> list[str]:
        """What is merely told."""
        return [one.message for one in self.problems if one.severity == "warning"]


@cache
def library() -> tuple[tuple[Layout, ...], Words, TimeWords]:
    """Return the layouts and words of the package."""
    where = shelves(SAMPLES, SAMPLES)
    return layouts(where), question_words(where), time_words(where)


def read_form(content: bytes, name: str, said: Said) -> tuple[FormMapping, Answers]:
    """Return what the columns of a form are taken for, and its answers."""
    known, words, times = library()
    form = form_of(read_grids(content, name), known, said)
    layout = next(one for one in known if one.id == form.layout)
    mapping, questions = propose(form, layout, words, said)
    answers, problems = answers_of(form, mapping, words, times)
    return mapping, (answers, (*form.notes, *questions, *problems))


def read_polled(content: bytes, name: str, said: Said, zones: dict[str, str]) -> Answers:
    """Return the answers to a poll."""
    poll = read_poll(content, name, zone=said.zone)
    assert poll is not None
    return poll_answers(poll, said, START, zones)


def people_in(*names: str, said: Said | None = None, polls: tuple[str, ...] = ()) -> Read:
    """Return the people in samples: forms, and polls beside them."""
    told = said or Said()
    files = [read_form((SAMPLES / name).read_bytes(), name, told)[1] for name in names]
    zones = known_zones([answer for answers, _ in files for answer in answers])
    files += [read_polled((SAMPLES / name).read_bytes(), name, told, zones) for name in polls]
    found = joined([answers for answers, _ in files])
    problems = [*(problem for _, some in files for problem in some), *found.notes]
    people = [{key: value for key, value in one.values.items() if value} for one in found.people]
    return Read(people, [one.name for one in found.declined], problems)
