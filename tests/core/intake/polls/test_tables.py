"""Polls that are tables, cell by cell: what each layout makes of odd rows."""

from __future__ import annotations

import pytest

from circlekit.core.intake.form import Grid, Row
from circlekit.core.intake.polls.poll import Level, Option
from circlekit.core.intake.polls.setting import MOST_OPTIONS, Setting
from circlekit.core.intake.polls.tables import poll_of
from circlekit.core.problems import InputProblems
from circlekit.files.intake.polls.words import poll_words

WORDS = poll_words()
YES, IF_NEEDED, NO = Level.YES, Level.IF_NEEDED, Level.NO


def poll(*rows: str, **said):
    """Return the poll in lines whose cells a | divides."""
    grid = Grid("poll.csv", tuple(Row(line, tuple(row.split("|"))) for line, row in enumerate(rows, 1)))
    return poll_of([grid], Setting(WORDS, **said))


def levels(found) -> dict[str, tuple]:
    return {voter.name: tuple(voter.levels.get(index) for index in range(9)) for voter in found.voters}


def notes(found) -> list[tuple]:
    return [(note.severity, note.path[1:], note.message) for note in found.notes]


@pytest.mark.parametrize(
    ("before", "day", "answers", "zone"),
    [
        ("Name|Email|Responded on", "Tue 8 Sep", "Yes|If need be|No", "Europe/London"),
        ("Nom|E-mail|Répondu le", "mar. 8 sept.", "Oui|En cas de besoin|Non", "Europe/Paris"),
        ("Nombre|Correo electrónico|Respondió el", "mar. 8 sep.", "Sí|Si es necesario|No", "America/Bogota"),
        ("Nome|E-mail|Respondido em", "ter. 8 set.", "Sim|Se necessário|Não", "America/Sao_Paulo"),
        ("Name|E-Mail|Antwortete am", "Di. 8 Sept.", "Ja|Falls erforderlich|Nein", "Europe/Berlin"),
    ],
)
def test_rallly_in_five_languages(before, day, answers, zone):
    """The zone is in the third column's name; answers are words of the page's language."""
    words = zip("ABC", answers.split("|"), strict=True)
    rows = [f"{name}||2026-08-20 09:00:00|{word}" for name, word in words]
    found = poll(f"{before} ({zone})|{day} 2026 16:00 - 17:00", *rows)
    assert (found.layout, found.zone) == ("rallly", zone)
    assert [voter.levels[0] for voter in found.voters] == [YES, IF_NEEDED, NO]
    assert [(option.start, option.end, option.day.day) for option in found.options] == [(960, 1020, 8)]


def test_rallly_without_a_zone_that_is_known_has_none():
    """For some weeks the column held an offset, which is no zone; the moment of an answer has none either."""
    found = poll(
        "Name|Email|Responded on (UTC+01:00)|Tue 8 September 2026 16:00 - 17:00",
        "Ana||2026-08-20 09:00:00|Yes",
    )
    assert found.zone is None
    assert found.voters[0].when.tzinfo is None


def test_rallly_a_row_that_ends_early_leaves_the_rest_unanswered():
    """A # in a name cuts a file off: what is missing is no no."""
    found = poll(
        "Name|Email|Responded on (Europe/Berlin)|Tue 8 Sep 2026 16:00 - 17:00|Wed 9 Sep 2026 16:00 - 17:00",
        "Ana||2026-08-20 09:00:00|Yes",
    )
    assert found.voters[0].levels == {0: YES}
    assert ("warning", (2,), "this row ends early: 1 answer missing") in notes(found)


def test_rallly_without_years_is_a_week():
    """Before 2026 there were no years: the weekday is what counts, and that is said."""
    found = poll("1 participant|Tue 8 Sep 16:00 - 17:00", "Ana|Yes")
    assert found.options == (Option(24 * 60 + 960, 24 * 60 + 1020),)
    assert notes(found) == [("warning", (1,), "the days have no year: they are read as weekdays")]


def test_a_table_with_other_columns_is_no_poll():
    """Whoever asks for a region too has a form; it is not half read."""
    assert poll("Name|Email|Tue 8 September 2026 16:00 - 17:00|Region", "Ana||Yes|Africa") is None


@pytest.mark.parametrize("rows", [[""], ["Name"], ["Name|Email"], ["|"], ["a|b", "c|d"], ["Day|Time"]])
def test_what_is_no_poll_is_none(rows):
    """Nothing of a poll's layout, nothing read."""
    assert poll(*rows) is None


def test_an_answer_that_is_no_word_is_an_error_each_once():
    """Words nobody knows are not taken for a no; a long one, or an address, is not repeated."""
    found = poll(
        '|"monday 26 October 2026|26 October 2026|26 October 2026',
        "|9h-10h|10h-11h|11h-12h",
        "Ada|Perhaps so|Perhaps so|my own long story about it",
        "Bo|Yes|ada@example.org|No",
    )
    assert notes(found) == [
        ("error", (3, 1), "«Perhaps so» is no answer that is known here (2 cells)"),
        ("error", (3, 3), "what stands here is no answer that is known here (1 cell)"),
        ("error", (4, 2), "what stands here is no answer that is known here (1 cell)"),
    ]


