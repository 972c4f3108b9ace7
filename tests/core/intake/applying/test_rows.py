"""Rows of a form to answers, and every question once."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.intake.answer import Answer
from circlekit.core.intake.applying.rows import answers_of
from circlekit.core.intake.form import Column, Form, Row
from circlekit.core.intake.mapping import ColumnUse, FormMapping, Kind
from circlekit.core.problems import Problem
from tests.forms.intake import library

NAME = ColumnUse(0, "Your name", Kind.TEXT, "name")
EMAIL = ColumnUse(1, "E-mail", Kind.TEXT, "email")


def use(field: str, kind: Kind = Kind.TEXT, split: str = "", part: str = "", options: tuple[str, ...] = (),
        asked: str = "", index: int = 2) -> ColumnUse:  # fmt: skip
    """Return the third column of a form."""
    return ColumnUse(index, asked or f"{field}?", kind, field, split, options, part)


def apply(
    rows: list[list[str]], *uses: ColumnUse, question: str = "", zones: dict[str, str] | None = None,
    hours: dict[str, str] | None = None, order: str = "",
) -> tuple[list[Answer], list[Problem]]:  # fmt: skip
    """Return the answers in rows of cells, and what there is to ask and to tell."""
    every = (NAME, EMAIL, *uses)
    columns = tuple(Column(one.index, question or one.asked, one.part, one.asked) for one in every)
    form = Form("f.csv", "plain", columns, tuple(Row(n, tuple(r)) for n, r in enumerate(rows, 2)), 1)
    mapping = FormMapping("plain", every, zones or {}, hours or {}, order)
    _, words, times = library()
    answers, problems = answers_of(form, mapping, words, times)
    return list(answers), list(problems)


def value(cells: list[str], *uses: ColumnUse, field: str = "", **told: object) -> object:
    """Return what one person said under the field of the last column."""
    (answer,), problems = apply([["Ana", "ana@example.org", *cells]], *uses, **told)  # type: ignore[arg-type]
    assert [problem for problem in problems if problem.severity == "error"] == []
    return answer.values[field or uses[-1].field]


def test_a_person_is_known_by_name_and_address_as_they_are_written() -> None:
    """White space goes, the domain gets its one form, and «Null» is a name."""
    answers, problems = apply([["  Null\u200b ", "Null <null@EXAMPLE.org>"], ["N/A", ""]])
    assert [(one.name, one.email, one.path) for one in answers] == [
        ("Null", "null@example.org", ("f.csv", 2)), ("N/A", "", ("f.csv", 3)),
    ]  # fmt: skip
    assert problems == []


def test_first_and_last_names_are_one_name() -> None:
    """Where one of them is missing the other stands alone."""
    first = ColumnUse(0, "First name", Kind.TEXT, "first_name")
    last = ColumnUse(1, "Last name", Kind.TEXT, "last_name")
    form = Form("f.csv", "typeform", (), (Row(2, ("Ada ", " Example")), Row(3, ("", "Sample"))), 1)
    _, words, times = library()
    answers, _ = answers_of(form, FormMapping("typeform", (first, last)), words, times)
    assert [one.values for one in answers] == [{"name": "Ada Example"}, {"name": "Sample"}]


def test_rows_of_nobody_are_counted() -> None:
    """With the line of the first."""
    answers, problems = apply([["Ana", ""], ["", " "], [""]])
    assert len(answers) == 1
    assert [(one.message, one.path, one.severity) for one in problems] == [
        ("2 answers have neither a name nor an address, and are left out", ("f.csv", 3), "warning")
    ]


def test_a_value_that_cannot_be_is_told_at_its_cell_without_its_text() -> None:
    """All of them at once."""
    _, problems = apply([["Ana", "ana at home"], ["Bo", "bo@"]])
    assert [(one.message, one.path) for one in problems] == [
        ("email of «Ana»: this is not an e-mail address", ("f.csv", 2, 1)),
        ("email of «Bo»: this is not an e-mail address", ("f.csv", 3, 1)),
    ]


@pytest.mark.parametrize("field", ["id", "pause_until"])
def test_no_message_has_what_somebody_wrote(field: str) -> None:
    """Also where a column of texts or addresses was taken for something else by mistake."""
    for cell in ("my mother Roxane died», and «so on", "roxane@example.org roxane@example.org"):
        _, problems = apply([["Ana", "ana@example.org", cell]], use(field))
        (problem,) = [one for one in problems if one.severity == "error"]
        assert "oxane" not in problem.message + problem.hint
        assert problem.message.startswith(f"{field} of «Ana»: this ")


def test_an_address_is_no_name() -> None:
    """Names stand in messages, and addresses must not."""
    _, problems = apply([["ana@example.org", "ana@example.org"]])
    assert [(one.message, one.path) for one in problems] == [
        ("a name: this is an e-mail address", ("f.csv", 2, 0))
    ]


@pytest.mark.parametrize(
    ("cell", "said"),
    [("Yes", "yes"), ("Oui, avec plaisir", "yes"), ("ja", "yes"), ("No", "no"), ("Nein, danke", "no"),
     ("If needed", "if needed"), ("Only if nobody else does", "if needed"), ("Maybe", "if needed"),
     ("Vielleicht", "if needed"), ("si hace falta", "if needed"), ("أوافق بكل سرور", "yes"), ("", ""),
     ("n/a", "")],
)  # fmt: skip
def test_who_leads(cell: str, said: str) -> None:
    """In the words of several languages."""
    assert value([cell], use("lead")) == said


@pytest.mark.parametrize(
    ("cell", "said"),
    [("Yes", "yes"), ("checked", "yes"), ("TRUE", "yes"), ("Sí", "yes"), ("Yes, with my circle only", "yes"),
     ("No", "no"), ("Lieber nicht", "no"), ("", ""), ("FALSE", "no"), ("✓", "yes"),
     ("Sure, no problem", "yes")],
)  # fmt: skip
def test_an_address_is_shared_after_an_explicit_yes_alone(cell: str, said: str) -> None:
    """A tick counts as one; silence does not."""
    assert value([cell], use("share_email")) == said


@pytest.mark.parametrize("field", ["lead", "share_email"])
def test_an_answer_that_says_neither_yes_nor_no_is_asked_about(field: str) -> None:
    """Without the words, which may be private."""
    _, problems = apply([["Ana", "", "My mother is ill"]], use(field))
    assert [one.severity for one in problems] == ["error"]
    assert "mother" not in problems[0].message + problems[0].hint


@pytest.mark.parametrize(
    "cell",
    [
        "Yes and no",
        "Ja / nein",
        "Yes;No",
        "Yes, but only by phone",
        "yes (if asked)",
        "Oui, mais plus tard",
        "👍",
    ],
)
def test_a_yes_with_a_no_or_a_condition_is_asked_about(cell: str) -> None:
    """An address that was given away is not taken back."""
    _, problems = apply([["Ana", "ana@example.org", cell]], use("share_email"))
    assert [one.message for one in problems if one.severity == "error"] == [
        "share_email of «Ana»: this says neither yes nor no"
    ]


def test_a_flag_is_no_silence_about_a_zone() -> None:
    """What cannot be read is asked about."""
    _, problems = apply([["Ana", "ana@example.org", "🇩🇪"]], use("timezone"))
    assert [one.severity for one in problems if "«🇩🇪»" in one.message] == ["error"]


def test_options_in_a_cell_and_in_columns_of_their_own_are_one_list() -> None:
    """Own words in a column for other answers are an item too; a semicolon would cut it in a table."""
    columns = (
        use("needs", Kind.SEVERAL, ";"),
        use("needs", Kind.OPTION, part="Hiring", index=3),
        use("needs", Kind.OPTION, part="Budgets", index=4),
        use("needs", Kind.OPTION, part="Other", index=5),
    )
    found = value(["fundraising;mentoring;", "x", "no", "patience; a lot"], *columns)
    assert found == ("fundraising", "mentoring", "Hiring", "patience, a lot")


def test_nothing_said_in_words_is_nothing() -> None:
    """In lists and own fields; a text of several lines stays as it is."""
    assert value(["- none -"], use("needs", Kind.SEVERAL, ";")) == ()
    assert value(["N/A"], use("challenge")) == ""
    assert value(["Line one\nline two; three"], use("challenge")) == "Line one\nline two; three"


@pytest.mark.parametrize(
    ("cell", "code"),
    [("French", "fr"), ("Español", "es"), ("français", "fr"), ("Türkçe", "tr"), ("pt-BR", "pt-BR"), ("", "")],
)
def test_the_language_of_messages_may_be_named(cell: str, code: str) -> None:
    """In English, in itself, and in some others."""
    assert value([cell], use("language")) == code


def test_zones_are_looked_up_and_what_was_understood_is_told() -> None:
    """A zone by its own name needs no word, nor does one that a person said."""
    answers, problems = apply(
        [["Ana", "", "europe/berlin"], ["Bo", "", "EST"], ["Cem", "", ""], ["Dee", "", "Mumbai"],
         ["Eli", "", "Lagos"], ["Fay", "", "Mumbai"]], use("timezone"), zones={"est": "America/New_York"},
    )  # fmt: skip
    zones = ["Europe/Berlin", "America/New_York", "", "Asia/Kolkata", "Africa/Lagos", "Asia/Kolkata"]
    assert [one.values["timezone"] for one in answers] == zones
    assert [(one.path, one.message) for one in problems] == [
        (("f.csv", 5, 2),
         "time zones are understood: «Mumbai» as Asia/Kolkata (2) and «Lagos» as Africa/Lagos (1)"),
    ]  # fmt: skip


def test_a_question_comes_once_with_how_many_people_it_concerns() -> None:
    """It stands at the first cell."""
    _, problems = apply([["Ana", "", "EST"], ["Bo", "", ""], ["Cem", "", "EST"]], use("timezone"))
    (question,) = [one for one in problems if one.severity == "error"]
    assert question.path == ("f.csv", 2, 2)
    assert question.message.endswith("(2 people)")


def test_a_grid_of_days() -> None:
    """Hours that touch are one window; the cells of a row are one week."""
    columns = (
        use("available", Kind.FREE, ", ", "Monday"),
        use("available", Kind.FREE, ", ", "Sunday", index=3),
    )
    cells = ["9:00-10:00, 10:00-11:00, 16:00-17:00", "22:00-23:00, 23:00-00:00"]
    assert value(cells, *columns) == ("Mon 09:00-11:00", "Mon 16:00-17:00", "Sun 22:00-24:00")


def test_the_days_of_a_question_share_its_hours() -> None:
    """A start lasts until the next one, of whichever day it was ticked on; the rest of them all is free."""
    monday, tuesday = (
        use("available", Kind.BUSY, ";", day, asked=f"When are you busy? {day}", index=index)
        for index, day in enumerate(("Monday", "Tuesday"), 2)
    )
    rows = [["Ana", "", "8AM", "8AM;9AM"], ["Ben", "", "10AM", "8AM"]]
    assert [one.values["available"] for one in apply(rows, monday, tuesday)[0]] == [
        ("Mon 09:00-11:00", "Tue 10:00-11:00"),
        ("Mon 08:00-10:00", "Tue 09:00-11:00"),
    ]


def test_a_grid_of_hours() -> None:
    """The days stand in the cells."""
    columns = (
        use("available", Kind.FREE, ", ", "9:00-10:00"),
        use("if_needed", Kind.IF_NEEDED, ", ", "10:00-11:00", index=3),
    )
    assert value(["Monday, Friday", "Tuesday"], *columns, field="available") == (
        "Mon 09:00-10:00",
        "Fri 09:00-10:00",
    )
    assert value(["Monday, Friday", "Tuesday"], *columns) == ("Tue 10:00-11:00",)


def test_columns_from_and_to_are_one_window() -> None:
    """What is not there is no time."""
    asked = [("Monday", "from"), ("Monday", "to"), ("Friday", "from"), ("Friday", "to")]
    columns = tuple(
        use("available", Kind.FREE, part=day, index=index, asked=f"{day} {end}")
        for index, (day, end) in enumerate(asked, 2)
    )
    assert value(["09:00", "12:00", "N/A", "N/A"], *columns) == ("Mon 09:00-12:00",)


def test_an_option_that_is_a_time() -> None:
    """A column for each."""
    columns = (
        use("available", Kind.OPTION, part="Monday 9:00-10:00"),
        use("available", Kind.OPTION, part="Tuesday 9:00-10:00", index=3),
    )
    assert value(["checked", ""], *columns) == ("Mon 09:00-10:00",)
    assert value(["", "Tuesday 9:00-10:00"], *columns) == ("Tue 09:00-10:00",)


BUSY = (
    use("available", Kind.BUSY, ";", "Monday", ("9:00-10:00", "10:00-11:00")),
    use("available", Kind.BUSY, ";", "Tuesday", ("9:00-10:00", "10:00-11:00"), index=3),
)


def test_times_at_which_people_cannot_come_leave_the_rest() -> None:
    """The rest of what was asked about, not of the week."""
    assert value(["9:00-10:00", ""], *BUSY, question="When can you not?") == (
        "Mon 10:00-11:00",
        "Tue 09:00-11:00",
    )


def test_whoever_is_never_busy_is_free_and_it_is_told() -> None:
    """They may as well have skipped the question."""
    answers, problems = apply([["Ana", "", "", ""]], *BUSY, question="When can you not?")
    assert answers[0].values["available"] == ("Mon 09:00-11:00", "Tue 09:00-11:00")
    assert [one.message for one in problems] == [
        "«Ana» ticked no time at which they cannot come, and can come at any"
    ]


def test_whoever_is_always_busy_is_told_of() -> None:
    """An empty cell in the table would mean that nobody knows when they can come."""
    _, problems = apply([["Ana", "", *["9:00-10:00;10:00-11:00"] * 2]], *BUSY, question="When can you not?")
    assert [one.message for one in problems] == ["«Ana» can come at none of the times"]


def test_whoever_gave_no_times_is_listed() -> None:
    """The first few by name."""
    rows = [[f"Person {number}", "", ""] for number in range(1, 8)]
    _, problems = apply(rows, use("available", Kind.FREE, ", ", "Monday"))
    assert [one.message for one in problems] == [
        "«Person 1», «Person 2», «Person 3», «Person 4», «Person 5» and 2 others gave no times"
    ]


def test_parts_of_the_day_are_asked_for_once_each() -> None:
    """And read as they are explained."""
    evening = use("available", Kind.FREE, ", ", "Tuesday")
    _, problems = apply([["Ana", "", "Evening"], ["Bo", "", "Evening, Morning"]], evening)
    assert [one.hint for one in problems if one.severity == "error"] == [
        '--hours "Evening=18:00-21:00"', '--hours "Morning=09:00-12:00"',
    ]  # fmt: skip
    assert len(problems) == 2
    assert value(["Evening"], evening, hours={"Evening": "18:30-20:00"}) == ("Tue 18:30-20:00",)


CONSENT = use("consent", asked="May we use your answers?")
WHEN = use("", Kind.WHEN, index=3, asked="Timestamp")


def test_of_whoever_does_not_agree_nothing_is_kept() -> None:
    """But their name and address, to know whom it concerns; what they got wrong is not asked about."""
    rows = [["Ana", "ana@example.org", "No", "", "EST"], ["Bo", "", "Yes", "", "Europe/Rome"]]
    answers, problems = apply(rows, CONSENT, use("timezone", index=4))
    assert answers[0].values == {"name": "Ana", "email": "ana@example.org", "consent": ""}
    assert answers[1].values["consent"] == "May we use your answers?"
    assert problems == []


def test_a_consent_has_its_day() -> None:
    """The day of the answer."""
    answers, _ = apply([["Ana", "", "Yes", "2026-10-11 23:30:00"]], CONSENT, WHEN)
    assert answers[0].values["consent"] == "2026-10-11: May we use your answers?"
    assert answers[0].when == datetime(2026, 10, 11, 23, 30)


TWICE = [["Ana", "", "", "03/04/2026 10:00:00"], ["Ana", "", "", "04/03/2026 10:00:00"]]


def test_day_or_month_is_asked_where_it_decides_which_answer_counts() -> None:
    """3 April and 4 March, or 4 March and 3 April."""
    _, problems = apply(TWICE, use("region"), WHEN)
    assert ["--date-order" in one.hint for one in problems if one.severity == "error"] == [True]
    answers, problems = apply(TWICE, use("region"), WHEN, order="dmy")
    assert [one.when for one in answers] == [datetime(2026, 4, 3, 10), datetime(2026, 3, 4, 10)]
    assert problems == []


def test_day_or_month_is_assumed_where_it_does_not_matter() -> None:
    """Which is told, and how to say otherwise."""
    _, problems = apply([TWICE[0], ["Bo", *TWICE[1][1:]]], use("region"), WHEN)
    assert [(one.severity, "«Timestamp»" in one.message) for one in problems] == [("warning", True)]


def test_moments_that_cannot_be_read_are_counted() -> None:
    """They only decide which answer is the newest."""
    answers, problems = apply([["Ana", "", "", "soon"]], use("region"), WHEN)
    assert answers[0].when is None
    assert [one.message for one in problems] == ["«Timestamp»: 1 cell could not be read as a moment"]


def test_each_value_knows_its_cell() -> None:
    """The first of its columns that is filled; only fields that there are."""
    columns = (use("needs", Kind.OPTION, part="a"), use("needs", Kind.OPTION, part="b", index=3))
    (answer,), _ = apply([["Ana", "", "", "b"]], *columns)
    assert dict(answer.paths)["needs"] == ("f.csv", 2, 3)
    assert "offers" not in answer.paths
    assert set(answer.paths) == set(answer.values)


def test_the_key_of_a_tool_goes_with_the_answer() -> None:
    """And our own handles do, where a table of ours comes back."""
    (answer,), _ = apply([["Ana", "", "17"]], use("", Kind.KEY))
    assert answer.key == "17"
    assert value(["ana-2"], use("id", Kind.KEY)) == "ana-2"


EVERYTHING = (
    use("timezone"),
    use("available", Kind.FREE, ", ", "Monday", index=3),
    use("available", Kind.BUSY, ";", "Tuesday", index=4),
    use("lead", index=5),
    use("share_email", index=6),
    use("needs", Kind.SEVERAL, ", ", index=7),
    use("challenge", index=8),
    use("language", index=9),
    use("id", Kind.KEY, index=10),
    use("", Kind.WHEN, index=11, asked="Timestamp"),
    use("consent", index=12, asked="Agreed?"),
)
CELL = st.text(max_size=30) | st.sampled_from(
    ["yes", "no", "x", "9:00-10:00", "EST", "1/2/26 9:00", "-", "@"]
)


@given(st.lists(st.lists(CELL, min_size=13, max_size=13), max_size=4))
def test_whatever_is_in_the_cells_comes_to_answers_and_sentences(rows: list[list[str]]) -> None:
    """Nothing is raised; every question has a place and a sentence of one line."""
    answers, problems = apply(rows, *EVERYTHING)
    assert len(answers) <= len(rows)
    for problem in problems:
        assert problem.path[0] == "f.csv"
        assert problem.message
        assert "\n" not in problem.message
    for answer in answers:
        assert all(answer.paths[field][1] == answer.path[1] for field in answer.paths)


def test_people_who_differ_in_one_of_two_columns_have_values_of_their_own() -> None:
    """Rows count as alike only where all columns of a field say the same; what is wrong is asked of both."""
    two = (use("needs", asked="First need"), use("needs", asked="Second need", index=3))
    lead = use("lead", index=4)
    answers, problems = apply(
        [["Ana", "", "budgets", "data", "purple"], ["Ben", "", "budgets", "hiring", "purple"]], *two, lead
    )
    assert [one.values["needs"] for one in answers] == [("budgets", "data"), ("budgets", "hiring")]
    assert [one.values["lead"] for one in answers] == ["", ""]
    (first, second) = [one for one in problems if one.severity == "error"]
    assert ("lead of «Ana»" in first.message, "lead of «Ben»" in second.message) == (True, True)
    assert (first.path, second.path) == (("f.csv", 2, 4), ("f.csv", 3, 4))
