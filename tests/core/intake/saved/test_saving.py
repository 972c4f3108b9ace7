from dataclasses import replace

from circlekit.core.intake.columns.dropping import EMPTY
from circlekit.core.intake.mapping import ColumnUse, FormMapping, Kind, Said
from circlekit.core.intake.saved.said import said_with
from circlekit.core.intake.saved.saving import News, new_answers, news, to_save
from tests.core.intake.accepted import MAPPING, NAME, SAVED, TOPICS, WHEN, answers


def test_new_and_vanished_columns_are_told():
    """A column counts as new until somebody has accepted it."""
    without_when = SAVED.model_copy(
        update={"columns": {key: one for key, one in SAVED.columns.items() if key != "Timestamp"}}
    )
    assert news(MAPPING, without_when) == News(("Timestamp",), ())
    fewer = FormMapping("google-forms", (NAME, TOPICS, WHEN))
    assert news(fewer, SAVED) == News((), ("Times you are UNAVAILABLE [Monday]",))
    assert len(news(MAPPING, None).came) == 4


def test_a_column_that_nobody_filled_in_is_not_accepted_yet():
    """What it is shows when somebody does; until then it is no news."""
    empty = ColumnUse(4, "Topics [Other]", Kind.DROPPED, because=EMPTY)
    before = FormMapping("google-forms", (*MAPPING.columns, empty))
    form = to_save(before, [], "form.csv", Said())
    assert "Topics [Other]" not in form.columns
    assert news(before, form) == News((), ())
    filled = replace(empty, kind=Kind.OPTION, field="needs", because="it is an option of a question")
    later = FormMapping("google-forms", (*MAPPING.columns, filled))
    assert news(later, form) == News(("Topics [Other]",), ())


def test_an_answer_is_remembered_when_two_people_gave_it():
    """What one person wrote is theirs; what several ticked is an option."""
    form = to_save(MAPPING, answers(("Money", "My divorce"), ("Money",)), "form.csv", Said())
    assert form.columns["Topics"].seen == ("Money",)


def test_somebody_who_answers_twice_is_one_person():
    """Their own words are not an option because they sent them again."""
    (answer,) = answers(("My divorce",))
    form = to_save(MAPPING, [answer, answer], "form.csv", Said())
    assert form.columns["Topics"].seen == ()


def test_nothing_that_looks_like_an_address_is_remembered():
    """Two people may name one third person."""
    both = answers(("ana@example.org", "Money"), ("ana@example.org", "Money"))
    form = to_save(MAPPING, both, "form.csv", Said(zones={"ana@example.org": "UTC", "EST": "UTC"}))
    assert form.columns["Topics"].seen == ("Money",)
    assert form.zones == {"EST": "UTC"}


def test_options_are_kept_when_a_person_named_them():
    """They decide how cells are split; what was only seen does not."""
    form = to_save(
        MAPPING, answers(("a, b",), ("a, b",)), "form.csv", Said(options={"topics": ("a, b", "c")})
    )
    assert form.columns["Topics"].options == ("a, b", "c")


def test_options_said_by_their_field_are_kept_too():
    """--options may name a column or its field."""
    form = to_save(MAPPING, [], "form.csv", Said(options={"needs": ("a, b", "c")}))
    assert form.columns["Topics"].options == ("a, b", "c")


def test_what_several_people_answer_for_the_first_time_is_news():
    """Where nothing was seen before, nothing is new."""
    first = to_save(MAPPING, answers(("Money",), ("Money",)), "form.csv", Said())
    later = to_save(MAPPING, answers(("Money", "Time"), ("Time",)), "form.csv", Said(), first)
    assert later.columns["Topics"].seen == ("Money", "Time")
    assert new_answers(later, first) == {"Topics": ("Time",)}
    assert new_answers(first, None) == {}


def test_an_accepted_form_accepted_again_is_the_same():
    """The second import of a file has nothing new to write."""
    some = answers(("Money",), ("Money",))
    said = Said(zones={"EST": "America/New_York"})
    first = to_save(MAPPING, some, "form.csv", said)
    assert to_save(MAPPING, some, "form.csv", said_with(Said(), first), first) == first
