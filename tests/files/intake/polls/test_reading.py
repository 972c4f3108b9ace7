"""Polls of every tool, from their files to the weeks of their people."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from circlekit.core.intake.mapping import Said
from circlekit.core.intake.polls.answers import poll_answers
from circlekit.core.problems import InputProblems
from circlekit.files.intake.polls.reading import read_poll

FORMS = Path(__file__).parents[3] / "forms"
STARTS = date(2027, 1, 11)
BERLIN = "Europe/Berlin"


def poll_in(name: str, **said):
    return read_poll((FORMS / name).read_bytes(), name, **said)


def week_of(answer) -> tuple[str, str]:
    """Return an answer's windows as one text each."""
    return ", ".join(answer.values["available"]), ", ".join(answer.values["if_needed"])


def people(name: str, zone: str = "", **said) -> dict[str, tuple[str, str]]:
    """Return the windows of each person in a file, on the clock of its poll."""
    answers, problems = poll_answers(poll_in(name, zone=zone, **said), Said(zone=zone), STARTS)
    assert [problem.message for problem in problems if problem.severity == "error"] == []
    return {answer.name: week_of(answer) for answer in answers}


def warnings(name: str, zone: str = "", **said) -> list[str]:
    _, problems = poll_answers(poll_in(name, zone=zone, **said), Said(zone=zone), STARTS)
    return [problem.message for problem in problems]


