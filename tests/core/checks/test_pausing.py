"""Not everybody pauses at once."""

from __future__ import annotations

from datetime import date

from circlekit.core.checks.pausing import somebody_takes_part
from circlekit.core.model import Participant
from tests.core.checks.drafts import found


def person(handle: str, until: str) -> Participant:
    return Participant(id=handle, name=handle.title(), timezone="UTC", pause_until=until)


def test_when_everybody_pauses_nobody_takes_part() -> None:
    """Only a pause that is longer than until the start counts; nobody at all is another matter."""
    starts = date(2027, 1, 11)
    ana, ben = person("ana", "2027-01-12"), person("ben", "2028-01-01")
    (problem,) = found(somebody_takes_part, ana, ben, starts=starts)
    assert (problem.path, problem.severity) == (("participants",), "warning")
    assert found(somebody_takes_part, person("ana", "2027-01-11"), ben, starts=starts) == []
    assert found(somebody_takes_part, starts=starts) == []
