"""What columns are taken for, and what is asked and said about them."""

from __future__ import annotations

import pytest

from circlekit.core.intake.mapping import Kind, Said
from tests.forms.layouts.reading import grid, proposed, table

ANA = ["Ana Sample", "ana@example.org", "Europe/Rome"]
BEN = ["Ben Sample", "ben@example.org", "Europe/Oslo"]
HEAD = ["Name", "Email", "Time zone"]


def form(*columns: tuple[str, ...], said: Said = Said(), head=HEAD, people=(ANA, BEN)):  # noqa: B008
    """Return mapping and problems of people with further columns: a header and a cell for each person."""
    rows = [[*head, *(column[0] for column in columns)]]
    rows += [[*person, *(column[at + 1] for column in columns)] for at, person in enumerate(people)]
    return proposed((grid(*rows),), said)


def uses(*columns, **more) -> list[str]:
    """Return in short what the further columns are taken for."""
    mapping, _ = form(*columns, **more)
    return list(table(mapping).values())[len(more.get("head", HEAD)) :]


def said(*columns, **more) -> list[tuple[str, str, str]]:
    """Return what is said about a form."""
    return [(one.severity, one.message, one.hint) for one in form(*columns, **more)[1]]


def because(*column: str, **more) -> str:
    """Return why a column is taken for what it is."""
    return form(column, **more)[0].columns[3].because


def test_a_plain_form_leaves_no_question():
    """Name, address and zone are found by their headers."""
    mapping, problems = form()
    assert list(table(mapping).values()) == ["text name", "text email", "text timezone"]
    assert problems == ()


@pytest.mark.parametrize(
    ("column", "reason"),
    [
        (("Phone", "1", "2"), "phone number: personal, and circlekit does not need it"),
        (("Religion", "x", "y"), "it asks about religion, which can hurt people if it gets out"),
        (("Team", "", " "), "nobody filled it in"),
        (("", "x", ""), 'nothing stands above it; to keep it: --map "column 4=FIELD"'),
        (("CV", "a.pdf (https://v5.example.org/x)", ""), "files that people sent stay where they are"),
        (
            (
                "What else should we know?",
                "I have so many thoughts about this that I do not know where to begin",
                "x",
            ),
            "free text that no field is for; to keep it: "
            '--map "What else should we know?=else_should_we_know"',
        ),
    ],
)
def test_what_is_left_out_has_a_reason(column, reason):
    """It is named, and where it could be wanted, so is what keeps it."""
    assert uses(column) == ["dropped"]
    assert because(*column) == reason


def test_answers_to_choose_from_become_a_field_of_ones_own():
    """Its name is made of the question, and never one that circlekit knows."""
    assert uses(("Department", "Sales", "Care"), ("Is tea nice?", "Yes", "No")) == [
        "text department",
        "text tea_nice",
    ]


def test_two_questions_never_share_a_field_of_ones_own():
    """The second gets a number."""
    assert uses(("Team", "A", "B"), ("Team?", "C", "D")) == ["text team", "text team_2"]


def test_several_answers_in_one_cell_are_split():
    """Also in a field of one's own, where a semicolon joins them."""
    assert uses(("Your role", "Nurse;Teacher;", "Nurse;")) == ['several role by ";"']


def test_a_comma_in_one_answer_is_no_list():
    """«Paris, France» is one city; nobody is asked about it."""
    column = ("City", "Paris, France", "Lyon, France")
    assert uses(column) == ["text city"]
    assert said(column) == []


def test_a_column_that_a_person_explained_is_what_they_say():
    """Whatever its words say; a field of their own is kept as they write it."""
    columns = [("Phone", "1", "2"), ("Motto", "a", "b"), ("Team", "x", "y"), ("Sunday", "9-10", "")]
    told = Said(fields={"phone": "channel", "Motto": "Life motto", "Team": "", "Sunday": "busy"})
    assert uses(*columns, said=told) == ["text channel", "text Life motto", "dropped", "busy available"]
    assert because(*columns[2], said=told) == "you said so"


