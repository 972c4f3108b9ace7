from circlekit.core.intake.answer import Answer
from circlekit.core.intake.mapping import ColumnUse, FormMapping, Kind, Said
from circlekit.core.intake.saved import SavedColumn, SavedForm, saved_for
from circlekit.core.intake.saved_said import corrected, said_with
from circlekit.core.intake.saving import News, new_answers, news, to_save

NAME = ColumnUse(0, "Your name", Kind.TEXT, "name")
TOPICS = ColumnUse(1, "Topics", Kind.SEVERAL, "needs", ", ")
AWAY = ColumnUse(2, "Times you are UNAVAILABLE [Monday]", Kind.BUSY, "available", ";", part="Monday")
WHEN = ColumnUse(3, "Timestamp", Kind.WHEN)
MAPPING = FormMapping("google-forms", (NAME, TOPICS, AWAY, WHEN))
SAVED = SavedForm(
    layout="google-forms",
    file="form.csv",
    columns={
        "Your name": SavedColumn(field="name"),
        "Topics": SavedColumn(field="needs", kind=Kind.SEVERAL, split=", ", options=("a, b", "c")),
        "Times you are UNAVAILABLE [Monday]": SavedColumn(field="available", kind=Kind.BUSY),
        "Timestamp": SavedColumn(kind=Kind.WHEN),
    },
    zones={"EST": "America/New_York"},
    date_order="mdy",
)


def answers(*topics: tuple[str, ...]) -> list[Answer]:
    """Return the answer of a person for each list of topics."""
    return [
        Answer(("form.csv", number), {"name": f"Person {number}", "needs": some})
        for number, some in enumerate(topics, 2)
    ]


def test_a_form_is_known_by_its_layout_and_most_of_its_questions():
    """The name of the file does not matter, nor do spaces and case of a question."""
    assert saved_for("google-forms", ["your  NAME", "Topics", "New"], "other.csv", [SAVED]) is SAVED
    assert saved_for("typeform", ["Your name", "Topics"], "form.csv", [SAVED]) is None
    assert saved_for("google-forms", ["Your name", "Something else"], "form.csv", [SAVED]) is None


def test_of_two_like_forms_the_one_with_more_of_the_questions_is_meant():
    """Two forms of one tool share the question for a name."""
    other = SAVED.model_copy(update={"columns": {"Your name": SavedColumn(field="name")}})
    assert saved_for("google-forms", ["Your name", "Topics", "Timestamp"], "x.csv", [other, SAVED]) is SAVED


def test_a_poll_is_known_by_its_file():
    """It has no questions."""
    poll = SavedForm(layout="doodle", file="poll.csv", zone="Europe/London")
    assert saved_for("doodle", [], "poll.csv", [poll]) is poll
    assert saved_for("doodle", [], "another.csv", [poll]) is None


def test_what_was_said_before_holds_again():
    """Options, zones, turned columns and the order of dates come from the saved form."""
    said = said_with(Said(), SAVED)
    assert said.fields == {}
    assert said.options == {"Topics": ("a, b", "c")}
    assert said.zones == {"EST": "America/New_York"}
    assert said.busy == ("Times you are UNAVAILABLE [Monday]",)
    assert said.date_order == "mdy"


def test_what_is_said_now_wins():
    """Of a column, a word and an order the newest telling counts."""
    now = Said(
        fields={"TOPICS": ""},
        zones={"EST": "America/Panama"},
        free=("times you are unavailable [monday]",),
        date_order="dmy",
    )
    said = said_with(now, SAVED)
    assert said.fields == {"TOPICS": ""}
    assert said.zones == {"EST": "America/Panama"}
    assert said.busy == ()
    assert said.date_order == "dmy"


def taken_for(use: ColumnUse, saved: SavedColumn, said: Said) -> Said:
    """Return what is said of a column that is taken for ``use`` now and was accepted otherwise."""
    form = SavedForm(layout="plain", columns={use.asked: saved})
    return corrected(said, FormMapping("plain", (use,)), form)


def test_a_column_that_would_be_taken_otherwise_is_told():
    """What somebody wrote into the mapping counts; what is the same needs no word."""
    said = Said()
    assert taken_for(NAME, SavedColumn(field="name"), said) is said
    assert taken_for(NAME, SavedColumn(field="nickname"), said).fields == {"Your name": "nickname"}
    assert taken_for(NAME, SavedColumn(kind=Kind.DROPPED), said).fields == {"Your name": ""}
    assert corrected(said, MAPPING, None) is said


def test_a_column_that_was_turned_back_stays_so():
    """Its question has a word like «unavailable», and yet somebody said that people can come then."""
    free = SavedColumn(field="available", kind=Kind.FREE)
    assert taken_for(AWAY, free, Said()).free == (AWAY.asked,)
    said = Said(busy=(AWAY.asked,))
    assert taken_for(AWAY, free, said) is said


def test_what_is_said_of_a_column_now_is_not_corrected():
    """The mapping is older than the command line."""
    said = Said(fields={"your name": "title"})
    title = ColumnUse(0, "Your name", Kind.TEXT, "title")
    assert taken_for(title, SavedColumn(field="name"), said) is said


def test_new_and_vanished_columns_are_told():
    """A column counts as new until somebody has accepted it."""
    without_when = SAVED.model_copy(
        update={"columns": {key: one for key, one in SAVED.columns.items() if key != "Timestamp"}}
    )
    assert news(MAPPING, without_when) == News(("Timestamp",), ())
    fewer = FormMapping("google-forms", (NAME, TOPICS, WHEN))
    assert news(fewer, SAVED) == News((), ("Times you are UNAVAILABLE [Monday]",))
    assert len(news(MAPPING, None).came) == 4


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
