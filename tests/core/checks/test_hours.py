"""Hours that no meeting fits into."""

from __future__ import annotations

from circlekit.core.checks.hours import windows_hold_a_meeting
from circlekit.core.model import Participant
from circlekit.core.sections import MeetingPlan
from circlekit.core.windows import parse_windows
from tests.core.checks.drafts import found


def person(handle: str, available: str, if_needed: str = "") -> Participant:
    """Return somebody with these hours."""
    hours = {key: parse_windows(text) if text else () for key, text in
             (("available", available), ("if_needed", if_needed))}  # fmt: skip
    return Participant(id=handle, name=handle.title(), timezone="UTC", **hours)


def test_windows_that_are_all_too_short_are_asked_about() -> None:
    """Half an hour holds no meeting of an hour; whoever has one longer window is left alone."""
    people = [
        person("ana", "Tue 16:00-16:30; Wed 09:00-09:45"),
        person("ben", "Tue 16:00-16:30; Wed 09:00-10:00"),
        person("cem", "Tue 16:00-16:30", "Tue 16:30-17:00"),
        person("dia", ""),
    ]
    (problem,) = found(windows_hold_a_meeting, *people)
    assert (problem.path, problem.severity) == (("participants", "ana", "available"), "warning")
    assert problem.message == "no window of «Ana» is as long as a meeting of 60 minutes"
    assert found(windows_hold_a_meeting, *people, meeting=MeetingPlan(minutes=30)) == []
