"""The page of a cohort to read in a browser: one file, that asks the network for nothing and runs nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from circlekit.core.clock_words import long_date
from circlekit.core.health import words
from circlekit.core.health.facts import Held, Past
from circlekit.core.health.load import MINUTES, Action, Load
from circlekit.core.health.look import CircleHealth, Health
from circlekit.core.health.people import KindWord, Member
from circlekit.core.health.signs import Sign
from circlekit.core.model import Cohort
from circlekit.files.names import STATUS_PAGE
from circlekit.files.rendering import rendered

STEP, TALLEST, FLOOR = 11, 26, 28
"""Pixels from bar to bar, of the tallest one, and down to where they stand."""

_KINDS: Mapping[Held, str] = {
    Held.ENOUGH: "enough",
    Held.FEW: "few",
    Held.NOT_MET: "none",
    Held.UNWRITTEN: "unknown",
}


def status_page(health: Health, cohort: Cohort) -> bytes:
    """Return a look at a cohort as an HTML page; it names who came and who did not, so it stays private."""
    names = {person.id: person.name for person in cohort.participants}
    circles = {one.circle.id: one.circle.name for one in health.circles}
    return rendered(
        f"{STATUS_PAGE}.j2",
        {
            "cohort": cohort.cohort,
            "today": long_date(health.today),
            "notes": health.notes,
            "counts": list(_counts(health)),
            "circles": [_circle(one) for one in health.circles],
            "people": [_person(one, names, circles) for one in health.people],
            "load": _load(health.load),
        },
    )


def _counts(health: Health) -> Iterator[dict[str, Any]]:
    found = Counter((_kind(one), words.care(one)) for one in health.circles)
    for (kind, said), number in found.items():
        plural = said.replace("needs", "need")
        yield {"kind": kind, "words": said if number == 1 else plural, "number": number}


def _kind(one: CircleHealth) -> str:
    """Return the class of a circle's colour; what is not known has none of its own."""
    return "unknown" if words.care(one) not in words.CARES.values() else one.care.name.lower()


def _circle(one: CircleHealth) -> dict[str, Any]:
    shown = one.past[-words.PAGE :]
    members = len(one.circle.members)
    return {
        "name": one.circle.name,
        "care": words.care(one),
        "kind": _kind(one),
        "next": words.when(one.ahead, one.odds),
        "bars": [_bar(number, past, members) for number, past in enumerate(shown)],
        "width": STEP * len(shown),
        "level": FLOOR - _height(one.least, members),
        "told": words.told(shown, members),
        "signs": [_sign(sign) for sign in one.signs],
        "minutes": f"{words.duration(one.minutes.week)} this week",
        "members": [_member(member) for member in one.members],
    }


def _bar(number: int, past: Past, members: int) -> dict[str, Any]:
    return {
        "x": number * STEP,
        "kind": _KINDS[past.held],
        "height": _height(past.present or 0, members),
    }


def _height(people: int, members: int) -> int:
    return max(1, round(TALLEST * min(people, members) / members))


def _sign(sign: Sign) -> dict[str, str]:
    draft = sign.draft.replace("_", " ")
    return {"says": sign.says, "do": sign.do, "draft": draft, "command": sign.command}


def _member(one: Member) -> dict[str, str]:
    return {
        "name": one.name,
        "came": f"{one.record.came} of {len(one.record.meetings)}",
        "said": str(one.coming or ""),
        "committed": "yes" if one.committed else "",
        "seen": words.LAPSES[one.lapse],
    }


def _person(one: KindWord, names: Mapping[str, str], circles: Mapping[str, str]) -> dict[str, str]:
    return {
        "name": names[one.handle],
        "circle": circles[one.circle],
        "says": one.says,
        "do": one.do,
        "draft": one.draft.replace("_", " "),
    }


def _load(load: Load) -> dict[str, Any]:
    counted = ((action, *load.actions[action]) for action in Action)
    return {
        "week": words.duration(load.whole.week),
        "term": words.duration(load.whole.term),
        "actions": [
            {"what": action, "minutes": f"{MINUTES[action]:g}", "week": f"{week:,}", "term": f"{term:,}"}
            for action, week, term in counted
            if term
        ],
    }
