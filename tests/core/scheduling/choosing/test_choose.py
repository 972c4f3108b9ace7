"""Which slot is chosen, on circles small enough to work out by hand."""

from __future__ import annotations

import random
from datetime import UTC

import pytest

from circlekit.core.model import Cohort, Participant, Slot
from circlekit.core.scheduling.arrange import arrange
from circlekit.core.scheduling.choosing.choose import choose_slot
from circlekit.core.scheduling.meetings import meetings
from circlekit.core.windows import WEEKDAYS, clock
from tests.core.scheduling.builders import circle, cohort, person


def chosen(given: Cohort, lead: str | None = None) -> Slot:
    """Return the slot of a circle of everybody."""
    slot = choose_slot(circle(*given.participants, lead=lead), given.participants, given)
    assert slot is not None
    return slot


def when(slot: Slot) -> str:
    return f"{WEEKDAYS[slot.weekday]} {slot.week} {clock(slot.start)} {slot.timezone}"


def test_only_an_anchor_that_keeps_its_clocks_suits_everybody() -> None:
    """Dakar's single hour is 16:00 UTC all year, so a London or New York anchor loses it in summer."""
    people = (
        person("ben", "Europe/London", "Tue 16:00-18:00"),
        person("eve", "America/New_York", "Tue 11:00-13:00"),
        person("ama", "Africa/Dakar", "Tue 16:00-17:00"),
    )
    given = cohort(*people, timezone="Europe/London")
    slot = chosen(given)
    assert when(slot) == "Tue 2 16:00 Africa/Dakar"
    assert arrange(circle(*people), slot, given).always == 3


def test_the_anchor_may_have_to_change_its_clocks() -> None:
    """Two Londoners with one hour each week need London's own wall clock; Dakar bends, as it has time."""
    people = (
        person("ama", "Africa/Dakar", "Wed 08:00-20:00"),
        person("ben", "Europe/London", "Wed 10:00-11:00"),
        person("cat", "Europe/London", "Wed 10:00-11:00"),
    )
    assert when(chosen(cohort(*people, timezone="Africa/Dakar"))).endswith("10:00 Europe/London")


@pytest.mark.parametrize("every", ["week", "2 weeks", "4 weeks"])
def test_weekly_rhythms_have_no_week_of_the_month(every: str) -> None:
    """The first Wednesday from 11 January 2027 on is the 13th."""
    slot = chosen(cohort(person("ben", "Europe/London", "Wed 10:00-11:00"), every=every))
    assert (slot.first.isoformat(), slot.weekday, slot.week, slot.start) == ("2027-01-13", 2, None, 600)


def test_the_first_date_is_never_a_holiday() -> None:
    """With 13 January a holiday, the weekly Wednesday begins on the 20th."""
    given = cohort(
        person("ben", "Europe/London", "Wed 10:00-11:00"), every="week", holidays={"dates": ["2027-01-13"]}
    )
    assert chosen(given).first.isoformat() == "2027-01-20"


def test_an_hour_everybody_likes_comes_before_one_that_somebody_can_do_if_needed() -> None:
    """On Monday Ana would stretch, on Friday nobody has to."""
    people = (
        person("ana", "Europe/London", "Fri 10:00-11:00", if_needed=["Mon 10:00-11:00"]),
        person("ben", "Europe/London", "Mon 10:00-11:00", "Fri 10:00-11:00"),
    )
    assert when(chosen(cohort(*people))).startswith("Fri")


def test_if_needed_counts_as_can_come() -> None:
    """Ana's only common hour with the others is one she can do if needed."""
    people = (
        person("ana", "Europe/London", "Fri 10:00-11:00", if_needed=["Mon 10:00-11:00"]),
        person("ben", "Europe/London", "Mon 10:00-11:00"),
        person("cat", "Europe/London", "Mon 10:00-11:00"),
    )
    slot = chosen(cohort(*people))
    assert when(slot).startswith("Mon")
    assert arrange(circle(*people), slot, cohort(*people)).always == 3


