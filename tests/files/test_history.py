"""Earlier cohorts: each once, never this cohort's own, every mistake with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.core.model import Cohort, Participant
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


def people(*handles: str, **was: list[str]) -> Cohort:
    """Return a cohort of these people, some of whom had other handles."""
    known = [Participant(id=one, name=one.title(), timezone="UTC", was=was.get(one, [])) for one in handles]
    return Cohort(cohort="Spring", id="spring", starts="2027-01-11", ends="2027-07-09", participants=known)


def test_two_names_of_one_file_are_one_file(folder: Path) -> None:
    """A link, soft or hard, leads to the same circles."""
    (folder / "soft.yaml").symlink_to("../autumn/circles.yaml")
    (folder / "hard.yaml").hardlink_to(folder / "../autumn/circles.yaml")
    past, problems = read_history(["../autumn/circles.yaml", "soft.yaml", "hard.yaml"], folder)
    assert len(past) == 1
    assert [one.message for one in problems] == [
        "«soft.yaml» is the same file as «../autumn/circles.yaml»",
        "«hard.yaml» is the same file as «../autumn/circles.yaml»",
    ]


def test_a_link_to_this_cohorts_own_circles_is_no_history(folder: Path) -> None:
    """By whatever name."""
    (folder / "old.yaml").hardlink_to(folder / "circles.yaml")
    _, problems = read_history(["old.yaml"], folder)
    assert [one.message for one in problems] == [
        "«old.yaml» holds the circles of this cohort, not of an earlier one"
    ]


def test_a_copy_is_a_problem_at_the_second(folder: Path) -> None:
    """Also when its circles stand in another order, or the copy does not say its cohort."""
    copy = "cohort: autumn\ncircles:\n  c7: {name: Seven, members: [ben, ana]}\n"
    (folder / "copy.yaml").write_text(copy, encoding="utf-8")
    (folder / "bare.yaml").write_text(copy.removeprefix("cohort: autumn\n"), encoding="utf-8")
    _, problems = read_history(["../autumn/circles.yaml", "copy.yaml", "bare.yaml"], folder)
    assert [(one.path, one.message) for one in problems] == [
        (("history", 1), "«copy.yaml» is a copy of «../autumn/circles.yaml»"),
        (("history", 2), "«bare.yaml» is a copy of «../autumn/circles.yaml»"),
    ]


def test_one_cohort_has_one_set_of_circles(folder: Path) -> None:
    """Two files of one cohort that differ cannot both be right."""
    (folder / "other.yaml").write_text(
        "cohort: autumn\ncircles: {c1: {name: A, members: [ana, dan]}}\n", encoding="utf-8"
    )
    _, problems = read_history(["../autumn/circles.yaml", "other.yaml"], folder)
    assert [(one.path, one.message) for one in problems] == [
        (
            ("history", 1),
            "«../autumn/circles.yaml» and «other.yaml» are both of «autumn», with different circles",
        )
    ]


def test_two_cohorts_with_the_same_circles_are_two(folder: Path) -> None:
    """Circles may go on together for one more cohort."""
    (folder / "summer.yaml").write_text(
        "cohort: summer\ncircles: {c1: {name: A, members: [ana, ben]}}\n", encoding="utf-8"
    )
    past, problems = read_history(["../autumn/circles.yaml", "summer.yaml"], folder)
    assert (len(past), problems) == (2, [])


def test_a_cohort_is_not_its_own_history_by_its_id(folder: Path) -> None:
    """A copy of its own circles elsewhere is known by the cohort's id."""
    (folder.parent / "saved.yaml").write_bytes((folder / "circles.yaml").read_bytes())
    _, problems = read_history(["../saved.yaml"], folder, "", people("cem", "dan"))
    assert [(one.path, one.message) for one in problems] == [
        (("history", 0), "«../saved.yaml» is of «spring», which is this cohort")
    ]


def test_people_are_known_by_their_handle_of_today(folder: Path) -> None:
    """Ana is called Anna now, in circles and as lead."""
    past, problems = read_history(["../autumn/circles.yaml"], folder, "", people("anna", "ben", anna=["ana"]))
    assert [(one.circles, one.leads) for one in past] == [((("anna", "ben"),), ("anna",))]
    assert problems == []


def test_somebody_who_is_new_by_a_slip_is_named(folder: Path) -> None:
    """A handle that is nearly theirs belongs to nobody now."""
    circles = "cohort: autumn\ncircles:\n  c1: {name: A, members: [ana-lima, ben, p1, zed]}\n"
    (folder / "old.yaml").write_text(circles, encoding="utf-8")
    _, problems = read_history(["old.yaml"], folder, "here", people("anna-lima", "ben", "p2", "yan"))
    assert [(str(one.place), one.severity, one.message, one.hint) for one in problems] == [
        (
            "here/old.yaml:3:27",
            "warning",
            "«ana-lima» of then takes part no more, and «Anna-Lima» seems new",
            "if they are one person, add was: [ana-lima] to them; else all is well",
        )
    ]


def test_a_name_behind_a_handle_of_then_is_known_again(folder: Path) -> None:
    """Somebody of that name has another handle now; whoever says so is not asked."""
    circles = "cohort: autumn\ncircles:\n  c1:\n    name: A\n    members:\n    - x17  # Wanda\n    - ben\n"
    (folder / "old.yaml").write_text(circles, encoding="utf-8")
    _, problems = read_history(["old.yaml"], folder, "", people("wanda", "ben"))
    assert [str(one.place) for one in problems] == ["old.yaml:6:7"]
    _, problems = read_history(["old.yaml"], folder, "", people("wanda", "ben", wanda=["x17"]))
    assert problems == []


def test_many_who_seem_new_are_counted(folder: Path) -> None:
    """When everybody's handle changed, five are named."""
    names = ["ada", "bea", "cleo", "dora", "ella", "finn", "gus"]
    old = ", ".join(f"{name}-miller" for name in names)
    (folder / "old.yaml").write_text(f"circles: {{c1: {{name: A, members: [{old}]}}}}\n", encoding="utf-8")
    _, problems = read_history(["old.yaml"], folder, "", people(*(f"{name}-muller" for name in names)))
    assert len(problems) == 6
    assert problems[-1].message == "2 more people seem new in the same way"
