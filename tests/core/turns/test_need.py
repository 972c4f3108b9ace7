import pytest

from circlekit.core.processes import Process
from circlekit.core.turns.need import Need, need_of

TROIKA = Process(name="Troika", group="3-4", turns="everyone", steps={"Tell": "2", "Talk": "5"})
ASSIST = Process(name="Assist", steps={"Tell": "4", "Offer": "16"})
HALVES = Process(name="Halves", halves=True, cases=1, steps={"Tell": "10", "Talk": "26"})


def test_in_troika_everybody_brings_a_question():
    """Seven people in a three and a four: seven turns, and nobody has to facilitate."""
    assert need_of(TROIKA, 7, 60) == Need(7, (3, 4), 7, 0)
    assert need_of(TROIKA, 7, 60).everyone


def test_as_many_questions_as_fit_are_taken_together():
    """Six people have an hour for two questions of twenty minutes; one person facilitates both."""
    assert need_of(ASSIST, 6, 60) == Need(6, (6,), 2, 1)
    assert not need_of(ASSIST, 6, 60).everyone


def test_each_half_has_its_own_question_and_facilitator():
    """Eight people in two fours: two questions at a time."""
    assert need_of(HALVES, 8, 60) == Need(8, (4, 4), 2, 2)


def test_a_meeting_too_short_for_its_process_is_about_one_question():
    """In twenty minutes there is time for an open conversation about one."""
    assert need_of(ASSIST, 7, 20).cases == 1


def test_whoever_brings_a_question_does_not_facilitate():
    """Of two people one brings it, and the other one facilitates."""
    assert need_of(ASSIST.model_copy(update={"cases": 1}), 2, 60).facilitators == 1


@pytest.mark.parametrize("minutes", [25, 30])
def test_troika_without_time_for_all_has_a_line(minutes):
    """In a short meeting only some have a turn, so that somebody waits."""
    need = need_of(TROIKA, 8, minutes)
    assert 0 < need.cases < 8
    assert need.facilitators == 0
