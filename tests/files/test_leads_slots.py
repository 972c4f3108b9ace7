"""Several circles of leads in schedule.yaml."""

from pathlib import Path

import pytest

from circlekit.core.model import Circle, Cohort, Participant, Slot
from circlekit.core.problems import InputProblems
from circlekit.core.scheduling.arrange import arrange
from circlekit.core.scheduling.leads_meetings import Kept, leads_cohort
from circlekit.files.schedules import read_schedule, write_schedule

PEOPLE = [
    Participant(id=handle, name=handle.title(), timezone="Africa/Dakar", available=["Wed 16:00-19:00"])
    for handle in ("ama", "ben", "no", "2027")
]
COHORT = Cohort(
    cohort="Spring", id="spring", starts="2027-01-11", ends="2027-07-09", participants=PEOPLE,
    leads_meetings={"every": "2 months", "minutes": 45},
)  # fmt: skip


def kept(number: int, *members: str) -> Kept:
    """Return a circle of leads, on second Wednesdays at 17:00 in Dakar."""
    handle = f"leads-{number}"
    slot = Slot(
        circle=handle, first="2027-01-13", weekday=2, week=2, start=1020, minutes=45, timezone="Africa/Dakar"
    )
    return Kept(Circle(id=handle, name=f"Leads {number}", members=members), slot)


def read(folder: Path, text: str) -> tuple[Kept, ...]:
    """Return the circles of leads in a file."""
    path = folder / "schedule.yaml"
    path.write_text(text, encoding="utf-8")
    return read_schedule(path, "schedule.yaml", COHORT, ()).leads


def test_each_circle_of_leads_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """With its members, also those whose handles YAML would take for something else."""
    leads = (kept(1, "ama", "no"), kept(2, "ben", "2027"))
    plans = [arrange(one.circle, one.slot, leads_cohort(COHORT)) for one in leads if one.slot]
    text = write_schedule([], COHORT, plans).decode()
    assert "leads:\n  # Leads 1: second Wednesday of every second month, 17:00 Dakar;" in text
    assert read(tmp_path, text) == leads


SLOT = "first: 2027-01-13, weekday: Wed, week: 2, start: '17:00', minutes: 45, timezone: Africa/Dakar"


@pytest.mark.parametrize(
    ("lines", "message", "line"),
    [
        (f"  leads-1: {{{SLOT}}}", "«leads-1» has no members", 4),
        (f"  first-ones: {{members: [ama], {SLOT}}}", "«first-ones» is no circle of leads", 4),
        (f"  leads-1: {{members: [[ama]], {SLOT}}}", "members of «leads-1»: this must be text", 4),
        ("  leads-1: Wednesdays", "«leads-1» must be a mapping of keys", 4),
        (f"  leads-1: {{members: [ama], {SLOT.replace('Wed', 'Thu')}}}", "2027-01-13 is a Wednesday", 4),
        (f"  leads-1: {{members: [ama], {SLOT}, minute: 5}}", "«minute» is not a key", 4),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, lines: str, message: str, line: int) -> None:
    """The same care as for the circles of members."""
    with pytest.raises(InputProblems) as found:
        read(tmp_path, f"cohort: spring\nslots: {{}}\nleads:\n{lines}\n")
    (problem,) = [one for one in found.value.problems if one.severity == "error"]
    assert problem.message.startswith(message)
    assert problem.place is not None
    assert problem.place.line == line


def test_a_lead_whom_nobody_knows_is_named(tmp_path: Path) -> None:
    """A slip of the pen would leave somebody without a circle; whoever left since stops nothing."""
    path = tmp_path / "schedule.yaml"
    path.write_text(
        f"cohort: spring\nslots: {{}}\nleads:\n  leads-1: {{members: [ama, bne], {SLOT}}}\n", encoding="utf-8"
    )
    found = read_schedule(path, "schedule.yaml", COHORT, ())
    (warning,) = [one for one in found.warnings if "bne" in one.message]
    assert (warning.severity, warning.hint) == ("warning", "did you mean ben?")
    assert warning.place is not None
    assert (warning.place.line, warning.place.column) == (4, 28)
