"""Participants written as a table that any spreadsheet opens, or as YAML where a table cannot hold them.

A table joins lists by ``;`` and tells people's own columns from ours by their names. Where somebody's own
words have a ``;`` or a name like one of ours, a table would say something else than they did.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from circlekit.core.model import Participant
from circlekit.core.problems import InputProblems
from circlekit.core.windows import in_words
from circlekit.files.formulas import guarded
from circlekit.files.people import people_of, read_people
from circlekit.files.tables import read_table

ALWAYS = ("id", "name", "email", "timezone", "available")
"""The columns of every table, also when nobody has anything in them."""


def people_table(people: Sequence[Participant]) -> bytes:
    """Return participants as CSV: UTF-8 with the mark that spreadsheets look for, lists joined by ``;``."""
    rows = [{"id": person.id, **values_of(person)} for person in people]
    used = dict.fromkeys(column for row in rows for column, value in row.items() if value)
    return table_of([*ALWAYS, *(column for column in used if column not in ALWAYS)], rows)


def table_of(columns: Sequence[str], rows: Iterable[Mapping[str, Sequence[str] | str]]) -> bytes:
    """Return rows, each by column, as CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(column) for column in columns])
    writer.writerows([guarded(cell_text(row.get(column, ""))) for column in columns] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def holds(table: bytes, people: Sequence[Participant], timezone: str | None) -> bool:
    """Tell whether a table is read back as exactly these people; ``timezone`` is the cohort's."""
    try:
        raw, _, problems = people_of(read_table(table, ""))
    except InputProblems:
        return False
    found = read_people(raw, timezone)
    wrong = any(problem.severity == "error" for problem in (*problems, *found.problems))
    return not wrong and found.sound == list(people)


def values_of(person: Participant) -> dict[str, Sequence[str] | str]:
    """Return what is known of somebody in the words of a cohort file, their own fields last; no handle."""
    known: dict[str, Sequence[str] | str] = {
        "name": person.name,
        "email": person.email or "",
        "timezone": "" if "timezone" in person.assumed else person.timezone,
        "available": list(in_words(person.available)),
        "if_needed": list(in_words(person.if_needed)),
        "lead": person.lead,
        "lead_again": "" if person.lead_again is None else "yes" if person.lead_again else "no",
        "languages": person.languages,
        "needs": person.needs,
        "offers": person.offers,
        "knows": person.knows,
        "was": person.was,
        "country": person.country,
        "channel": person.channel,
        "share_email": "yes" if person.share_email else "",
        "consent": person.consent,
        "joins": str(person.joins or ""),
        "pause_until": str(person.pause_until or ""),
        "pronouns": person.pronouns,
        "language": person.language or "",
    }
    return {**known, **person.fields}


def cell_text(value: Sequence[str] | str) -> str:
    """Return a value as one cell, a list joined by ``;``; formulas are not guarded yet."""
    return value if isinstance(value, str) else "; ".join(value)
