import dataclasses
import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest

from circlekit.core.calendars.series import Variant
from circlekit.core.calendars.stamps import Stamp, as_data, from_data, stamped

LATER = datetime(2027, 2, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def stamps(monthly, new_year):
    return stamped([monthly], {}, new_year)


def test_a_new_entry_begins_at_zero(monthly, stamps, new_year):
    """Its stamp is the day it was first written."""
    assert stamps[monthly.uid].sequence == 0
    assert stamps[monthly.uid].at == new_year


def test_an_unchanged_entry_keeps_its_stamp(monthly, stamps):
    """A run a month later leaves everything as it was."""
    assert stamped([monthly], stamps, LATER) == stamps


@pytest.mark.parametrize(
    "change",
    [
        {"summary": "Another title"},
        {"description": "Another text"},
        {"contact": "Ben"},
        {"link": None},
        {"alarms": (timedelta(minutes=10),)},
    ],
)
def test_another_text_is_a_new_stamp_of_the_same_sequence(monthly, stamps, change):
    """What people read changed, not when they meet."""
    stamp = stamped([dataclasses.replace(monthly, **change)], stamps, LATER)[monthly.uid]
    assert (stamp.sequence, stamp.at) == (0, LATER)


def test_other_times_count_up(monthly, stamps):
    """A date left out, a longer meeting and another zone each raise SEQUENCE by one."""
    shorter = dataclasses.replace(monthly, starts=monthly.starts[:-1])
    first = stamped([shorter], stamps, LATER)
    assert first[monthly.uid].sequence == 1
    longer = dataclasses.replace(shorter, minutes=90)
    second = stamped([longer], first, LATER)
    assert second[monthly.uid].sequence == 2
    elsewhere = dataclasses.replace(longer, timezone="Africa/Accra")
    assert stamped([elsewhere], second, LATER)[monthly.uid].sequence == 3


def test_a_new_law_counts_up_though_the_clock_shows_the_same(monthly, stamps):
    """The instants move by an hour while slot and wall clock stay."""
    moved = dataclasses.replace(monthly, starts=tuple(start + timedelta(hours=1) for start in monthly.starts))
    assert stamped([moved], stamps, LATER)[monthly.uid].sequence == 1


def test_a_stamp_grows_even_when_the_clock_does_not(monthly, stamps, new_year):
    """Two edits on one day, or a clock put back, must not look older than what was sent."""
    changed = dataclasses.replace(monthly, description="Another text")
    for now in (new_year, new_year - timedelta(days=300)):
        assert stamped([changed], stamps, now)[monthly.uid].at == new_year + timedelta(seconds=1)


def test_the_clock_may_be_in_any_zone(monthly):
    """A stamp is UTC in whole seconds."""
    now = datetime.fromisoformat("2027-01-01T09:30:15.750+05:30")
    assert stamped([monthly], {}, now)[monthly.uid].at == datetime(2027, 1, 1, 4, 0, 15, tzinfo=UTC)


def test_entries_do_not_share_stamps(monthly, fortnightly, stamps):
    """A circle that comes later begins at zero while the others keep theirs."""
    both = stamped([monthly, fortnightly], stamps, LATER)
    assert both[monthly.uid] == stamps[monthly.uid]
    assert both[fortnightly.uid].at == LATER
    assert isinstance(both[fortnightly.uid], Stamp)


def test_stamps_survive_a_json_file(monthly, fortnightly, stamps):
    """What is read back is what was kept."""
    both = stamped([monthly, fortnightly], stamps, LATER)
    assert from_data(json.loads(json.dumps(as_data(both)))) == both


@pytest.mark.parametrize(
    "damaged",
    [
        None,
        [],
        "text",
        {"x": None},
        {"x": []},
        {"x": {"content": "a", "timing": "b", "sequence": 0}},
        {"x": {"content": "a", "timing": "b", "sequence": 0, "at": 7}},
        {"x": {"content": "a", "timing": "b", "sequence": 0, "at": "yesterday"}},
        {"x": {"content": "a", "timing": "b", "sequence": "many", "at": "2027-01-01T00:00:00+00:00"}},
    ],
)
def test_damaged_stamps_are_left_out(damaged):
    """A broken state file costs a count, never a run."""
    assert from_data(damaged) == {}


def test_what_counts_is_written_in_one_way_for_good(monthly, stamps):
    """The hash of a series without any change is of this text; another would make every entry look new."""
    text = (
        '[{"circle": "c1", "first": "2027-01-12", "weekday": 1, "week": 2, "start": 960, "minutes": 60, '
        '"timezone": "Europe/London"}, ["MONTHLY", 1, 1, 2], ["2027-01-12T16:00:00+00:00", '
        '"2027-03-09T16:00:00+00:00", "2027-04-13T15:00:00+00:00", "2027-05-11T15:00:00+00:00", '
        '"2027-06-08T15:00:00+00:00"]]'
    )
    assert stamps[monthly.uid].timing == hashlib.sha256(text.encode()).hexdigest()


def variant(series, start, **words):
    texts = {"summary": series.summary, "description": series.description, **words}
    return Variant(was=series.starts[1], start=start, **texts)


def test_a_moved_meeting_counts_up_and_so_does_moving_it_back(monthly, stamps):
    """Each is another time than the one that was sent."""
    later = variant(monthly, monthly.starts[1] + timedelta(hours=1))
    moved = stamped([dataclasses.replace(monthly, variants=(later,))], stamps, LATER)
    assert moved[monthly.uid].sequence == 1
    assert stamped([monthly], moved, LATER)[monthly.uid].sequence == 2


@pytest.mark.parametrize("words", [{"summary": "First"}, {"description": "Hello"}, {"place": "Town hall"}])
def test_words_and_places_of_one_meeting_do_not_count(monthly, stamps, words):
    """The stamp grows, as for any text; who comes at which hour is the same."""
    own = variant(monthly, monthly.starts[1], **words)
    stamp = stamped([dataclasses.replace(monthly, variants=(own,))], stamps, LATER)[monthly.uid]
    assert (stamp.sequence, stamp.at) == (0, LATER)


def test_a_place_for_all_is_a_text(monthly, stamps):
    """Where people meet is no matter of time."""
    stamp = stamped([dataclasses.replace(monthly, place="Town hall")], stamps, LATER)[monthly.uid]
    assert (stamp.sequence, stamp.at) == (0, LATER)


def test_the_end_of_a_circle_counts_up(monthly, stamps):
    """Its entry changes from confirmed to cancelled."""
    ended = dataclasses.replace(monthly, cancelled=True)
    assert stamped([ended], stamps, LATER)[monthly.uid].sequence == 1


def test_the_order_in_which_changes_are_listed_does_not_matter(monthly):
    """Two lists of the same changes are the same entry."""
    first = variant(monthly, monthly.starts[1] + timedelta(hours=1))
    second = dataclasses.replace(first, was=monthly.starts[2], start=monthly.starts[2] + timedelta(hours=1))
    one = stamped([dataclasses.replace(monthly, variants=(first, second))], {}, LATER)
    assert stamped([dataclasses.replace(monthly, variants=(second, first))], {}, LATER) == one
