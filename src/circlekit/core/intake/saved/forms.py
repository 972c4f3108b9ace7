"""What a person accepted of a form the last time: its columns and the words they explained.

It holds no person's data: answers are remembered only where several people gave them, and none that looks
like an address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from circlekit.core import fields as f
from circlekit.core.intake.mapping import ORDERS, Kind
from circlekit.core.text import did_you_mean, quoted, same
from circlekit.core.value import Value

KINDS = tuple(kind.value for kind in Kind)


def kind_of(value: Any) -> Kind:
    """Return what is done with a column."""
    typed = f.line(value).casefold()
    if typed not in KINDS:
        known = did_you_mean(typed, KINDS, ", ".join(KINDS))
        raise f.Wrong(f"{quoted(typed)} is not a kind of column", known)
    return Kind(typed)


def joiner(value: Any) -> str:
    """Return what stands between options, with its spaces."""
    if not isinstance(value, str) or len(value) > 5:
        raise f.Wrong("this is not what stands between options", 'write it in quotes: ", "')
    return value


def order(value: Any) -> str:
    """Return the order of day, month and year; empty where nothing is said."""
    typed = f.line(value).casefold()
    if typed and typed not in ORDERS:
        raise f.Wrong(f"{quoted(typed)} is not an order of dates", f"write one of {', '.join(ORDERS)}")
    return typed


class SavedColumn(Value):
    """What a column was taken for. ``options`` decide how cells are split; ``seen`` only tells news."""

    field: f.Line = ""
    kind: Annotated[Kind, f.told(kind_of)] = Kind.TEXT
    split: Annotated[str, f.told(joiner)] = ""
    options: f.Several = ()
    seen: f.Several = ()


class SavedForm(Value):
    """A form that was accepted. ``file`` is what its export was called; ``columns`` are by their question."""

    layout: f.Label
    file: f.Line = ""
    columns: Mapping[str, SavedColumn] = Field(default_factory=dict)
    zones: f.Names = Field(default_factory=dict)
    hours: f.Names = Field(default_factory=dict)
    date_order: Annotated[str, f.told(order)] = ""
    zone: f.Line = ""


def alike(asked: str) -> str:
    """Return a question in the form in which two spellings are equal."""
    return same(" ".join(asked.split()))


def saved_for(layout: str, asked: Iterable[str], file: str, saved: Sequence[SavedForm]) -> SavedForm | None:
    """Return the accepted form that this one is: of the same layout, with most of the same questions.

    A poll has no questions; it is known by its file.
    """
    questions = {alike(one) for one in asked}
    best: tuple[int, bool, int] = (0, False, 0)
    found = None
    for index, one in enumerate(saved):
        if one.layout != layout:
            continue
        common = len(questions & {alike(name) for name in one.columns})
        fits = 2 * common >= len(one.columns) if one.columns else one.file == file
        rank = (common, one.file == file, -index)
        if fits and (found is None or rank > best):
            best, found = rank, one
    return found
