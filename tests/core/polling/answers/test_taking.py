from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from circlekit.core.poll_plan import DAYTIME
from circlekit.core.polling.answers.taking import take, without_doubles
from circlekit.core.polling.answers.text import PollAnswer
from circlekit.core.polling.form import Asked, PollForm, Shape

TODAY = date(2026, 10, 12)
FORM = PollForm(
    cohort="Spring 2027", id="spring-2027", purpose="", coordinator="", send_to="", until=None,
    keep_until=date(2027, 10, 7), hours=DAYTIME, step=30,
    asked=(Asked("needs", Shape.LINES), Asked("languages", Shape.SEVERAL), Asked("region", Shape.ONE),
           Asked("country", Shape.LINE)),
)  # fmt: skip
ANA = PollAnswer(
    "spring-2027",
    datetime(2026, 10, 11, 14, 5, 9, tzinfo=UTC),
    {
        "name": "Ana Silva",
        "email": "Ana@Example.org",
        "timezone": "Europe/Lisbon",
        "available": ("Tue 16:00-19:00",),
        "if_needed": (),
        "lead": "if needed",
        "languages": ("pt", "en"),
        "needs": ("Money; and time",),
        "region": ("Europe",),
        "country": ("PT",),
        "share_email": "no",
        "consent": "I agree.",
    },
    lines={"name": 3, "email": 4, "region": 12},
    line=1,
)  # fmt: skip


def _with(**values: str | tuple[str, ...]) -> PollAnswer:
    return replace(ANA, values={**ANA.values, **values})


def _said(answer: PollAnswer, *, unchecked: bool = False) -> list[tuple[object, str]]:
    taken = take([answer], FORM, "ana.txt", TODAY, unchecked=unchecked)
    assert all(problem.severity == "warning" for problem in taken.problems)
    return [(problem.path, problem.message) for problem in taken.problems]


def test_an_answer_becomes_a_row() -> None:
    """Values are as a people table has them: lists as lists, the address tidied, consent with its day."""
    (found,), problems = take([ANA], FORM, "ana.txt", TODAY)
    assert problems == ()
    assert found.values == {
        "name": "Ana Silva",
        "email": "Ana@example.org",
        "timezone": "Europe/Lisbon",
        "available": ("Tue 16:00-19:00",),
        "if_needed": (),
        "lead": "if needed",
        "languages": ("pt", "en"),
        "needs": ("Money, and time",),
        "region": ("Europe",),
        "country": "PT",
        "share_email": "no",
        "consent": "2026-10-11: I agree.",
    }
    assert (found.when, found.path, found.paths["email"]) == (ANA.answered, ("ana.txt", 1), ("ana.txt", 4))


@pytest.mark.parametrize("key", ["id", "manager", "pause_until", "knows", "joins", "was", "regio"])
def test_what_nobody_asked_for_is_left_out(key: str) -> None:
    """An answer cannot say what only the coordinator may, nor anything else that the page does not ask."""
    taken = take([_with(**{key: ("ben",)})], FORM, "ana.txt", TODAY)
    assert key not in taken.answers[0].values
    (problem,) = taken.problems
    assert problem.message == (
        f"the answer of «Ana Silva» has a line «{key}» that nobody asked for; it was left out"
    )
    assert problem.hint == (
        "did you mean region?" if key == "regio" else "the page of this cohort does not ask for it"
    )


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (replace(ANA, cohort="autumn"),
         "is for the cohort «autumn», and this one is «spring-2027»; it was left out"),
        (replace(ANA, sound=False),
         "was changed on its way: its check sum is not right; it was left out"),
        (replace(ANA, answered=datetime(2099, 1, 1, tzinfo=UTC)),
         "has a date that is still to come, 2099-01-01; it was left out"),
        (_with(timezone=""), "has no «timezone»; it was left out"),
        (_with(timezone="Europe/Lisbao"), "has a value of «timezone» that cannot be used; it was left out"),
        (_with(email="ana at example"), "has a value of «email» that cannot be used; it was left out"),
        (_with(lead="now and then"), "has a value of «lead» that cannot be used; it was left out"),
        (_with(share_email="if so"), "has a value of «share_email» that cannot be used; it was left out"),
        (_with(needs=("x",) * 101), "has a value of «needs» that cannot be used; it was left out"),
        (_with(available=("Tue 16:00-16:15",) * 673),
         "has a value of «available» that cannot be used; it was left out"),
        (_with(available=("Tue 16:00-16:00",)),
         "has a value of «available» that cannot be used; it was left out"),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_count_is_named(answer: PollAnswer, said: str) -> None:
    """It is left out as a whole, with the reason, and without what it holds."""
    assert take([answer], FORM, "ana.txt", TODAY).answers == ()
    ((_, message),) = _said(answer)
    assert message == f"the answer of «Ana Silva» {said}"


def test_an_answer_without_a_name_is_not_taken() -> None:
    """Nobody could be found again."""
    ((path, message),) = _said(_with(name=""))
    assert (path, message) == (("ana.txt", 3), "an answer without a name has no «name»; it was left out")


def test_an_address_that_slipped_into_a_name_is_not_told() -> None:
    """It does where a key was damaged on the way, so that its line became part of the one before."""
    ((_, message),) = _said(_with(name="Ana Silva emal: ana@example.org", share_email="if so"))
    assert message.startswith("the answer of «Ana Silva emal:» has a value")


def test_a_clock_may_be_a_little_fast() -> None:
    """Tomorrow is another day's today somewhere else."""
    tomorrow = replace(ANA, answered=datetime(2026, 10, 13, 23, 59, tzinfo=UTC))
    assert len(take([tomorrow], FORM, "ana.txt", TODAY).answers) == 1


def test_somebody_may_have_looked_at_a_changed_answer() -> None:
    """Then it counts, and that is said."""
    changed = replace(ANA, sound=False)
    assert len(take([changed], FORM, "ana.txt", TODAY, unchecked=True).answers) == 1
    ((_, message),) = _said(changed, unchecked=True)
    assert message == (
        "the answer of «Ana Silva» was changed on its way and counts all the same (--unchecked)"
    )


@pytest.mark.parametrize("answer", [_with(consent=""), replace(ANA, values={"name": "Ana Silva"})])
def test_without_consent_nothing_is_kept(answer: PollAnswer) -> None:
    """Only who it was, so that they can be told apart from those who did not answer."""
    ((found,), problems) = take([answer], FORM, "ana.txt", TODAY)
    assert set(found.values) <= {"name", "email", "consent"}
    assert (found.values["consent"], problems) == ("", ())


def test_the_same_answer_counts_once() -> None:
    """A forward, or a message kept twice, is no second answer."""
    other = replace(ANA, answered=datetime(2026, 10, 12, tzinfo=UTC))
    kept = without_doubles({"a": (ANA,), "b": (ANA, other), "c": (replace(ANA, line=9),)})
    assert kept == {"a": (ANA,), "b": (other,), "c": ()}
