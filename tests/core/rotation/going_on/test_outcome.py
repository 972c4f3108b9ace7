"""What becomes of everybody: silence, pauses, people who come back, wishes that are over."""

from __future__ import annotations

from datetime import date

import pytest

from circlekit.core.model import Cohort
from circlekit.core.rotation.going_on.answers import Answers
from circlekit.core.rotation.going_on.outcome import Outcome, going_on, outcome
from circlekit.core.sections import RotationPlan
from tests.core.rotation.people import cohort, person

STARTS, ENDS = date(2027, 7, 12), date(2028, 1, 7)


def ended(silent: str = "stay", **wishes: object) -> Cohort:
    """Return a cohort of three with two who wait: Max until the next start, Nia until a day after it."""
    people = [person("ana", **wishes), person("ben"), person("cem")]
    waiting = [person("max", pause_until="2027-07-12"), person("nia", pause_until="2027-07-13")]
    return cohort(people, waiting=waiting, rotation=RotationPlan(silent=silent))


def handles(found: Outcome) -> dict[str, list[str]]:
    return {key: [one.id for one in people] for key, people in found._asdict().items() if people}


def test_without_answers_all_stay_and_whose_day_has_come_is_back() -> None:
    """Until the day of the start is over by then; until the day after is not."""
    found = outcome(ended(), Answers(), STARTS, ENDS)
    assert handles(found) == {"stays": ["ana", "ben", "cem"], "returns": ["max"], "pauses": ["nia"]}
    assert found.returns[0].pause_until is None
    assert found.pauses[0].pause_until == date(2027, 7, 13)


@pytest.mark.parametrize(("silent", "group"), [("leave", "leaves"), ("defer", "defers")])
def test_silence_may_mean_something_else(silent: str, group: str) -> None:
    """Whoever said something, or said before when they come back, is not silent."""
    found = outcome(ended(silent), Answers(stay=["ben"]), STARTS, ENDS)
    assert handles(found) == {
        "stays": ["ben"], "returns": ["max"], group: ["ana", "cem"], "pauses": ["nia"]
    }  # fmt: skip


def test_who_defers_waits_until_the_day_after_the_next_end() -> None:
    """So they come back by themselves in the round after."""
    (cem,) = outcome(ended(), Answers(defer=["cem"]), STARTS, ENDS).defers
    assert cem.pause_until == date(2028, 1, 8)


def test_a_pause_lasts_until_its_day() -> None:
    """One that is over when the cohort starts is none."""
    answers = Answers(pause={"ana": "2027-09-01", "ben": "2027-07-12"})
    found = outcome(ended(), answers, STARTS, ENDS)
    assert handles(found) == {
        "stays": ["ben", "cem"], "returns": ["max"], "pauses": ["ana", "nia"]
    }  # fmt: skip
    assert found.pauses[0].pause_until == date(2027, 9, 1)


def test_who_waits_may_answer_too() -> None:
    """Come back early, leave, wait for the round after, or pause longer."""
    groups = {
        "stay": "returns", "leave": "leaves", "defer": "defers"
    }  # fmt: skip
    for state, group in groups.items():
        found = outcome(ended(), Answers(**{state: ["nia"]}), STARTS, ENDS)
        assert "nia" in handles(found)[group]
    longer = outcome(ended(), Answers(pause={"max": "2028-03-01"}), STARTS, ENDS)
    assert [(one.id, str(one.pause_until)) for one in longer.pauses] == [
        ("max", "2028-03-01"), ("nia", "2027-07-13")
    ]  # fmt: skip


def test_a_wish_for_one_cohort_is_over_after_it() -> None:
    """To lead again, or to rest, is asked anew; who waits has no wish."""
    for answers, group in ((Answers(), "stays"), (Answers(defer=["ana"]), "defers")):
        found = outcome(ended(lead_again="no"), answers, STARTS, ENDS)
        assert getattr(found, group)[0].lead_again is None


def test_who_wishes_to_lead_again_is_willing_to() -> None:
    """Whatever they said before; to rest leaves that as it was."""
    answers = Answers(lead_again=["ana", "zoe"], rest=["ben"], join=[person("zoe")])
    on = {one.id: (one.lead, one.lead_again) for one in going_on(ended(), answers, STARTS)}
    assert on == {
        "ana": ("yes", True), "ben": ("no", False), "cem": ("no", None), "max": ("no", None),
        "zoe": ("yes", True)
    }  # fmt: skip


def test_a_newcomer_may_come_later() -> None:
    """With a day until which they pause they wait like others."""
    zoe, yan = person("zoe", pause_until="2027-10-01"), person("yan")
    answers = Answers(join=[zoe, yan])
    assert [one.id for one in going_on(ended(), answers, STARTS)] == ["ana", "ben", "cem", "max", "yan"]
    found = outcome(ended(), answers, STARTS, ENDS)
    assert [one.id for one in (*found.defers, *found.pauses)] == ["nia", "zoe"]


def test_nobody_is_lost() -> None:
    """Everybody is in exactly one group, whatever was answered."""
    answers = Answers(stay=["max"], leave=["ben"], defer=["nia"], pause={"cem": "2029-01-01"})
    found = outcome(ended(), answers, STARTS, ENDS)
    everybody = [one.id for group in found for one in group]
    assert sorted(everybody) == ["ana", "ben", "cem", "max", "nia"]
