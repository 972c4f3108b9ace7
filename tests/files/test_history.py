"""Earlier cohorts: each once, never this cohort's own, every mistake with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.files.history import read_history


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a cohort's folder beside that of an earlier one."""
    for name, members in (("autumn", "[ana, ben]"), ("spring", "[cem, dan]")):
        (tmp_path / name).mkdir()
        text = f"cohort: {name}\ncircles:\n  c1: {{name: One, lead: {members[1:4]}, members: {members}}}\n"
        (tmp_path / name / "circles.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "spring"


def test_earlier_cohorts_are_read_in_their_order(folder: Path) -> None:
    """The path counts from the cohort's folder."""
    past, problems = read_history(["../autumn/circles.yaml"], folder)
    assert [(one.cohort, one.circles, one.leads) for one in past] == [("autumn", (("ana", "ben"),), ("ana",))]
    assert problems == []


@pytest.mark.parametrize("own", ["circles.yaml", "./circles.yaml", "../spring/circles.yaml"])
def test_a_cohort_is_not_its_own_history(folder: Path, own: str) -> None:
    """However the path is written, this cohort's circles are not earlier ones."""
    past, problems = read_history([own], folder)
    assert past == ()
    assert [(one.path, one.message) for one in problems] == [
        (("history", 0), f"«{own}» holds the circles of this cohort, not of an earlier one")
    ]


def test_the_same_file_twice_is_a_problem_at_the_second(folder: Path) -> None:
    """Pairs would count twice; two ways to write one path are one file."""
    past, problems = read_history(["../autumn/circles.yaml", "../spring/../autumn/circles.yaml"], folder)
    assert len(past) == 1
    assert [one.path for one in problems] == [("history", 1)]
    assert problems[0].hint == "keep one of the two"


def test_what_cannot_be_read_does_not_hide_the_rest(folder: Path) -> None:
    """A missing file, an impossible name and a mistake inside a file are all said at once."""
    (folder / "bad.yaml").write_text("circles: [a]\n", encoding="utf-8")
    names = ["gone.yaml", "a\0b", "bad.yaml", "../autumn/circles.yaml"]
    past, problems = read_history(names, folder, "here")
    assert len(past) == 1
    assert [one.path for one in problems[:2]] == [("history", 0), ("history", 1)]
    assert problems[0].hint == "give the path from this folder"
    assert str(problems[2].place) == "here/bad.yaml:1:10"
