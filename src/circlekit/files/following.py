"""The folder of the next cohort: everything that its own commands need, and nothing of those who left.

Earlier circles go along as handles only, so that the folder can stand anywhere and remembers who has met
whom without remembering who they were.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from circlekit.core.model import Cohort, Participant, PastCohort
from circlekit.core.rotation.following import groups_of
from circlekit.core.windows import say
from circlekit.files import ledger
from circlekit.files import yamltext as yt
from circlekit.files.names import file_name

PEOPLE_FILE = "people.csv"
COLUMNS = (
    "id",
    "name",
    "email",
    "timezone",
    "available",
    "if_needed",
    "lead",
    "languages",
    "needs",
    "offers",
)
GUARDED = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, «CSV injection»)."""


def cohort_folder(cohort: Cohort, raw: Mapping[str, Any], circles: bytes, note: bytes) -> dict[str, bytes]:
    """Return the files of the next cohort's folder by their path in it.

    ``raw`` is the old cohort file as plain data: what was agreed there goes on in the words it was typed in.
    """
    files = {
        "cohort.yaml": _cohort_file(cohort, raw),
        PEOPLE_FILE: people_table(cohort.participants),
        "circles.yaml": circles,
        "rotation.md": note,
        **{_history_name(number, past): _history(past) for number, past in enumerate(cohort.past, 1)},
    }
    known = {path: ledger.digest(data) or "" for path, data in files.items() if path == "circles.yaml"}
    return {**files, ledger.PATH: ledger.dump(ledger.Ledger(known, {}))}


def _history_name(number: int, past: PastCohort) -> str:
    return f"history/{file_name(number, past.cohort, '.yaml')}"


def _history(past: PastCohort) -> bytes:
    """Return who was with whom, by handle: all that the next matching has to know."""
    lines = [
        *yt.remark("Who was with whom; circlekit keeps pairs from meeting again."),
        yt.entry("cohort", yt.scalar(past.cohort)),
        "circles:",
    ]
    for number, members in enumerate(past.circles, 1):
        lead = next((handle for handle in members if handle in past.leads), None)
        led = f"lead: {yt.scalar(lead)}, " if lead else ""
        name = yt.scalar(f"Circle {number}")
        lines.append(f"  c{number}: {{name: {name}, {led}members: {yt.flow_list(members)}}}")
    return yt.page(lines)


def _cohort_file(cohort: Cohort, raw: Mapping[str, Any]) -> bytes:
    people = {person.id for person in cohort.participants}
    kept = {key: value for key, value in raw.items() if key not in _RENEWED}
    data = {
        "cohort": cohort.cohort,
        "id": cohort.id,
        "starts": cohort.starts,
        "ends": cohort.ends,
        **{key: _without(key, value, people) for key, value in kept.items()},
        "history": [_history_name(number, past) for number, past in enumerate(cohort.past, 1)],
        "participants": PEOPLE_FILE,
    }
    head = yt.remark("Made by «circlekit rotate» from the cohort before; yours to read and change.")
    return yt.page([*head, *plain_lines(data)])


_RENEWED = frozenset({"cohort", "id", "starts", "ends", "history", "participants"})
_GROUPS = frozenset({"apart", "together", "prefer", "avoid"})


def _without(key: str, value: Any, people: set[str]) -> Any:
    """Return a part of the old file without rules about people who are not here any more."""
    if key != "matching" or not isinstance(value, Mapping):
        return value
    found = {name: _groups_here(rule, people) if name in _GROUPS else rule for name, rule in value.items()}
    return {name: rule for name, rule in found.items() if rule not in ([], ())}


def _groups_here(rule: Any, people: set[str]) -> list[list[str]]:
    groups = [rule] if rule and all(isinstance(item, str) for item in rule) else rule
    return [list(group) for group in groups_of(groups, people)]


def plain_lines(data: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """Yield plain data as YAML lines: mappings and lists of lists in blocks, lists of texts item by item."""
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield yt.entry(key, "" if value else "{}", depth)
            yield from plain_lines(value, depth + 1)
        elif isinstance(value, list) and value:
            yield yt.entry(key, depth=depth)
            yield from (_item(item, depth + 1) for item in value)
        else:
            yield yt.entry(key, "[]" if value == [] else _scalar(value), depth)


def _scalar(value: str | date) -> str:
    """Return a value as it was typed; a whole number needs no quotes."""
    plain = isinstance(value, str) and value.isascii() and value.isdigit() and str(int(value)) == value
    return str(value) if plain else yt.scalar(value)


def _item(value: Any, depth: int) -> str:
    if isinstance(value, str | date):
        return yt.item(value, depth)
    return f"{'  ' * depth}- {yt.flow_list(str(part) for part in value)}"


def people_table(people: Iterable[Participant]) -> bytes:
    """Return participants as CSV: UTF-8 with the mark that spreadsheets look for, lists joined by ``;``."""
    rows = [_row(person) for person in people]
    more = dict.fromkeys(column for row in rows for column in row if column not in COLUMNS)
    columns = [
        column
        for column in (*COLUMNS, *more)
        if column in COLUMNS[:5] or any(row.get(column) for row in rows)
    ]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_guarded(column) for column in columns])
    writer.writerows([_guarded(row.get(column, "")) for column in columns] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _row(person: Participant) -> dict[str, str]:
    row = {
        "id": person.id,
        "name": person.name,
        "email": person.email or "",
        "timezone": "" if "timezone" in person.assumed else person.timezone,
        "available": "; ".join(say(window) for window in person.available),
        "if_needed": "; ".join(say(window) for window in person.if_needed),
        "lead": person.lead,
        "languages": "; ".join(person.languages),
        "needs": "; ".join(person.needs),
        "offers": "; ".join(person.offers),
        "knows": "; ".join(person.knows),
        "country": person.country,
        "channel": person.channel,
        "share_email": "yes" if person.share_email else "",
        "consent": person.consent,
        "pause_until": str(person.pause_until or ""),
        "pronouns": person.pronouns,
        "language": person.language or "",
    }
    return {**row, **{field: "; ".join(values) for field, values in person.fields.items()}}


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(GUARDED) else cell