def test_a_field_that_a_column_has_anyway_changes_nothing_else():
    """What was accepted once is the same the next time: its kind, its part, its options."""
    columns = [("Monday from", "9:00", ""), ("Mon 9:00-10:00", "x", ""), ("Needs", "a;b", "b")]
    told = Said(fields={"Monday from": "available", "Mon 9:00-10:00": "available", "needs": "needs"})
    assert uses(*columns, said=told) == uses(*columns)
    assert uses(*columns) == [
        "free available [Monday]",
        "option available [Mon 9:00-10:00]",
        'several needs by ";"',
    ]


def test_ticks_under_a_header_are_an_option():
    """Under a time by itself, under another word when a person says what it is for."""
    tea = ("Tea", "x", "")
    assert uses(tea) == ["text tea"]
    assert uses(tea, said=Said(fields={"Tea": "topics"})) == ["option topics [Tea]"]
    assert uses(("Did you come on Monday evening?", "yes", "no")) == ["text did_you_come_on_monday_evening"]


def test_what_a_person_says_wins_over_a_like_column():
    """The other column is left out, without a question."""
    told = Said(fields={"Real name": "name"})
    mapping, problems = form(("Real name", "Ana S.", "Ben S."), said=told)
    assert list(table(mapping).values()) == ["dropped", "text email", "text timezone", "text name"]
    assert problems == ()


def test_a_sensitive_field_is_kept_with_a_warning():
    """A person decides, and is told what it may mean."""
    column = ("Gender", "f", "m")
    told = Said(fields={"Gender": "gender"})
    assert uses(column, said=told) == ["text gender"]
    assert said(column, said=told) == [
        (
            "warning",
            "«Gender» asks about gender, which can hurt people if it gets out",
            "keep it only if people know and agree",
        )
    ]


def test_two_columns_for_one_thing_are_asked_about():
    """Which address is the right one, only a person can say."""
    column = ("E-mail", "x@example.com", "y@example.com")
    assert said(column) == [
        (
            "error",
            "«Email» and «E-mail (2)» are both taken for email",
            'leave one out: --map "E-mail (2)=", or --map "Email="',
        )
    ]
    assert said(column, said=Said(fields={"E-mail (2)": ""})) == []
    assert said(column, said=Said(fields={"Email": ""})) == []


def test_an_address_column_without_addresses_is_none():
    """«Email» may be a way to be reached."""
    assert uses(("Email or phone?", "email", "phone")) == ["text email_or_phone"]


@pytest.mark.parametrize(
    ("name", "first", "expected"),
    [
        ("Ana Sample", "Ana", ["text name", "dropped"]),
        ("Sample", "Ana", ["text last_name", "text first_name"]),
    ],
)
def test_a_name_beside_a_first_name_is_whole_or_last(name, first, expected):
    """Whether the one holds the other tells them apart."""
    mapping, _ = form(("First name", first), head=["Name"], people=[[name]])
    assert list(table(mapping).values()) == expected


@pytest.mark.parametrize(
    ("name", "last", "expected"),
    [
        ("Ana Prueba", "Prueba", ["text name", "dropped"]),
        ("Ana", "Prueba", ["text first_name", "text last_name"]),
    ],
)
def test_a_name_beside_a_last_name_is_whole_or_first(name, last, expected):
    """In Spanish and Portuguese the word for a name stands over the given one."""
    mapping, _ = form(("Apellidos", last), head=["Nombre"], people=[[name]])
    assert list(table(mapping).values()) == expected


def test_a_name_of_the_tool_beside_a_last_name_is_the_first_one():
    """Microsoft Forms in Portuguese calls its own column «Nome», and a form may call a question so."""
    head = ["ID", "Hora de início", "Hora de conclusão", "Email", "Nome", "Sobrenome"]
    row = ["1", "10/11/26 9:00:22", "10/11/26 9:10:24", "ana@example.org", "Ana", "Prova"]
    mapping, _ = form(head=head, people=[row])
    assert list(table(mapping).values())[4:] == ["text first_name", "text last_name"]


