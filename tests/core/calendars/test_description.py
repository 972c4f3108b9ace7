import dataclasses
from datetime import datetime

import pytest

from circlekit.core.calendars.description import MOST_OCTETS, Agreement, describe, local_times
from circlekit.core.zones import zone

LONDON = zone("Europe/London")
SPRING = tuple(
    datetime(2027, month, day, 16, tzinfo=LONDON) for month, day in [(1, 12), (3, 9), (4, 13), (5, 11)]
)


@pytest.fixture
def agreement():
    return Agreement(
        link="https://meet.example.org/room",
        members=(("Amina", "Africa/Dakar"), ("Ben", "Europe/London"), ("Chloé", "Europe/London")),
        purpose="To get advice on our own questions.",
        principles=("Everyone has a voice.", "What is said here stays here."),
        commitment="An hour a month.",
        process="troika-consulting",
        process_link="https://example.org/troika",
        lead="Amina",
        deputy="Ben",
    )


def test_an_entry_says_what_was_agreed(agreement):
    """The link and the hours come first, then purpose, principles, commitment, process and lead."""
    assert describe(agreement, SPRING, "Europe/London") == (
        "Join: https://meet.example.org/room\n"
        "When it is for each of us:\n"
        "Amina (Dakar) 16:00; from 13 April 15:00\n"
        "Ben and Chloé (London) 16:00\n"
        "\n"
        "Why we meet: To get advice on our own questions.\n"
        "\n"
        "Our principles:\n"
        "- Everyone has a voice.\n"
        "- What is said here stays here.\n"
        "\n"
        "Our commitment: An hour a month.\n"
        "\n"
        "How we meet: troika-consulting https://example.org/troika\n"
        "\n"
        "Lead: Amina, deputy: Ben"
    )


def test_what_is_missing_leaves_no_empty_heading(agreement):
    """Without link, principles, lead and the rest there are no lines for them."""
    bare = dataclasses.replace(
        agreement, link=None, principles=(), commitment=" ", process_link=None, lead=None, deputy=None
    )
    text = describe(bare, SPRING, "Europe/London")
    assert text.startswith("When it is for each of us:\n")
    assert text.endswith("\n\nHow we meet: troika-consulting")
    assert "commitment" not in text
    assert "principles" not in text


def times(where: str, *starts: datetime) -> str:
    [line] = local_times([("Mei", where)], starts or SPRING, "Europe/London")
    return line


def test_another_weekday_is_named():
    """Tuesday afternoon in London is Wednesday in Auckland, and both clocks change between."""
    assert times("Pacific/Auckland") == (
        "Mei (Auckland) 05:00 on Wednesday; from 14 April 03:00 on Wednesday"
    )


def test_the_short_weeks_between_two_clock_changes_are_told():
    """New York changes on 14 March, London on 28 March: the meeting between is an hour later there."""
    weekly = [datetime(2027, 3, day, 16, tzinfo=LONDON) for day in (9, 16, 23, 30)]
    assert (
        times("America/New_York", *weekly) == "Mei (New York) 11:00; from 16 March 12:00; from 30 March 11:00"
    )


def test_a_change_in_another_year_names_the_year():
    """Without it, a date in a cohort of two winters could be either."""
    starts = [datetime(2027, 11, 9, 16, tzinfo=LONDON), datetime(2028, 4, 11, 16, tzinfo=LONDON)]
    assert times("Africa/Dakar", *starts) == "Mei (Dakar) 16:00; from 11 April 2028 15:00"


def test_cities_of_long_names_are_short():
    """Of America/Argentina/Buenos_Aires people know the city."""
    assert times("America/Argentina/Buenos_Aires").startswith("Mei (Buenos Aires) 13:00; from 13 April 12:00")


def test_a_name_cannot_add_a_line(agreement):
    """Line breaks in names and principles become spaces."""
    hostile = dataclasses.replace(
        agreement,
        members=(("A\nJoin: https://evil.example", "UTC"),),
        principles=("x\r\ny",),
        lead="L\u2028M",
    )
    lines = describe(hostile, SPRING, "Europe/London").split("\n")
    assert sum(line.startswith("Join:") for line in lines) == 1
    assert "- x y" in lines
    assert "Lead: L M, deputy: Ben" in lines


@pytest.mark.parametrize("letter", ["x", "é", "🙂"])
def test_endless_texts_are_cut_and_what_matters_stays(agreement, letter):
    """Link, hours and the beginning of the purpose survive; the whole fits in the limit."""
    endless = letter * 30_000
    long = dataclasses.replace(agreement, purpose=endless, principles=(endless,) * 9, commitment=endless)
    text = describe(long, SPRING, "Europe/London")
    assert len(text.encode()) <= MOST_OCTETS
    assert text.startswith("Join: https://meet.example.org/room\n")
    assert f"Why we meet: {letter * 100}" in text
    assert "…" in text


def test_one_long_purpose_does_not_push_the_rest_out(agreement):
    """Each part is cut on its own, so that the process and the lead are still there."""
    text = describe(dataclasses.replace(agreement, purpose="x" * 10_000), SPRING, "Europe/London")
    assert text.endswith(
        "How we meet: troika-consulting https://example.org/troika\n\nLead: Amina, deputy: Ben"
    )
