"""When a circle's meetings repeat in calendars, and when each is an entry of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from circlekit.core.model import Alternate, Circle, Cohort, Participant, Slot
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.sending.sent import Sent
from circlekit.core.sending.styles import Choice, choose_style, other_anchor
from circlekit.core.zones import use_newest_database

from .conftest import COHORT, SLOT, plan

TODAY = date(2026, 12, 22)
DOUBT = "Circle 1: Outlook cannot follow the clocks of Cairo"
CAIRO = SLOT.model_copy(update={"timezone": "Africa/Cairo"})


@pytest.fixture(autouse=True)
def _newest() -> None:
    """Judge by the database that commands use: what a machine brings along may not know a fresh rule."""
    use_newest_database()


def choice(slot: Slot, before: Sent | None = None, wish: Any = None) -> Choice:
    return choose_style(plan(slot), COHORT, TODAY, before, wish)


def test_a_sound_zone_has_a_series() -> None:
    """London's rule is old, and every program knows it."""
    assert choice(SLOT) == Choice("series")


def test_a_zone_that_outlook_cannot_follow_has_single_entries() -> None:
    """With the reason, and the way back."""
    assert choice(CAIRO) == Choice(
        "instances", f"{DOUBT}, so each of its meetings is an entry of its own", "--style series repeats one"
    )


def test_a_zone_with_a_fresh_rule_has_single_entries() -> None:
    """British Columbia stopped changing its clocks in 2026."""
    found = choice(SLOT.model_copy(update={"timezone": "America/Vancouver"}))
    assert (found.style, "the clocks of Vancouver follow a new rule from" in found.warning) == (
        "instances",
        True,
    )


def test_two_times_in_turn_are_single_entries(first: Sent) -> None:
    """One series cannot say both, whatever the circle had before; by wish there are two."""
    alternate = Alternate(first="2027-02-11", weekday=3, week=2, start=540, timezone="Africa/Dakar")
    in_turn = SLOT.model_copy(update={"alternate": alternate})
    for before in (None, first):
        found = choice(in_turn, before)
        assert found.style == "instances"
        assert (
            found.warning == "Circle 1: two times take turns, so each of its meetings is an entry of its own"
        )
    assert choice(in_turn, replace(first, style="instances")) == Choice("instances")
    assert choice(in_turn, None, "series") == Choice("series")


def test_a_circle_keeps_its_style(first: Sent) -> None:
    """Single entries without a word; a series in a doubtful zone with a warning each time."""
    single = replace(first, style="instances")
    assert choice(SLOT, single) == Choice("instances")
    assert choice(CAIRO, single) == Choice("instances")
    warned = Choice("series", f"{DOUBT}; a series can be an hour wrong there", "--style instances is safe")
    assert choice(CAIRO, first) == warned


@pytest.mark.parametrize(
    ("slot", "wish", "style"),
    [(SLOT, "instances", "instances"), (CAIRO, "series", "series"), (CAIRO, "auto", "instances")],
)
def test_a_wish_goes_before_what_was_written(first: Sent, slot: Slot, wish: str, style: str) -> None:
    """``auto`` judges anew."""
    assert choice(slot, first, wish).style == style
    assert choice(SLOT, replace(first, style="instances"), "auto") == Choice("series")


def seen(zone: str, slot: Slot, starts: str) -> tuple[Arrangement, Cohort]:
    """Return a circle of one member in ``zone``, in a cohort that starts then."""
    person = Participant(id="cem", name="Cem", timezone=zone)
    cohort = COHORT.model_copy(update={"starts": date.fromisoformat(starts), "participants": (person,)})
    return arrange(Circle(id="c1", name="Circle 1", members=["cem"]), slot, cohort), cohort


@pytest.mark.parametrize(
    ("zone", "starts", "found"),
    [
        ("Africa/Nairobi", "2027-05-03", "16:00 Africa/Nairobi"),
        ("Africa/Nairobi", "2027-01-11", ""),
        ("Asia/Kolkata", "2027-05-03", "18:30 Asia/Kolkata"),
        ("Africa/Cairo", "2027-05-03", ""),
    ],
)
def test_another_members_zone_may_have_the_same_instants(zone: str, starts: str, found: str) -> None:
    """In summer Cairo is three hours ahead of UTC, as Nairobi always is; India is at five and a half."""
    first = {"2027-05-03": "2027-05-11", "2027-01-11": "2027-01-12"}[starts]
    plan, cohort = seen(zone, CAIRO.model_copy(update={"first": date.fromisoformat(first)}), starts)
    assert other_anchor(plan, cohort, TODAY) == found


def test_a_zone_in_which_the_week_of_the_month_differs_is_none() -> None:
    """A first Monday at 07:00 in Auckland is a Sunday in Dakar, and not always the first one."""
    slot = Slot(
        circle="c1", first="2027-05-03", weekday=0, week=1, start=420, minutes=60, timezone="Africa/Cairo"
    )
    plan, cohort = seen("Pacific/Honolulu", slot, "2027-05-03")
    assert other_anchor(plan, cohort, TODAY) == ""
