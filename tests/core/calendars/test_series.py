import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from circlekit.core.calendars.series import Variant, anchor, held, merged, uid, wall_clock
from circlekit.core.problems import CirclekitError
from circlekit.core.zones import zone


def test_a_uid_lasts_and_tells_nothing():
    """It is the same in every run, differs between circles, and shows neither name nor address."""
    assert uid("spring-2027", "c1") == uid("spring-2027", "c1")
    assert len({uid("spring-2027", "c1"), uid("spring-2027", "c2"), uid("autumn-2027", "c1")}) == 3
    assert uid("Ötzi@example.org", "c1").isascii()
    assert "example" not in uid("Ötzi@example.org", "c1")


def test_the_skipped_date_is_on_the_wall_clock(monthly):
    """February's second Tuesday belongs to the rule although nobody meets."""
    clock = wall_clock(monthly)
    assert list(clock.values())[:3] == [
        datetime(2027, 1, 12, 16),
        datetime(2027, 2, 9, 16),
        datetime(2027, 3, 9, 16),
    ]
    assert clock[datetime(2027, 4, 13, 15, tzinfo=UTC)] == datetime(2027, 4, 13, 16)
    assert len(clock) == 6


def test_meetings_given_in_another_zone_are_the_same_meetings(monthly):
    """Instants count, not the zone in which a caller holds them."""
    there = zone("Pacific/Auckland")
    moved = dataclasses.replace(monthly, starts=tuple(start.astimezone(there) for start in monthly.starts))
    assert wall_clock(moved) == wall_clock(monthly)


def test_an_hour_that_a_clock_change_skips_keeps_its_wall_clock(fortnightly):
    """On 28 March 2027 Berlin has no 02:30; the rule says so all the same and means 01:30 UTC."""
    berlin = zone("Europe/Berlin")
    first = datetime(2027, 3, 14, 2, 30, tzinfo=berlin)
    odd = dataclasses.replace(
        fortnightly,
        start=150,
        rule=fortnightly.rule._replace(weekday=6),
        starts=(first, datetime(2027, 3, 28, 1, 30, tzinfo=UTC), first + timedelta(weeks=4)),
    )
    assert wall_clock(odd)[datetime(2027, 3, 28, 1, 30, tzinfo=UTC)] == datetime(2027, 3, 28, 2, 30)


def test_a_series_without_meetings_is_refused(monthly):
    """There is nothing to write, and the message says of which circle."""
    with pytest.raises(CirclekitError, match="«Spring 2027 - Circle 1» has no meetings"):
        wall_clock(dataclasses.replace(monthly, starts=()))


@pytest.mark.parametrize("number", [0, 2, 4])
def test_a_meeting_off_the_rhythm_is_refused(monthly, number):
    """First, last or between: a start that the rule does not give would be lost in some calendars."""
    starts = list(monthly.starts)
    starts[number] += timedelta(hours=1)
    with pytest.raises(CirclekitError, match="not on its rhythm"):
        wall_clock(dataclasses.replace(monthly, starts=tuple(starts)))


def test_a_first_meeting_before_the_rule_is_refused(monthly):
    """A Monday does not begin a row of Tuesdays."""
    monday = monthly.starts[0] - timedelta(days=1)
    with pytest.raises(CirclekitError, match="not on its rhythm"):
        wall_clock(dataclasses.replace(monthly, starts=(monday, *monthly.starts)))


def variant(series, number, start):
    return Variant(
        was=series.starts[number], start=start, summary="Another", description="Text", place="Hall"
    )


def test_what_is_held_is_the_rule_with_the_moved_meetings_in_it(monthly):
    """March, given in another zone, is held a week later; the rest stays."""
    was = monthly.starts[1].astimezone(zone("Asia/Kolkata"))
    moved = dataclasses.replace(variant(monthly, 1, monthly.starts[1] + timedelta(days=7)), was=was)
    found = held(dataclasses.replace(monthly, variants=(moved,)))
    assert found == (monthly.starts[0], datetime(2027, 3, 16, 16, tzinfo=UTC), *monthly.starts[2:])


def test_a_change_of_no_meeting_is_refused(monthly):
    """February is skipped; so is what was said about it, and it must not be lost in silence."""
    february = datetime(2027, 2, 9, 16, tzinfo=UTC)
    lost = dataclasses.replace(variant(monthly, 0, february), was=february)
    with pytest.raises(CirclekitError, match="«Spring 2027 - Circle 1» is none of its meetings"):
        held(dataclasses.replace(monthly, variants=(lost,)))


def test_two_changes_of_one_meeting_are_refused(monthly):
    """A calendar would show either."""
    one = variant(monthly, 1, monthly.starts[1])
    with pytest.raises(CirclekitError, match="none of its meetings"):
        held(dataclasses.replace(monthly, variants=(one, one)))


def test_the_days_that_count_are_those_of_the_anchor(fortnightly):
    """A meeting may be moved to the evening before the next one, though both are one day elsewhere."""
    monday = datetime(2027, 1, 18, 23, 30, tzinfo=zone("Europe/Berlin"))
    close = dataclasses.replace(fortnightly, variants=(variant(fortnightly, 0, monday),))
    assert held(close)[:2] == (monday, fortnightly.starts[1])
    tuesday = monday + timedelta(hours=1)
    with pytest.raises(CirclekitError, match="on 2027-01-19 is not after that on 2027-01-19"):
        held(dataclasses.replace(fortnightly, variants=(variant(fortnightly, 0, tuesday),)))


def test_a_single_meeting_is_written_with_its_own_words(monthly):
    """Nothing can differ from what does not repeat: the one meeting has the words and the place."""
    single = dataclasses.replace(monthly, starts=monthly.starts[:1])
    found = merged(dataclasses.replace(single, variants=(variant(single, 0, single.starts[0]),)))
    assert (found.summary, found.description, found.place) == ("Another", "Text", "Hall")
    assert (found.starts, found.rule, found.variants) == (single.starts, single.rule, ())


def test_a_single_meeting_that_was_moved_is_an_instant(monthly):
    """It is on no rule any more."""
    single = dataclasses.replace(monthly, starts=monthly.starts[:1])
    later = single.starts[0] + timedelta(hours=2)
    found = merged(dataclasses.replace(single, variants=(variant(single, 0, later),)))
    assert (found.starts, anchor(found)) == ((later,), "UTC")
    assert wall_clock(found) == {later: datetime(2027, 1, 12, 18)}


def test_a_series_that_repeats_stays_as_it_is(monthly):
    """Its changed meetings get entries of their own."""
    series = dataclasses.replace(monthly, variants=(variant(monthly, 1, monthly.starts[1]),))
    assert merged(series) is series


def test_several_starts_without_a_rule_are_refused(monthly):
    """Single entries are one meeting each."""
    with pytest.raises(CirclekitError, match="not on its rhythm"):
        wall_clock(dataclasses.replace(monthly, rule=None))
