"""Seeded random cohorts with every rule and every term in the mix."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

from circlekit.core.fields import Size
from circlekit.core.model import Cohort, Participant, PastCohort
from circlekit.core.sizes import group_counts
from circlekit.core.windows import DAY, Window

ZONES = ("Europe/London", "America/New_York", "Africa/Dakar", "Asia/Kolkata")
CALENDARS = (
    {"starts": date(2027, 3, 8), "ends": date(2027, 4, 4), "meeting": {"every": "week"}},
    {"starts": date(2027, 10, 4), "ends": date(2027, 11, 14), "meeting": {"every": "2 weeks", "minutes": 90}},
    {"starts": date(2027, 2, 22), "ends": date(2027, 4, 30), "meeting": {"every": "4 weeks"}},
)
"""All over clock changes: New York's on 14 March and 7 November, London's on 28 March and 31 October."""

ANSWERS = (
    (Window(DAY + 9 * 60, DAY + 12 * 60), Window(3 * DAY + 16 * 60, 3 * DAY + 18 * 60)),
    (Window(DAY + 10 * 60, DAY + 11 * 60 + 30), Window(3 * DAY + 16 * 60 + 15, 3 * DAY + 19 * 60)),
    (Window(DAY + 13 * 60, DAY + 15 * 60), Window(3 * DAY + 15 * 60, 3 * DAY + 17 * 60)),
    (Window(6 * DAY + 23 * 60, 7 * DAY + 3 * 60), Window(DAY + 15 * 60, DAY + 17 * 60)),
    (Window(5 * DAY + 20 * 60, 6 * DAY + 10 * 60),),  # over the hours in which clocks change
    (),
)
"""Sets of weekly windows, so that some people agree; none at all means decent hours."""

TOPICS = ("fundraising", "hiring", "Writing", "writing", "budgets")


def random_cohort(seed: int) -> Cohort:
    """Return a cohort of 12 to 30 people; most can be matched, some cannot."""
    rng = Random(seed)
    size = rng.choice((Size(6, 8), Size(6, 8), Size(5, 8), Size(4, 6)))
    people = rng.choice([count for count in range(12, 31) if group_counts(count, size)])
    handles = [f"p{number}" for number in range(people)]
    return Cohort(
        cohort="Random",
        id="random",
        size=size,
        matching=_rules(rng, handles),
        past=tuple(_past(rng, handles) for _ in range(rng.randrange(3))),
        participants=tuple(_person(rng, handle, handles) for handle in handles),
        rotation={"old_circles": "in twos" if seed % 3 == 0 else "apart"},
        **rng.choice(CALENDARS),
    )


def _person(rng: Random, handle: str, others: Sequence[str]) -> Participant:
    fields: dict[str, Any] = {
        "organisation": rng.choice((["North"], ["north"], ["South"], ["East"], [])),
        "gender": [rng.choice("fmx")],
        "level": rng.choice((["1"], ["2"], ["3"], ["senior"], [])),
        "manager": rng.choice(([], [], [rng.choice(others)])),
    }
    return Participant(
        id=handle,
        name=f"Person {handle}",
        timezone=rng.choices(ZONES, [5, 1, 2, 1])[0],
        available=rng.choice(ANSWERS),
        if_needed=rng.choice((ANSWERS[0], (), (), ())),
        lead=rng.choices(("yes", "if needed", "no"), [4, 1, 6])[0],
        lead_again=rng.choices((None, True, False), [8, 1, 1])[0],
        languages=("en", *rng.sample(("fr", "es"), rng.randrange(2))),
        needs=rng.sample(TOPICS, rng.randrange(3)),
        offers=rng.sample(TOPICS, rng.randrange(3)),
        knows=rng.sample(others, rng.choice((0, 0, 1, 2))),
        fields=fields,
    )


def _rules(rng: Random, handles: Sequence[str]) -> dict[str, Any]:
    def some(groups: int, most: int) -> list[list[str]]:
        return [rng.sample(handles, rng.randint(2, most)) for _ in range(rng.randrange(groups))]

    def maybe(value: Any, otherwise: Any) -> Any:
        return value if rng.random() < 0.4 else otherwise

    return {
        "mix": maybe({"organisation": 2, "gender": 1}, {}),
        "align": maybe({"level": 1}, {}),
        "complement": maybe({"needs": "offers", "languages": "languages"}, {"needs": "offers"}),
        "not_alone": maybe(["gender"], []),
        "prefer": some(3, 3),
        "avoid": some(3, 3),
        "share": maybe(["languages"], []),
        "within": maybe({"level": 1}, {}),
        "apart": some(3, 3),
        "together": some(3, 3),
        "separate": maybe(["manager"], []),
        "at_most": maybe({"organisation": 4}, {}),
        "weights": maybe(
            {"mix": 3, "met": 2, "complement": 0, "not_alone": 2, "align": 2, "avoid": 3},
            maybe({"if_needed": 0, "knows": 4, "prefer": 2}, {"if_needed": 7}),
        ),
    }


def _past(rng: Random, handles: Sequence[str]) -> PastCohort:
    """Return an earlier cohort of most of these people, and of some who are gone."""
    then = [*rng.sample(handles, len(handles) * 3 // 4), "gone", "away"]
    rng.shuffle(then)
    circles = tuple(tuple(then[at : at + 6]) for at in range(0, len(then), 6))
    return PastCohort(cohort="Past", circles=circles, leads=[circle[0] for circle in circles])
