"""A look at a cohort as a JSON document, with keys that stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from circlekit.cli import output
from circlekit.core.health.load import MINUTES, Action, Load, Minutes
from circlekit.core.health.look import CircleHealth, Health
from circlekit.core.health.people import KindWord, Member
from circlekit.core.health.signs import Sign


def document(health: Health, shown: Sequence[CircleHealth]) -> dict[str, Any]:
    """Return the document; only the circles that are ``shown`` are in it, and the people in them."""
    ids = {one.circle.id for one in shown}
    return {
        "today": health.today.isoformat(),
        "notes": list(health.notes),
        "circles": [_circle(one) for one in shown],
        "people": [_person(one) for one in health.people if one.circle in ids],
        "load": _load(health.load),
    }


def _circle(one: CircleHealth) -> dict[str, Any]:
    return {
        "id": one.circle.id,
        "name": one.circle.name,
        "care": one.care.name.lower(),
        "over": one.over,
        "signs": [_sign(sign) for sign in one.signs],
        "meetings": [
            {
                "number": past.number,
                "date": past.day.isoformat() if past.day else None,
                "held": str(past.held),
                "present": past.present,
            }
            for past in one.past
        ],
        "next": _next(one),
        "members": [_member(member) for member in one.members],
        "minutes": _minutes(one.minutes),
    }


def _sign(sign: Sign) -> dict[str, Any]:
    return {
        "concern": str(sign.concern),
        "care": sign.care.name.lower(),
        "says": sign.says,
        "do": sign.do,
        "draft": sign.draft or None,
        "command": sign.command or None,
    }


def _next(one: CircleHealth) -> dict[str, Any] | None:
    if one.ahead is None:
        return None
    return {
        "number": one.ahead.meeting.number,
        "date": one.ahead.day.isoformat(),
        "start": output.utc(one.ahead.meeting.start),
        "enough": one.least,
        "odds": None if one.odds is None else round(one.odds, 4),
    }


def _member(member: Member) -> dict[str, Any]:
    return {
        "id": member.handle,
        "meetings": {str(number): str(presence) for number, presence in member.record.meetings},
        "lapse": member.lapse.name.lower(),
        "committed": member.committed,
        "said": str(member.coming) if member.coming else None,
        "odds": round(member.chance, 4),
    }


def _person(one: KindWord) -> dict[str, Any]:
    return {
        "id": one.handle,
        "circle": one.circle,
        "lapse": one.lapse.name.lower(),
        "says": one.says,
        "do": one.do,
        "draft": str(one.draft),
        "reader": one.reader,
    }


def _load(load: Load) -> dict[str, Any]:
    return {
        **_minutes(load.whole),
        "actions": [
            {"action": str(action), "minutes": MINUTES[action], "week": week, "term": term}
            for action in Action
            for week, term in [load.actions[action]]
        ],
    }


def _minutes(minutes: Minutes) -> dict[str, float]:
    return {"week": minutes.week, "term": minutes.term}
