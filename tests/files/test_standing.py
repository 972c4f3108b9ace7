"""Which slots of circlekit's own schedule.yaml still hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.core.model import Circle, Cohort
from circlekit.core.problems import InputProblems
from circlekit.files.standing import read_standing

from .test_changes import CHANGES, CIRCLES, COHORT, HEAD, READ


def standing(
    tmp_path: Path, text: str, cohort: Cohort = COHORT, circles: tuple[Circle, ...] = CIRCLES
) -> list[str]:
    """Return the handles of the circles whose slots hold."""
    path = tmp_path / "schedule.yaml"
    path.write_text(text, encoding="utf-8")
    return list(read_standing(path, "schedule.yaml", cohort, circles))


def test_sound_slots_hold_with_their_changes(tmp_path: Path) -> None:
    """Both circles have one."""
    path = tmp_path / "schedule.yaml"
    path.write_text(HEAD + CHANGES, encoding="utf-8")
    found = read_standing(path, "schedule.yaml", COHORT, CIRCLES)
    assert (list(found), found["c2"].changes) == (["c1", "c2"], READ)


def test_what_does_not_hold_is_left_out(tmp_path: Path) -> None:
    """A slot that is none, one of another rhythm, one of a circle that is no more."""
    assert standing(tmp_path, HEAD.replace("week: 3", "week: 1")) == ["c1"]
    assert standing(tmp_path, HEAD.replace('"16:00"', "noon", 1)) == ["c2"]
    assert standing(tmp_path, HEAD + CHANGES, circles=CIRCLES[:1]) == ["c1"]
    weekly = COHORT.model_copy(update={"meeting": COHORT.meeting.model_copy(update={"every": "2 weeks"})})
    assert standing(tmp_path, HEAD + CHANGES, weekly) == []


def test_nothing_holds_in_another_cohort(tmp_path: Path) -> None:
    """The file was copied from there."""
    assert standing(tmp_path, HEAD.replace("spring-2027", "autumn-2026")) == []


def test_a_change_that_does_not_fit_is_said(tmp_path: Path) -> None:
    """Nobody's decision is dropped in silence."""
    with pytest.raises(InputProblems) as wrong:
        standing(tmp_path, HEAD + CHANGES.replace("[2027-04-20]", "[2027-04-21]"))
    assert [str(one.place) for one in wrong.value.problems] == ["schedule.yaml:13:15"]


def test_changes_that_are_no_mapping_are_said(tmp_path: Path) -> None:
    """They belong to no circle."""
    with pytest.raises(InputProblems, match="changes: this must be a mapping of keys"):
        standing(tmp_path, HEAD + "changes: 5\n")
