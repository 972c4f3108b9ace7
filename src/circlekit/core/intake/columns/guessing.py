"""What one column is, looked at by itself: a list of rules, of which the first that knows it decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from circlekit.core.intake.columns import dropping
from circlekit.core.intake.columns.guess import LISTS, TIMES, Guess, as_field
from circlekit.core.intake.columns.headers import is_named, plain
from circlekit.core.intake.columns.knowing import Known
from circlekit.core.intake.columns.looking import (
    Seen,
    has_address,
    has_attachment,
    is_category,
    is_ticked,
    is_yes_no,
    repeats_label,
)
from circlekit.core.intake.columns.naming import RESERVED
from circlekit.core.intake.columns.told import is_among, said_of
from circlekit.core.intake.columns.words import Meaning, Sort, as_written
from circlekit.core.intake.mapping import Kind
from circlekit.core.text import same, tidy

MOST_WORDS_OF_A_TIME = 5
"""A longer header is a question."""


def guess(seen: Seen, known: Known) -> Guess:
    """Return what a column is taken for."""
    return _turned(_told(seen, known) or _found(seen, known), known)


def _found(seen: Seen, known: Known) -> Guess:
    return next(found for found in (rule(seen, known) for rule in RULES) if found is not None)


def _turned(found: Guess, known: Known) -> Guess:
    """Return times the way round that a person said."""
    column = found.seen.column
    if found.field != "available" or found.kind not in {Kind.FREE, Kind.BUSY, Kind.OPTION}:
        return found
    if is_among(known.said.busy, column):
        return replace(found, kind=Kind.BUSY, because="you said people cannot come then", sure=True)
    if is_among(known.said.free, column) and found.kind is Kind.BUSY:
        free = as_field(found.seen, "available", known, "you said people can come then")
        return replace(free, sure=True, meaning=found.meaning)
    return found


def _told(seen: Seen, known: Known) -> Guess | None:
    """A person said what the column is."""
    name = said_of(known.said.fields, seen.column)
    if name is None:
        return None
    meaning = known.words.meaning(seen.column.question)
    if not tidy(name):
        return Guess(seen, Kind.DROPPED, because=dropping.SAID, sure=True, meaning=meaning)
    wanted = same(name)
    if wanted == "when":
        return Guess(seen, Kind.WHEN, because=dropping.SAID, sure=True)
    found = _found(seen, known)
    if found.field != tidy(name):  # else its kind and part are known already
        key = wanted if wanted in {*RESERVED, *TIMES} else tidy(name)
        found = as_field(seen, key, known, dropping.SAID)
    return replace(found, sure=True, meaning=meaning)


def _tool(seen: Seen, known: Known) -> Guess | None:
    """The layout knows the column."""
    compared = plain(seen.column.question) if not seen.column.part else plain(seen.asked)
    tool = known.layout.name
    if is_named(compared, known.when):
        return Guess(seen, Kind.WHEN, because=f"{tool} writes the moment of the answer there")
    if is_named(compared, known.key):
        if known.layout.key == ("id",):
            return Guess(seen, Kind.KEY, "id", "it is the handle of a person")
        return Guess(seen, Kind.KEY, because=f"{tool} numbers the answers there")
    reason = dropping.reason_of(seen.column.question, known.dropped)
    if reason:
        return Guess(seen, Kind.DROPPED, because=reason)
    for key, names in known.fields.items():
        if is_named(compared, names):
            return as_field(seen, key, known, f"{tool} calls it so")
    for key, names in known.account.items():
        if is_named(compared, names) and seen.counts:
            return replace(as_field(seen, key, known, f"{tool} has it there"), account=True)
    return None


def _empty(seen: Seen, known: Known) -> Guess | None:
    """It has no name, or nobody answered; but an option that nobody chose is one all the same."""
    if not seen.column.question.strip():
        return Guess(
            seen, Kind.DROPPED, because=dropping.nameless(seen.asked) if seen.counts else dropping.EMPTY
        )
    if seen.counts or (seen.column.part and seen.column.question in known.timed):
        return None
    return Guess(seen, Kind.DROPPED, because=dropping.EMPTY)


def _attachment(seen: Seen, _: Known) -> Guess | None:
    """People sent files."""
    if not has_attachment(seen.texts):
        return None
    return Guess(seen, Kind.DROPPED, because=dropping.ATTACHMENT)


def _label(seen: Seen, known: Known) -> Guess | None:
    """Each cell repeats the header: an option of a question whose words are not in the file."""
    if not known.layout.option_columns or seen.column.part or not repeats_label(seen):
        return None
    option = next((key for key, options in known.said.options.items()
                   if plain(seen.label) in {plain(one) for one in options}), "")  # fmt: skip
    if option:
        return Guess(seen, Kind.OPTION, option, "it is one of the options you gave")
    if known.words.is_time(seen.label):
        return Guess(seen, Kind.OPTION, "available", "it is an option, and a time")
    return Guess(seen, Kind.DROPPED, because=dropping.UNNAMED_OPTION)


def _span(seen: Seen, known: Known) -> Guess | None:
    """One of two columns with the hours of a day: «Monday from» and «Monday to»."""
    column = seen.column
    day = known.words.day_of_span(f"{column.question} {column.part}")
    if not day:
        return None
    return Guess(seen, Kind.FREE, "available", "it begins or ends the hours of a day", part=day)


def _keyed(seen: Seen, known: Known) -> Guess | None:
    """The header is a key of a participant, as in a people file."""
    key = seen.asked.strip()
    if key not in RESERVED or key == "id":
        return None
    return as_field(seen, key, known, "it is a key of a participant")


def _worded(seen: Seen, known: Known) -> Guess | None:
    """The words of the question say what it asks for."""
    meaning = _meaning(seen, known)
    if meaning is None or meaning.sort is Sort.OTHER:
        return None
    if meaning.sort is not Sort.FIELD:
        return Guess(seen, Kind.DROPPED, because=dropping.unasked(meaning), meaning=meaning)
    if not _fits(meaning.name, seen, known):
        return None
    if meaning.name == "when":
        return Guess(seen, Kind.WHEN, because="its header is about the moment of the answer", meaning=meaning)
    said = as_written(meaning.phrase, seen.asked)
    name, because = meaning.name, f"the question says «{said}»"
    if name in {"available", "if_needed"} and known.words.negated(seen.column.question, meaning.phrase):
        name, because = "busy", f"{because}, but with a word like «not»"
    part = known.rows.get(seen.index, "") if name in TIMES else ""
    return replace(as_field(seen, name, known, because), meaning=meaning, part=part)


def _meaning(seen: Seen, known: Known) -> Meaning | None:
    """Return what the question asks for; in a group of different questions, what its part does."""
    question = known.words.meaning(seen.column.question)
    if not seen.column.part or (
        question and question.sort is Sort.FIELD and question.name in {*TIMES, *LISTS}
    ):
        return question
    return known.words.meaning(seen.column.part) or question


def _fits(name: str, seen: Seen, known: Known) -> bool:
    """Tell whether what stands in the cells can be what the question seems to ask for."""
    if name == "email":
        return has_address(seen.texts)
    if name == "when":
        return any(character.isdigit() for text in seen.texts for character in text)
    if name in TIMES and not seen.column.part:
        return not is_yes_no(seen.texts, known.words)
    return True


def _days(seen: Seen, known: Known) -> Guess | None:
    """The rows of the grid are days or hours."""
    if seen.column.part and seen.column.question in known.timed:
        name = "busy" if known.words.negated(seen.column.question) else "available"
        return as_field(seen, name, known, "its rows are days or hours")
    return None


def _timed(seen: Seen, known: Known) -> Guess | None:
    """Its header is a time, and the cells are ticks; or the cells are times too, such as hours of a day."""
    header = seen.column.question
    short = len(header.split()) <= MOST_WORDS_OF_A_TIME and not header.endswith("?")
    if seen.column.part or not short or not known.words.is_time(header):
        return None
    if is_ticked(seen, known.words):
        return Guess(seen, Kind.OPTION, "available", "it is a time, ticked or not")
    if seen.counts and all(known.words.is_time(text) for text in seen.texts):
        return Guess(seen, Kind.FREE, "available", "it is a time, and so are the answers", part=header)
    return None


def _ticks(seen: Seen, known: Known) -> Guess | None:
    """An option of a question, ticked or not."""
    if seen.column.part and is_ticked(seen, known.words):
        return Guess(seen, Kind.OPTION, because="it is an option of a question")
    return None


def _rest(seen: Seen, _: Known) -> Guess:
    """Nobody knows: answers to choose from are kept, people's own words are not."""
    if is_category(seen):
        return Guess(seen, Kind.TEXT, because="people chose from a few answers")
    return Guess(seen, Kind.DROPPED)


RULES: tuple[Callable[[Seen, Known], Guess | None], ...] = (
    _tool, _empty, _attachment, _label, _keyed, _span, _worded, _days, _timed, _ticks, _rest,
)  # fmt: skip
"""Every rule returns what a column is, or None; the last one always knows."""
