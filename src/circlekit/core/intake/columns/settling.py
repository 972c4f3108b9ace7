"""What the columns of a form are, looked at together: whole names, twins, and questions about both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from circlekit.core.intake.columns import dropping
from circlekit.core.intake.columns.guess import LISTS, TIMES, Guess
from circlekit.core.intake.columns.headers import plain
from circlekit.core.intake.columns.knowing import Known
from circlekit.core.intake.columns.naming import RESERVED, field_name
from circlekit.core.intake.mapping import Kind
from circlekit.core.problems import Problem
from circlekit.core.text import quoted, same

MANY = frozenset({*(field for field, _ in TIMES.values()), *LISTS})
"""Fields that several columns may fill together."""


def settled(guesses: Sequence[Guess], known: Known) -> list[Guess]:
    """Return the columns with no two that are the same, as far as that can be told."""
    found = list(guesses)
    for step in STEPS:
        found = step(found, known)
    return found


def clashes(guesses: Sequence[Guess], known: Known) -> list[Problem]:
    """Return a question for every two columns that ask for one thing of which there can be only one."""
    first: dict[str, Guess] = {}
    found: list[Problem] = []
    for one in guesses:
        if one.kind is not Kind.TEXT or not one.field or one.field in MANY:
            continue
        other = first.setdefault(one.field, one)
        if other is one:
            continue
        names = f"{quoted(other.seen.asked, 80)} and {quoted(one.seen.asked, 80)}"
        message = f"{names} are both taken for {one.field}"
        hint = f'leave one out: --map "{one.seen.asked}=", or --map "{other.seen.asked}="'
        found.append(Problem((known.form.file, known.form.header_line, one.seen.index), message, hint))
    return found


def _dropped(one: Guess, because: str) -> Guess:
    return replace(one, kind=Kind.DROPPED, field="", because=because)


def _questions_win(guesses: list[Guess], _: Known) -> list[Guess]:
    """A question of the form counts more than what the tool knows of an account."""
    asked = {one.field: one for one in guesses if one.field and not one.account and one.kind is Kind.TEXT}
    found = []
    for one in guesses:
        own = asked.get(one.field) or (asked.get("first_name") if one.field == "name" else None)
        found.append(_dropped(one, dropping.twin(own.seen.asked)) if one.account and own else one)
    return found


def _told_win(guesses: list[Guess], _: Known) -> list[Guess]:
    """A column that a person explained counts more than one that looks alike."""
    told = {one.field: one for one in guesses if one.sure and one.field and one.field not in MANY}
    return [
        _dropped(one, f"you said that it is {quoted(told[one.field].seen.asked, 80)}")
        if one.field in told and not one.sure
        else one
        for one in guesses
    ]


def _one_name(guesses: list[Guess], known: Known) -> list[Guess]:
    """Whole names, first and last names, and names that people like to be called by."""
    by_field = {one.field: one for one in reversed(guesses) if one.field}
    name, first = by_field.get("name"), by_field.get("first_name")
    last, liked = by_field.get("last_name"), by_field.get("preferred_name")
    changed: dict[int, Guess] = {}
    if name and first and not last and not name.sure and not _holds(name, first, known):
        changed[name.seen.index] = replace(name, field="last_name", because="it stands beside the first name")
    elif name and last and not first and not name.sure and not _holds(name, last, known):
        changed[name.seen.index] = replace(name, field="first_name", because="it stands beside the last name")
    elif name and (first or last):
        changed |= {
            one.seen.index: _dropped(one, dropping.WHOLE_NAME)
            for one in (first, last)
            if one and not one.sure
        }
    elif liked and not name and not first and not last:
        changed[liked.seen.index] = replace(liked, field="name")
    return [changed.get(one.seen.index, one) for one in guesses]


def _holds(whole: Guess, part: Guess, known: Known) -> bool:
    """Tell whether one column has what stands in another, for more than half of the people."""
    form = known.form
    pairs = [
        (same(form.cell(row, whole.seen.index)), same(form.cell(row, part.seen.index))) for row in form.rows
    ]
    asked = [(name, first) for name, first in pairs if name and first]
    return 2 * sum(first in name for name, first in asked) > len(asked)


def _one_moment(guesses: list[Guess], _: Known) -> list[Guess]:
    """The first column with the moment of the answer counts; the tool's own stands before others."""
    moments = [one for one in guesses if one.kind is Kind.WHEN]
    best = next((one for one in moments if one.meaning is None), moments[0] if moments else None)
    return [
        _dropped(one, dropping.LATER_MOMENT) if one.kind is Kind.WHEN and one is not best else one
        for one in guesses
    ]


