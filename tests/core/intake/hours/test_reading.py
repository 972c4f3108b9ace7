import pytest
from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.intake.hours.reading import from_to, inverted, read_windows, step_of
from circlekit.core.parse.wrong import Wrong
from circlekit.core.windows import DAY, WEEK, Window, join, parse_windows, say
from tests.core.intake.times import WORDS


def _read(text, day="", hours=None, step=60):
    return read_windows(text, day=day, hours=hours or {}, step=step, words=WORDS)


def _windows(text):
    return join(parse_windows(text))


ON_MONDAY = [
    # as timetables and grids write them
    ("9:00-10:00", "09:00-10:00"),
    ("09:00-10:00", "09:00-10:00"),
    ("9:00 - 10:00", "09:00-10:00"),
    ("9:00–10:00", "09:00-10:00"),
    ("9:00—10:00", "09:00-10:00"),
    ("9:00‑10:00", "09:00-10:00"),
    ("9.00-10.30", "09:00-10:30"),
    ("09:00:00 - 10:00:00", "09:00-10:00"),
    ("11:00-12:00", "11:00-12:00"),
    ("12:00-13:00", "12:00-13:00"),
    ("7:30-8:15", "07:30-08:15"),
    ("21:00–01:00", "21:00-01:00"),
    ("22:00-2:00", "22:00-02:00"),
    ("18:00-24:00", "18:00-24:00"),
    ("18:00-00:00", "18:00-24:00"),
    ("00:00-06:00", "00:00-06:00"),
    ("0900-1030", "09:00-10:30"),
    ("01:00-03:00", "01:00-03:00"),
    ("5:00-14:00", "05:00-14:00"),
    ("9-17", "09:00-17:00"),
    ("18-20", "18:00-20:00"),
    ("9:00-17", "09:00-17:00"),
    # am and pm
    ("9-10am", "09:00-10:00"),
    ("9 AM – 10 AM", "09:00-10:00"),
    ("9 a.m. - 10 a.m.", "09:00-10:00"),
    ("9 a. m. - 10 a. m.", "09:00-10:00"),
    ("9am-5pm", "09:00-17:00"),
    ("9-5pm", "09:00-17:00"),
    ("11-1pm", "11:00-13:00"),
    ("10-11pm", "22:00-23:00"),
    ("12-1pm", "12:00-13:00"),
    ("11-12am", "23:00-24:00"),
    ("11-1am", "23:00-01:00"),
    ("12pm-1pm", "12:00-13:00"),
    ("12am-1am", "00:00-01:00"),
    ("10:30pm-1:00am", "22:30-01:00"),
    ("9:00 AM - 9:30 AM", "09:00-09:30"),
    ("6:00-8:00 PM", "18:00-20:00"),
    ("6:30 - 8 pm", "18:30-20:00"),
    ("9am-12", "09:00-12:00"),
    ("9pm-12", "21:00-24:00"),
    ("10am to noon", "10:00-12:00"),
    ("noon-2pm", "12:00-14:00"),
    ("10pm-midnight", "22:00-24:00"),
    ("9-noon", "09:00-12:00"),
    ("14:00pm-15:00pm", "14:00-15:00"),
    # starts
    ("8AM", "08:00-09:00"),
    ("8 am", "08:00-09:00"),
    ("1PM", "13:00-14:00"),
    ("12PM", "12:00-13:00"),
    ("12AM", "00:00-01:00"),
    ("11PM", "23:00-24:00"),
    ("noon", "12:00-13:00"),
    ("Noon", "12:00-13:00"),
    ("midnight", "00:00-01:00"),
    ("12h", "12:00-13:00"),
    ("9h", "09:00-10:00"),
    ("17h30", "17:30-18:30"),
    ("17 h 30", "17:30-18:30"),
    ("14 Uhr", "14:00-15:00"),
    ("9 Uhr", "09:00-10:00"),
    ("9.30", "09:30-10:30"),
    ("0900", "09:00-10:00"),
    ("17:00", "17:00-18:00"),
    ("18hs", "18:00-19:00"),
    # several
    ("8AM;9AM;10AM", "08:00-11:00"),
    ("8AM, 9AM, 11AM", "08:00-10:00, Mon 11:00-12:00"),
    ("noon;1PM", "12:00-14:00"),
    ("9:00-10:00, 16:00-17:00", "09:00-10:00, Mon 16:00-17:00"),
    ("9:00-10:00; 10:00-11:00;", "09:00-11:00"),
    ("9:00-10:00 and 16:00-17:00", "09:00-10:00, Mon 16:00-17:00"),
    ("9:00-10:00 / 16:00-17:00", "09:00-10:00, Mon 16:00-17:00"),
    ("9:00-10:00\n16:00-17:00", "09:00-10:00, Mon 16:00-17:00"),
    ("9:00-10:00 | 16:00-17:00", "09:00-10:00, Mon 16:00-17:00"),
    # other languages
    ("9h-12h", "09:00-12:00"),
    ("9h - 12h30", "09:00-12:30"),
    ("9 h à 12 h", "09:00-12:00"),
    ("de 9h à 12h", "09:00-12:00"),
    ("entre 9h et 12h", "09:00-12:00"),
    ("9h-midi", "09:00-12:00"),
    ("14 heures à 16 heures", "14:00-16:00"),
    ("à 9h", "09:00-10:00"),
    ("von 9 bis 12 Uhr", "09:00-12:00"),
    ("18-20 Uhr", "18:00-20:00"),
    ("18:30–20:00 Uhr", "18:30-20:00"),
    ("zwischen 9 und 12 Uhr", "09:00-12:00"),
    ("um 18 Uhr", "18:00-19:00"),
    ("de 9 a 12h", "09:00-12:00"),
    ("de 16:00 a 18:00 horas", "16:00-18:00"),
    ("das 9h às 12h", "09:00-12:00"),
    ("das 14h até 16h", "14:00-16:00"),
    ("às 9h", "09:00-10:00"),
    ("between 9am and noon", "09:00-12:00"),
    ("from 9:00 to 10:00", "09:00-10:00"),
    ("from 9am until 11am", "09:00-11:00"),
    ("at 17:00", "17:00-18:00"),
    # the day once more
    ("Mon 9:00-10:00", "09:00-10:00"),
    ("Monday, 9:00-10:00", "09:00-10:00"),
]