def test_a_column_of_hours_has_the_days_in_its_cells():
    """A grid that was typed by hand has no question over it."""
    columns = [("16:00-17:00", "Monday; Friday", ""), ("17:00-18:00", "Friday", "Tuesday; Friday")]
    mapping, problems = form(*columns)
    assert [(use.kind, use.field, use.part) for use in mapping.columns[3:]] == [
        (Kind.FREE, "available", "16:00-17:00"),
        (Kind.FREE, "available", "17:00-18:00"),
    ]
    assert problems == ()


def test_one_question_asked_of_several_days_has_the_day_in_its_header():
    """Without brackets around it; a day that stands in one question alone may be anything."""
    columns = [
        ("When are you busy? Monday", "9:00-10:00", "10:00-11:00"),
        ("When are you busy? Tuesday", "9:00-10:00", ""),
        ("Which times suit you? (answer by Friday)", "9:00-10:00", ""),
    ]
    mapping, _ = form(*columns)
    assert [(use.kind, use.part) for use in mapping.columns[3:]] == [
        (Kind.BUSY, "Monday"),
        (Kind.BUSY, "Tuesday"),
        (Kind.FREE, ""),
    ]


def test_a_preferred_name_is_the_name_where_there_is_no_other():
    """Beside a whole name it is a field of its own."""
    assert uses(("Preferred name", "Annie", "Ben")) == ["text preferred_name"]
    mapping, _ = form(("Nickname", "Annie"), head=["Email"], people=[["ana@example.org"]])
    assert list(table(mapping).values()) == ["text email", "text name"]


def test_somebody_has_to_have_a_name():
    """Without names and addresses nothing can be done; the answer is ready to copy."""
    found = said(("Call sign", "I like to be called by a name that only my oldest friends know of", "B"),
                 head=["Zone"], people=[["Rome"], ["Oslo"]])  # fmt: skip
    assert ("error", "no column has names or addresses", 'say which has: --map "Call sign=name"') in found


def test_no_column_of_health_is_proposed_for_names():
    """What the tool or the person has for itself is no place to look for names."""
    found = said(("What should we know about your health?", "nothing", ""), ("IP Address", "192.0.2.1", ""),
                 head=["Email"], people=[ANA[1:2], BEN[1:2]])  # fmt: skip
    assert 'say which has: --map "COLUMN=name"' in [hint for _, _, hint in found]


def test_addresses_alone_may_do():
    """Another file may have the names."""
    found = said(head=["Email", "Time zone"], people=[ANA[1:], BEN[1:]])
    assert [(severity, message.partition(";")[0]) for severity, message, _ in found] == [
        ("warning", "no column has names")
    ]


def test_nobody_was_asked_for_a_zone():
    """The cohort's counts; where people live could tell."""
    found = said(("City", "Rome", "Oslo"), head=HEAD[:2], people=[ANA[:2], BEN[:2]])
    assert found == [
        (
            "warning",
            "no column has time zones; the one of the cohort is taken for everybody",
            'to go by where people live: --map "City=timezone"',
        )
    ]


@pytest.mark.parametrize(
    ("column", "use"),
    [
        (("When can you meet?", "Mon 9:00-10:00; Tue 9:00-10:00", ""), 'free available by ";"'),
        (("When can you not meet?", "Mon 9:00-10:00", ""), "busy available"),
        (("Times you could make if needed", "Mon 9:00-10:00", ""), "if needed if_needed"),
        (("Are you available for the whole term?", "Yes", "No"), "text available_for_the_whole_term"),
        (("When can you meet? [Monday]", "9:00, 10:00", "9:00"), 'free available [Monday] by ", "'),
        (("Rota [Monday]", "9:00-10:00", ""), "free available [Monday]"),
    ],
)
def test_times_are_read_the_way_they_are_asked_for(column, use):
    """Free, busy or if needed; a question for yes or no is none of them."""
    assert uses(column) == [use]


def test_times_can_be_turned_round():
    """Both ways, and what a person said is not asked again."""
    free, busy = ("When can you meet?", "Mon 9-10", ""), ("When are you busy?", "Mon 9-10", "")
    assert uses(free, said=Said(busy=("When can you meet?",))) == ["busy available"]
    assert uses(busy, said=Said(free=("when are you busy",))) == ["free available"]
    assert len(said(busy)) == 1
    assert said(busy, said=Said(busy=("When are you busy?",))) == []


