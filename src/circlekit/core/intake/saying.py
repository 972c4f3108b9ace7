"""What is said of people who answered more than once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from circlekit.core.clock_words import MONTHS
from circlekit.core.intake.answer import Answer
from circlekit.core.intake.asked import named
from circlekit.core.intake.merging.difference import meaning
from circlekit.core.problems import Problem
from circlekit.core.text import listed, quoted, same

_TIMES = {2: "twice", 3: "three times"}


def answered_again(answers: Sequence[Answer], counting: Answer, keep: str) -> Iterator[Problem]:
    """Yield a word on somebody who is in one file several times, and which of their answers counts.

    Two people of one household may have given one address: where the names differ, all of them are said.
    """
    times = len(answers)
    often = _TIMES.get(times, f"{times} times")
    which = _which(counting) or f"the {'first' if keep == 'first' else 'later'} answer"
    names = list({same(answer.name): answer.name for answer in answers if answer.name}.values())
    if len(names) > 1:
        message = f"{named(names)} gave one address, and are taken for one person: {which} counts"
        hint = "if they are several, give each an address of their own in the file"
        yield Problem(counting.path, message, hint, "warning")
        return
    who = quoted(counting.name) if counting.name else "somebody"
    message = f"{who} answered {often}: {which} counts"
    hint = "--keep first takes the first one" if keep != "first" else "--keep newest takes the last one"
    yield Problem(counting.path, message, hint, "warning")


def said_twice(united: Answer, source: Mapping[str, Answer], answers: Sequence[Answer]) -> Iterator[Problem]:
    """Yield a word on the keys that somebody answered differently in two files."""
    other = [key for key, taken in source.items() if any(_differs(key, taken, one) for one in answers)]
    if other:
        files = {str(source[key].path[0]) for key in other}
        which = f"those of {files.pop()}" if len(files) == 1 else "the newest"
        count, verb = ("counts", "differs") if len(other) == 1 else ("count", "differ")
        which = which.replace("those", "that") if len(other) == 1 else which
        message = f"{listed(other)} of {quoted(united.name)} {verb} between files; {which} {count}"
        yield Problem(source[other[0]].paths.get(other[0], united.path), message, "", "warning")


def _differs(key: str, taken: Answer, other: Answer) -> bool:
    value = other.values.get(key)
    if not value or key == "consent":
        return False
    if key == "name":
        return same(other.name) != same(taken.name)
    return meaning(key, value) != meaning(key, taken.values[key])


def _which(answer: Answer) -> str:
    """Return how to tell an answer from others: by its day, else by its line."""
    if answer.when:
        return f"the answer of {answer.when.day} {MONTHS[answer.when.month - 1]}"
    return f"the answer on line {answer.path[1]}" if len(answer.path) > 1 else ""
