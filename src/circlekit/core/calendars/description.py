"""The text of a calendar entry: how to join, when it is for each member, and what the circle agreed.

Plain text, because several programs show markup as it is (practices 14, 85).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from circlekit.core.calendars.plain import cut, one_line, plain
from circlekit.core.clock_words import MONTHS, city, clock_time, local
from circlekit.core.text import listed, shorten
from circlekit.core.windows import DAY_NAMES

MOST_OCTETS = 8000
"""Some calendars keep no more than 8,192 octets of a description."""

_LONGEST_PART = 1200
_LONGEST_RUN_SHEET = 2400

_CANCELLED = "Cancelled: this no longer takes place. If your calendar still shows it, delete it there."


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What stands in every entry of a circle; ``members`` are pairs of name and time zone.

    ``note`` is what only this meeting has, such as the first one; ``run_sheet`` has a line for each step
    of the ``minutes`` it lasts.
    """

    link: str | None
    members: tuple[tuple[str, str], ...]
    purpose: str
    principles: tuple[str, ...]
    commitment: str
    process: str
    process_link: str | None = None
    lead: str | None = None
    deputy: str | None = None
    agreements: tuple[str, ...] = ()
    note: str = ""
    minutes: int = 0
    run_sheet: str = ""


def describe(agreement: Agreement, starts: Sequence[datetime], timezone: str) -> str:
    """Return the text for meetings at ``starts`` (aware, in order), whose anchor zone is ``timezone``.

    What people need at the hour of the meeting comes first. Long texts are cut, and so is the whole at
    ``MOST_OCTETS``.
    """
    blocks = (
        _joining(agreement, starts, timezone),
        shorten(plain(agreement.note), _LONGEST_PART),
        _part("Why we meet", agreement.purpose),
        _list("Our principles", agreement.principles),
        _list("What we also agreed", agreement.agreements),
        _part("Our commitment", agreement.commitment),
        _part("How we meet", " ".join(filter(None, (agreement.process, agreement.process_link)))),
        _run_sheet(agreement),
        _roles(agreement),
    )
    return cut("\n\n".join(block for block in blocks if block), MOST_OCTETS)


def body(text: str, cancelled: bool = False) -> str:
    """Return a description as it is written; programs do not take out a cancelled entry, so it says so."""
    whole = f"{_CANCELLED}\n\n{plain(text)}".rstrip() if cancelled else plain(text)
    return cut(whole, MOST_OCTETS)


def _joining(agreement: Agreement, starts: Sequence[datetime], timezone: str) -> str:
    lines = [f"Join: {one_line(agreement.link)}"] if agreement.link else []
    return "\n".join(
        [*lines, "When it is for each of us:", *local_times(agreement.members, starts, timezone)]
    )


def _part(title: str, text: str) -> str:
    fit = shorten(plain(text), _LONGEST_PART)
    return f"{title}: {fit}" if fit else ""


def _list(title: str, items: Iterable[str]) -> str:
    lines = [f"- {one_line(item)}" for item in items]
    return shorten("\n".join([f"{title}:", *lines]), _LONGEST_PART) if lines else ""


def _run_sheet(agreement: Agreement) -> str:
    fit = shorten(plain(agreement.run_sheet), _LONGEST_RUN_SHEET)
    return f"How the {agreement.minutes} minutes run:\n{fit}" if fit else ""


def _roles(agreement: Agreement) -> str:
    roles = (("Lead", agreement.lead), ("deputy", agreement.deputy))
    return ", ".join(f"{role}: {one_line(name)}" for role, name in roles if name)


def local_times(
    members: Iterable[tuple[str, str]], starts: Sequence[datetime], timezone: str
) -> Iterator[str]:
    """Yield one line for each zone: ``Amina, Ben (Dakar) 16:00; from 28 March 15:00``.

    A weekday is named where it is not that of the anchor zone ``timezone``. Dates are the member's own.
    """
    by_zone: dict[str, list[str]] = {}
    for name, where in members:
        by_zone.setdefault(where, []).append(one_line(name))
    for where, names in by_zone.items():
        yield f"{listed(names)} ({city(where)}) {'; '.join(_clock_changes(where, starts, timezone))}"


def _clock_changes(where: str, starts: Sequence[datetime], timezone: str) -> Iterator[str]:
    times = [(local(start, where), local(start, timezone)) for start in starts]
    year = times[0][0].year
    for number, (clock, moments) in enumerate(groupby(times, _clock)):
        first, _ = next(moments)
        day = f"{first.day} {MONTHS[first.month - 1]}" + (f" {first.year}" if first.year != year else "")
        yield f"from {day} {clock}" if number else clock
        year = first.year


def _clock(pair: tuple[datetime, datetime]) -> str:
    own, anchor = pair
    same_day = own.date() == anchor.date()
    return clock_time(own) if same_day else f"{clock_time(own)} on {DAY_NAMES[own.weekday()]}"
