from datetime import date, datetime

import pytest
from pydantic import ValidationError

from circlekit.core import fields as f
from circlekit.core.model import Cohort, Participant
from circlekit.core.windows import Window


def _complaints(parse, value):
    with pytest.raises(f.Wrong) as raised:
        parse(value)
    return [(one.at, one.message, one.hint) for one in raised.value.all()]


def _message(parse, value):
    return _complaints(parse, value)[0][1]


@pytest.mark.parametrize(
    ("parse", "typed", "value"),
    [
        (f.label, " Null ", "Null"),
        (f.line, "a \u00a0 b\u200b", "a \u00a0 b"),
        (f.paragraph, "one\r\ntwo\tthree\n", "one\ntwo\tthree"),
        (f.handle, "zoe\u0308", "zoë"),
        (f.handle, "p-7_f.3", "p-7_f.3"),
        (f.day, "2027-1-9", date(2027, 1, 9)),
        (f.day, date(2027, 1, 9), date(2027, 1, 9)),
        (f.day, datetime(2027, 1, 9, 16, 30), date(2027, 1, 9)),
        (f.day_if_any, "", None),
        (f.dates, ["2027-05-01", "2027-04-05", "2027-05-01"], (date(2027, 4, 5), date(2027, 5, 1))),
        (f.clock, "16:30", 990),
        (f.size, "6-8", f.Size(6, 8)),
        (f.size, "6 to 8", f.Size(6, 8)),
        (f.size, "7", f.Size(7, 7)),
        (f.size, 7, f.Size(7, 7)),
        (f.size, f.Size(6, 8), f.Size(6, 8)),
        (f.minutes, 90, 90),
        (f.yes_no, "ON", True),
        (f.yes_no, False, False),
        (f.yes_no, "", False),
        (f.willing, "If-needed", "if needed"),
        (f.willing, True, "yes"),
        (f.willing, "no", "no"),
        (f.language, "pt-BR", "pt-BR"),
        (f.language_if_any, "", None),
        (f.zone_name, "europe/berlin", "Europe/Berlin"),
        (f.several, ["b", " a ", "", "b"], ("b", "a")),
        (f.several, "two\nlines", ("two lines",)),
        (f.several, [3], ("3",)),
        (f.own, "two\nlines", ("two\nlines",)),
        (f.paragraphs, ["a", "", "a"], ("a", "a")),
        (f.groups, ["a", "zoe\u0308"], (("a", "zoë"),)),
        (f.groups, [["a", "b"], ["c", "d", "e"]], (("a", "b"), ("c", "d", "e"))),
        (f.weighted, ["a", "b"], {"a": 1, "b": 1}),
        (f.weighted, {"a": "2"}, {"a": 2}),
        (f.numbers, {"level": "1"}, {"level": 1}),
        (f.mapping, {"needs": "offers"}, {"needs": "offers"}),
        (f.link, "", None),
        (f.links, ["https://example.org/a"], {"https://example.org/a": "https://example.org/a"}),
        (f.links, {"Notes": "https://example.org", "None": ""}, {"Notes": "https://example.org"}),
        (f.days_before, "no", None),
        (f.days_before, "0", 0),
        (f.days_before, None, None),
        (f.window_list, "Tue 16:00-19:00; Tue 18:00-20:00", (Window(2400, 2640),)),
        (f.window_list, [Window(10, 20)], (Window(10, 20),)),
    ],
)
def test_what_people_type_becomes_the_value_it_stands_for(parse, typed, value):
    """Text from a file and values from Python are both understood."""
    assert parse(typed) == value


