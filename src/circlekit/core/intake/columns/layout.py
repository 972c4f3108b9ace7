"""A layout: how one tool writes the answers to a form, as data that people can write themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from circlekit.core import fields as f
from circlekit.core.intake.columns.headers import GridStyle
from circlekit.core.parse.choices import choice
from circlekit.core.value import Value

MOST_HEADER_ROWS = 3

_style = choice(GridStyle, "is no way to write the rows of a grid")


def _lists(value: Any) -> tuple[tuple[str, ...], ...]:
    return tuple(f.each(f.as_items(value), f.several))


def _named_lists(value: Any) -> dict[str, tuple[str, ...]]:
    return f.by_name(value, f.several, "{email: [Email Address, Username]}")


def _reasons(value: Any) -> dict[str, tuple[str, ...]]:
    return f.by_name(value, f.several, "{nobody asked for it: [IP Address]}")


def _styles(value: Any) -> tuple[GridStyle, ...]:
    return tuple(f.each(f.as_items(value), _style))


def _joiners(value: Any) -> tuple[str, ...]:
    """Return what stands between options; white space belongs to it."""
    found = tuple(item for _, item in f.as_items(value))
    if not all(isinstance(item, str) and item.strip() and len(item) < 5 for item in found):
        raise f.Wrong("these do not join options", 'write them in quotes, as [";", ", "]')
    return found


def _header_rows(value: Any) -> int:
    return f.whole(value, 1, MOST_HEADER_ROWS)


class Layout(Value):
    """How a tool writes answers. Names of columns are compared without case, accents and punctuation.

    ``id`` is the name of its file. ``known_by`` lists columns that must stand there, each under any of its
    names; ``known_cells`` texts of which one must stand in a cell of a column. Of the tool's own columns
    ``when`` is the moment of the answer, ``key`` tells answers apart, ``fields`` are fields by their key,
    ``account`` fields that the form's own questions win over, ``dropped`` are left out, by the reason; a
    name may end in ``*``. ``joiners`` stand between options, the first that occurs counts. ``unnamed`` are
    words of a second header row that name nothing. A row that begins with one of ``tails`` ends the answers.
    """

    id: f.Line = ""
    name: f.Label
    how: f.Line = ""
    known_by: Annotated[tuple[tuple[str, ...], ...], f.told(_lists)] = ()
    known_cells: Annotated[Mapping[str, tuple[str, ...]], f.told(_named_lists)] = Field(default_factory=dict)
    header_rows: Annotated[int, f.told(_header_rows)] = 1
    known_below: Annotated[tuple[tuple[str, ...], ...], f.told(_lists)] = ()
    unnamed: f.Several = ()
    grid: Annotated[tuple[GridStyle, ...], f.told(_styles)] = ()
    option_columns: f.YesNo = False
    joiners: Annotated[tuple[str, ...], f.told(_joiners)] = ()
    when: f.Several = ()
    key: f.Several = ()
    fields: Annotated[Mapping[str, tuple[str, ...]], f.told(_named_lists)] = Field(default_factory=dict)
    account: Annotated[Mapping[str, tuple[str, ...]], f.told(_named_lists)] = Field(default_factory=dict)
    anonymous: f.Several = ()
    partial: Annotated[Mapping[str, tuple[str, ...]], f.told(_named_lists)] = Field(default_factory=dict)
    dropped: Annotated[Mapping[str, tuple[str, ...]], f.told(_reasons)] = Field(default_factory=dict)
    tails: f.Several = ()
