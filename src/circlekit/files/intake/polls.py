"""Polls out of the files that poll tools give: tables, answers of an API as JSON, and saved pages."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from circlekit.core.intake.poll import Poll
from circlekit.core.intake.poll_setting import Setting
from circlekit.core.intake.poll_tables import poll_of
from circlekit.core.zones import canonical
from circlekit.files.intake.grids import read_grids
from circlekit.files.intake.poll_json import is_json, read_json_poll
from circlekit.files.intake.poll_page import is_page, read_page_poll
from circlekit.files.intake.poll_words import poll_words
from circlekit.files.library import Shelf


def read_poll(
    content: bytes,
    shown: str,
    *,
    zone: str = "",
    lettucemeet_utc: bool = False,
    date_order: str = "",
    hours: Mapping[str, str] | None = None,
    encoding: str = "",
    sheet: str = "",
    where: Sequence[Shelf] = (),
) -> Poll | None:
    """Return the poll in a file; None when it is none that is known here.

    ``shown`` is its name in messages; ``zone`` is on whose clock its times are, where a person said so, or
    ``own``; ``hours`` are words for times of day; ``where`` are shelves with words of poll tools. What has
    to be asked is an error among the notes of the poll, with the option to say it by as its hint.

    Raises:
        InputProblems: when it is a poll that cannot be read, or no file of a known kind.
    """
    setting = Setting(
        poll_words(where), canonical(zone) or "", dict(hours or {}), date_order, lettucemeet_utc
    )
    if is_json(content):
        return read_json_poll(content, shown, setting)
    if is_page(content):
        return read_page_poll(content, shown, setting)
    grids = read_grids(content, shown, encoding=encoding, sheet=sheet)
    poll = poll_of(grids, setting)
    notes = next((grid.notes for grid in grids if poll and grid.file == poll.file), ())
    return dataclasses.replace(poll, notes=(*notes, *poll.notes)) if poll else None
