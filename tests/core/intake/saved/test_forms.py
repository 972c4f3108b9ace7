from circlekit.core.intake.saved.forms import SavedColumn, SavedForm, saved_for
from tests.core.intake.accepted import SAVED


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