EXPECTED = {
    "samples/doodle_classic.csv": {
        "Ada Example": ("Mon 17:00-19:00, Tue 12:00-13:00", "Tue 17:00-19:00"),
        "Bo Sample": ("Mon 19:00-20:00, Tue 17:00-19:00", ""),
        "Zoë Fäke-Person": ("", "Mon 17:00-20:00"),
    },
    "samples/when2meet_bookmarklet.csv": {
        "Ada Example": ("Mon 09:15-09:30, Mon 09:45-10:00, Mon 10:45-11:00", ""),
        "Bo Sample": ("Mon 09:00-09:30, Mon 09:45-10:15", ""),
        "Zoë Fäke-Person": ("Mon 10:00-10:45", ""),
    },
    "polls/doodle_de.csv": {
        "Ada Beispiel": ("Mon 17:00-19:00", "Tue 17:00-19:00"),
        "Bo Muster": ("Tue 17:00-19:00", ""),
        "Cem Still": ("", ""),
    },
    "polls/rallly_before_2026.csv": {
        "Ana Example": ("Tue 16:00-17:00", ""),
        "Bo Sample": ("Wed 16:00-17:00", "Tue 16:00-17:00"),
    },
    "polls/framadate_fr.csv": {
        "Ada Exemple": ("Mon 17:00-18:00", "Mon 19:00-20:00"),
        "Bo Exemple": ("Mon 19:00-20:00", ""),
    },
    "polls/when2meet_24_hours.csv": {
        "Ada Example": ("Sun 23:45-00:15", ""),
        "Bo Sample": ("Sun 23:30-24:00", ""),
    },
    "polls/when2meet_two_mondays.csv": {
        "Ada Example": ("Mon 09:00-09:15", "Mon 09:15-09:30"),
        "Bo Sample": ("", "Mon 09:00-09:15"),
    },
    "polls/when2meet_weekdays.html": {"Ada Example": ("Mon 20:00-20:30", "")},
    "polls/timeful_people_de.csv": {
        "Ada Beispiel": ("Tue 16:00-16:30", ""),
        "Bo, Dr. Muster": ("Mon 09:00-09:15, Tue 16:15-16:30", ""),
    },
    "polls/timeful_weekdays_gb.csv": {"Ada Example": ("Mon 16:00-16:15, Sun 23:45-24:00", "Mon 16:15-16:30")},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_poll_without_a_zone_is_read_once_a_person_named_it(name):
    """Each file holds exactly these people, and these hours of theirs."""
    assert people(name, BERLIN) == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_poll_without_a_zone_asks_on_whose_clock_it_is(name):
    """Nothing is guessed: there are no answers, and one question with what to copy."""
    answers, problems = poll_answers(poll_in(name), Said(), STARTS)
    errors = [problem for problem in problems if problem.severity == "error"]
    assert answers == ()
    assert [problem.message for problem in errors] == ["this poll does not say on whose clock its times are"]
    assert "--poll-zone Area/City" in errors[0].hint


def test_rallly_says_its_zone_and_a_name_with_a_comma_is_found_again():
    """The columns are counted from the right, the header's zone is used and said."""
    answers, problems = poll_answers(poll_in("polls/rallly_en.csv"), Said(), STARTS)
    assert [dict(answer.values) for answer in answers] == [
        {
            "name": "Ana Example",
            "email": "ana@example.org",
            "available": ("Tue 16:00-17:00",),
            "if_needed": ("Wed 16:00-17:00",),
            "timezone": BERLIN,
        },
        {
            "name": "Lee, PhD",
            "email": "lee@example.org",
            "available": ("Wed 16:00-17:00",),
            "if_needed": (),
            "timezone": BERLIN,
        },
    ]
    assert answers[0].when == datetime(2026, 8, 20, 9, 12, tzinfo=ZoneInfo(BERLIN))
    assert [(problem.severity, problem.message) for problem in problems] == [
        ("warning", "a name with a comma: read as «Lee, PhD»"),
        ("warning", "the times are read on the clock of Europe/Berlin, where the file was saved"),
    ]


def test_a_zone_that_was_said_wins_over_the_one_in_the_file_and_that_is_told():
    """One option holds for all files of a command; where a file knows better, people hear of it."""
    answers, (_, note) = poll_answers(
        poll_in("polls/rallly_en.csv", zone="Europe/London"), Said(zone="Europe/London"), STARTS
    )
    assert answers[0].values["timezone"] == "Europe/London"
    assert note.message == (
        "this file names Europe/Berlin; its times are read on the clock of Europe/London, as you say"
    )


def test_each_person_may_have_meant_their_own_clock_whatever_the_file_names():
    """Polls of Rallly can be without a zone; the header names that of the browser all the same."""
    answers, (_, note) = poll_answers(
        poll_in("polls/rallly_en.csv", zone="own"), Said(zone="own"), STARTS, {"ana example": "Asia/Kolkata"}
    )
    assert answers[0].values["available"] == ("Tue 16:00-17:00",)
    assert "timezone" not in answers[1].values
    assert note.message.startswith("this file names Europe/Berlin; its times are read on each person's own")


def test_rallly_in_french():
    """Days, months and answers are read in the language of the page."""
    assert people("polls/rallly_fr.csv") == {
        "Ana Exemple": ("Tue 16:00-17:30", "Wed 09:00-10:30"),
        "Bo Exemple": ("Wed 09:00-10:30", ""),
    }


def test_a_word_for_a_time_is_asked_for_and_then_read():
    """«tarde» is a question with the option to answer it; answered, the poll is whole."""
    (question,) = [note for note in poll_in("polls/framadate_es.csv").notes if note.severity == "error"]
    assert question.message == "«tarde» is no time of day (1 column)"
    assert question.hint.startswith('--hours "tarde=')
    found = people("polls/framadate_es.csv", BERLIN, hours={"Tarde": "15:00-18:00"})
    assert found == {"Ada Ejemplo": ("Mon 15:00-18:00", "Tue 08:00-10:00")}


def test_a_poll_of_whole_days_asks_which_hours_are_meant():
    """A day is no time; the hours of a day are said by a person."""
    (question,) = [note for note in poll_in("polls/doodle_days_fr.csv").notes if note.severity == "error"]
    assert question.message == "this poll asks about whole days"
    found = people("polls/doodle_days_fr.csv", BERLIN, hours={"all day": "09:00-18:00"})
    assert found == {"Ada Exemple": ("Mon 09:00-18:00", "Tue 09:00-18:00")}


def test_times_without_an_end_are_an_hour_and_that_is_said():
    """Framadate's «17h» has no end."""
    assert "2 times without an end: each is taken for an hour" in warnings("polls/framadate_fr.csv", BERLIN)


def test_the_empty_row_beneath_a_title_is_not_worth_a_word():
    """It stands in every export of Doodle."""
    assert warnings("samples/doodle_classic.csv", BERLIN) == []


def test_a_guessed_encoding_is_told_of_a_poll_too():
    """What was noted of the file stands before what is noted of the poll."""
    content = (FORMS / "polls/doodle_de.csv").read_text(encoding="utf-8")
    poll = read_poll(content.replace("Muster", "Müster").encode("cp1252"), "poll.csv")
    assert "--encoding" in poll.notes[0].hint


def test_who_marked_nothing_is_named():
    """Nobody takes an empty row for a no."""
    assert "«Cem Still» answered nothing: that is not a no" in warnings("polls/doodle_de.csv", BERLIN)


def test_a_date_that_may_be_two_days_is_a_question():
    """Day and month are never guessed."""
    poll = poll_in("polls/timeful_unclear.csv")
    (question,) = [note for note in poll.notes if note.severity == "error"]
    assert question.message == "«9/8/2026» is Sunday 9 August or Tuesday 8 September: which one is not sure"
    assert question.hint == "--date-order dmy or --date-order mdy"
    assert (question.place.line, question.place.column) == (2, 1)
    found = people("polls/timeful_unclear.csv", BERLIN, date_order="mdy")
    assert found == {"Ada Example": ("Tue 16:00-16:15", "")}


def test_timeful_tells_if_needed_and_puts_two_tuesdays_together():
    """What fits one of two Tuesdays is «if needed»."""
    assert people("polls/timeful_slots_en.csv", BERLIN) == {
        "Ada Example": ("Tue 16:15-16:30", "Tue 16:00-16:15"),
        "Bo Sample": ("", "Tue 16:00-16:30"),
    }


def test_a_when2meet_page_of_dates_has_instants():
    """14:00 UTC on 8 September is 16:00 in Berlin and 19:30 in Kolkata; escapes in names are resolved."""
    assert people("polls/when2meet_dates.html", BERLIN) == {
        "Ada O'Example": ("Tue 16:00-16:30", ""),
        "Bo & Cem": ("Tue 16:00-16:15", ""),
        "Dia": ("", ""),
    }
    assert people("polls/when2meet_dates.html", "Asia/Kolkata")["Bo & Cem"] == ("Tue 19:30-19:45", "")


def test_a_when2meet_page_of_dates_asks_for_the_zones_of_strangers_alone():
    """Whoever's zone is known needs no answer; the others are named."""
    poll = poll_in("polls/when2meet_dates.html")
    known = {"ada o'example": "Asia/Kolkata", "bo & cem": BERLIN}
    answers, problems = poll_answers(poll, Said(), STARTS, known)
    assert answers == ()
    assert problems[-1].message == "nothing says where «Dia» lives: on whose clock are their times?"
    answers, _ = poll_answers(poll, Said(), STARTS, {**known, "dia": BERLIN})
    assert [week_of(answer)[0] for answer in answers] == ["Tue 19:30-20:00", "Tue 16:00-16:15", ""]
    assert all("timezone" not in answer.values for answer in answers)


def test_lettucemeet_is_read_as_its_hours_stand_and_that_is_said():
    """Z is not believed: 17:00 stands within 09:00 to 22:00 on the clock of Stockholm."""
    assert people("polls/lettucemeet.json") == {
        "Ada Example": ("Mon 17:00-18:00, Tue 10:00-12:00", "Mon 18:00-19:00"),
        "Bo Sample": ("", ""),
    }
    first, *_ = warnings("polls/lettucemeet.json")
    assert first.startswith("the times are read as the clock of Europe/Stockholm shows them")


def test_lettucemeet_may_be_taken_at_its_word():
    """In September Stockholm is two hours ahead of UTC."""
    found = people("polls/lettucemeet.json", lettucemeet_utc=True)
    assert found["Ada Example"] == ("Mon 19:00-20:00, Tue 12:00-14:00", "Mon 20:00-21:00")


def test_crabfit_dates_are_turned_from_utc():
    """08:15 UTC on 8 September is 10:15 in Berlin; 22:00 UTC is midnight, on Wednesday."""
    assert people("polls/crabfit_dates.json") == {
        "Ada Example": ("Tue 10:15-10:45, Wed 00:00-00:15", ""),
        "Bo Sample": ("", ""),
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[" * 200_000, "this file is nested deeper than any poll"),
        (b'{"times": ' + b"[" * 2_000_000 + b"}", "this file has more values than a poll"),
        (b'{"a": 1, "a": 2}', "a key stands twice in this file"),
        (b'{"a": NaN}', "a number in this file is none (NaN or Infinity)"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "a number in this file is longer than any in a poll"),
        (b"{" + b" " * (16 * 1024 * 1024) + b"}", "this file is larger than 8 MB"),
        (b'{"a": \xff}', "this file is not UTF-8"),
        (b'{"a": 1', "this file is no sound JSON (line 1, column 8)"),
        (b'{"a": 1}', "this JSON is no poll that is known here"),
        (b"[1, [], {}]", "this JSON is no poll that is known here"),
        (b'{"event": {"pollResponses": 3}}', "a list is missing in this file"),
        (b'{"event": {"pollResponses": [3]}}', "an answer in this file is not as LettuceMeet writes it"),
        (
            b'{"event": {"pollResponses": [{"availabilities": [{"start": {}, "end": 1e400}]}]}}',
            "a time in this file is not as LettuceMeet writes it",
        ),
        (b'{"times": ["2500-1"]}', "a time in this file is not as crab.fit writes it"),
        (b'{"times": ["0800-31022026"]}', "a date in this file is not in the calendar"),
        (b"<html>when2meet</html>", "this page of When2meet holds no answers"),
        (
            b"<html>TimeOfSlot[0]=99999999999;PeopleNames[0]='A'",
            "this page of When2meet holds no answers",
        ),
        (b"<html>" + b" " * (9 * 1024 * 1024), "this page is larger than 4 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_comes_from_outside_is_refused_in_a_sentence(content, message):
    """Whatever a file holds, a person reads what is wrong with it, at its place."""
    with pytest.raises(InputProblems) as caught:
        read_poll(content, "poll.json")
    (problem,) = caught.value.problems
    assert problem.message == message
    assert problem.place.file == "poll.json"


def test_another_web_page_is_no_poll():
    """A page that is not When2meet's is left to whoever asks next."""
    assert read_poll(b"<!DOCTYPE html><title>Hello</title>", "page.html") is None


@pytest.mark.parametrize(
    "name", ["google_sheets_en_US.csv", "same_utf8.csv", "typeform.csv", "ms_forms.xlsx"]
)
def test_a_form_is_no_poll(name):
    """Forms are left to those who read forms."""
    assert poll_in(f"samples/{name}") is None
