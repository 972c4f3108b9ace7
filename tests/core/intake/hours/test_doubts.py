import shlex

import pytest

from circlekit.core.intake.hours.reading import LONGEST, from_to, read_windows
from circlekit.core.parse.wrong import Wrong
from circlekit.core.windows import parse_windows
from tests.core.intake.times import WORDS


def _asked(text, day="", hours=None):
    with pytest.raises(Wrong) as caught:
        read_windows(text, day=day, hours=hours or {}, words=WORDS)
    return [(one.message, one.hint) for one in caught.value.all()]


@pytest.mark.parametrize(
    ("text", "name", "hours"),
    [
        ("Morning", "Morning", "09:00-12:00"),
        ("mornings", "Morning", "09:00-12:00"),
        ("Afternoon", "Afternoon", "14:00-17:00"),
        ("Midday", "Midday", "12:00-14:00"),
        ("in the evening", "Evening", "18:00-21:00"),
        ("Abend", "Abend", "18:00-21:00"),
        ("nachmittags", "Nachmittag", "14:00-18:00"),
        ("soir", "soir", "18:00-21:00"),
        ("Après-midi", "après-midi", "14:00-18:00"),
        ("midi", "midi", "12:00-14:00"),
        ("Mittag", "Mittag", "12:00-14:00"),
        ("por la tarde", "tarde", "15:00-19:00"),
        ("Mañana", "mañana", "09:00-13:00"),
        ("noche", "noche", "19:00-22:00"),
        ("manhã", "manhã", "09:00-12:00"),
        ("any time", "Any time", "08:00-20:00"),
    ],
)
def test_a_part_of_the_day_is_never_certain(text, name, hours):
    """The hint proposes hours, and asking for them is left to a person."""
    assert _asked(text, day="Monday") == [
        (f"«{name}» does not say from when to when", f'--hours "{name}={hours}"')
    ]


def test_without_a_day_the_hours_of_a_part_are_proposed_for_the_week():
    """The answer is then all that is needed, and on the column of one day it holds for that day."""
    assert _asked("evenings") == [
        ("«Evening» does not say from when to when", '--hours "Evening=Mon-Sun 18:00-21:00"')
    ]


def test_every_part_of_the_day_is_asked_about_once():
    """Two words are two questions, a word written twice is one."""
    assert _asked("Morning, Evening, mornings", day="Monday") == [
        ("«Morning» does not say from when to when", '--hours "Morning=09:00-12:00"'),
        ("«Evening» does not say from when to when", '--hours "Evening=18:00-21:00"'),
    ]


@pytest.mark.parametrize(
    ("text", "written", "likely"),
    [
        ("9-5", "9-5", "09:00-17:00"),
        ("9 - 5", "9 - 5", "09:00-17:00"),
        ("9–12", "9-12", "09:00-12:00"),
        ("9", "9", "09:00-10:00"),
        ("5", "5", "17:00-18:00"),
        ("12-1", "12-1", "12:00-13:00"),
        ("1:00-3:00", "1:00-3:00", "13:00-15:00"),
        ("5:30", "5:30", "17:30-18:30"),
        ("9am-11", "9am-11", "09:00-11:00"),
        ("9:00-5:00", "9:00-5:00", "09:00-17:00"),
        ("09:00-05:00", "09:00-05:00", "09:00-17:00"),
        ("13:00-2:00", "13:00-2:00", "13:00-14:00"),
        ("noon-2", "noon-2", "12:00-14:00"),
        ("2h", "2h", "14:00-15:00"),
        ("2h-4h", "2h-4h", "14:00-16:00"),
        ("5-6 Uhr", "5-6 uhr", "17:00-18:00"),
        ("2 heures", "2", "14:00-15:00"),
        ("24h", "24h", "00:00-01:00"),
    ],
)
def test_an_hour_of_two_halves_of_the_day_is_asked_about(text, written, likely):
    """Where «am» and «pm» are both possible neither is taken."""
    assert _asked(text, day="Tue") == [
        (f"«{written}» may be in the morning or in the evening", f'--hours "{written}={likely}"')
    ]


@pytest.mark.parametrize(
    "text",
    ["after 4", "after 17:00", "before 9am", "until 5pm", "from 9am", "ab 17 Uhr", "bis 12 Uhr",
     "à partir de 18h", "not Fridays", "not in the morning", "flexible", "it depends", "hello", "25:00-26:00",
     "13am", "9:75", "12.10.2026", "2026", "?", "5 to 9ish", "whenever", "le", "hasta",
     "no Fridays 9:00-10:00", "never on Tuesdays 9:00-10:00", "N/A 9:00-10:00", "no sábado 9h-12h",
     "nothing before noon", "nie montags 9-10 Uhr", "9am - 10am - 11am", "9:00 - 10:00 - 11:00",
     "Mon-Wed-Fri 9-10am", "every other Tuesday 9-10am", "1st Tuesday 9-10am", "Tue 9-10am UTC", "~9am",
     "halb 9", "2 hours", "all but 9:00-10:00"],
)  # fmt: skip
def test_what_is_not_understood_is_asked_about_as_it_stands(text):
    """Nobody's «after 4» gets an end that they did not write."""
    assert _asked(text, day="Tue") == [
        (
            f"«{text}» is not understood as weekly times",
            f'--hours "{text}=" if it is no certain time, or such as --hours "{text}=18:00-21:00"',
        )
    ]


