"""``circlekit match --expect-attendance``: the cuts side by side, and the circles that are formed."""

from __future__ import annotations

import json
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from circlekit.cli.matching.cuts import say_choice
from circlekit.core.matching.cuts import Choice, Cut
from tests.cli.conftest import Command
from tests.cli.test_terminal import Screen

HEAD = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-02-14
timezone: Europe/London
meeting: {every: week}
"""

EIGHTS = Cut(3, ((8, 3),), 4, 0.942, 0.698, 6, 1.044, 9.0, 21, 84, 0)
SIXES = Cut(4, ((6, 4),), 4, 0.744, 0.170, 6, 6.137, 11.0, 8, 60, 1)
UNEVEN = Cut(6, ((7, 4), (6, 2)), 4, 0.831, 0.35, 6, 6.1, 9.0, 4, 114, 0)


@pytest.fixture
def volunteers(tmp_path: Path) -> Path:
    """Write a cohort of 24 people, all free on Tuesday and willing to lead."""
    lines = [f"  p{n}: {{name: Person {n}, available: [Tue 16:00-17:00], lead: yes}}" for n in range(1, 25)]
    (tmp_path / "cohort.yaml").write_text("\n".join([HEAD + "participants:", *lines, ""]), encoding="utf-8")
    return tmp_path


def said(choice: Choice, width: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the lines that a person at a terminal of ``width`` columns reads."""
    monkeypatch.setenv("COLUMNS", str(width))
    screen = Screen()
    with redirect_stderr(screen):
        say_choice(choice)
    return screen.getvalue().splitlines()


def test_cuts_stand_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    """What they mean comes first, the one chosen last."""
    assert said(Choice(0.7, (EIGHTS, SIXES), EIGHTS, often=True, led=False), 80, monkeypatch) == [
        "When 70 % come each time, and a meeting takes 4 people:",
        "                               3 x 8      4 x 6",
        "  meetings with 4 or more       94 %       74 %",
        "  circles never below 4         70 %       17 %",
        "  meetings with fewer      1.0 of 18  6.1 of 24",
        "  minutes a head                   9         11",
        "  pairs meeting again       21 of 84    8 of 60",
        "  circles without a lead           0          1",
        "Chosen: 3 circles, the most in which nine of ten meetings have 4 people or more.",
    ]


def test_at_forty_columns_they_stand_below_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two do not fit, each has a table of its own; nothing is wider than the terminal."""
    found = said(Choice(0.7, (EIGHTS, UNEVEN), UNEVEN, often=False, led=False), 40, monkeypatch)
    assert [line.split()[-1] for line in found if line.endswith(("x 8", "2x6"))] == ["8", "2x6"]
    assert "  meetings with fewer      1.0 of 18" in found
    assert "  minutes a head                   9" in found
    assert max(map(len, found)) <= 40
    assert " ".join(found[-4:]) == (
        "Chosen: 6 circles, the fewest there can be; even in those, more than one meeting in ten may have"
        " fewer than 4 people. Ask first who can really come."
    )


def test_a_limit_set_by_leads_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """More circles would do as well."""
    found = said(Choice(0.8, (EIGHTS, SIXES), EIGHTS, often=True, led=True), 200, monkeypatch)
    assert found[-1].endswith("4 people or more; nobody would lead more of them.")


@pytest.mark.parametrize(("share", "circles"), [("70%", 3), ("0.8", 4)])
def test_so_many_circles_are_formed_as_are_chosen(
    share: str, circles: int, volunteers: Path, command: Command
) -> None:
    """Eights at 70 %, sixes at 80 %; the document holds both cuts."""
    found = json.loads(command("match", "--expect-attendance", share, "--json").out)
    assert (found["chosen"], len(found["circles"])) == (circles, circles)
    assert [cut["sizes"] for cut in found["cuts"]] == [
        [{"people": 8, "circles": 3}],
        [{"people": 6, "circles": 4}],
    ]
    assert [(cut["again"], cut["pairs"], cut["meetings"]) for cut in found["cuts"]] == [
        (21, 84, 5),
        (8, 60, 5),
    ]
    assert found["expected_attendance"] == pytest.approx(0.7 if circles == 3 else 0.8)


def test_in_a_pipe_the_cuts_are_talk(volunteers: Path, command: Command) -> None:
    """Standard output has the table of people alone; the choice comes last, where it is not scrolled away."""
    done = command("match", "--expect-attendance", "70%")
    assert done.code == 0
    assert done.out.startswith("circle\tid\tname\trole\n")
    assert "never below" not in done.out
    assert "\nWhen 70 % come each time, and a meeting takes 4 people:\n" in done.err
    assert done.err.splitlines()[-2].startswith("Chosen: 3 circles")


@pytest.mark.parametrize(
    ("share", "message"),
    [
        ("70", "«70» is more than everybody; did you mean 70%?"),
        ("most", "«most» is not a share; write it as 70% or 0.7"),
        ("0%", "«0%» is not more than 0% and at most 100%; write it as 70% or 0.7"),
    ],
)
def test_what_is_no_share_is_wrong_use(share: str, message: str, volunteers: Path, command: Command) -> None:
    """Exit 2, a sentence, and nothing written."""
    done = command("match", "--expect-attendance", share)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert not (volunteers / "circles.yaml").exists()


def test_keeping_circles_and_choosing_their_number_is_wrong_use(volunteers: Path, command: Command) -> None:
    """One of the two options has to go."""
    command("match")
    done = command("match", "--keep", "--expect-attendance", "70%")
    assert done.code == 2
    assert done.err.startswith("--keep keeps the number of circles, and --expect-attendance chooses one")


def test_a_number_of_people_that_cannot_be_cut_has_its_place(volunteers: Path, command: Command) -> None:
    """As without the option; with --allow-unplaced the others are cut."""
    path = volunteers / "cohort.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[: 6 + 17], ""]), encoding="utf-8")
    done = command("match", "--expect-attendance", "70%")
    assert done.code == 3
    assert done.err.startswith("cohort.yaml:")
    found = json.loads(
        command("match", "--expect-attendance", "70%", "--allow-unplaced", "--json", "--dry-run").out
    )
    assert (found["chosen"], len(found["unplaced"])) == (2, 1)


def test_a_process_that_is_not_there_is_said(volunteers: Path, command: Command) -> None:
    """Minutes a head come from it."""
    path = volunteers / "cohort.yaml"
    path.write_text(f"process: troica-consulting\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    done = command("match", "--expect-attendance", "70%")
    assert done.code == 1
    assert "did you mean troika-consulting?" in done.err
