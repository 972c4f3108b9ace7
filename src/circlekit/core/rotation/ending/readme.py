"""ending/README.md: what is there, in the order in which to send it, and that it is to be deleted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from circlekit.core.clock_words import long_date
from circlekit.core.nudging.styles import escaped
from circlekit.core.sending.advice import IMPORTED
from circlekit.core.text import counted, listed

_KINDS = {
    "leave": "thanks to whoever leaves",
    "later": "a word to whoever rests",
    "stay": "to whoever goes on: their new circle",
    "back": "to whoever comes back: their circle",
    "join": "welcome to whoever is new: their circle, and what it is about",
    "unplaced": "to whoever has no circle yet",
    "alumni": "to former members: when they meet",
}
"""What lies in each folder of drafts, in the order in which to send it."""

_ATTACH = "attach the file of their old circle to the drafts that mention it"


class Sending(NamedTuple):
    """What else the page says: both cohorts, when the next one starts, and what became of the calendars."""

    before: str
    after: str
    starts: date
    calendars_written: bool
    reminders: int = 0
    servers: tuple[str, ...] = ()


def readme(drafts: Mapping[str, int], calendars: Sequence[str], sending: Sending) -> bytes:
    """Return the page: Markdown in UTF-8; ``calendars`` are paths.

    ``drafts`` counts those in each folder, ``stay/``, or in each table for mail merge, ``stay.csv``.
    """
    lines = [
        f"# {escaped(sending.before)} ends, {escaped(sending.after)} begins",
        "",
        "**Delete this folder when everything in it is sent:** it holds names and addresses of people who "
        "left.",
        "",
        f"Nothing is sent by itself. Read each draft, change what you like, and send it. {_forms(drafts)}",
        "",
        "In this order:",
        "",
    ]
    steps = [*_calendars(calendars, sending), *_drafts(drafts), _times(sending)]
    lines += [f"{number}. {step}" for number, step in enumerate(steps, 1)]
    return ("\n".join(lines) + "\n").encode()


def _forms(drafts: Mapping[str, int]) -> str:
    if any(name.endswith(".csv") for name in drafts):
        return "A table is for the mail merge of your office program, a row for each person."
    return (
        "A file that ends in `.eml` opens as a draft in a mail program; one that ends in `.md` is for "
        "somebody without an address, to be pasted where they read it."
    )


def _calendars(paths: Sequence[str], sending: Sending) -> Iterator[str]:
    """Yield what to do about the calendars of the cohort that ends."""
    if not sending.calendars_written:
        return
    when = long_date(sending.starts)
    if not paths:
        yield f"The calendars need nothing: no meeting in them lies on or after {when}."
        return
    mailed = any(path.startswith("calendar/invites/") for path in paths)
    imported = any(not path.startswith("calendar/invites/") for path in paths)
    if mailed:
        yield "`calendar/invites/`: mail these first; each takes the meetings that end out of one calendar."
    if imported:
        whom = "send the others to whoever opened such a file" if mailed else _ATTACH
        yield (
            f"`calendar/`: these files end the meetings from {when} on. Open `coordinator.ics` yourself, and "
            f"{whom}. {IMPORTED}"
        )
    if sending.servers:
        where = listed(sending.servers)
        yield f"The calendar on {where} shows those meetings as well: import `calendar/community.ics` there."
    if sending.reminders:
        reminders = counted(sending.reminders, "reminder")
        yield (
            f"In your own calendar, delete {reminders} about those meetings; where it holds nothing else, "
            "empty it and import `coordinator.ics` again."
        )


def _drafts(drafts: Mapping[str, int]) -> Iterator[str]:
    for kind, what in _KINDS.items():
        for name in (f"{kind}/", f"{kind}.csv"):
            if drafts.get(name):
                yield f"`drafts/{name}` ({counted(drafts[name], 'draft')}): {what}."


def _times(sending: Sending) -> str:
    return (
        f"Then, in the folder of {escaped(sending.after)}: `circlekit schedule --ics` finds each circle's "
        "time and writes the new calendars."
    )