@pytest.mark.parametrize(("text", "hours"), ON_MONDAY)
def test_hours_in_the_column_of_a_day(text, hours):
    """What a cell says is on the day of its column; a start alone lasts one step."""
    assert _read(text, day="Monday") == _windows(f"Mon {hours}")


WEEKLY = [
    ("Tue 16:00-19:00", "Tue 16:00-19:00"),
    ("Mon-Fri 09:00-12:00", "Mon-Fri 09:00-12:00"),
    ("Monday 9:00-10:00", "Mon 09:00-10:00"),
    ("Monday: 9:00-10:00", "Mon 09:00-10:00"),
    ("Monday - 9:00-10:00", "Mon 09:00-10:00"),
    ("Monday (9:00-10:00)", "Mon 09:00-10:00"),
    ("Mondays 9am-10am", "Mon 09:00-10:00"),
    ("Mon, Wed 9-10am; Fri 14:00-15:00", "Mon 09:00-10:00, Wed 09:00-10:00, Fri 14:00-15:00"),
    ("Mon 9:00-10:00, 14:00-15:00, Tue 16:00-17:00", "Mon 09:00-10:00, Mon 14:00-15:00, Tue 16:00-17:00"),
    ("Tuesdays & Thursdays 6-8pm", "Tue 18:00-20:00, Thu 18:00-20:00"),
    ("Sat/Sun 10-12h", "Sat 10:00-12:00, Sun 10:00-12:00"),
    ("Fri to Sun 10:00-11:00", "Fri-Sun 10:00-11:00"),
    ("Sat-Mon 10:00-11:00", "Sat 10:00-11:00, Sun 10:00-11:00, Mon 10:00-11:00"),
    ("Sun 22:00-01:00", "Sun 22:00-01:00"),
    ("Fri 18:00-09:00", "Fri 18:00-09:00"),
    ("Sat 12:05-00:10", "Sat 12:05-00:10"),
    ("Saturday 12:05-00:10", "Sat 12:05-00:10"),
    ("9-10am Monday", "Mon 09:00-10:00"),
    ("9-10am Mon, 11-12pm Tue", "Mon 09:00-10:00, Tue 11:00-12:00"),
    ("9-10am on Mondays and Wednesdays", "Mon 09:00-10:00, Wed 09:00-10:00"),
    ("Weekdays 17:00-19:00", "Mon-Fri 17:00-19:00"),
    ("weekends 10:00-12:00", "Sat-Sun 10:00-12:00"),
    ("Every day 18:00-20:00", "Mon-Sun 18:00-20:00"),
    ("Mon & Tue & Wed 18:00-20:00", "Mon-Wed 18:00-20:00"),
    ("lun. 9h-12h", "Mon 09:00-12:00"),
    ("le lundi de 9h à 12h", "Mon 09:00-12:00"),
    ("lundi et mercredi 9h-12h", "Mon 09:00-12:00, Wed 09:00-12:00"),
    ("du lundi au vendredi 9h-12h", "Mon-Fri 09:00-12:00"),
    ("mar. 18h-20h", "Tue 18:00-20:00"),
    ("tous les jours 18h-20h", "Mon-Sun 18:00-20:00"),
    ("en semaine 18h-20h", "Mon-Fri 18:00-20:00"),
    ("Montags 18-20 Uhr", "Mon 18:00-20:00"),
    ("Mo 18-20 Uhr, Mi 19-21 Uhr", "Mon 18:00-20:00, Wed 19:00-21:00"),
    ("Mo-Fr 18:00-20:00", "Mon-Fri 18:00-20:00"),
    ("Montag bis Freitag 18-20 Uhr", "Mon-Fri 18:00-20:00"),
    ("am Wochenende 10-12 Uhr", "Sat-Sun 10:00-12:00"),
    ("jeden Tag 18-20 Uhr", "Mon-Sun 18:00-20:00"),
    ("lunes a viernes de 9 a 12h", "Mon-Fri 09:00-12:00"),
    ("los martes 18:00-20:00", "Tue 18:00-20:00"),
    ("miércoles y jueves 18:00-20:00", "Wed-Thu 18:00-20:00"),
    ("Sáb 10:00-12:00", "Sat 10:00-12:00"),
    ("segunda-feira 9h às 12h", "Mon 09:00-12:00"),
    ("segunda a sexta 18h-20h", "Mon-Fri 18:00-20:00"),
    ("terça e quinta 18h-20h", "Tue 18:00-20:00, Thu 18:00-20:00"),
    ("na quinta das 9h às 12h", "Thu 09:00-12:00"),
    ("fim de semana 10:00-12:00", "Sat-Sun 10:00-12:00"),
    ("M09:00 M11:00, R22:00 F01:00", "Mon 09:00-11:00, Thu 22:00-01:00"),
    ("U09:00 U11:00\nS10:00 S12:00", "Sun 09:00-11:00, Sat 10:00-12:00"),
    ("U23:00 M01:00", "Sun 23:00-01:00"),
]


