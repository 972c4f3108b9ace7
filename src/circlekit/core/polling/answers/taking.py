"""From the text of an answer to what a people table holds: only what was asked, and only what is sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from circlekit.core import fields as f
from circlekit.core.intake.answer import Answer
from circlekit.core.intake.consent import DECLINED, kept
from circlekit.core.model import Participant
from circlekit.core.polling.answers.text import ASK_AGAIN, TIMES, PollAnswer, named
from circlekit.core.polling.form import ALWAYS, PollForm
from circlekit.core.problems import Path, Problem
from circlekit.core.text import did_you_mean, quoted

NEEDED = ("name", "timezone")
WHO = ("name", "email")
MOST_WINDOWS = 7 * 96
"""In one list: as many as a week has quarter hours."""
MOST_ITEMS = 100

_CLOCKS_DIFFER = timedelta(days=1)

Value = str | tuple[str, ...]


class Taken(NamedTuple):
    """The answers that count, in the words of a people table, and what is said of them and of all others."""

    answers: tuple[Answer, ...]
    problems: tuple[Problem, ...]


def take(
    given: Sequence[PollAnswer], form: PollForm, file: str, today: date, *, unchecked: bool = False
) -> Taken:
    """Return the answers of one text that count.

    One whose check sum is wrong counts only where somebody looked at it, ``unchecked``. Of one that does not
    agree to be used there is only who it is from, with an empty ``consent``. Each that is left out, and each
    value that is, is a warning with the path ``(file, line)``; no warning repeats a value.
    """
    answers: list[Answer] = []
    problems: list[Problem] = []
    for one in given:
        against = list(_against(one, form, today, unchecked))
        values, wrong = ({}, against) if against else _values(one, form)
        said = wrong or list(_remarks(one, form) if agrees(one) else ())
        problems += [_placed(problem, one, file) for problem in said]
        if not wrong:
            answers.append(_answer(one, values, file))
    return Taken(tuple(answers), tuple(problems))


def _answer(one: PollAnswer, values: dict[str, Value], file: str) -> Answer:
    paths: dict[str, Path] = {key: (file, one.lines.get(key, one.line)) for key in values}
    return Answer((file, one.line), values, one.answered, paths)


def _placed(problem: Problem, answer: PollAnswer, file: str) -> Problem:
    """Return a problem of an answer with the file and line of its key, and with whose it is."""
    (key,) = problem.path or ("",)
    name = named(str(answer.values.get("name", "")))
    whose = f"the answer of {quoted(name)}" if name else "an answer without a name"
    line = answer.lines.get(str(key), answer.line)
    said = f"{whose} {problem.message}"
    return replace(problem, path=(file, line), message=said, severity="warning")


def _against(answer: PollAnswer, form: PollForm, today: date, unchecked: bool) -> Iterator[Problem]:
    """Yield why an answer as a whole does not count."""
    if answer.cohort != form.id:
        said = f"is for the cohort {quoted(answer.cohort)}, and this one is {quoted(form.id)}"
        yield Problem(("cohort",), f"{said}; it was left out", "is it in the right folder?")
    elif not answer.sound and not unchecked:
        said = "was changed on its way: its check sum is not right; it was left out"
        yield Problem((), said, f"{ASK_AGAIN}; if you looked at it yourself: --unchecked")
    elif answer.answered.date() > today + _CLOCKS_DIFFER:
        said = f"has a date that is still to come, {answer.answered:%Y-%m-%d}; it was left out"
        yield Problem(("answered",), said, "ask for it again from a device whose clock is right")
    elif agrees(answer):
        for key in NEEDED:
            if not answer.values.get(key):
                yield Problem((key,), f"has no {quoted(key)}; it was left out", ASK_AGAIN)


def _values(answer: PollAnswer, form: PollForm) -> tuple[dict[str, Value], list[Problem]]:
    """Return what an answer says, as a people table has it, and what is wrong with it."""
    values: dict[str, Value] = {} if agrees(answer) else {"consent": DECLINED}
    problems: list[Problem] = []
    for key, value in answer.values.items():
        if not _asked(key, form) or not (agrees(answer) or key in WHO):
            continue
        try:
            values[key] = _parsed(key, value)
        except f.Wrong as wrong:
            # The sentence of a parser may repeat what was typed; only that of the field is certain not to.
            said = f"has a value of {quoted(key)} that cannot be used; it was left out"
            problems.append(Problem((key,), said, wrong.hint or ASK_AGAIN))
    if agrees(answer):
        values["consent"] = kept(str(answer.values["consent"]), answer.answered)
    return values, problems


def agrees(answer: PollAnswer) -> bool:
    """Tell whether somebody said yes to how their answers are used."""
    return bool(answer.values.get("consent"))


def _asked(key: str, form: PollForm) -> bool:
    return key in ALWAYS or any(key == asked.field for asked in form.asked)


def _remarks(answer: PollAnswer, form: PollForm) -> Iterator[Problem]:
    """Yield what should be known of an answer that counts."""
    if not answer.sound:
        yield Problem(
            (), "was changed on its way and counts all the same (--unchecked)", "look at it closely"
        )
    known = (*ALWAYS, *(asked.field for asked in form.asked))
    for key in answer.values:
        if not _asked(key, form):
            hint = did_you_mean(key, known, "the page of this cohort does not ask for it")
            yield Problem((key,), f"has a line {quoted(key)} that nobody asked for; it was left out", hint)


def _parsed(key: str, value: Value) -> Value:
    """Return a value as a people table has it, once its parser has taken it.

    Raises:
        Wrong: when the parser of the field refuses it.
    """
    if isinstance(value, tuple) and len(value) > (MOST_WINDOWS if key in TIMES else MOST_ITEMS):
        raise f.Wrong("there are too many of these", ASK_AGAIN)
    if isinstance(value, tuple):
        value = tuple(item.replace(";", ",") for item in value)  # in a table ; begins the next item
    field = Participant.model_fields.get(key)
    if key == "consent" or field is None:
        return value if key == "consent" else f.own(value)
    parse = f.parser_of(field) or f.line
    if isinstance(value, tuple) and not isinstance(field.default, tuple):
        value = "; ".join(value)  # a field of one line that the page asks like one of the coordinator's own
    return _as_text(parse(value), value)


def _as_text(found: Any, value: Value) -> Value:
    """Return a parsed value as it is written in a table; lists stay as they were typed."""
    if isinstance(found, bool):
        return "yes" if found else "no"
    return found if isinstance(found, str) else value


def without_doubles(found: Mapping[str, Sequence[PollAnswer]]) -> dict[str, tuple[PollAnswer, ...]]:
    """Return the answers of each file without those that came before word for word: a forward, a copy."""
    kept: dict[str, tuple[PollAnswer, ...]] = {}
    known: set[str] = set()
    for file, answers in found.items():
        fresh = []
        for answer in answers:
            mark = repr((answer.cohort, answer.answered, sorted(answer.values.items()), answer.sound))
            if mark not in known:
                known.add(mark)
                fresh.append(answer)
        kept[file] = tuple(fresh)
    return kept
