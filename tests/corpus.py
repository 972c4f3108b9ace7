"""The files under ``tests/broken``, each of which says itself what a person should be told about it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from circlekit.core.problems import CirclekitError, Problem
from circlekit.files.reading import Loaded, read_cohort

FOLDER = Path(__file__).parent / "broken"

_EXPECT = re.compile(r"# expect (?P<line>\d+):(?P<column>\d+) (?P<severity>error|warning) (?P<words>.*)")
_VALUE = re.compile(r"# value (?P<who>[^\s.]*)\.(?P<key>\S+(?: \(2\))?) (?P<text>.*)")

AROUND_A_TABLE = (
    "cohort: T\nstarts: 2027-01-11\nends: 2027-07-09\ntimezone: Europe/London\nparticipants: {name}\n"
)
"""The cohort file that is put beside a table."""


PRIVATE = "it tells a private text"


class Expected(NamedTuple):
    """A problem that has to be reported: where, how severe, and words of its message."""

    place: str
    severity: str
    words: str


class Value(NamedTuple):
    """What has to come out of a file: a person's key (or the cohort's, when ``who`` is empty), as text."""

    who: str
    key: str
    text: str


class Case(NamedTuple):
    """One file of the corpus."""

    name: str
    content: bytes
    problems: tuple[Expected, ...]
    values: tuple[Value, ...]

    @property
    def is_table(self) -> bool:
        """Whether the file holds participants only, and needs a cohort file beside it."""
        return self.name.endswith(".csv")


def cases() -> list[Case]:
    """Return every file of the corpus, by name."""
    files = sorted(FOLDER.iterdir())
    return [_case(file) for file in files if file.name[:3].isdigit() and file.suffix != ".expect"]


def _case(file: Path) -> Case:
    beside = file.with_name(file.name + ".expect")
    said = (beside if beside.exists() else file).read_text(encoding="utf-8")
    is_recipe = file.suffix == ".make"
    content = _cooked(said) if is_recipe else file.read_bytes()
    name = file.name.removesuffix(".make")
    expected, values = [], []
    for line in said.split("\n"):
        if found := _EXPECT.fullmatch(line):
            place = f"{name}:{found['line']}:{found['column']}"
            expected.append(Expected(place, found["severity"], found["words"]))
        elif found := _VALUE.fullmatch(line):
            values.append(Value(found["who"], found["key"], found["text"]))
    if not (expected or values or "# expect ok" in said):
        raise ValueError(f"{file.name} does not say what is expected")
    return Case(name, content, tuple(expected), tuple(values))


def _cooked(recipe: str) -> bytes:
    """Return what a recipe makes: ``text "..."``, ``repeat 3 "..."`` and ``count 3 "... %d"`` joined."""
    parts: list[str] = []
    for line in recipe.split("\n"):
        word, _, rest = line.partition(" ")
        if word == "text":
            parts.append(json.loads(rest))
        elif word in {"repeat", "count"}:
            times, _, text = rest.partition(" ")
            piece = json.loads(text)
            if word == "repeat":
                parts.append(piece * int(times))
            else:
                parts += [re.sub("%d", str(number), piece) for number in range(int(times))]
    return "".join(parts).encode()


class Outcome(NamedTuple):
    """What reading came to: a cohort, or an error; and everything that was said."""

    loaded: Loaded | None
    error: CirclekitError | None
    problems: tuple[Problem, ...]


def read(case: Case, folder: Path) -> Outcome:
    """Read a case in ``folder`` as a command would."""
    (folder / case.name).write_bytes(case.content)
    path = folder / case.name
    if case.is_table:
        path = folder / "cohort.yaml"
        path.write_text(AROUND_A_TABLE.replace("{name}", case.name), encoding="utf-8")
    try:
        loaded = read_cohort(path)
    except CirclekitError as error:
        return Outcome(None, error, error.problems)
    return Outcome(loaded, None, loaded.warnings)


def breaches(problem: Problem) -> list[str]:
    """Return the rules for messages that a problem breaks.

    Private texts of the corpus (needs, offers, addresses) all contain the word «secret».
    """
    said = f"{problem.message} {problem.hint}"
    rules = {
        "it has no place": problem.place is None or problem.place.line < 1 or problem.place.column < 1,
        "it is empty": not problem.message.strip(),
        "it is more than one line": "\n" in said,
        "it has characters that cannot be shown": not said.isprintable(),
        "it is too long to read": len(problem.message) > 300,
        "it speaks of a traceback": "Traceback" in said,
        PRIVATE: "secret" in said.casefold(),
        "it names a path of this machine": bool(
            re.search(r"(?<![\w.])/(?:tmp|home|root|work|usr|var)/", said)
        ),
    }
    return [rule for rule, broken in rules.items() if broken]
