"""What is known of a file before it is opened, and what it turned out to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from circlekit.core.intake.answer import Answer
from circlekit.core.intake.form import Form
from circlekit.core.intake.mapping import FormMapping, Said
from circlekit.core.intake.polls.poll import Poll
from circlekit.core.intake.saved.forms import SavedForm
from circlekit.core.problems import Problem

if TYPE_CHECKING:
    from circlekit.cli.importing.options import Reading
    from circlekit.core.intake.columns.layout import Layout
    from circlekit.core.intake.columns.words import Words
    from circlekit.core.intake.time_words import TimeWords
    from circlekit.files.intake.places import Source as Places
    from circlekit.files.library import Shelf

UNREAD = "not read"
"""The title of a file that cannot be understood."""

POLLS = MappingProxyType(
    {
        "crabfit": "crab.fit",
        "doodle": "Doodle",
        "framadate": "Framadate",
        "lettucemeet": "LettuceMeet",
        "rallly": "Rallly",
        "timeful": "Timeful",
        "when2meet": "When2meet",
    }
)
"""What people call the tools of polls."""


@dataclass(frozen=True, slots=True)
class Source:
    """What one file turned out to be. ``title`` is what people call its tool.

    ``said`` is all that was said of it, now and before; ``saved`` what was accepted of it before.
    """

    file: str
    title: str
    form: Form | None = None
    mapping: FormMapping | None = None
    poll: Poll | None = None
    answers: tuple[Answer, ...] = ()
    said: Said = field(default_factory=Said)
    saved: SavedForm | None = None
    problems: tuple[Problem, ...] = ()
    places: Mapping[str, Places] = field(default_factory=dict)

    def count(self) -> int:
        """Return how many answers are in it."""
        return len(self.form.rows) if self.form else len(self.poll.voters) if self.poll else 0

    def to_remember(self) -> FormMapping:
        """Return what its columns are; a poll has none."""
        return self.mapping or FormMapping(self.poll.layout if self.poll else "", (), zone=self.said.zone)


@dataclass(frozen=True, slots=True)
class Library:
    """The data by which forms are read."""

    layouts: tuple[Layout, ...]
    words: Words
    times: TimeWords
    shelves: tuple[Shelf, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before a file is opened.

    ``reference`` is the first day of the cohort, ``until`` its last; ``zones`` gives those of people who
    are there already, by their name or address.
    """

    said: Said
    saved: Sequence[SavedForm]
    reading: Reading
    library: Library
    reference: date
    until: date | None = None
    zones: Callable[[], Mapping[str, str]] = dict


def library_of(shelves: tuple[Shelf, ...]) -> Library:
    """Return the data by which forms are read; it raises what the readers of library files do."""
    from circlekit.files.intake.layouts import layouts, question_words
    from circlekit.files.intake.time_words import time_words

    return Library(layouts(shelves), question_words(shelves), time_words(shelves), shelves)