@pytest.mark.parametrize(
    ("parse", "typed", "message"),
    [
        (f.label, "", "this is empty"),
        (f.label, ["Ana"], "this must be text"),
        (f.label, "a\nb", "this must be one line"),
        (f.line, "a\tb", "a tab is in this text"),
        (f.line, "a\x07b", "an invisible character is in this text: U+0007"),
        (f.label, "a\u202eb", "this text turns the reading direction with U+202E (right-to-left override)"),
        (f.line, "x" * 501, "this text is too long (501 characters)"),
        (f.paragraph, "x" * 20_001, "this text is too long (20,001 characters)"),
        (f.handle, "", "this is empty"),
        (f.handle, "a b", "«a b» cannot be a handle"),
        (f.handle, "a\u202eb", "«a�b» cannot be a handle"),
        (f.day, "", "this is empty"),
        (f.day, "11.1.2027", "«11.1.2027» is not a date"),
        (f.day, "2027-02-29", "there is no 2027-02-29 in the calendar"),
        (f.day, "٢٠٢٧-01-11", "«٢٠٢٧-01-11» is not a date"),
        (f.clock, "24:00", "«24:00» is not a time of day"),
        (f.size, "8-6", "8-6 runs backwards: 8 is more than 6"),
        (f.size, "1", "a circle of 1 is not possible"),
        (f.size, True, "this must be text"),
        (f.minutes, "14", "14 is out of range"),
        (f.minutes, "an hour", "«an hour» is not a whole number"),
        (f.yes_no, "perhaps", "«perhaps» is neither yes nor no"),
        (f.willing, "perhaps", "«perhaps» does not say who leads"),
        (f.language, "English", "«English» is not a language code"),
        (f.zone_name, "", "this is empty"),
        (f.zone_name, "EST", "«EST» is an abbreviation, which does not say when clocks change"),
        (f.groups, "a", "this must be a list of pairs"),
        (f.groups, [["a"]], "each entry needs two people"),
        (f.numbers, "level", "this must be a mapping"),
        (f.link, "javascript:alert(1)", "this is not a web link"),
        (f.link, "https://example.org/a b", "this is not a web link"),
    ],
)
def test_what_cannot_be_understood_is_said_in_a_sentence(parse, typed, message):
    """Every parser says what is wrong; none repeats more of the text than a person needs."""
    assert _message(parse, typed) == message


def test_every_item_of_a_list_is_complained_of():
    """One bad entry does not hide another, and each is named by its place in the list."""
    assert [at for at, *_ in _complaints(f.window_list, ["Mon 9-10", "Tue 09:00-10:00", "x"])] == [(0,), (2,)]
    assert [at for at, *_ in _complaints(f.groups, [["a", "b"], ["c", ["d"]]])] == [(1, 1)]
    assert [at for at, *_ in _complaints(f.weighted, {"a": "x", "b": "1"})] == [("a",)]


def test_the_hint_of_a_date_tells_the_length_of_its_month():
    """Whoever wrote 31 November probably meant its last day."""
    assert _complaints(f.day, "2028-02-30")[0][2] == "that month has 29 days"
    assert "year-month-day" in _complaints(f.day, "2028-13-01")[0][2]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("", None),
        ("Ann@Example.ORG", "Ann@example.org"),
        ("Ann Example <ann@example.org>", "ann@example.org"),
        ("mailto:ann@example.org", "ann@example.org"),
        ("ann@exämple.org", "ann@xn--exmple-cua.org"),
        ("o'neil+x@mail.example.org", "o'neil+x@mail.example.org"),
        (f"{'x' * 64}@example.org", f"{'x' * 64}@example.org"),
    ],
)
def test_one_address_is_taken_out_of_what_was_typed(typed, address):
    """The domain is written as the net needs it (RFC 3490); the rest is left as it was."""
    assert f.address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "ann", "ann@", "@example.org", "ann@b", "ann@example.org.", ".ann@example.org", "a..n@example.org",
        "ann x@example.org", "änn@example.org", f"{'x' * 65}@example.org", "ann@-example.org",
        "ann@exa_mple.org", "ann@[127.0.0.1]", "ann@straße.example", f"ann@{'x' * 64}.org",
        "ann@@example.org", "ann@ä..org",
        "ann@example.org, ben@example.org", "ann@example.org;ben@example.org",
        "Ann <ann@example.org> <b@c.org>",
        f"ann@{'x.' * 130}org",
    ],
)  # fmt: skip
def test_what_is_no_single_address_is_refused_without_being_repeated(typed):
    """Addresses are private: the message says that something is wrong, not what was typed."""
    message = _message(f.address, typed)
    assert "ann" not in message
    assert "example" not in message


def test_values_may_be_made_in_python():
    """Whoever builds values directly gets the same parsing, and pydantic's error with the sentence."""
    person = Participant(
        id="ana", name="Ana", timezone="utc", lead=True, available="Tue 16:00-19:00", fields={"level": 3}
    )
    assert (person.timezone, person.lead, person.fields) == ("UTC", "yes", {"level": ("3",)})
    with pytest.raises(ValidationError, match="no time zone is called «Mars»"):
        Participant(id="ana", name="Ana", timezone="Mars")


def test_a_cohort_made_in_python_has_the_defaults_of_a_file():
    """Only a name, an id, two dates and people are needed."""
    cohort = Cohort(cohort="T", id="t", starts=date(2027, 1, 11), ends="2027-07-09", participants=())
    assert (cohort.size, cohort.meeting.minutes, len(cohort.principles)) == (f.Size(6, 8), 60, 3)


def test_every_field_of_a_participant_has_a_parser():
    """The quick way of reading people calls the parser of each field itself."""
    without = {name for name, field in Participant.model_fields.items() if f.parser_of(field) is None}
    assert without == {"fields", "assumed"}