def test_a_window_over_midnight_holds_a_meeting_over_midnight() -> None:
    """Sunday 23:30 to Monday 00:30 is one hour, although the day and the week end in it."""
    given = cohort(person("ana", "Europe/London", "Sun 23:30-00:30"), every="week")
    slot = chosen(given)
    assert (slot.weekday, slot.start) == (6, 23 * 60 + 30)
    assert arrange(circle(*given.participants), slot, given).always == 1


def test_another_weekday_on_the_far_side_of_the_world_is_the_same_hour() -> None:
    """Monday 08:00 in Sydney is Sunday 21:00 or 22:00 UTC; Honolulu's Sunday 11:00-12:00 is 21:00-22:00."""
    people = (
        person("syd", "Australia/Sydney", "Mon 08:00-09:00"),
        person("kai", "Pacific/Honolulu", "Sun 10:00-13:00"),
    )
    given = cohort(*people, every="week")
    slot = chosen(given)
    assert arrange(circle(*people), slot, given).always == 2
    assert {f"{one.start:%a %H:%M}" for one in meetings(slot, given)} == {"Mon 08:00"}


def test_most_who_can_always_come_counts_before_fewest_absences() -> None:
    """On Mondays three always come and Dan never; on Fridays two miss the fortnight in March each."""
    people = (
        person("ana", "Europe/London", "Mon 16:00-17:00", "Fri 16:00-17:00"),
        person("ben", "Europe/London", "Mon 16:00-17:00", "Fri 16:00-17:00"),
        person("cat", "America/New_York", "Mon 11:00-13:00", "Fri 11:00-12:00"),
        person("dan", "America/New_York", "Fri 11:00-12:00"),
    )
    slot = chosen(cohort(*people, every="week"))
    assert when(slot).startswith("Mon")


def test_the_lead_counts_before_other_members() -> None:
    """Two halves share no hour; the one with the lead wins."""
    people = (
        person("ana", "Europe/London", "Mon 10:00-11:00"),
        person("ben", "Europe/London", "Mon 10:00-11:00"),
        person("cat", "Europe/London", "Thu 10:00-11:00"),
        person("dan", "Europe/London", "Thu 10:00-11:00"),
    )
    assert when(chosen(cohort(*people), lead="ana")).startswith("Mon")
    assert when(chosen(cohort(*people), lead="dan")).startswith("Thu")


def test_a_slot_with_somebody_to_lead_comes_before_a_fuller_one() -> None:
    """Six can always come on Monday and Thursday; only on Thursday is the one who leads among them."""
    monday = [person(f"m{number}", "Europe/London", "Mon 10:00-11:00") for number in range(2)]
    always = [person(f"a{n}", "Europe/London", "Mon 10:00-11:00", "Thu 10:00-11:00") for n in range(5)]
    lead = person("lea", "Europe/London", "Thu 10:00-11:00", lead="yes")
    slot = chosen(cohort(*monday, *always, lead, size="6-8"), lead="lea")
    assert when(slot).startswith("Thu")


def test_ties_go_to_the_cohorts_zone_the_hour_and_the_earliest_date() -> None:
    """Everybody is free on every weekday from nine to five, so Monday 11 January 2027 is the first day."""
    people = [person(name, zone) for name, zone in (("ana", "Europe/Berlin"), ("ben", "Europe/London"))]
    slot = chosen(cohort(*people, every="week", timezone="Europe/London"))
    assert (slot.timezone, slot.first.isoformat(), slot.start % 60) == ("Europe/London", "2027-01-11", 0)


def test_ties_go_to_the_zone_of_most_members_then_to_the_leads() -> None:
    """London, Paris and Berlin change their clocks together, so the same instants suit in each zone."""
    paris, berlin = person("pia", "Europe/Paris"), person("bob", "Europe/Berlin")
    more = [person(name, "Europe/London") for name in ("ana", "ben")]
    assert chosen(cohort(paris, *more, berlin)).timezone == "Europe/London"
    assert chosen(cohort(berlin, paris), lead="pia").timezone == "Europe/Paris"


