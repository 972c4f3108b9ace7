"""What init writes works at once, whenever it is written."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from circlekit import match
from circlekit.core.company import company
from circlekit.core.model import Cohort
from circlekit.core.readiness import advise
from circlekit.core.scheduling.arrange import arrange
from circlekit.core.scheduling.choosing.choose import choose_slot
from circlekit.files.reading import read_cohort
from circlekit.files.starter import first_monday, starter_files

DAYS = [date(2026, 12, 22) + timedelta(days=step) for step in range(0, 366, 30)]


def begun(folder: Path, today: date = DAYS[0]) -> Cohort:
    """Return the cohort that init begins on a day."""
    for name, content in starter_files(today).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    loaded = read_cohort(folder / "cohort.yaml")
    assert loaded.warnings == ()
    return loaded.cohort


def test_the_first_monday_is_the_day_itself_or_later() -> None:
    """Monday stays; Tuesday waits six days."""
    assert first_monday(date(2027, 1, 11)) == date(2027, 1, 11)
    assert first_monday(date(2027, 1, 12)) == date(2027, 1, 18)


def test_the_cohort_starts_some_three_weeks_ahead_for_half_a_year(tmp_path: Path) -> None:
    """From Tuesday 22 December: Monday 11 January to Friday 9 July."""
    cohort = begun(tmp_path)
    assert (cohort.cohort, cohort.id) == ("January 2027", "january-2027")
    assert (cohort.starts, cohort.ends) == (date(2027, 1, 11), date(2027, 7, 9))


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_only_the_video_link_is_lacking(today: date, tmp_path: Path) -> None:
    """On every day of the year the invented people can all meet, and enough would lead."""
    assert [advice.practice for advice in advise(begun(tmp_path, today))] == [77]


@pytest.mark.parametrize("today", [DAYS[0], DAYS[6]], ids=str)
def test_two_circles_of_seven_can_meet_on_every_date(today: date, tmp_path: Path) -> None:
    """Both halves of the year: nobody misses a meeting, and both circles have a lead and a deputy."""
    cohort = begun(tmp_path, today)
    would = {person.id for person in cohort.participants if person.lead != "no"}
    for circle in match(cohort).circles:
        people = [person for person in cohort.participants if person.id in circle.members]
        slot = choose_slot(circle, people, cohort)
        assert len(people) == 7
        assert slot is not None
        assert all(one.missed == () for one in arrange(circle, slot, cohort).attendance)
        assert {circle.lead, circle.deputy} <= would & set(circle.members)
        assert circle.lead != circle.deputy


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_any_seven_can_be_a_circle(today: date, tmp_path: Path) -> None:
    """All fourteen have an hour in common, so that rotation can mix them."""
    assert company(begun(tmp_path, today)).most == 14


def test_everyone_can_speak_with_everyone(tmp_path: Path) -> None:
    """The rule «share: [languages]» can hold for any circle."""
    assert all("en" in person.languages for person in begun(tmp_path).participants)


def test_every_key_at_rest_works_when_it_is_woken(tmp_path: Path) -> None:
    """A person may take the # away from any line, and the file is still sound."""
    folder = tmp_path / "ours"
    folder.mkdir()
    files = starter_files(DAYS[0])
    text = files["cohort.yaml"].decode("utf-8")
    woken = re.sub(r"(?m)^( *)# (\w+: .+)$", r"\1\2", text)
    changed = [line for line in woken.splitlines() if line not in text.splitlines()]
    woken = woken.replace("https://...", "https://example.org/room").replace("manager  ", "level  ")
    (folder / "cohort.yaml").write_text(woken, encoding="utf-8")
    people = files["people.csv"].decode("utf-8").splitlines()
    table = [f"{people[0]},level,gender", *(f"{line},2,woman" for line in people[1:])]
    (folder / "people.csv").write_text("\n".join(table), encoding="utf-8")
    earlier = tmp_path / "earlier-cohort" / "circles.yaml"
    earlier.parent.mkdir()
    earlier.write_text(
        "cohort: earlier\ncircles:\n  c1: {name: Circle 1, members: [amina, ben]}\n", encoding="utf-8"
    )
    assert len(changed) == 27
    assert read_cohort(folder / "cohort.yaml").cohort.id == "my-circles"


def test_addresses_are_nobodys() -> None:
    """Invented people live at example.org (RFC 2606), so that no draft can reach anyone."""
    text = b"".join(starter_files(DAYS[0]).values()).decode("utf-8")
    assert set(re.findall(r"@([\w.-]+)", text)) == {"example.org"}
