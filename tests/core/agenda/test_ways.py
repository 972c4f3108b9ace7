"""The smallest change that makes a meeting fit, worked out by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.agenda.meant import Meant
from circlekit.core.agenda.refusal import refusal
from circlekit.core.agenda.sheet import run_sheet
from circlekit.core.agenda.ways import TooShort, ways_out
from circlekit.core.processes import Process
from tests.core.agenda.library import every, process

LIBRARY = every()


def ways(name: str, people: int, minutes: int, meant: Meant = "working") -> list[tuple[int, str]]:
    return list(ways_out(TooShort(process(name), people, minutes, meant, LIBRARY)))


def test_a_meeting_a_minute_too_short_asks_for_that_minute_first() -> None:
    """Troika for seven takes 50; without the seven minutes of news 43, with three turns in fours 43 too."""
    assert ways("troika-consulting", 7, 49) == [
        (1, "1 more minute: --minutes 50, or «minutes: 50» of «meeting» for all"),
        (7, "no round of news: --without-news"),
        (7, "3 turns in place of 4: «cases: 3» and «turns: as many as fit» in a process file of your own"),
    ]


def test_news_go_before_many_more_minutes() -> None:
    """Seven lack two of 42 minutes; their news are seven, and the versions take 24, 20 and 19."""
    assert ways("peer-assist-45", 7, 60) == [
        (2, "2 more minutes: --minutes 62, or «minutes: 62» of «meeting» for all"),
        (7, "no round of news: --without-news"),
        (18, "a shorter version: «process: peer-assist-25»"),
        (22, "a shorter version: «process: peer-assist»"),
        (23, "a shorter version: «process: peer-assist-20»"),
    ]


def test_a_shorter_version_of_the_same_process_is_a_way() -> None:
    """A full clinic of six takes 77 minutes; its versions take 30 to 38 for the case, and six for news."""
    found = ways("case-clinic-full", 6, 60)
    assert found[0] == (17, "17 more minutes: --minutes 77, or «minutes: 77» of «meeting» for all")
    assert {says for _, says in found[1:]} == {
        "a shorter version: «process: case-clinic»",
        "a shorter version: «process: case-clinic-halves»",
        "a shorter version: «process: case-clinic-short»",
    }


def test_everybody_of_a_whole_circle_has_a_turn_in_halves() -> None:
    """Six turns of seven minutes are 42, in halves three are 21 and a minute to part."""
    whole = process("troika-consulting").model_copy(update={"group": None})
    found = ways_out(TooShort(whole, 6, 50, "working", {}))
    assert (20, "two halves: «halves: yes» in a process file of your own") in found


def test_smaller_groups_take_fewer_turns() -> None:
    """Twelve in fours take four turns of seven minutes, in threes three."""
    found = ways_out(TooShort(process("troika-consulting"), 12, 56, "working", {}))
    assert (7, "groups of 3 at most: «group: 3» in a process file of your own") in found


def test_a_first_meeting_only_has_its_minutes_to_change() -> None:
    """Eight people need 5 + 8 + 8 + 5 + 2."""
    assert ways("troika-consulting", 8, 20, "first") == [
        (8, "8 more minutes: --minutes 28, or «minutes: 28» of «meeting» for all")
    ]


def test_where_one_change_is_not_enough_two_are_named() -> None:
    """Six turns of a hundred minutes fit no meeting: one takes 118, which is 58 more than an hour."""
    long = Process(name="Long", turns="everyone", steps={"Talk": "100"})
    assert [way.says for way in ways_out(TooShort(long, 6, 60, "working", {}))] == [
        "1 turn, with «cases: 1» and «turns: as many as fit» in a process file of your own, "
        "and 58 more minutes: --minutes 118, or «minutes: 118» of «meeting» for all"
    ]


def test_where_nothing_helps_another_process_is_proposed() -> None:
    """A question of eight hours fits no day, and no meeting has a first round for five hundred."""
    endless = Process(name="Endless", steps={"Talk": "480"})
    for asked in (TooShort(endless, 6, 60, "working", {}), TooShort(endless, 500, 60, "first", {})):
        assert ways_out(asked) == ()
        (problem,) = refusal(asked, "Circle 1, meeting 2").problems
        assert problem.hint == "choose another process: circlekit library list"


def test_without_news_nobody_is_told_to_leave_them_out() -> None:
    """Seven people in 40 minutes lack three for troika without news."""
    found = ways_out(TooShort(process("troika-consulting"), 7, 40, "working", {}, news=False))
    assert found[0].says.startswith("3 more minutes: --minutes 43")
    assert not any("--without-news" in way.says for way in found)


@given(
    name=st.sampled_from(sorted(LIBRARY)),
    people=st.integers(2, 12),
    minutes=st.integers(15, 120),
    meant=st.sampled_from(["first", "working", "input", "last"]),
)
def test_whatever_does_not_fit_has_a_way_out(name: str, people: int, minutes: int, meant: Meant) -> None:
    """More minutes always help, and the smallest change comes first."""
    asked = TooShort(LIBRARY[name], people, minutes, meant, LIBRARY)
    if run_sheet(asked.process, people, minutes, meant).problems:
        found = ways_out(asked)
        assert found
        assert [way.minutes for way in found] == sorted(way.minutes for way in found)
        assert all(way.minutes > 0 for way in found)
