"""Forms with other questions, languages and column orders, in the layout of each tool."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from circlekit.core.intake.columns.layout import Layout
from circlekit.core.intake.form import Grid, Row
from circlekit.files.located import read_yaml
from tests.docblocks import ROOT
from tests.forms.layouts.reading import HERE, grids_of, library, options, proposed, recognised, table

GREETING = "Hi {{field:0a0a0a0a-0000-4000-8000-000000000000}}, are you willing to host a circle?"
OTHER = "Other (please specify)"

EXPECTED = {
    "google_sheets_fr": (
        "google-sheets",
        {
            "Horodateur": "when",
            "Quels jours êtes-vous disponible ? [9h-10h]": 'free available [9h-10h] by ", "',
            "Quels jours êtes-vous disponible ? [18h-19h]": 'free available [18h-19h] by ", "',
            "Adresse e-mail": "text email",
            "Prénom": "text first_name",
            "Nom": "text last_name",
            "Votre fuseau horaire": "text timezone",
            "Date de naissance": "dropped",
            "Souhaitez-vous animer un cercle ?": "text lead",
            "Quelles langues parlez-vous ?": 'several languages by ", "',
            "Que pouvez-vous apporter aux autres ?": 'several offers by ", "',
            "Colonne 12": "dropped",
        },
    ),
    "google_forms_de": (
        "google-forms",
        {
            "Zeitstempel": "when",
            "Nutzername": "text email",
            "Wobei brauchst du Hilfe?": 'several needs by ";"',
            "Vorname": "text first_name",
            "Nachname": "text last_name",
            "Zeitzone": "text timezone",
            "Wann kannst du NICHT? [Montag]": 'busy available [Montag] by ";"',
            "Wann kannst du NICHT? [Dienstag]": 'busy available [Dienstag] by ";"',
            "Darf deine E-Mail-Adresse an den Kreis weitergegeben werden?": "text share_email",
            "Punktzahl": "dropped",
        },
    ),
    "microsoft_forms_es": (
        "microsoft-forms",
        {
            "Id.": "key",
            "Hora de inicio": "dropped",
            "Hora de finalización": "when",
            "Correo electrónico": "dropped",
            "Nombre": "dropped",
            "¿Qué tan cómodo te sientes con esto?.Escuchar": "text escuchar [Escuchar]",
            "¿Qué tan cómodo te sientes con esto?.Preguntar": "text preguntar [Preguntar]",
            "Nombre completo": "text name",
            "Correo electrónico2": "text email",
            "Zona horaria": "text timezone",
            "¿Cuándo puedes reunirte?": 'free available by ";"',
            "Puntos - Zona horaria": "dropped",
        },
    ),
    "typeform_options": (
        "typeform",
        {
            "#": "key",
            "What's your email?": "text email",
            "Fundraising": "dropped",
            "Writing": "dropped",
            "Other": "dropped",
            "Time zone": "text timezone",
            GREETING: "text lead",
            "Your full name": "text name",
            "Response Type": "dropped",
            "Start Date (UTC)": "dropped",
            "Stage Date (UTC)": "dropped",
            "Submit Date (UTC)": "when",
            "Network ID": "dropped",
            "Tags": "dropped",
            "Ending": "dropped",
        },
    ),
    "typeform_before_2024": (
        "typeform-before-2024",
        {
            "#": "key",
            "Full name": "text name",
            "E-mail": "text email",
            "In which time zone are you?": "text timezone",
            "When can you meet?": 'free available by " / "',
            "Start Date (UTC)": "dropped",
            "Submit Date (UTC)": "when",
            "Network ID": "dropped",
        },
    ),
    "typeform_in_sheet": (
        "typeform-sheet",
        {
            "Name": "text name",
            "Your email": "text email",
            "Topics": 'several topics by " / "',
            "Time zone": "text timezone",
            "Submitted At": "when",
            "Token": "key",
        },
    ),
    "tally_options": (
        "tally",
        {
            "Submission ID": "key",
            "Respondent ID": "dropped",
            "Submitted at": "when",
            "What would you like help with?": 'several needs by ", "',
            "What would you like help with? (Budgets, small ones)": "dropped",
            "What would you like help with? (Talks)": "dropped",
            "Email address": "text email",
            "First name": "text first_name",
            "Last name": "text last_name",
            "Timezone": "text timezone",
        },
    ),
    "airtable_team": (
        "airtable",
        {
            "Participant": "text name",
            "Created time": "when",
            "Work e-mail": "text email",
            "TZ": "text timezone",
            "Skills to offer": 'several offers by ","',
            "Sign-up form": "dropped",
            "Team": "text team",
        },
    ),
    "surveymonkey_languages": (
        "surveymonkey",
        {
            "Respondent ID": "key",
            "Collector ID": "dropped",
            "Start Date": "dropped",
            "End Date": "when",
            "IP Address": "dropped",
            "Email Address": "text email",
            "First Name": "dropped",
            "Last Name": "dropped",
            "Custom Data 1": "dropped",
            "Which languages do you speak? [English]": "option languages [English]",
            "Which languages do you speak? [French]": "option languages [French]",
            f"Which languages do you speak? [{OTHER}]": f"text languages [{OTHER}]",
            "About you [Full name]": "text name [Full name]",
            "About you [Phone number]": "dropped",
            "About you [Time zone]": "text timezone [Time zone]",
            "What would you like help with?": "text needs",
        },
    ),
    "nextcloud_de": (
        "nextcloud-forms",
        {
            "Benutzerkennung": "dropped",
            "Anzeigename des Benutzers": "text name",
            "Zeitstempel": "when",
            "Gesundheit: worauf sollen wir achten?": "dropped",
            "Verfügbarkeit (Montag)": 'free available [Montag] by "; "',
            "Verfügbarkeit (Mittwoch)": 'free available [Mittwoch] by "; "',
            "E-Mail": "text email",
            "Zeitzone": "text timezone",
            "Deine Rolle": "text role",
        },
    ),
    "title_and_total": (
        "plain",
        {
            "Nom": "text last_name",
            "Prénom": "text first_name",
            "Courriel": "text email",
            "Pays": "text country",
            "Âge": "dropped",
            "Niveau": "text level",
            "Intérêts": 'several interests by ";"',
        },
    ),
    "hours_by_day": (
        "plain-hours",
        {
            "Name": "text name",
            "Mail": "text email",
            "Zeitzone": "text timezone",
            "Montag [von]": "free available [Montag]",
            "Montag [bis]": "free available [Montag]",
            "Mittwoch [von]": "free available [Mittwoch]",
            "Mittwoch [bis]": "free available [Mittwoch]",
            "Abteilung": "text abteilung",
        },
    ),
    "people_of_ours": (
        "plain",
        {
            "id": "key id",
            "name": "text name",
            "email": "text email",
            "timezone": "text timezone",
            "available": 'free available by ";"',
            "if_needed": "if needed if_needed",
            "lead": "text lead",
            "languages": 'several languages by ";"',
            "needs": "text needs",
            "offers": 'several offers by ";"',
            "knows": "text knows",
            "share_email": "text share_email",
            "consent": "text consent",
            "region": "text region",
            "pause_until": "text pause_until",
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_each_column_is_understood(name):
    """The tool is recognised, and every column is what a person would say it is."""
    grids = grids_of(HERE / f"{name}.csv")
    layout, expected = EXPECTED[name]
    assert recognised(grids).layout == layout
    assert table(proposed(grids)[0]) == expected


def test_rows_that_are_no_answers_are_left_out_and_said():
    """A title stands above the header, and a sum below the answers."""
    form = recognised(grids_of(HERE / "title_and_total.csv"))
    assert form.header_line == 4
    assert [row.line for row in form.rows] == [5, 6]
    assert [note.message for note in form.notes][1:] == [
        "row 4 is taken as the header; what stands above it is left out",
        "row 7 has sums, not an answer: «Total» ends the answers",
    ]


def test_columns_for_options_tell_what_can_be_ticked():
    """Tally has both the whole answer and a column for each option, so a comma in one does no harm."""
    mapping, problems = proposed(grids_of(HERE / "tally_options.csv"))
    assert options(mapping, "What would you like help with?") == {"Budgets, small ones", "Talks"}
    assert problems == ()


def test_options_without_their_question_are_named():
    """Typeform writes no question above options: they are left out, with what keeps them."""
    _, (problem,) = proposed(grids_of(HERE / "typeform_options.csv"))
    assert problem.severity == "warning"
    assert problem.message.startswith("«Fundraising», «Writing» and «Other»: the export does not say")
    assert problem.hint == 'to keep them, one by one: --map "Fundraising=needs"'


IN_ANY_ORDER = sorted(set(EXPECTED) - {"hours_by_day", "surveymonkey_languages", "typeform_options"})


@pytest.mark.parametrize("name", IN_ANY_ORDER)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_the_order_of_columns_does_not_matter(name, chance):
    """Shuffled columns are taken for the same things: nothing goes by position."""
    (grid,) = grids_of(HERE / f"{name}.csv")
    width = max(len(row.cells) for row in grid.rows)
    order = list(range(width))
    chance.shuffle(order)
    assert table(proposed((shuffled(grid, order),))[0]) == EXPECTED[name][1]


def shuffled(grid: Grid, order: list[int]) -> Grid:
    """Return a grid with its columns in another order."""
    rows = []
    for row in grid.rows:
        cells = [*row.cells, *[""] * (len(order) - len(row.cells))]
        rows.append(Row(row.line, tuple(cells[index] for index in order)))
    return replace(grid, rows=tuple(rows))


def test_the_page_about_layouts_describes_each_and_every_key():
    """Whoever writes one finds every key, and the layout on the page can be read."""
    page = (ROOT / "docs" / "layouts.md").read_text(encoding="utf-8")
    ids = {one.id for one in library()[0]}
    assert {name for name in ids if f"| `{name}` |" in page} == ids
    keys = set(Layout.model_fields) - {"id"}
    assert {key for key in keys if f"| `{key}` |" in page} == keys
    (example,) = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    data = read_yaml(example.encode(), "layouts.md").data
    assert Layout.model_validate(data).name == "KoboToolbox"