def test_somebody_free_at_any_hour_is_not_asked_out_of_bed() -> None:
    """Ana said nothing against the night, but 08:00-21:00 of her day is kept when there is a choice."""
    ana = person("ana", "Europe/London", "Mon-Sun 00:00-24:00")
    kit = person("kit", "Asia/Tokyo", "Mon-Sun 00:00-24:00")
    given = cohort(ana, kit, every="week", ends="2027-03-20")
    hours = {one.start.astimezone(UTC).hour for one in meetings(chosen(given), given)}
    assert hours <= {8, 9, 10, 11}  # 08:00-12:00 in London is 17:00-21:00 in Tokyo


def test_a_start_that_clocks_skip_on_some_date_is_never_chosen() -> None:
    """On Sunday 28 March 2027 London has no 01:00-02:00, so a weekly 01:15 has no place in that zone."""
    given = cohort(person("ana", "Europe/London", "Sun 01:15-02:15"), every="week")
    slot = chosen(given)
    assert slot.start not in range(60, 120)
    calm = cohort(person("ana", "Europe/London", "Sun 01:15-02:15"), every="week", ends="2027-03-20")
    assert chosen(calm).start == 75


def test_no_slot_is_found_where_there_is_no_date() -> None:
    """A cohort of one day that is a holiday has no meetings."""
    given = cohort(
        person("ana", "Europe/London"), starts="2027-01-11", ends="2027-01-11",
        holidays={"dates": ["2027-01-11"]},
    )  # fmt: skip
    assert choose_slot(circle(*given.participants), given.participants, given) is None


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_people_does_not_matter(seed: int) -> None:
    """The same circle in any order gets the same slot."""
    chance = random.Random(seed)
    zones = ["Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Sydney"]
    people: list[Participant] = []
    for number in range(7):
        hours = [f"{chance.choice(WEEKDAYS)} {start:02}:00-{start + 3:02}:00" for start in range(6, 18, 3)]
        people.append(person(f"p{number}", chance.choice(zones), *hours, if_needed=["Fri 09:00-12:00"]))
    first = choose_slot(circle(*people, lead="p3"), people, cohort(*people))
    shuffled = chance.sample(people, len(people))
    assert choose_slot(circle(*shuffled, lead="p3"), shuffled, cohort(*shuffled)) == first


def test_nobody_is_called_at_night_who_did_not_offer_it() -> None:
    """09:30 in London is the latest that ends by 21:30 in Sydney, in winter; Syd never can."""
    people = (
        person("ana", "Europe/London", "Tue 09:30-12:00"),
        person("ben", "Europe/London", "Tue 09:30-12:00"),
        person("syd", "Australia/Sydney", "Sat 12:00-13:00"),
    )
    given = cohort(*people, every="week", ends="2027-03-20", timezone="Europe/London")
    assert when(chosen(given)) == "Tue None 09:30 Europe/London"
    offered = person("syd", "Australia/Sydney", "Tue 20:00-24:00")
    assert when(chosen(cohort(*people[:2], offered, every="week", ends="2027-03-20"))).startswith(
        "Tue None 10:00"
    )


def test_a_quorum_counts_before_the_night_of_one() -> None:
    """Ana and Ben share a single hour, at which it is 23:00 in Sydney."""
    people = (
        person("ana", "Europe/London", "Tue 12:00-13:00", "Wed 08:00-09:00"),
        person("ben", "Europe/London", "Tue 12:00-13:00", "Thu 08:00-09:00"),
        person("syd", "Australia/Sydney", "Sat 12:00-13:00"),
    )
    assert when(chosen(cohort(*people, every="week", ends="2027-03-20"))).startswith("Tue None 12:00")


def test_the_member_who_carries_most_counts_before_the_sum() -> None:
    """Mondays cost Ana all 26 meetings; Fridays cost three others the 15 after the clock change each."""
    dakar = [
        person(name, "Africa/Dakar", "Mon 15:00-17:00", "Fri 16:00-17:00", if_needed=["Fri 15:00-16:00"])
        for name in ("ben", "cat", "dan")
    ]
    ana = person("ana", "Europe/London", "Fri 16:00-17:00", if_needed=["Mon 16:00-17:00"])
    assert when(chosen(cohort(ana, *dakar, every="week"))) == "Fri None 16:00 Europe/London"
