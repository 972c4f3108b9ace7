"""What only a person can say: all questions at once, and the command line that would answer them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence

from circlekit.core.problems import Problem

ANSWERED = ("--zone", "--hours", "--options", "--map", "--poll-zone", "--date-order", "--busy", "--free")
"""Options that a question may propose."""

_READY = re.compile(r"(--[a-z-]+) ((?:\"[^\"]*\"|'[^']*')+|[^\s,;\"']+)")


def questions(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that an option answers."""
    return [one for one in problems if one.severity == "error" and any(_ready(one.hint))]


def proposed(asked: Iterable[Problem]) -> list[str]:
    """Return the first answer that each question proposes, as words of a command line, each once."""
    found: dict[tuple[str, str], None] = {}
    for problem in asked:
        ready = next(_ready(problem.hint), None)
        if ready:
            found.setdefault(ready)
    return [word for pair in found for word in pair]


def _ready(hint: str) -> Iterator[tuple[str, str]]:
    for option, value in _READY.findall(hint):
        if option in ANSWERED:
            yield option, "".join(shlex.split(value))


def again(files: Sequence[str], words: Iterable[str]) -> str:
    """Return a whole command line, to be copied into a shell."""
    line = ["circlekit", "import", *map(shlex.quote, files)]
    return " ".join([*line, *map(_word, words)])


def _word(text: str) -> str:
    """Return a word for a shell; in double quotes where that is safe, as in the hints."""
    safe = not re.search(r'["$`\\!]', text)
    return f'"{text}"' if safe and shlex.quote(text) != text else shlex.quote(text)