def _options_beside_answers(guesses: list[Guess], _: Known) -> list[Guess]:
    """Where a column has all chosen options, the columns for each of them say nothing more."""
    whole = {plain(one.seen.column.question): one for one in guesses
             if not one.seen.column.part and one.seen.counts and one.kind is not Kind.DROPPED}  # fmt: skip
    found = []
    for one in guesses:
        twin = whole.get(plain(one.seen.column.question)) if one.seen.column.part else None
        if twin and one.kind in {Kind.OPTION, Kind.BUSY, Kind.DROPPED} and not one.sure:
            one = _dropped(one, dropping.twin(twin.seen.asked))
        found.append(one)
    return found


def _own_words(guesses: list[Guess], known: Known) -> list[Guess]:
    """What people wrote themselves beside options belongs to the same field; as a time it cannot be read."""
    found: list[Guess] = []
    for one in guesses:
        before = found[-1] if found else None
        if before and not one.sure and plain(one.seen.label) in known.words.own_words:
            one = _beside_options(one, before)
        found.append(one)
    return found


def _beside_options(one: Guess, before: Guess) -> Guess:
    if before.kind is Kind.DROPPED and before.because == dropping.UNNAMED_OPTION:
        return _dropped(one, dropping.UNNAMED_OPTION)
    if before.kind is not Kind.OPTION:
        return one
    if before.field in MANY - {"available", "if_needed"}:
        return replace(one, kind=Kind.TEXT, field=before.field, because=dropping.OWN_WORDS)
    return _dropped(one, dropping.OWN_WORDS) if one.seen.counts else one


def _named(guesses: list[Guess], known: Known) -> list[Guess]:
    """Fields of the coordinator's own get a name: that of the question, or of its part."""
    taken = {one.field for one in guesses if one.field}
    names: dict[str, str] = {}
    found: list[Guess] = []
    for one in guesses:
        column = one.seen.column
        if one.kind in {Kind.TEXT, Kind.OPTION} and not one.field:
            key = (
                column.question
                if one.kind is Kind.OPTION or not column.part
                else f"{column.question} {column.part}"
            )
            if key not in names:
                source = column.part if column.part and one.kind is Kind.TEXT else column.question
                names[key] = field_name(source, known.words, taken)
                taken.add(names[key])
            one = replace(one, field=names[key])
        elif one.kind is Kind.DROPPED and not one.because:
            one = replace(
                one, because=dropping.unmapped(one.seen.asked, field_name(column.question, known.words))
            )
        found.append(one)
    return _told_apart(found, known)


def _told_apart(guesses: list[Guess], known: Known) -> list[Guess]:
    """Two questions for one field of the coordinator's own become two fields."""
    taken: set[str] = set()
    found: list[Guess] = []
    for one in guesses:
        own = one.field and one.field not in {*RESERVED, *MANY, "first_name", "last_name"}
        if own and one.field in taken and one.kind is Kind.TEXT and not one.sure:
            one = replace(one, field=field_name(one.seen.column.question, known.words, taken))
        taken.add(one.field)
        found.append(one)
    return found


STEPS: tuple[Callable[[list[Guess], Known], list[Guess]], ...] = (
    _told_win, _questions_win, _one_name, _one_moment, _options_beside_answers, _own_words, _named,
)  # fmt: skip
"""Each returns all columns again."""
