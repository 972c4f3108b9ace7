"""The readers of what the library knows of forms: layouts of tools, and the words of questions."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from circlekit.core.intake.columns.layout import Layout
from circlekit.core.intake.columns.word_list import WordList, words_of
from circlekit.core.intake.columns.words import Words
from circlekit.core.problems import InputProblems, Problem
from circlekit.files.complaints import problems_of
from circlekit.files.library import Shelf, find, names
from circlekit.files.records import open_record, read_value

FOLDER = "layouts"
WORDS = "intake/words.yaml"

_KEYS = tuple(key for key in Layout.model_fields if key != "id")


def layouts(where: Sequence[Shelf]) -> tuple[Layout, ...]:
    """Return every layout of forms, in the order of their files' names; the first shelf that has one counts.

    Raises:
        InputProblems: with every problem in any of their files, each with its place.
        FileTrouble: when one cannot be read.
    """
    problems: list[Problem] = []
    found: list[Layout] = []
    for name in names(where, FOLDER, ".yaml"):
        try:
            found.append(_layout(where, name))
        except InputProblems as wrong:
            problems += wrong.problems
    if problems:
        raise InputProblems(problems)
    return tuple(found)


def _layout(where: Sequence[Shelf], name: str) -> Layout:
    record = open_record(*find(where, f"{FOLDER}/{name}.yaml"), _KEYS)
    known = {key: value for key, value in record.data.items() if key in _KEYS}
    layout = None
    try:
        layout = Layout.model_validate({**known, "id": name})
    except ValidationError as error:
        record.problems += problems_of(error, (), _KEYS)
    record.settle()
    return layout or Layout(name=name)  # settle has raised where there is none


def question_words(where: Sequence[Shelf]) -> Words:
    """Return what questions ask for, by the words in them.

    Raises:
        InputProblems: when the file has problems; all of them.
        FileTrouble: when it cannot be read.
    """
    return words_of(read_value(*find(where, WORDS), WordList))
