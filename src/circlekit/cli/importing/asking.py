"""What only a person can say: all questions at once, and the command line that would answer them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence

from circlekit.core.problems import Problem

ANSWERED = ("--zone", "--hours", "--options", "--map", "--poll-zone", "--date-order", "--busy", "--free")
"""Options that a question may propose."""

ONCE = ("--poll-zone", "--date-order")
"""Those that say one thing about everything."""

BLANK = "COLUMN="
"""How a proposed option begins where nobody knows which column to name."""

ALONE = ("--lettucemeet-utc",)
"""Options without a value."""

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
        said = "".join(shlex.split(value))
        if option in ANSWERED and not said.startswith(BLANK):
            yield option, said


def replaced(words: Sequence[str], more: Sequence[str]) -> list[str]:
    """Return words of a command line with ``more`` behind, without what ``more`` says otherwise."""
    told = {_about(option, value) for option, value in zip(more[::2], more[1::2], strict=True)}
    kept: list[str] = []
    rest = iter(words)
    for option in rest:
        value = [next(rest)] if option not in ALONE else []
        if not value or _about(option, value[0]) not in told:
            kept += [option, *value]
    return [*kept, *more]


def _about(option: str, value: str) -> tuple[str, str]:
    """Return what an option with its value says something about: a word, a column, or the whole form."""
    if option in ONCE:
        return option, ""
    return option, (value.partition("=") if option == "--options" else value.rpartition("="))[0]


def again(files: Sequence[str], words: Iterable[str]) -> str:
    """Return a whole command line, to be copied into a shell."""
    line = ["circlekit", "import", *map(shlex.quote, files)]
    return " ".join([*line, *map(_word, words)])


def _word(text: str) -> str:
    """Return a word for a shell; in double quotes where that is safe, as in the hints."""
    safe = not re.search(r'["$`\\!]', text)
    return f'"{text}"' if safe and shlex.quote(text) != text else shlex.quote(text)