@pytest.mark.parametrize(("text", "expected"), WEEKLY)
def test_days_and_hours_in_one_text(text, expected):
    """Days belong to the hours behind them, or before them where hours come first."""
    assert _read(text) == _windows(expected)


def test_letters_from_one_minute_to_itself_are_a_whole_week():
    """The layout with letters counts from one point to the next of its kind."""
    assert _read("M12:00 M12:00") == (Window(12 * 60, 12 * 60 + WEEK),)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\u00a0", "N/A", "n/a", "-", "--", "–", "none", "- none -", "nan", "#N/A", "No", "Keine",
     "aucun", "ninguno", "nenhum", "nie", "unavailable", "N/A, N/A"],
)  # fmt: skip
def test_a_word_for_nothing_is_no_window(text):
    """Nobody is asked what they mean by leaving a cell empty."""
    assert _read(text) == ()
    assert _read(text, day="Monday") == ()


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("Monday, Tuesday", "9:00-10:00", "Mon 09:00-10:00, Tue 09:00-10:00"),
        ("Mon;Wed;", "6-8pm", "Mon 18:00-20:00, Wed 18:00-20:00"),
        ("lundi", "9h-12h", "Mon 09:00-12:00"),
        ("weekdays", "8AM", "Mon-Fri 08:00-09:00"),
        ("9:00-10:00", "Weekdays", "Mon-Fri 09:00-10:00"),
        ("9:00-10:00", "Monday (your own time)", "Mon 09:00-10:00"),
        ("9:00-10:00", "Mo.", "Mon 09:00-10:00"),
    ],
)
def test_a_column_may_stand_for_days_or_for_hours(text, column, expected):
    """In a grid that was turned round the cells hold the days."""
    assert _read(text, day=column) == _windows(expected)


