import pytest
from pydantic import ValidationError

from circlekit.core.fields import Wrong
from circlekit.core.processes import Process, Span, Turns


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
