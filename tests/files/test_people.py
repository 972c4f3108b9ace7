import pytest

from circlekit.core.model import Participant
from circlekit.core.problems import Place
from circlekit.files.people import people_of, read_people
from circlekit.files.tables import read_table

ANA = {"name": "Ana", "timezone": "UTC"}


def _table(text):
    return people_of(read_table(text.encode(), "people.csv"))


def _messages(people):
    return [(problem.path, problem.message) for problem in people.problems]


def test_people_are_read_as_pydantic_would_read_them():
    """The quick way, parser by parser, gives the same values as validation does."""
    values = {
        "name": " Ana ", "email": "ANA@Example.ORG", "timezone": "europe/berlin",
        "available": ["Tue 16:00-19:00"],
        "if_needed": "Fri 22:00-01:00; Sat 09:00-10:00", "lead": "if needed", "languages": ["fr", "en", "fr"],
        "needs": "x", "offers": ["a", "b"], "knows": ["ben"], "country": "SN", "channel": "phone",
        "share_email": "yes",
        "consent": "x", "pause_until": "2027-03-01", "pronouns": "she", "language": "pt-BR",
    }  # fmt: skip
    (person,) = read_people({"ana": values | {"role": "chair"}}, None).sound
    assert person == Participant.model_validate(values | {"id": "ana", "fields": {"role": "chair"}})


def test_what_is_not_given_is_filled_in_and_noted():
    """The cohort's zone stands in for a person's own; hours are assumed later."""
    ana, ben = read_people(
        {"ana": {"name": "Ana", "available": ""}, "ben": ANA | {"lead": ""}}, "Europe/Paris"
    ).sound
    assert (ana.timezone, ana.assumed) == ("Europe/Paris", ("timezone", "available"))
    assert (ben.timezone, ben.assumed, ben.lead) == ("UTC", ("available",), "no")


def test_everybody_is_kept_without_what_could_not_be_read():
    """Other problems can still be looked for, and every mistake of a person is reported."""
    people = read_people(
        {"ana": ANA | {"lead": "perhaps", "email": "x"}, "ben": {"timezone": "Mars"}, "cem": "Cem"}, None
    )
    assert [person.id for person in people.sound] == ["ana", "ben"]
    assert people.handles == {"ana", "ben", "cem"}
    assert [path for path, _ in _messages(people)] == [
        ("participants", "ana", "lead"),
        ("participants", "ana", "email"),
        ("participants", "ben", "timezone"),
        ("participants", "ben"),
        ("participants", "cem"),
    ]


def test_a_zone_that_nobody_has_is_asked_for_once():
    """One line for the whole cohort is the likely cure; single people are named."""
    assert _messages(read_people({"a": {"name": "A"}, "b": {"name": "B"}}, None)) == [
        (("participants",), "nobody here has a timezone")
    ]
    assert _messages(read_people({"a": {"name": "A"}, "b": ANA}, None)) == [
        (("participants", "a"), "timezone of «A» is missing")
    ]
    assert _messages(read_people({"a": {"name": "A"}, "b": ANA}, None, timezone_is_bad=True)) == []


def test_two_spellings_of_one_handle_are_one_too_many():
    """Handles are compared in NFC, so the second would replace the first."""
    people = read_people({"zo\u00eb": ANA, "zoe\u0308": ANA}, None)
    assert _messages(people) == [
        (("participants", "zoe\u0308"), "«zoe\u0308» stands here twice, written with different characters")
    ]


def test_an_id_inside_a_block_may_only_repeat_the_handle():
    """The key of the block is the handle; a second one would leave open which holds."""
    people = read_people({"a": {"name": "A", "id": "a"}, "b": {"name": "B", "id": "c"}}, "UTC")
    assert [problem.path for problem in people.problems] == [("participants", "b", "id")]
    assert all("id" not in person.fields for person in people.sound)


@pytest.mark.parametrize("value", [[["x"]], {"x": "y"}, [{"x": "y"}]])
def test_nested_values_are_complained_of(value):
    """A topic is a text; what is nested by mistake is not guessed at."""
    assert [message for _, message in _messages(read_people({"ana": ANA | {"needs": value}}, None))] == [
        "needs of «Ana»: this must be text"
    ]


def test_columns_are_keys_and_lists_are_joined_by_semicolons():
    """Known keys may be written as people write titles; own columns keep their name."""
    people, _, problems = _table(
        "Name,If needed,Needs,Board Role,Note\nAna,Fri 09:00-10:00,a; b,chair;host,x\n"
    )
    assert people == {
        "ana": {
            "name": "Ana",
            "if_needed": ["Fri 09:00-10:00"],
            "needs": ["a", "b"],
            "Board Role": ["chair", "host"],
            "Note": "x",
        }
    }
    assert problems == []


def test_a_handle_is_made_from_the_name_unless_given():
    """Namesakes are numbered, names without letters take the number of their row."""
    people, *_ = _table("id,name\n,Ana\n,Ana\nana-3,Ana\n,Ana\n,🙂\n")
    assert list(people) == ["ana", "ana-2", "ana-3", "ana-4", "row-6"]


def test_of_two_rows_of_one_person_the_later_counts():
    """The same name and address, however they are typed; another address makes another person."""
    people, _, problems = _table("name,email,role\nAna,a@b.org,x\nAna,c@d.org,y\n ana ,A@b.org,z\n")
    assert {handle: values["role"] for handle, values in people.items()} == {"ana-2": "y", "ana": "z"}
    assert [problem.message for problem in problems] == [
        "«Ana» is in two rows (lines 2 and 4); the later one is taken"
    ]


def test_cells_and_columns_have_places():
    """A path of the cohort leads into the table."""
    _, spot, _ = _table("name,If needed,role\nAna,x,y\n")
    row = spot.child("ana")
    cell = row.child("if_needed")
    assert (row.file, row.line, cell.line, cell.column, cell.key) == ("people.csv", 2, 2, 5, (1, 6))
    assert (spot.child("ben"), row.child("email"), cell.child(0)) == (None, None, None)


def test_a_guessed_encoding_is_shown_by_names_alone():
    """Needs are private, so they are no sample, even where no name has a special letter."""
    text = "name,needs\nZoë,sécret\nAna,x\n"
    *_, (problem,) = people_of(read_table(text.encode("cp1252"), "people.csv"))
    assert problem.message == "this file is not UTF-8; it was read as Windows-1252, such as «Zoë»"
    *_, (problem,) = people_of(read_table(text.replace("ë", "e").encode("cp1252"), "people.csv"))
    assert problem.message == "this file is not UTF-8; it was read as Windows-1252"
    assert problem.place == Place("people.csv")