def test_only_the_piece_that_is_not_understood_is_asked_about():
    """The pieces between commas are questions of their own."""
    assert _asked("Mon 9:00-10:00, After 4, Tue 9:00-10:00") == [
        (
            "«After 4» is not understood as weekly times",
            '--hours "After 4=" if it is no certain time, or such as --hours "After 4=Mon-Fri 18:00-21:00"',
        )
    ]


def test_several_pieces_that_are_not_understood_are_one_question():
    """A sentence is asked about as a whole."""
    text = "only odd weeks, sorry"
    assert _asked(text) == [
        (
            f"«{text}» is not understood as weekly times",
            f'--hours "{text}=" if it is no certain time, or such as --hours "{text}=Mon-Fri 18:00-21:00"',
        )
    ]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("9:00-10:00", "«9:00-10:00» has no weekday", '--hours "9:00-10:00=Mon-Fri 09:00-10:00"'),
        ("Monday", "«Monday» has no hours", '--hours "Monday=Mon 09:00-17:00"'),
        ("weekends", "«weekends» has no hours", '--hours "weekends=Sat, Sun 09:00-17:00"'),
        ("Mon 9-10am, Wed", "«Mon 9-10am, Wed» has no hours", '--hours "Mon 9-10am, Wed=Wed 09:00-17:00"'),
    ],
)
def test_days_need_hours_and_hours_need_days(text, message, hint):
    """What is missing is asked for."""
    assert _asked(text) == [(message, hint)]


def test_a_day_in_the_column_of_another_is_told():
    """«Tue 9-10am» in the column of Monday is one of the two, and we do not know which."""
    assert _asked("Tue 9-10am", day="Monday") == [
        (
            "«Tue 9-10am» stands in the column of «Monday»",
            "name the column's field yourself with --map, or correct the cell",
        )
    ]


def test_a_column_that_is_neither_day_nor_hours_is_told():
    """The part of a grid has to mean something."""
    [(message, _)] = _asked("9:00-10:00", day="Row")
    assert message == "«Row» is not understood as weekly times"


def test_a_column_of_a_part_of_the_day_is_asked_about():
    """In a grid that was turned round the part of the day stands above the days."""
    assert _asked("Monday, Tuesday", day="Morning") == [
        ("«Morning» does not say from when to when", '--hours "Morning=09:00-12:00"')
    ]
    said = {"Morning": "Mon-Sun 08:00-12:00"}
    found = read_windows("Monday, Tuesday", day="Morning", hours=said, words=WORDS)
    assert found == parse_windows("Mon-Tue 08:00-12:00")


LONG = ", ".join(f"{hour}:00-{hour}:30" for hour in range(10, 16))


@pytest.mark.parametrize(
    ("text", "day", "message"),
    [
        (LONG, "", "this cell has hours without a weekday"),
        ("Monday, Tuesday, Wednesday, Thursday, Friday", "", "this cell has days without hours"),
        (f"Tue {LONG}", "Mon", "this cell has another day than its column, «Mon»"),
    ],
)
def test_a_long_text_that_lacks_something_is_not_repeated_either(text, day, message):
    """What is missing is said without the words of the cell."""
    [(told, hint)] = _asked(text, day=day)
    assert (told, text in hint) == (message, False)


@pytest.mark.parametrize(
    "text",
    [
        "my sister is ill, so I cannot know before the week begins",
        "write to ana@example.org",
        "call 020 7946 0958",
        "x" * 41,
    ],
)
def test_a_longer_text_is_not_repeated(text):
    """A free text may be private, and so may an address: neither stands in a message."""
    assert _asked(text, day="Mon") == [
        (
            "this cell is not understood as weekly times",
            "write these times in the file as Tue 18:00-20:00",
        )
    ]


def test_an_endless_text_is_refused_without_being_read():
    """No cell of a form is longer than a week of quarter hours."""
    assert _asked("9:00-10:00, " * LONGEST)[0][0] == "this cell is not understood as weekly times"


def test_characters_of_a_shell_are_quoted_in_the_option():
    """The option can be copied as it stands."""
    assert _asked("$5 `now`", day="Mon")[0][1].startswith("--hours '$5 `now`='")


@pytest.mark.parametrize("value", ["late", "18", "25:00-26:00", "Mon"])
def test_hours_that_a_person_gave_must_be_hours(value):
    """A slip in an option is told at once, whatever the cells hold."""
    assert _asked("Tue 9:00-10:00", hours={"Evening": value}) == [
        (f"«{value}», said of «Evening», is neither hours nor weekly times", '--hours "Evening=18:00-21:00"')
    ]


def test_a_pair_of_columns_asks_like_a_cell():
    """«9» to «5» is no more certain in two columns."""
    with pytest.raises(Wrong, match="«9 - 5» may be in the morning or in the evening"):
        from_to("9", "5", day="Mon", hours={}, words=WORDS)


@pytest.mark.parametrize(
    "text", ["Evening", "9-5", "after 4", "Monday", "9:00-10:00", "Mon 9-10am, after 4", "flexible"]
)
def test_the_answer_that_is_proposed_settles_the_question(text):
    """Whoever copies the first option of a hint is not asked again."""
    [(_, hint)] = _asked(text)
    typed, _, value = shlex.split(hint)[1].partition("=")
    found = read_windows(text, hours={typed: value}, words=WORDS)
    assert bool(found) == (text not in {"after 4", "flexible"})
