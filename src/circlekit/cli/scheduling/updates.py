"""What is different from the calendars written before, and which file goes to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from circlekit.cli import output

if TYPE_CHECKING:
    from circlekit.cli.scheduling.memory import Remembered
    from circlekit.core.model import Cohort
    from circlekit.core.sending.updates import Update


def found_updates(found: Remembered, day: date) -> tuple[Update, ...]:
    """Return all differences from the calendars written before; ``day`` is today."""
    from circlekit.core.sending.updates import updates

    return updates(found.before, found.after, day)


def say_updates(found: Sequence[Update], remembered: Remembered, cohort: Cohort, *, invited: bool) -> None:
    """Say what differs, and what to do about it.

    ``invited`` tells that invitations carry it to people, so that nobody has to import a file.
    """
    from circlekit.core.sending.advice import IMPORTED, news
    from circlekit.core.sending.update_words import Sending

    sending = Sending(
        cohort=cohort,
        plans=remembered.plans,
        files=remembered.files,
        single={circle for circle, one in remembered.after.circles.items() if one.style == "instances"},
        per_member=remembered.after.per_member,
    )
    for said in news(found, sending):
        output.say(said.heading)
        for sentence in (*said.changes, *(() if invited else said.steps)):
            output.say(f"  {sentence}")
    if found and not invited:
        output.say(IMPORTED)


def updates_json(found: Sequence[Update]) -> list[dict[str, Any]]:
    """Return the ``updates`` of the JSON document: instants in UTC, and only what applies."""
    return [dict(_fields(one)) for one in found]


def _fields(one: Update) -> Iterator[tuple[str, Any]]:
    yield from (("circle", one.circle), ("kind", one.kind))
    if one.person:
        yield "person", one.person
    for key, held in (("was", one.was), ("now", one.now)):
        if held:
            yield key, output.utc(held.start)
    if one.day:
        yield "from", one.day.isoformat()
    if one.style:
        yield "style", one.style
