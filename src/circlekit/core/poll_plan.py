"""What a poll page asks: the ``poll`` section of a cohort file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from circlekit.core import fields as f
from circlekit.core import windows
from circlekit.core.parse.lists import by_name, several
from circlekit.core.value import Value

STEPS = (15, 30, 60)
"""Minutes that one cell of the painted week may stand for."""


class Hours(NamedTuple):
    """From when to when a day can be painted, in minutes from midnight."""

    start: int
    end: int


DAYTIME = Hours(6 * 60, 23 * 60)


def day_hours(value: Any) -> Hours:
    """Return the hours of a day from ``07:00-22:00``; they begin and end on whole hours."""
    if isinstance(value, Hours):
        return value
    typed = f.line(value)
    try:
        (window,) = windows.parse_windows(f"Mon {typed}")
    except (windows.WindowError, ValueError):
        raise f.Wrong("these are not hours of a day", "write them as 07:00-22:00") from None
    if window.end > windows.DAY or window.start % 60 or window.end % 60:
        raise f.Wrong("these hours do not fit into a day of whole hours", "write them as 07:00-22:00")
    return Hours(window.start, window.end)


def cell_step(value: Any) -> int:
    """Return how many minutes a cell stands for: 15, 30 or 60."""
    typed = str(value) if isinstance(value, int) else f.line(value)
    if typed not in {str(one) for one in STEPS}:
        raise f.Wrong("a cell of the week has 15, 30 or 60 minutes", "write 30")
    return int(typed)


def asked(value: Any) -> dict[str, tuple[str, ...]]:
    """Return what can be answered to each field; nothing where people write their own words.

    A plain list asks for fields in people's own words: ``[needs, region]``.
    """
    if isinstance(value, Mapping):
        return by_name(value, several, "{region: [Africa, Asia], needs: []}")
    return dict.fromkeys(several(value), ())


class PollPlan(Value):
    """How the poll page asks; what is not said here follows from the rest of the cohort file.

    ``ask`` maps fields of a participant to the answers to choose from (none: own words); ``questions`` are
    the words of the question for a field. ``send_to`` is where answers go, the coordinator's own address
    where it is empty; ``until`` the last day to answer; ``keep_until`` the day after which the coordinator
    deletes the answers.
    """

    until: f.DayIfAny = None
    send_to: f.Address = None
    hours: Annotated[Hours, f.told(day_hours)] = DAYTIME
    step: Annotated[int, f.told(cell_step)] = 30
    ask: Annotated[Mapping[str, tuple[str, ...]], f.told(asked)] = Field(default_factory=dict)
    questions: f.Names = Field(default_factory=dict)
    consent: f.Text = ""
    keep_until: f.DayIfAny = None
