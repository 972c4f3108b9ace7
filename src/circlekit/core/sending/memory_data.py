"""What was written as plain data that a JSON file holds, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from circlekit.core.remembered import sound, texts
from circlekit.core.sending.sent import Held, Memory, Sent

_MOMENT = "%Y-%m-%dT%H:%M"


def as_data(memory: Memory) -> dict[str, Any]:
    """Return the memory as plain data."""
    circles = {handle: _as_data(one) for handle, one in memory.circles.items()}
    return {"circles": circles, "per_member": memory.per_member}


def _as_data(one: Sent) -> dict[str, Any]:
    held = [list(_plain(meeting)) for meeting in one.held]
    clocks = {name: list(ahead) for name, ahead in one.clocks.items()}
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(one).items()}
    cancelled = one.cancelled and one.cancelled.isoformat()
    return {**plain, "held": held, "clocks": clocks, "cancelled": cancelled}


def _plain(held: Held) -> Iterator[str]:
    yield held.day.isoformat()
    yield f"{held.start:{_MOMENT}}"
    yield f"{held.wall:{_MOMENT}}"
    if held.place:
        yield held.place


def from_data(data: object) -> Memory:
    """Return the memory of plain data; what is damaged is left out, as if it had never been written."""
    known = data if isinstance(data, Mapping) else {}
    return Memory(circles=sound(known.get("circles"), _sent), per_member=known.get("per_member") is True)


def _sent(values: Mapping[str, Any]) -> Sent:
    return Sent(
        members=texts(values["members"]),
        lead=values["lead"] and str(values["lead"]),
        deputy=values["deputy"] and str(values["deputy"]),
        link=str(values["link"]),
        rule=str(values["rule"]),
        text=str(values["text"]),
        style="instances" if values["style"] == "instances" else "series",
        held=tuple(_held(*one) for one in values["held"]),
        clocks={str(name): tuple(map(int, ahead)) for name, ahead in values["clocks"].items()},
        tzdata=str(values["tzdata"]),
        cancelled=values["cancelled"] and date.fromisoformat(values["cancelled"]),
    )


def _held(day: str, start: str, wall: str, place: str = "") -> Held:
    return Held(
        date.fromisoformat(day),
        datetime.fromisoformat(start).replace(tzinfo=UTC),
        datetime.fromisoformat(wall).replace(tzinfo=None),
        str(place),
    )
