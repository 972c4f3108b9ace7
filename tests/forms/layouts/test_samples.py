"""What the columns of the samples are taken for, written out by hand."""

from __future__ import annotations

import pytest

from circlekit.core.intake.mapping import Said
from tests.forms.layouts.reading import NOTHING, SAMPLES, grids_of, options, proposed, recognised, table

MICROSOFT = {
    "ID": "key",
    "Start time": "dropped",
    "Completion time": "when",
    "Email": "dropped",
    "Name": "dropped",
    "Last modified time": "dropped",
    "Full\u00a0name": "text name",
    "Email2": "text email",
    "Which days suit you?": 'free available by ";"',
}
DAYS = {
    "Name": "text name",
    "E-mail": "text email",
    "Time zone": "text timezone",
    "Days": 'free available by ", "',
}

EXPECTED = {
    "airtable_Grid view.csv": (
        "airtable",
        {
            "Name": "text name",
            "Email": "text email",
            "Time zone": "text timezone",
            "Interests": 'several interests by ","',
            "Consent to share": "text consent",
            "Photo": "dropped",
            "Previous circles": 'several previous_circles by ","',
            "Created": "when",
        },
    ),
    "google_forms_direct_download.csv": (
        "google-forms",
        {
            "Timestamp": "when",
            "Username": "text email",
            "Your name": "text name",
            "Time zone": "text timezone",
            "Topics": 'several topics by ";"',
            "Check the times you are UNAVAILABLE [Sunday]": 'busy available [Sunday] by ";"',
            "Check the times you are UNAVAILABLE [Monday]": 'busy available [Monday] by ";"',
        },
    ),
    "google_sheets_en_US.csv": (
        "google-sheets",
        {
            "Timestamp": "when",
            "Email Address": "text email",
            "What is your full name?": "text name",
            "Your time zone": "text timezone",
            "Which topics interest you? (tick all that apply)": 'several interests by ", "',
            "What times are you available? [Monday]": 'free available [Monday] by ", "',
            "What times are you available? [Tuesday]": 'free available [Tuesday] by ", "',
            "What times are you available? [Saturday]": 'free available [Saturday] by ", "',
            "What challenge would you like help with? ": "text challenge",
        },
    ),
    "ms_forms.xlsx": ("microsoft-forms", {
            **MICROSOFT,
            "Language": "dropped",
            "Earliest start": "text earliest_start",
        }),
    "ms_forms_utf8_bom.csv": ("microsoft-forms", {**MICROSOFT, "Preferred name\n": "dropped"}),
    "same_cp1252_semicolon.csv": ("plain", DAYS),
    "same_utf8.csv": ("plain", DAYS),
    "surveymonkey_two_header_rows.csv": (
        "surveymonkey",
        {
            "Respondent ID": "key",
            "Collector ID": "dropped",
            "Start Date": "dropped",
            "End Date": "when",
            "IP Address": "dropped",
            "Email Address": "dropped",
            "First Name": "dropped",
            "Last Name": "dropped",
            "Custom Data 1": "dropped",
            "Contact information [Name]": "text name [Name]",
            "Contact information [Email]": "text email [Email]",
            "Which evenings suit you? [Monday]": "option available [Monday]",
            "Which evenings suit you? [Tuesday]": "option available [Tuesday]",
            "Which evenings suit you? [Other (please specify)]": "dropped",
            "Your time zone": "text timezone",
        },
    ),
    "typeform.csv": (
        "typeform",
        {
            "#": "key",
            "First name": "text first_name",
            "Last name": "text last_name",
            "Email": "text email",
            "Phone number": "dropped",
            "Monday evening": "option available [Monday evening]",
            "Tuesday evening": "option available [Tuesday evening]",
            "Other": "dropped",
            "{{field:00000000-0000-4000-8000-000000000000}}, what is your challenge?": "text challenge",
            "Response Type": "dropped",
            "Start Date (UTC)": "dropped",
            "Stage Date (UTC)": "dropped",
            "Submit Date (UTC)": "when",
            "Network ID": "dropped",
            "Tags": "dropped",
            "Ending": "dropped",
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_each_column_of_a_sample_is_understood(name):
    """The tool is recognised, and every column is what a person would say it is."""
    grids = grids_of(SAMPLES / name)
    layout, expected = EXPECTED[name]
    assert recognised(grids).layout == layout
    assert table(proposed(grids)[0]) == expected


def said_of(name: str, said: Said = NOTHING) -> list[tuple[str, str, str]]:
    return [(one.severity, one.message, one.hint) for one in proposed(grids_of(SAMPLES / name), said)[1]]


TOPICS = "Which topics interest you? (tick all that apply)"
OPTIONS = (
    "Career change",
    "Saturday (10/24) - needs travel, book by Friday",
    "Peer feedback (reading, writing)",
)


def test_options_with_commas_are_asked_about_once():
    """Nobody ticked one option alone: the likely ones are shown to copy, and own words are none of them."""
    (asked,) = said_of("google_sheets_en_US.csv")
    assert asked == (
        "error",
        f"«{TOPICS}»: 8 answers cannot be split, as options may have commas in them",
        f'say what can be ticked, such as --options "{TOPICS}={"|".join(OPTIONS)}"',
    )


@pytest.mark.parametrize("name", [TOPICS, "interests", "which topics interest you tick all that apply"])
def test_given_options_answer_the_question(name):
    """They may be given for a column, in any spelling, or for its field."""
    said = Said(options={name: OPTIONS})
    assert said_of("google_sheets_en_US.csv", said) == []
    mapping, _ = proposed(grids_of(SAMPLES / "google_sheets_en_US.csv"), said)
    assert options(mapping, TOPICS) == set(OPTIONS)


def test_the_hours_of_a_grid_are_learned_over_all_its_days():
    """Morning and afternoon stand alone somewhere, and midday is what is left beside them."""
    mapping, _ = proposed(grids_of(SAMPLES / "google_sheets_en_US.csv"))
    for day in ("Monday", "Tuesday", "Saturday"):
        assert options(mapping, f"What times are you available? [{day}]") == {
            "Morning",
            "Midday",
            "Afternoon",
        }


def test_a_question_for_times_that_do_not_suit_is_said():
    """It is turned round, with the option that turns it back."""
    question = "Check the times you are UNAVAILABLE"
    (noted,) = said_of("google_forms_direct_download.csv")
    assert noted == (
        "warning",
        f"«{question}» is taken for times at which people cannot come; the rest is free",
        f'if they can: --free "{question}"',
    )
    said = Said(free=(question,))
    mapping, problems = proposed(grids_of(SAMPLES / "google_forms_direct_download.csv"), said)
    assert table(mapping)[f"{question} [Sunday]"] == 'free available [Sunday] by ";"'
    assert problems == ()


def test_an_unfinished_answer_is_said():
    """One of five was begun only; it is read as far as it goes."""
    form = recognised(grids_of(SAMPLES / "typeform.csv"))
    assert [note.message for note in form.notes] == ["1 answer was not finished"]
    assert len(form.rows) == 5


def test_own_words_beside_times_are_left_out_and_said():
    """They cannot be read as times; nothing of them is shown."""
    messages = [message for _, message, _ in said_of("surveymonkey_two_header_rows.csv")]
    assert messages == [
        "1 person wrote in their own words in «Which evenings suit you? [Other (please specify)]»; "
        "it is left out"
    ]


def test_an_anonymous_account_is_nobody():
    """What the tool writes in place of an address is taken for nothing."""
    form = recognised(grids_of(SAMPLES / "ms_forms.xlsx"))
    assert {form.cell(row, 3) for row in form.rows} == {""}