def test_an_answer_without_a_name_is_left_out_and_said():
    """Nobody can be found by no name."""
    found = poll("|26 October 2026", "|9h-10h", "|Yes", "Bo|No")
    assert levels(found)["Bo"][0] is NO
    assert notes(found) == [("warning", (3,), "this answer has no name and is left out")]


def test_a_weekday_that_does_not_fit_its_date_is_an_error():
    """26 October 2026 is a Monday; a file that says Tuesday has another year in mind."""
    found = poll("|Tuesday 26 October 2026", "|9h-10h", "Ada|Yes")
    assert notes(found) == [("error", (1, 1), "Monday 26 October 2026 has another weekday here")]


def test_a_day_that_cannot_be_read_is_an_error():
    """There is no 31 of November."""
    found = poll("|Nov 2026", "|Mon 31", "|9:00 – 10:00", "Ada|OK")
    assert found.layout == "doodle"
    assert notes(found)[0] == ("error", (3, 1), "this is no day that can be read")


def test_somebody_may_be_called_count():
    """The last row of Doodle is one of numbers; a person's has answers."""
    found = poll("|Oct 2026", "|Mon 26", "|9:00 – 10:00", "Count|OK", "Ada|OK", "Count|2")
    assert list(levels(found)) == ["Count", "Ada"]


def test_doodle_cells_left_empty_are_as_their_left_neighbour():
    """Month and day stand over the first of their columns alone."""
    found = poll(
        "|Oct 2026||Nov 2026", "|Mon 26||Tue 3", "|9:00 – 10:00|10:00 – 11:00|9:00 – 10:00", "Ada|OK||"
    )
    assert [(option.day.month, option.day.day) for option in found.options] == [(10, 26), (10, 26), (11, 3)]
    assert levels(found)["Ada"][:3] == (YES, NO, NO)


def test_more_names_than_columns_is_an_error_with_what_to_do():
    """When2meet's names are not quoted: which one has the comma, only a person knows."""
    with pytest.raises(InputProblems) as caught:
        poll("Day|Time|Ada|Bo| PhD", "Mon|09:00 AM|1|0")
    (problem,) = caught.value.problems
    assert problem.message == "3 names over 2 columns of answers: a name has the separator in it"
    assert problem.path == ("poll.csv", 1, 2)


def test_a_row_of_when2meet_that_is_no_time_is_an_error():
    """The other rows are read."""
    found = poll("Day|Time|Ada", "Mon|09:00 AM|1", "Someday|09:15 AM|1")
    assert found.options == (Option(540, 555),)
    assert notes(found) == [("error", (3, 0), "this row has no day and time that can be read")]


def test_timeful_in_the_shape_of_people_says_what_it_cannot_tell():
    """«If needed» is not in that export."""
    found = poll("Name|Date / Times available", "Ada|9/18/2026, 4:00:00 PM GMT+2|")
    assert levels(found)["Ada"][0] is YES
    assert notes(found) == [
        (
            "warning",
            (1, 1),
            "this export does not tell «if needed» from «available»: all is read as available",
        )
    ]


def test_timeful_days_without_times_are_asked_about():
    """A poll of days has dates alone."""
    assert (
        poll("Date / Time|Ada", "2026-09-08|Available").notes[0].message == "this poll asks about whole days"
    )
    found = poll("Date / Time|Ada", "2026-09-08|Available", hours={"all day": "09:00-17:00"})
    assert [(option.start, option.end) for option in found.options] == [(540, 1020)]


def test_a_row_of_timeful_that_is_no_date_is_an_error():
    """The other rows are read."""
    found = poll("Date / Time|Ada", "9/18/2026, 4:00:00 PM|Available", "soon|Available")
    assert levels(found)["Ada"][0] is YES
    assert notes(found) == [("error", (3, 0), "this row has no date and time that can be read")]


def test_more_times_than_any_poll_has_are_refused():
    """A table of ten thousand columns is the wrong file."""
    header = "|".join(["", *["26 October 2026"] * (MOST_OPTIONS + 1)])
    with pytest.raises(InputProblems) as caught:
        poll(header, "Ada|Yes")
    assert caught.value.problems[0].message == "this poll has more than 10,000 times"


def test_more_answers_than_any_poll_has_are_refused():
    """A thousand times for two thousand people are two million answers."""
    header = "|".join(["", *["26 October 2026"] * 1_000])
    with pytest.raises(InputProblems) as caught:
        poll(header, *["Ada|Yes"] * 2_000)
    assert caught.value.problems[0].message == "this poll has more than 1,000,000 answers"
