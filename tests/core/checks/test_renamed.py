"""Old handles: each one person's, and nobody's of today."""

from __future__ import annotations

from circlekit.core.checks.renamed import nobody_was_in_two_circles, old_handles_are_free
from circlekit.core.model import Participant, PastCohort
from tests.core.checks.drafts import found, places


def person(handle: str, *was: str) -> Participant:
    return Participant(id=handle, name=handle.title(), timezone="UTC", was=was)


def test_an_old_handle_is_nobodys_of_today() -> None:
    """Both places are given; one's own handle does no harm."""
    problems = found(old_handles_are_free, person("ana", "x", "ben"), person("ben", "ben"))
    assert [one.message for one in problems] == ["«Ana» was «ben», but that is «Ben»"]
    assert places(problems) == [(("participants", "ana", "was", 1), ("participants", "ben"))]


def test_an_old_handle_is_one_persons() -> None:
    """The second who claims it is shown, beside the first."""
    problems = found(old_handles_are_free, person("ana", "x"), person("ben", "y"), person("cem", "x"))
    assert [one.message for one in problems] == ["both «Ana» and «Cem» were «x»"]
    assert places(problems) == [(("participants", "cem", "was", 0), ("participants", "ana", "was"))]


def test_one_person_was_in_one_circle_of_a_cohort() -> None:
    """Two handles of then in two circles were two people."""
    past = PastCohort(cohort="Autumn", circles=(("ana", "ben"), ("ana", "cem")))
    (problem,) = found(nobody_was_in_two_circles, person("ana", "anna"), person("ben"), past=(past,))
    assert problem.path == ("participants", "ana", "was")
    assert problem.message == "«Ana» would have been in two circles of «Autumn»"
    assert found(nobody_was_in_two_circles, person("ana"), past=(past,)) == []
