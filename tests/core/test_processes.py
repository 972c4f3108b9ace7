import pytest
from pydantic import ValidationError

from circlekit.core.fields import Wrong
from circlekit.core.processes import Occasion, Opening, Process, Span, Turns


def wrongs(**values) -> list[tuple[str, str]]:
    """Return message and hint of everything wrong with a process."""
    with pytest.raises(ValidationError) as caught:
        Process.model_validate({"name": "P", "steps": {"Talk": "5"}, **values})
    found = [detail["ctx"]["wrong"] for detail in caught.value.errors()]
    return [(one.message, one.hint) for wrong in found if isinstance(wrong, Wrong) for one in wrong.all()]


def test_a_process_is_read_from_text():
    """Ranges, turns and steps come from what people type."""
    process = Process(name="Troika", group="3-4", turns="Everyone", steps={"Tell": "1-2", "Ask": "3"})
    assert process.group == Span(3, 4)
    assert process.turns is Turns.EVERYONE
    assert process.steps == {"Tell": Span(1, 2), "Ask": Span(3, 3)}


def test_without_a_group_the_whole_circle_works_together():
    """And as many bring a question as there is time for."""
    process = Process(name="P", steps={"Talk": "20"})
    assert (process.group, process.turns) == (None, Turns.SOME)


@pytest.mark.parametrize("typed", ["0", "5-4", "five", "", "1-2-3", "-1", "1000"])
def test_what_is_no_range_is_refused(typed):
    """A range is one or two numbers from 1, the smaller one first."""
    assert wrongs(group=typed) == [(f"«{typed}» is not a number or a range", "write it as 5 or 4-5")]


def test_a_group_is_two_people_or_more():
    """Nobody gives themselves advice."""
    assert wrongs(group="1") == [("a group of 1 cannot work together", "write 2 or more, such as 3-4")]
    assert len(wrongs(group="1-4")) == 1


def test_roles_are_shown_as_they_are_written():
    """The hint is about roles, not about another mapping."""
    assert wrongs(roles="Host") == [("this must be a mapping", "write it as {Timekeeper: keeps the time}")]


def test_every_wrong_step_is_named():
    """Two steps without minutes are two problems."""
    assert len(wrongs(steps={"Tell": "some", "Ask": "3", "Think": "many"})) == 2


def test_a_process_without_steps_is_refused():
    """There would be nothing to put on a run sheet."""
    assert wrongs(steps={}) == [("there are no steps", "write each as a line «what happens: minutes»")]


def test_who_has_a_turn_is_one_of_two_answers():
    """Anything else is refused, with both in the hint."""
    assert wrongs(turns="nobody") == [
        ("«nobody» does not say who has a turn", "write everyone or as many as fit")
    ]


def test_a_circle_may_split_as_its_process_says():
    """Seven may go as three and four; the sizes come in order, smallest first."""
    process = Process(name="P", steps={"Talk": "20"}, splits={"7": "4+3", "8": "4 + 4"})
    assert process.splits == {7: (3, 4), 8: (4, 4)}


@pytest.mark.parametrize(
    ("splits", "message"),
    [
        ({"7": "3+3"}, "3+3 is not 7 people"),
        ({"7": "three"}, "«three» does not say how a circle splits"),
        ({"x": "3+4"}, "3+4 is not x people"),
    ],
)
def test_a_split_holds_everybody(splits, message):
    """The sizes add up to the number of people."""
    assert [found for found, _ in wrongs(splits=splits)] == [message]


def test_a_process_may_take_a_fixed_number_of_questions():
    """And say what each role does, for how many people it is, and where it is used."""
    process = Process(
        name="P", steps={"Talk": "20"}, cases="1", halves="yes", size="4-5", occasion="share-outs",
        opening="activity", roles={"Host": "keeps the time"},
    )  # fmt: skip
    assert (process.cases, process.halves, process.size) == (1, True, Span(4, 5))
    assert (process.occasion, process.opening) == (Occasion.SHARE_OUTS, Opening.ACTIVITY)
    assert process.roles == {"Host": "keeps the time"}


@pytest.mark.parametrize("cases", ["0", "13", "some"])
def test_a_number_of_questions_is_a_number_that_can_be(cases):
    """Nobody takes none, and nobody thirteen."""
    assert len(wrongs(cases=cases)) == 1


def test_the_minutes_of_one_question_follow_from_its_steps():
    """Two steps of 4-5 and 3 minutes are seven or eight."""
    process = Process(name="P", steps={"Tell": "4-5", "Ask": "3"})
    assert (process.shortest, process.longest) == (7, 8)
