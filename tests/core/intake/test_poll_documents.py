"""Polls that are JSON or a page: what may be missing in them, and what is made of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from circlekit.core.intake.mapping import Said
from circlekit.core.intake.polls.answers import poll_answers
from circlekit.core.intake.polls.crabfit import crabfit
from circlekit.core.intake.polls.lettucemeet import lettucemeet
from circlekit.core.intake.polls.poll import Level, Option
from circlekit.core.intake.polls.setting import MOST_OPTIONS, Setting
from circlekit.core.intake.polls.when2meet_page import when2meet_page
from circlekit.core.problems import InputProblems
from circlekit.files.intake.polls.words import poll_words

SETTING = Setting(poll_words())
MADE = 1_787_000_000
"""17 August 2026, 20:53 UTC."""


def messages(poll) -> list[str]:
    return [note.message for note in poll.notes]


def windows_of(poll, zone: str = "") -> dict[str, tuple[str, ...]]:
    answers, _ = poll_answers(poll, Said(zone=zone), date(2027, 1, 11))
    return {answer.name: answer.values["available"] for answer in answers}


def event(*responses, **more):
    return {"event": {"timeZone": "Europe/Berlin", "pollDates": [], "pollResponses": list(responses), **more}}


def response(name, *spans):
    return {
        "user": {"name": name},
        "availabilities": [{"start": f"{start}:00Z", "end": f"{end}:00Z"} for start, end in spans],
    }


def test_lettucemeet_over_midnight_is_one_window():
    """An evening that goes on past midnight stays whole."""
    poll = lettucemeet(event(response("Ada", ("2026-09-08T22:00", "2026-09-09T01:00"))), "poll.json", SETTING)
    assert windows_of(poll) == {"Ada": ("Tue 22:00-01:00",)}


def test_lettucemeet_answers_that_touch_count_as_one():
    """Two stretches one after the other hold what lies over their seam."""
    ada = response("Ada", ("2026-09-08T10:00", "2026-09-08T11:00"), ("2026-09-08T11:00", "2026-09-08T12:00"))
    bo = response("Bo", ("2026-09-08T10:30", "2026-09-08T11:30"))
    poll = lettucemeet(event(ada, bo), "poll.json", SETTING)
    assert windows_of(poll) == {"Ada": ("Tue 10:00-12:00",), "Bo": ("Tue 10:30-11:30",)}


def test_lettucemeet_dates_that_were_asked_and_not_chosen_are_a_no():
    """What suits one of the two Tuesdays alone is not «available»."""
    ada = response("Ada", ("2026-09-08T10:00", "2026-09-08T11:00"))
    hours = {"pollStartTime": "09:00:00.000Z", "pollEndTime": "12:00:00.000Z"}
    poll = lettucemeet(
        event(ada, **{**hours, "pollDates": ["2026-09-08", "2026-09-15"]}), "poll.json", SETTING
    )
    assert windows_of(poll) == {"Ada": ()}


def test_lettucemeet_without_a_user_is_left_out_and_counted():
    """Nobody can be found by no name."""
    poll = lettucemeet(event({"user": None, "availabilities": []}), "poll.json", SETTING)
    assert poll.voters == ()
    assert messages(poll)[0] == "1 answer without a name left out"


def test_lettucemeet_without_a_zone_is_asked_about():
    """A zone that is none is not believed."""
    document = event(response("Ada", ("2026-09-08T10:00", "2026-09-08T11:00")), timeZone="Mars/Base")
    assert lettucemeet(document, "poll.json", SETTING).zone is None


def test_lettucemeet_in_utc_without_a_zone_is_instants():
    """With its Z believed the moment is sure, but not where people live."""
    document = event(response("Ada", ("2026-09-08T10:00", "2026-09-08T11:00")), timeZone=None)
    poll = lettucemeet(document, "poll.json", Setting(SETTING.words, lettucemeet_utc=True))
    assert poll.instants
    assert windows_of(poll, "Asia/Kolkata") == {"Ada": ("Tue 15:30-16:30",)}


def test_lettucemeet_a_time_that_ends_before_it_begins_is_refused():
    """A file that was changed by hand says so."""
    document = event(response("Ada", ("2026-09-08T11:00", "2026-09-08T10:00")))
    with pytest.raises(InputProblems, match="ends before it begins"):
        lettucemeet(document, "poll.json", SETTING)


def test_crabfit_without_its_people_says_where_they_are():
    """The event alone holds no answers."""
    poll = crabfit({"times": ["0800-08092026"], "timezone": "Europe/Berlin"}, "event.json", SETTING)
    assert (poll.voters, messages(poll)) == ((), ["this is a poll without its answers"])


def test_crabfit_people_alone_are_instants():
    """Without the event nobody knows on whose clock; the instants are sure."""
    poll = crabfit([{"name": "Ada", "availability": ["0815-08092026"]}], "people.json", SETTING)
    assert (poll.zone, poll.instants) == ("UTC", True)
    assert windows_of(poll, "Europe/Berlin") == {"Ada": ("Tue 10:15-10:30",)}


@pytest.mark.parametrize("shape", [lambda e, p: {**e, "people": p}, lambda e, p: [e, p]])
def test_crabfit_event_and_people_in_one_file(shape):
    """Side by side, or the people inside the event."""
    whole = {"name": "Circle", "times": ["0800-2"], "timezone": "Europe/Berlin", "created_at": MADE}
    people = [{"name": "Ada", "availability": ["0800-2"], "created_at": MADE}]
    poll = crabfit(shape(whole, people), "poll.json", SETTING)
    assert windows_of(poll) == {"Ada": ("Tue 10:00-10:15",)}


def test_crabfit_answers_say_when_they_were_given():
    """Seconds since 1970, in UTC."""
    poll = crabfit([{"name": "Ada", "availability": ["0800-2"], "created_at": MADE}], "people.json", SETTING)
    assert poll.voters[0].when == datetime(2026, 8, 17, 20, 53, 20, tzinfo=UTC)


@pytest.mark.parametrize("made", [True, -1, 10**30, "yesterday", None])
def test_crabfit_a_moment_that_is_none_is_left_out(made):
    """Neither an answer nor a poll fails for it."""
    poll = crabfit([{"name": "Ada", "availability": ["0800-2"], "created_at": made}], "people.json", SETTING)
    assert poll.voters[0].when is None


@pytest.mark.parametrize(
    "data",
    [None, 3, "x", [], {}, [{}], {"times": []}, {"times": [3]}, {"people": 1}, [{"availability": [3]}]],
)
def test_another_document_is_no_poll(data):
    """What has none of their keys is left alone."""
    assert crabfit(data, "x.json", SETTING) is None
    assert lettucemeet(data, "x.json", SETTING) is None


def test_a_page_pairs_names_and_numbers_by_their_index():
    """Whichever order a page lists them in; a person listed twice is one."""
    page = """PeopleIDs[1] = 22; PeopleIDs[0] = 11; PeopleIDs[2] = 22;
    PeopleNames[0] = 'Ada'; PeopleNames[1] = 'Bo'; PeopleNames[2] = 'Bo';
    TimeOfSlot[0]=279835200; AvailableAtSlot[0].push(22);"""
    poll = when2meet_page(page, "page.html", SETTING)
    assert [(voter.name, voter.levels) for voter in poll.voters] == [("Ada", {}), ("Bo", {0: Level.YES})]
    assert poll.options == (Option(20 * 60, 20 * 60 + 15),)


def test_names_in_a_page_are_text_and_nothing_else():
    """Escapes and entities become letters; markup stays letters too."""
    page = r"PeopleNames[0] = 'A\u00e9 \x41 &lt;b&gt; \'q\'';PeopleIDs[0] = 1;TimeOfSlot[0]=279835200;"
    assert when2meet_page(page, "page.html", SETTING).voters[0].name == "Aé A <b> 'q'"


def test_a_page_with_too_many_times_is_refused():
    """A poll has hundreds of times, not ten thousand."""
    times = "".join(f"TimeOfSlot[{index}]={index};" for index in range(MOST_OPTIONS + 1))
    with pytest.raises(InputProblems, match="more than 10,000 times"):
        when2meet_page(f"PeopleNames[0]='A';PeopleIDs[0]=1;{times}", "page.html", SETTING)


def test_a_page_of_quotes_that_never_close_is_read_once():
    """A hundred thousand names that are never closed are no names."""
    page = "TimeOfSlot[0]=279835200;" + "PeopleNames[0] = '\n" * 100_000
    with pytest.raises(InputProblems, match="holds no answers"):
        when2meet_page(page, "page.html", SETTING)
