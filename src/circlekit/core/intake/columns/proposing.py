"""What each column of a form is, as far as it can be told, and the questions that are left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from circlekit.core.intake.columns.dropping import OWN_WORDS, UNNAMED_OPTION, may_be_kept
from circlekit.core.intake.columns.guess import NAMES, Guess
from circlekit.core.intake.columns.guessing import guess
from circlekit.core.intake.columns.knowing import Known, known_of
from circlekit.core.intake.columns.layout import Layout
from circlekit.core.intake.columns.settling import clashes, settled
from circlekit.core.intake.columns.telling_apart import apart
from circlekit.core.intake.columns.words import Sort, Words
from circlekit.core.intake.form import Form
from circlekit.core.intake.mapping import FormMapping, Kind, Said
from circlekit.core.problems import Path, Problem
from circlekit.core.text import counted, listed, quoted

MOST_NAMED = 6


def propose(form: Form, layout: Layout, words: Words, said: Said) -> tuple[FormMapping, tuple[Problem, ...]]:
    """Return what each column is taken for, and what a person should know or must decide.

    Nothing depends on the order of the columns, but that own words («Other») stand behind their options.
    What ``said`` says wins.
    """
    known = known_of(form, layout, words, said)
    guesses = settled([guess(known.answers[column.index], known) for column in form.columns], known)
    found = [apart(one, _group(one, known), known) for one in guesses]
    mapping = FormMapping(
        form.layout, tuple(one.use for one in found), said.zones, said.hours, said.date_order, said.zone
    )
    questions = [one.problem for one in found if one.problem]
    return mapping, (*clashes(guesses, known), *questions, *_notes(guesses, known))


def _group(one: Guess, known: Known) -> Sequence[str]:
    """Return the texts of all columns that share a question with parts."""
    column = one.seen.column
    if not column.part:
        return one.seen.texts
    alike = (seen for seen in known.answers.values() if seen.column.question == column.question)
    return list(dict.fromkeys(text for seen in alike for text in seen.counts))


def _notes(guesses: Sequence[Guess], known: Known) -> Iterator[Problem]:
    yield from _nobody(guesses, known)
    yield from _no_zone(guesses, known)
    yield from _busy(guesses, known)
    yield from _sensitive(guesses, known)
    yield from _left_out_words(guesses, known)
    yield from _unnamed_options(guesses, known)


def _at(known: Known, index: int | None = None) -> Path:
    top = (known.form.file, known.form.header_line)
    return top if index is None else (*top, index)


def _nobody(guesses: Sequence[Guess], known: Known) -> Iterator[Problem]:
    """Ask where names are, when no column has any."""
    fields = {one.field for one in guesses}
    if fields & NAMES or not known.form.rows:
        return
    spare = (one.seen.asked for one in guesses if may_be_kept(one.because))
    hint = f'say which has: --map "{next(spare, "COLUMN")}=name"'
    if "email" in fields:
        message = "no column has names; an address alone is enough only where another file has the name"
        yield Problem(_at(known), message, hint, "warning")
    else:
        yield Problem(_at(known), "no column has names or addresses", hint)


def _no_zone(guesses: Sequence[Guess], known: Known) -> Iterator[Problem]:
    """Say that nobody was asked for a time zone."""
    if any(one.field == "timezone" for one in guesses):
        return
    lived = next((one.seen.asked for one in guesses if one.field in {"city", "country"}), "")
    hint = f'to go by where people live: --map "{lived}=timezone"' if lived else "ask people where they live"
    message = "no column has time zones; the one of the cohort is taken for everybody"
    yield Problem(_at(known), message, hint, "warning")


def _busy(guesses: Sequence[Guess], known: Known) -> Iterator[Problem]:
    """Say which questions are taken for times at which people cannot come."""
    questions: dict[str, Guess] = {}
    for one in guesses:
        if one.kind is Kind.BUSY and not one.sure:
            questions.setdefault(one.seen.column.question, one)
    for question, one in questions.items():
        message = f"{quoted(question, 80)} is taken for times at which people cannot come; the rest is free"
        yield Problem(_at(known, one.seen.index), message, f'if they can: --free "{question}"', "warning")


def _sensitive(guesses: Sequence[Guess], known: Known) -> Iterator[Problem]:
    """Warn about sensitive things that a person wants to keep."""
    for one in guesses:
        meaning = one.meaning
        if one.sure and one.field and meaning and meaning.sort is Sort.SENSITIVE:
            name = quoted(one.seen.asked, 80)
            message = f"{name} asks about {meaning.name}, which can hurt people if it gets out"
            hint = "keep it only if people know and agree"
            yield Problem(_at(known, one.seen.index), message, hint, "warning")


def _left_out_words(guesses: Sequence[Guess], known: Known) -> Iterator[Problem]:
    """Say how many people wrote their own times beside those they could tick."""
    for one in guesses:
        if one.kind is Kind.DROPPED and one.because == OWN_WORDS:
            people = counted(one.seen.answers, "person", "people")
            message = f"{people} wrote in their own words in {quoted(one.seen.asked, 80)}; it is left out"
            hint = "read what they wrote, and add it to the people file"
            yield Problem(_at(known, one.seen.index), message, hint, "warning")


def _unnamed_options(guesses: Sequence[Guess], known: Known) -> Iterator[Problem]:
    """Say which options are left out because nothing tells what they answer."""
    found = [one for one in guesses if one.kind is Kind.DROPPED and one.because == UNNAMED_OPTION]
    if found:
        options = listed(quoted(one.seen.asked) for one in found[:MOST_NAMED])
        rest = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        message = (
            f"{options}{rest}: the export does not say which question these columns answer; they are left out"
        )
        hint = f'to keep them, one by one: --map "{found[0].seen.asked}=needs"'
        yield Problem(_at(known, found[0].seen.index), message, hint, "warning")
