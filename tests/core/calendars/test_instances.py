import dataclasses
from datetime import UTC, datetime, timedelta

from circlekit.core.calendars.instances import instances
from circlekit.core.calendars.series import Variant, wall_clock
from circlekit.core.zones import zone
from tests.core.calendars import files


def moved(one, number, by, **words):
    was = one.starts[number]
    texts = {"summary": one.summary, "description": one.description, **words}
    return dataclasses.replace(one, variants=(Variant(was=was, start=was + by, **texts),))


def test_each_meeting_is_an_entry_of_its_own(monthly):
    """Five meetings, five UIDs, one start each, and nothing else is lost."""
    found = instances(monthly)
    assert [one.starts for one in found] == [(start,) for start in monthly.starts]
    assert len({one.uid for one in found} | {monthly.uid}) == 6
    assert {(one.summary, one.link, one.minutes, one.alarms) for one in found} == {
        (monthly.summary, monthly.link, 60, monthly.alarms)
    }


def test_the_skipped_meeting_has_none(monthly):
    """February stays empty."""
    assert 2 not in {start.month for one in instances(monthly) for start in one.starts}


def test_a_moved_meeting_keeps_its_uid_and_has_its_own_words(monthly):
    """Whoever has the entry sees it move."""
    other = moved(monthly, 1, timedelta(days=7), description="A week later.", place="Town hall")
    before, after = instances(monthly)[1], instances(other)[1]
    assert after.uid == before.uid
    assert after.starts == (monthly.starts[1] + timedelta(days=7),)
    assert (after.description, after.place) == ("A week later.", "Town hall")


def test_another_hour_keeps_the_uids(monthly):
    """They come from the dates alone."""
    later = dataclasses.replace(
        monthly, start=17 * 60, starts=tuple(start + timedelta(hours=1) for start in monthly.starts)
    )
    assert [one.uid for one in instances(later)] == [one.uid for one in instances(monthly)]


def test_the_date_is_that_of_the_anchor(monthly):
    """Noon in Auckland is the day before in UTC; a start held in another zone is the same meeting."""
    auckland = zone("Pacific/Auckland")
    noon = dataclasses.replace(
        monthly,
        timezone="Pacific/Auckland",
        starts=tuple(datetime(2027, 1, day, 0, 30, tzinfo=auckland) for day in (12, 13)),
    )
    held_elsewhere = dataclasses.replace(noon, starts=tuple(start.astimezone(UTC) for start in noon.starts))
    assert [one.uid for one in instances(held_elsewhere)] == [one.uid for one in instances(noon)]


def test_a_single_entry_is_what_it_is(monthly):
    """There is nothing to take apart."""
    [one, *_] = instances(monthly)
    assert instances(one) == (one,)
    assert list(wall_clock(one)) == [monthly.starts[0].astimezone(UTC)]


def test_single_entries_count_each_for_itself(monthly, new_year):
    """One meeting moved is one SEQUENCE raised."""
    before = files.stamped(instances(monthly), {}, new_year)
    other = instances(moved(monthly, 1, timedelta(hours=1)))
    after = files.stamped(other, before, new_year)
    assert [after[one.uid].sequence for one in other] == [0, 1, 0, 0, 0]


def test_another_anchor_at_the_same_instants_changes_no_single_entry(monthly, new_year):
    """What is written is the instant: from London to Dakar nothing happens in winter."""
    dakar = dataclasses.replace(monthly, timezone="Africa/Dakar", starts=monthly.starts[:1])
    london = dataclasses.replace(monthly, starts=monthly.starts[:1])
    before = files.stamped(instances(london), {}, new_year)
    assert files.stamped(instances(dakar), before, new_year) == before