SAID = {
    "Evening": "18:00-21:00",
    "weekday evenings": "Mon-Fri 18:00-21:00",
    "flexible": "",
    "Any time": "Mon-Sun 08:00-20:00",
    "9-5": "09:00-17:00",
    "after 17:00": "17:00-21:00",
    "Monday": "Mon 09:00-17:00",
    "Matin": "08:00-12:00",
    "early, before work": "Mon-Fri 07:00-08:00",
}


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("Evening", "Tue", "Tue 18:00-21:00"),
        ("EVENINGS", "Tue", "Tue 18:00-21:00"),
        ("Tue evening", "", "Tue 18:00-21:00"),
        ("Tuesday evenings, Thursday evenings", "", "Tue 18:00-21:00, Thu 18:00-21:00"),
        ("weekday evenings", "", "Mon-Fri 18:00-21:00"),
        ("Weekend evenings", "", "Sat-Sun 18:00-21:00"),
        ("any time", "", "Mon-Sun 08:00-20:00"),
        ("anytime", "Tue", "Tue 08:00-20:00"),
        ("Any time on Fridays", "", "Fri 08:00-20:00"),
        ("Tue 9-5", "", "Tue 09:00-17:00"),
        ("Weekdays after 17:00", "", "Mon-Fri 17:00-21:00"),
        ("Monday", "", "Mon 09:00-17:00"),
        ("Monday 10-11am", "", "Mon 10:00-11:00"),
        ("Monday, Tue evening", "", "Mon 09:00-17:00, Tue 18:00-21:00"),
        ("Flexible, Tue 9-10am", "", "Tue 09:00-10:00"),
        ("lundi matin", "", "Mon 08:00-12:00"),
        ("Early, before work", "", "Mon-Fri 07:00-08:00"),
        ("10-11am, evening", "Sat", "Sat 10:00-11:00, Sat 18:00-21:00"),
    ],
)
def test_what_a_person_said_holds_for_all_who_wrote_it(text, day, expected):
    """Words that were explained are used inside longer texts too, in any case and number."""
    assert _read(text, day=day, hours=SAID) == _windows(expected)


def test_a_word_said_to_be_no_time_gives_no_window():
    """«flexible» may be said to mean nothing."""
    assert _read("Flexible", hours=SAID) == ()


def test_a_start_lasts_until_the_next_option():
    """A grid of half hours makes every tick half an hour."""
    assert _read("9:00, 9:30, 11:00", day="Tue", step=30) == _windows("Tue 09:00-10:00, Tue 11:00-11:30")


@pytest.mark.parametrize(
    ("options", "step"),
    [
        (["8AM", "9AM", "10AM", "noon", "1PM"], 60),
        (["9:00", "9:30", "10:00"], 30),
        (["9:00 AM - 9:15 AM", "9:15 AM - 9:30 AM"], 15),
        (["18h", "20h"], 120),
        (["9am", "5pm"], 60),
        (["Morning", "Evening"], 60),
        (["8AM"], 60),
        (["8AM", "8AM"], 60),
        ([], 60),
        (["", "???"], 60),
    ],
)
def test_the_step_is_the_smallest_gap_between_starts(options, step):
    """Starts that lie far apart, or none, leave an hour."""
    assert step_of(options, WORDS) == step


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("9:00", "17:00", "Tue 09:00-17:00"),
        ("9", "17", "Tue 09:00-17:00"),
        ("9 AM", "1 PM", "Tue 09:00-13:00"),
        ("09:00:00", "10:30:00", "Tue 09:00-10:30"),
        ("22:00", "01:00", "Tue 22:00-01:00"),
        ("9h", "midi", "Tue 09:00-12:00"),
    ],
)
def test_two_columns_make_one_window(start, end, expected):
    """Hand-made sheets have «from» and «to» under one day."""
    assert from_to(start, end, day="Tuesday", hours={}, words=WORDS) == _windows(expected)


