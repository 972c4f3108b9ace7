"""A slot as it stands in schedule.yaml: its keys, written and read back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from circlekit.core import fields as f
from circlekit.core.model import Alternate, Slot
from circlekit.core.scheduling.rhythms import LAST, WEEKS
from circlekit.core.text import listed
from circlekit.core.value import Value
from circlekit.core.windows import DAY_NAMES, WEEKDAYS, clock
from circlekit.files import yamltext as yt


def slot_text(slot: Slot) -> str:
    """Return a slot as YAML, on one line."""
    time = _time(slot)
    end = {"timezone": yt.scalar(time.pop("timezone"))}
    values = {key: yt.scalar(value) for key, value in time.items()}
    values |= {"minutes": yt.scalar(slot.minutes), **end}
    if slot.alternate is not None:
        values["alternate"] = yt.flow_mapping(_time(slot.alternate))
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"


def _time(time: Slot | Alternate) -> dict[str, yt.Scalar]:
    values: dict[str, yt.Scalar] = {"first": time.first, "weekday": WEEKDAYS[time.weekday]}
    if time.week is not None:
        values["week"] = "last" if time.week == LAST else time.week
    return {**values, "start": clock(time.start), "timezone": time.timezone}


def _weekday(value: Any) -> int:
    """Return a weekday, 0 for Monday, from ``Tue`` or ``Tuesday``."""
    word = f.line(value).casefold()
    for index, name in enumerate(DAY_NAMES):
        if word in {name.casefold(), WEEKDAYS[index].casefold()}:
            return index
    raise f.Wrong(f"«{value}» is not a weekday", f"write {listed(WEEKDAYS, 'or')}")


def _week(value: Any) -> int | None:
    """Return which weekday of the month, from ``1`` to ``4`` or ``last``; None when empty."""
    words = {**{str(week): week for week in WEEKS if week != LAST}, "last": LAST, "": None}
    word = f.line(value).casefold()
    if word in words:
        return words[word]
    raise f.Wrong(f"«{value}» is not a week of the month", "write 1, 2, 3, 4 or last")


class WrittenTime(Value):
    """When a circle meets, as it stands in the file; alone it is the second of two times that take turns."""

    first: f.Day
    weekday: Annotated[int, f.told(_weekday)]
    week: Annotated[int | None, f.told(_week)] = None
    start: f.Clock
    timezone: f.ZoneName


class WrittenSlot(WrittenTime):
    """A slot as it stands in the file."""

    minutes: f.Minutes
    alternate: WrittenTime | None = None


def slot_of(identity: str, values: Mapping[str, Any]) -> Slot:
    """Return the slot of a circle from its keys.

    Raises:
        ValidationError: with everything that is wrong with them.
    """
    read = WrittenSlot.model_validate(values).__dict__
    other = read["alternate"]
    return Slot(circle=identity, **{**read, "alternate": other and Alternate(**other.__dict__)})
