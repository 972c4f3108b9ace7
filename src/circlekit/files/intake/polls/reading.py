"""Polls out of the files that poll tools give: tables, answers of an API as JSON, and saved pages."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence

from circlekit.core.intake.polls.poll import Poll
from circlekit.core.intake.polls.setting import OWN, Setting
from circlekit.core.intake.polls.tables import poll_of
from circlekit.core.problems import InputProblems
from circlekit.core.zones import canonical
from circlekit.files.intake.grids import Export, read_export
from circlekit.files.intake.places import placed
from circlekit.files.intake.polls.documents import is_json, read_json_poll
from circlekit.files.intake.polls.saved import is_page, read_page_poll
from circlekit.files.intake.polls.words import poll_words
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
    export: Callable[[], Export] | None = None,
) -> Poll | None:
    """Return the poll in a file; None when it is none that is known here.

    ``shown`` is its name in messages; ``zone`` is on whose clock its times are, where a person said so, or
    ``own``; ``hours`` are words for times of day (``{"soir": "18:00-21:00"}``); ``date_order`` is ``dmy``,
    ``mdy`` or ``ymd``; ``where`` are shelves with words of poll tools; ``export`` gives the grids of the file
    where somebody else needs them too. What has to be asked is an error among the notes of the poll, with the
    option to say it by as its hint.

    Raises:
        InputProblems: when it is a poll that cannot be read, or no file of a known kind.
    """
    setting = Setting(
        poll_words(where), canonical(zone) or "", dict(hours or {}), date_order, lettucemeet_utc, zone == OWN
    )
    if not (is_json(content) or is_page(content)):
        grids = export() if export else read_export(content, shown, encoding=encoding, sheet=sheet)
        return table_poll(grids, setting)
    read = read_json_poll if is_json(content) else read_page_poll
    try:
        return read(content, shown, setting)
    except InputProblems as wrong:
        raise InputProblems(placed(wrong.problems, {})) from None


def table_poll(export: Export, setting: Setting) -> Poll | None:
    """Return the poll in the grids of an export, its notes with their places; None where none is one.

    Raises:
        InputProblems: when it is a poll that cannot be read.
    """
    try:
        poll = poll_of(export.grids, setting)
    except InputProblems as wrong:
        raise InputProblems(placed(wrong.problems, export.sources)) from None
    return dataclasses.replace(poll, notes=placed(poll.notes, export.sources)) if poll else None
