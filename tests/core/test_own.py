"""What single circles agreed for themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.core.model import Circle, Cohort
from circlekit.core.own import agreements_of_nobody, of_circle
from circlekit.core.problems import InputProblems
from circlekit.files.reading import load

COHORT = """\
cohort: Spring
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
process: troika-consulting
agreements: [Cameras are off while we eat.]
readings: [The handbook]
participants:
  amina: {name: Amina, available: Tue 16:00-19:00}
  ben: {name: Ben, available: Tue 16:00-19:00}
"""


def cohort_with(tmp_path: Path, circles: str) -> Cohort:
    """Return the cohort above with what circles agreed."""
    path = tmp_path / "cohort.yaml"
    path.write_text(f"{COHORT}circles:\n{circles}", encoding="utf-8")
    return load(path)


def test_a_circle_sees_its_own_agreements_after_those_of_all(tmp_path: Path) -> None:
    """What holds for everybody stays, and the circle's own comes behind it, once."""
    own = (
        "  c2: {agreements: [Nobody leaves with a to-do, Cameras are off while we eat.], readings: A poem}\n"
    )
    seen = of_circle(cohort_with(tmp_path, own), "c2")
    assert seen.agreements == ("Cameras are off while we eat.", "Nobody leaves with a to-do")
    assert seen.readings == ("The handbook", "A poem")
    assert seen.process == "troika-consulting"


def test_a_circle_may_have_a_process_of_its_own(tmp_path: Path) -> None:
    """Only the circle that chose another process has it."""
    cohort = cohort_with(tmp_path, "  c2: {process: peer-assist}\n")
    assert of_circle(cohort, "c2").process == "peer-assist"
    assert of_circle(cohort, "c1") is cohort


@pytest.mark.parametrize(
    ("circles", "message"),
    [
        ("  - c2\n", "circles: this must be a mapping of circles"),
        ("  c2: peer-assist\n", "circles.c2: this must be a mapping of keys"),
        ("  c2: {proces: x}\n", "«proces» is not a key that circlekit knows"),
        ("  c 2: {process: x}\n", "circles.c 2: «c 2» cannot be a handle"),
    ],
)
def test_what_is_mistyped_is_said_in_its_line(tmp_path: Path, circles: str, message: str) -> None:
    """Each mistake under «circles» has a sentence of its own, and a line."""
    with pytest.raises(InputProblems) as found:
        cohort_with(tmp_path, circles)
    (problem,) = found.value.problems
    assert problem.message == message
    assert problem.place is not None
    assert problem.place.line == 12


def test_agreements_of_an_unknown_circle_are_a_warning_with_the_one_meant(tmp_path: Path) -> None:
    """A handle that is none of the circles is told, with the nearest one."""
    cohort = cohort_with(tmp_path, "  baobba: {process: peer-assist}\n  ipe: {process: peer-assist}\n")
    circles = [Circle(id=name, name=name, members=("amina", "ben")) for name in ("baoba", "ipe")]
    (problem,) = agreements_of_nobody(cohort, circles)
    assert problem.message == "circles names «baobba», which is no circle of this cohort"
    assert (problem.hint, problem.severity) == ("did you mean baoba?", "warning")