def test_a_grid_of_ticks_is_a_row_of_options():
    """Each column stands for one time or one language."""
    columns = [
        ("When? [Mon 9:00]", "x", ""),
        ("When? [Tue 9:00]", "", "yes"),
        ("Languages [Thai]", "TRUE", "FALSE"),
    ]
    assert uses(*columns) == [
        "option available [Mon 9:00]",
        "option available [Tue 9:00]",
        "option languages [Thai]",
    ]


def test_busy_ticks_stay_busy():
    """The part is the time at which people cannot come."""
    assert uses(("When can you NOT meet? [Mon 9:00]", "x", "")) == ["busy available [Mon 9:00]"]


def test_a_long_question_is_cut_in_a_message_and_whole_in_what_is_to_be_copied():
    """A page of text above a column is a question too; its column has to be named in full all the same."""
    long = f"What do you need? {'Think of work, home and all between. ' * 20}".strip()
    ((_, message, hint),) = said((long, "law, maps", "tents, boats"))
    assert (
        message == f"«{long[:79].rstrip()}…»: 2 answers cannot be split, as options may have commas in them"
    )
    assert hint == f'if each comma stands between two answers: --options "{long}=*"'
    mail = f"Your e-mail address? {'We write to it once a week at most. ' * 20}".strip()
    ((_, message, _),) = said((mail, "x@example.com", "y@example.com"))
    assert message == f"«Email» and «{mail[:79].rstrip()}…» are both taken for email"


def test_every_comma_can_be_said_to_split():
    """Where options have no commas, one sign says so."""
    column = ("Needs", "law, maps", "tents, boats")
    ((severity, message, hint),) = said(column)
    assert (severity, message) == (
        "error",
        "«Needs»: 2 answers cannot be split, as options may have commas in them",
    )
    assert hint == 'if each comma stands between two answers: --options "Needs=*"'
    mapping, problems = form(column, said=Said(options={"Needs": ("*",)}))
    assert (set(mapping.columns[3].options), problems) == ({"law", "maps", "tents", "boats"}, ())
    assert uses(column, said=Said(options={"needs": ()})) == ["text needs"]


def test_given_options_that_do_not_explain_an_answer_are_asked_about_again():
    """Own words stand behind what was ticked; before it they cannot be told from it."""
    column = ("Needs", "law, maps", "boats, law")
    ((_, message, _),) = said(column, said=Said(options={"Needs": ("law", "maps")}))
    assert message == "«Needs»: 1 answer cannot be split, as options may have commas in them"


def test_a_field_of_ones_own_with_commas_is_kept_whole_and_said():
    """It is no reason to stop."""
    column = ("Club", "Care, east, Sales", "Sales")
    assert [severity for severity, _, _ in said(column)] == ["warning"]


def test_no_cell_is_shown_that_one_person_alone_wrote():
    """Questions show what comes again, and nothing else."""
    column = ("What do you need?", "secret-one, secret-two", "law, secret-three, law, x@example.org")
    shown = " ".join(message + hint for _, message, hint in said(column))
    assert "secret" not in shown
    assert "@" not in shown


def test_what_was_said_stays_with_the_mapping():
    """Zones, hours and the order of dates are handed on."""
    told = Said(
        zones={"EST": "America/New_York"}, hours={"Noon": "12:00-13:00"}, date_order="dmy", zone="UTC"
    )
    mapping, _ = form(said=told)
    assert (mapping.zones, mapping.hours, mapping.date_order, mapping.zone) == (
        {"EST": "America/New_York"},
        {"Noon": "12:00-13:00"},
        "dmy",
        "UTC",
    )


def test_a_form_without_answers_is_understood_by_its_header():
    """All columns are there; nobody filled one in."""
    mapping, _ = proposed((grid(["Timestamp", "Name"]),))
    assert [use.kind for use in mapping.columns] == [Kind.WHEN, Kind.DROPPED]
