"""What ``circlekit import`` may be told about a form, and how it is spelled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from circlekit.core.intake.mapping import Said
from circlekit.core.problems import Problem, WrongUse
from circlekit.core.text import quoted


class Order(StrEnum):
    """In which order a date has day, month and year."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


class Keep(StrEnum):
    """Which of several answers of one person counts."""

    NEWEST = "newest"
    FIRST = "first"


Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="The exports: CSV, TSV, XLSX, JSON.")]
To = Annotated[
    Path | None,
    typer.Option("--to", metavar="FILE", help="The table of people; what the cohort names, or people.csv."),
]
CohortIfAny = Annotated[Path | None, typer.Option("--cohort", metavar="FILE", help="The cohort file.")]
MappingFile = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="FILE", help="What was accepted before; mapping.yaml beside people."),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="It is understood rightly: write it.")]
Map = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="COLUMN=FIELD", help="What a column is; an empty field leaves it out."),
]
Options = Annotated[
    list[str] | None,
    typer.Option("--options", metavar="COLUMN=a|b", help="What can be ticked, where options have commas."),
]
Zones = Annotated[
    list[str] | None,
    typer.Option("--zone", metavar="WORDS=ZONE", help='What people mean: "EST=America/New_York".'),
]
Hours = Annotated[
    list[str] | None,
    typer.Option("--hours", metavar="WORDS=HOURS", help='What a part of a day is: "Morning=09:00-12:00".'),
]
BusyColumns = Annotated[
    list[str] | None, typer.Option("--busy", metavar="COLUMN", help="Its times are those nobody can come at.")
]
FreeColumns = Annotated[
    list[str] | None, typer.Option("--free", metavar="COLUMN", help="Its times are those one can come at.")
]
DateOrder = Annotated[
    Order | None, typer.Option("--date-order", help="Whether 10/11 is the tenth of November.")
]
PollZone = Annotated[
    str, typer.Option("--poll-zone", metavar="ZONE", help="On whose clock a grid or poll shows its times.")
]
LettuceUtc = Annotated[
    bool, typer.Option("--lettucemeet-utc", help="The times of a LettuceMeet file are in UTC.")
]
Encoding = Annotated[
    str, typer.Option("--encoding", metavar="NAME", help="How the letters of a file are stored: cp1252.")
]
Sheet = Annotated[str, typer.Option("--sheet", metavar="NAME", help="Which sheet of a workbook.")]
LayoutName = Annotated[
    str, typer.Option("--layout", metavar="NAME", help="Which tool wrote the file, where it is not seen.")
]
KeepAnswer = Annotated[Keep, typer.Option("--keep", help="Which answer counts where somebody gave several.")]


@dataclass(frozen=True, slots=True)
class Reading:
    """How the bytes of the files are to be read."""

    encoding: str = ""
    sheet: str = ""
    lettucemeet_utc: bool = False


def pairs(given: Iterable[str] | None, option: str, last: bool = True) -> dict[str, str]:
    """Return ``WORDS=MEANING`` as a mapping; split at the last ``=``, or at the first.

    Raises:
        WrongUse: when one has no ``=``, or nothing before it, or when two say different things.
    """
    found: dict[str, str] = {}
    for text in given or ():
        word, sign, meaning = text.rpartition("=") if last else text.partition("=")
        if not sign or not word.strip():
            hint = f'write it as {option} "{_EXAMPLES[option]}"'
            raise WrongUse([Problem((), f"{option} needs two parts with = between them", hint)])
        if found.setdefault(word.strip(), meaning.strip()) != meaning.strip():
            message = f"{option} says two things of {quoted(word.strip(), 80)}"
            raise WrongUse([Problem((), message, "leave one of them out")])
    return found


_EXAMPLES = {
    "--map": "Your name=name",
    "--options": "Topics=Career change|Money, and how to ask for it",
    "--zone": "EST=America/New_York",
    "--hours": "Morning=09:00-12:00",
}


def ticked(given: Iterable[str] | None) -> dict[str, tuple[str, ...]]:
    """Return the options of each column, from ``COLUMN=a|b|c``."""
    found = pairs(given, "--options", last=False)
    return {
        column: tuple(part.strip() for part in text.split("|") if part.strip())
        for column, text in found.items()
    }


def columns(given: Sequence[str] | None, not_in: Collection[str] = ()) -> tuple[str, ...]:
    """Return the names of columns, without spaces around them.

    Raises:
        WrongUse: when one is among those that it must not be in.
    """
    found = tuple(name.strip() for name in given or () if name.strip())
    both = next((name for name in found if name in not_in), None)
    if both is not None:
        message = f"{quoted(both, 80)} cannot be both --busy and --free"
        raise WrongUse([Problem((), message, "leave one of them out")])
    return found


def described(said: Said, reading: Reading, keep: Keep) -> list[str]:
    """Return as words of a command line what was said, so that it can be said again."""
    words: list[str] = []
    words += _each("--map", (f"{column}={field}" for column, field in said.fields.items()))
    words += _each("--options", (f"{column}={'|'.join(items)}" for column, items in said.options.items()))
    words += _each("--zone", (f"{word}={zone}" for word, zone in said.zones.items()))
    words += _each("--hours", (f"{word}={hours}" for word, hours in said.hours.items()))
    words += [*_each("--busy", said.busy), *_each("--free", said.free)]
    words += _each("--date-order", [said.date_order]) + _each("--poll-zone", [said.zone])
    words += _each("--layout", [said.layout]) + _each("--encoding", [reading.encoding])
    words += _each("--sheet", [reading.sheet]) + (["--lettucemeet-utc"] if reading.lettucemeet_utc else [])
    return words + (_each("--keep", [keep.value]) if keep is not Keep.NEWEST else [])


def _each(option: str, values: Iterable[str]) -> list[str]:
    return [word for value in values if value for word in (option, value)]
