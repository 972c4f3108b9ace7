from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circlekit.core.windows import (
    DAY,
    WEEK,
    Window,
    WindowError,
    clock,
    fits,
    in_words,
    join,
    parse_windows,
    say,
)

MON, TUE, WED, THU, FRI, SAT, SUN = (day * DAY for day in range(7))

STARTS = st.integers(0, WEEK - 1)
WINDOWS = st.builds(lambda start, length: Window(start, start + length), STARTS, st.integers(1, 2 * DAY))


def _minutes(windows):
    return {minute % WEEK for window in windows for minute in range(window.start, window.end)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue 16:00-19:00", [Window(TUE + 960, TUE + 1140)]),
        ("tuesdays 9:05 – 10.30", [Window(TUE + 545, TUE + 630)]),
        ("Weds. 09h00-12h00", [Window(WED + 540, WED + 720)]),
        ("Sun 22:00-01:00", [Window(SUN + 1320, SUN + 1500)]),
        ("Fri 00:00-24:00", [Window(FRI, SAT)]),
        ("Sat-Mon 10:00-11:00", [Window(day + 600, day + 660) for day in (SAT, SUN, MON)]),
        ("Mon, Thu and Fri 10:00-11:00", [Window(day + 600, day + 660) for day in (MON, THU, FRI)]),
        (
            "Mon 10:00-11:00, Tue 10:00-11:00; Wed 10:00-11:00 ,",
            [Window(d + 600, d + 660) for d in (MON, TUE, WED)],
        ),
        ("Tue\u00a016:00-19:00", [Window(TUE + 960, TUE + 1140)]),
        (" ; ", []),
    ],
)
def test_windows_are_read_as_people_type_them(text, expected):
    """Days may be short or long, lists or spans; clocks may have a colon, a dot or an h."""
    assert parse_windows(text) == tuple(expected)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Tue 25:00-26:00", "there is no 25:00 in a day («Tue 25:00-26:00»)"),
        ("Tue 09:60-10:00", "there is no 09:60 in a day («Tue 09:60-10:00»)"),
        ("Tue 23:00-24:01", "there is no 24:01 in a day («Tue 23:00-24:01»)"),
        ("Tue 24:00-01:00", "«Tue 24:00-01:00» begins at 24:00"),
        ("Tue 09:00-09:00", "«Tue 09:00-09:00» begins and ends at the same minute"),
        ("09:00-10:00", "«09:00-10:00» has no weekday"),
        ("Tue 9-5 pm", "«Tue 9-5 pm» counts to 12 twice a day"),
        ("Tue 9-17", "«Tue 9-17» is not a weekly time"),
        ("Tuesdag 09:00-10:00", "«tuesdag» is not a weekday («Tuesdag 09:00-10:00»)"),
        ("Mon-Tue-Wed 09:00-10:00", "«Mon-Tue-Wed 09:00-10:00» is not a weekly time"),
    ],
)
def test_what_is_no_window_is_said_in_a_sentence(text, message):
    """Each kind of mistake has a message of its own, and a hint that shows how to write it."""
    with pytest.raises(WindowError) as raised:
        parse_windows(text)
    assert raised.value.args[0] == message
    assert "00" in raised.value.args[1]


def test_touching_windows_join_also_over_the_end_of_the_week():
    """Sunday night and Monday morning are one window."""
    night, morning = Window(SUN + 1380, WEEK), Window(MON, MON + 60)
    assert join([morning, night]) == (Window(SUN + 1380, WEEK + 60),)


def test_a_week_without_a_gap_is_one_window_of_a_week():
    """Windows that cover everything join to one that is no longer than a week."""
    assert join(Window(day * DAY, day * DAY + DAY) for day in range(7)) == (Window(0, WEEK),)


@settings(deadline=None)
@given(st.lists(WINDOWS, max_size=6))
def test_joined_windows_hold_exactly_the_same_minutes(windows):
    """Joining neither adds nor loses a minute, leaves gaps between windows, and is done after once."""
    joined = join(windows)
    assert _minutes(joined) == _minutes(windows)
    assert sum(window.end - window.start for window in joined) == len(_minutes(windows))
    assert all(first.end < second.start for first, second in pairwise(joined))
    assert join(joined) == joined


@pytest.mark.parametrize(
    "windows",
    [
        [Window(TUE, TUE + 60), Window(TUE + 60, TUE + 120)],
        [Window(TUE + 60, TUE + 120), Window(TUE, TUE + 60)],
        [Window(TUE - WEEK, TUE - WEEK + 90), Window(TUE + 90, TUE + 120)],
    ],
)
def test_windows_side_by_side_are_one_in_whichever_order_they_come(windows):
    """Two that touch are one; so are those of which one is counted from another week."""
    assert join(windows) == (Window(TUE, TUE + 120),)


def test_the_last_window_of_a_week_goes_into_the_first():
    """What ends on Monday at one and what begins then are one; with a minute between them they are two."""
    night, morning = Window(SUN + 1320, WEEK + 60), Window(MON + 60, MON + 120)
    assert join([morning, night]) == (Window(SUN + 1320, WEEK + 120),)

    later = Window(MON + 61, MON + 120)
    assert join([later, night]) == (later, night)


def test_windows_are_written_so_that_they_can_be_read_again():
    """One of a day or longer is cut at midnight: a table has no word for its second day."""
    assert list(in_words([Window(TUE + 960, TUE + 1140)])) == ["Tue 16:00-19:00"]
    assert list(in_words([Window(FRI + 1080, SUN + 720)])) == [
        "Fri 18:00-24:00",
        "Sat 00:00-24:00",
        "Sun 00:00-12:00",
    ]


@settings(deadline=None)
@given(st.lists(WINDOWS, max_size=4), STARTS, st.integers(1, 300))
def test_a_meeting_fits_when_all_its_minutes_lie_inside(windows, start, minutes):
    """Fitting is about minutes, wherever the week begins."""
    inside = {minute % WEEK for minute in range(start, start + minutes)} <= _minutes(windows)
    assert fits(join(windows), start, minutes) == inside


@settings(deadline=None)
@given(STARTS, st.integers(1, DAY - 1))
def test_a_window_is_said_so_that_it_can_be_read_again(start, length):
    """What ``say`` writes, ``parse_windows`` reads."""
    window = Window(start, start + length)
    assert parse_windows(say(window)) == (window,)


def test_long_windows_name_both_days():
    """A window of more than a day would be misread without the day on which it ends."""
    assert say(Window(FRI + 1080, SUN + 720)) == "Fri 18:00 to Sun 12:00"
    assert say(Window(FRI, SAT)) == "Fri 00:00-24:00"


def test_a_minute_of_the_week_is_said_as_a_clock_shows_it():
    """Hours and minutes have two digits each."""
    assert (clock(65), clock(TUE + 990)) == ("01:05", "16:30")
