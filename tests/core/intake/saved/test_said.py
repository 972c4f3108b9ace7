from circlekit.core.intake.mapping import ColumnUse, FormMapping, Kind, Said
from circlekit.core.intake.saved.forms import SavedColumn, SavedForm
from circlekit.core.intake.saved.said import as_before, corrected, said_with
from tests.core.intake.accepted import AWAY, MAPPING, NAME, SAVED


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


def test_what_was_accepted_says_so():
    """Of a column that is told anew, or that is new, the reason stays its own."""
    form = SavedForm(
        layout="plain", columns={"Your name": SavedColumn(field="name"), "Topics": SavedColumn()}
    )
    uses = as_before(MAPPING, form, Said(fields={"topics": "needs"})).columns
    assert [use.because for use in uses] == ["as you accepted it", "", "", ""]
