"""Earlier circles under the handles of today."""

from __future__ import annotations

from circlekit.core.model import Participant, PastCohort
from circlekit.core.renamed import todays_handles, with_todays_handles


def person(handle: str, *was: str) -> Participant:
    return Participant(id=handle, name=handle.title(), timezone="UTC", was=was)


def test_an_old_handle_is_todays_person() -> None:
    """Several old ones too; a handle that somebody has now stays theirs."""
    people = [person("ana", "anna", "ana-l"), person("ben", "ana"), person("cem")]
    assert todays_handles(people) == {"anna": "ana", "ana-l": "ana"}


def test_everything_of_a_past_cohort_is_renamed() -> None:
    """Members, leads, deputies and roles; turns under both handles are counted together."""
    past = PastCohort(
        cohort="autumn",
        circles=(("anna", "ben"), ("cem", "zed")),
        leads=("anna",),
        deputies=("cem",),
        roles={"anna": {"opener": 2}, "ana": {"opener": 1, "case giver": 1}, "zed": {"opener": 4}},
    )
    (found,) = with_todays_handles([past], [person("ana", "anna"), person("cem-2", "cem")])
    assert found.circles == (("ana", "ben"), ("cem-2", "zed"))
    assert (found.leads, found.deputies) == (("ana",), ("cem-2",))
    assert found.roles == {"ana": {"opener": 3, "case giver": 1}, "zed": {"opener": 4}}


def test_without_old_handles_nothing_changes() -> None:
    """The very same values come back."""
    past = (PastCohort(cohort="autumn", circles=(("ana", "ben"),)),)
    assert with_todays_handles(past, [person("ana")]) is past