@pytest.mark.parametrize(("start", "end"), [("N/A", "N/A"), ("", ""), ("9:00", ""), ("-", "17:00")])
def test_half_a_pair_is_no_window(start, end):
    """Who fills in one end only has said nothing certain."""
    assert from_to(start, end, day="Tuesday", hours={}, words=WORDS) == ()


@pytest.mark.parametrize(
    ("ticked", "universe", "left"),
    [
        ("Mon 09:00-10:00", "Mon 09:00-12:00", "Mon 10:00-12:00"),
        ("Mon 10:00-11:00", "Mon 09:00-12:00", "Mon 09:00-10:00, Mon 11:00-12:00"),
        ("Mon 08:00-13:00", "Mon 09:00-12:00", ""),
        ("Tue 09:00-10:00", "Mon 09:00-12:00", "Mon 09:00-12:00"),
        ("Mon 09:00-10:00, Mon 11:00-12:00", "Mon-Tue 09:00-12:00", "Mon 10:00-11:00, Tue 09:00-12:00"),
        ("Sun 23:00-01:00", "Mon 00:00-09:00, Sun 20:00-24:00", "Mon 01:00-09:00, Sun 20:00-23:00"),
        ("Mon 00:00-00:30", "Sun 22:00-02:00", "Sun 22:00-24:00, Mon 00:30-02:00"),
        ("", "Mon 09:00-12:00", "Mon 09:00-12:00"),
    ],
)
def test_free_is_what_busy_leaves(ticked, universe, left):
    """A grid of times at which people cannot come is turned round."""
    assert inverted(parse_windows(ticked), parse_windows(universe)) == _windows(left)


def _minutes(windows):
    return {minute % WEEK for window in windows for minute in range(window.start, window.end)}


WEEKLY_WINDOWS = st.lists(
    st.builds(lambda start, size: Window(start, start + size), st.integers(0, WEEK - 1), st.integers(1, DAY)),
    max_size=4,
)


@given(WEEKLY_WINDOWS, WEEKLY_WINDOWS)
def test_what_is_left_is_counted_minute_by_minute(ticked, universe):
    """Turning round takes exactly the ticked minutes away."""
    assert _minutes(inverted(ticked, universe)) == _minutes(universe) - _minutes(ticked)


@given(st.lists(st.builds(Window, st.integers(0, WEEK - 1), st.just(0)), max_size=4), st.integers(1, DAY - 1))
def test_our_own_windows_are_read_back(starts, minutes):
    """What circlekit writes in a people table is understood in a form as well."""
    written = [Window(one.start, one.start + minutes) for one in starts]
    assert _read("; ".join(map(say, written))) == join(written)


PIECES = st.sampled_from(
    ["Mon", "tue", "9", "9am", "-", "–", "to", "17:00", "9:00", "and", ",", ";", "\n", "evening", "not", "h",
     " ", "25:00", "between", "from", "N/A", "(", ")", "18-20", "Uhr", "mañana", "every day", "weekdays", "/",
     "0900", "midnight", "noon", "🙂", "x@example.org", "\x00", "０９：００", "de", "à"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join))


def _windows_or_questions(text, day):
    try:
        return _read(text, day=day), []
    except Wrong as wrong:
        return (), wrong.all()


@given(TEXTS, st.one_of(st.sampled_from(["", "Mon", "9-10am", ":", "N/A"]), TEXTS))
def test_any_text_is_windows_or_a_question(text, day):
    """Nothing but a question can come of a text, and windows lie in the week."""
    found, asked = _windows_or_questions(text, day)
    assert all(one.message and one.hint for one in asked)
    assert all(0 <= one.start < WEEK and one.start < one.end <= one.start + WEEK for one in found)
