"""What each column of a form is taken for, and what was decided by a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What is done with the cells of a column."""

    TEXT = "text"
    SEVERAL = "several"  # options, joined
    OPTION = "option"  # one option of a question: ticked or not
    FREE = "free"  # times at which somebody can come
    IF_NEEDED = "if needed"
    BUSY = "busy"  # times at which somebody cannot come
    WHEN = "when"  # the moment of the answer
    KEY = "key"  # tells answers apart: an id of the tool
    DROPPED = "dropped"


ORDERS = ("dmy", "mdy", "ymd")
"""In which order a date in numbers may have its day, month and year."""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What one column is taken for.

    ``field`` is a key of a participant (``first_name`` and ``last_name`` together are the name), or a field
    of the coordinator's own; empty where the column is dropped. ``split`` is what joins several options,
    empty where a cell is one. ``options`` are all that are known, the longest first where they are matched.
    ``part`` is the day or the hours that a column of a grid stands for. ``because`` says, for people, what
    makes us think so, or why it is dropped.
    """

    index: int
    asked: str
    kind: Kind
    field: str = ""
    split: str = ""
    options: tuple[str, ...] = ()
    part: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class FormMapping:
    """What a form's columns are, and the words that a person explained.

    ``zones`` and ``hours`` map what people typed to zones and to windows: ``{"EST": "America/New_York"}``,
    ``{"Morning": "09:00-12:00"}``. ``date_order`` is ``dmy``, ``mdy`` or ``ymd``, empty where no date needs
    it. ``zone`` is the one in which a grid or poll shows its times, empty where each has their own.
    """

    layout: str
    columns: tuple[ColumnUse, ...]
    zones: Mapping[str, str] = field(default_factory=dict)
    hours: Mapping[str, str] = field(default_factory=dict)
    date_order: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said on the command line or in a saved mapping, by the names of columns and words.

    ``fields`` maps columns to fields, an empty one drops the column. ``options`` maps columns or fields to
    what can be ticked; ``busy`` and ``free`` are columns whose times are, or are not, to be turned round.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    zones: Mapping[str, str] = field(default_factory=dict)
    hours: Mapping[str, str] = field(default_factory=dict)
    busy: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    date_order: str = ""
    zone: str = ""
    layout: str = ""
