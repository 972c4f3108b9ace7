"""Earlier cohorts' circles: a whole circles.yaml or handles only, with roles, read and written."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.core.model import PastCohort
from circlekit.core.problems import InputProblems
from circlekit.files.past import Past, names_behind, read_past, write_past


def read(folder: Path, text: str) -> Past:
    path = folder / "circles.yaml"
    path.write_text(text, encoding="utf-8")
    return read_past(path, "circles.yaml")


def said(folder: Path, text: str) -> list[str]:
    with pytest.raises(InputProblems) as wrong:
        read(folder, text)
    return [f"{problem.place}: {problem.message}" for problem in wrong.value.problems]


def test_earlier_circles_need_nobody_who_takes_part_now(tmp_path: Path) -> None:
    """Handles of then are taken as they are, with who led and who stood in."""
    past = read(
        tmp_path,
        "cohort: autumn-2026\ncircles:\n  c1: {name: A, lead: old, deputy: gone, members: [old, gone]}\n"
        "  c2: {name: B, members: [amina, ben]}\nanything: else\n",
    )
    assert past.cohort == PastCohort(
        cohort="autumn-2026", circles=(("old", "gone"), ("amina", "ben")), leads=("old",), deputies=("gone",)
    )
    assert past.named
    assert {handle: str(place) for handle, place in past.places.items()} == {
        "old": "circles.yaml:3:52", "gone": "circles.yaml:3:57",
        "amina": "circles.yaml:4:27", "ben": "circles.yaml:4:34",
    }  # fmt: skip


def test_a_file_without_a_cohort_is_called_by_its_own_name(tmp_path: Path) -> None:
    """So that there is something to call it."""
    past = read(tmp_path, "circles: {c1: {name: A, members: [ana]}}\n")
    assert (past.cohort.cohort, past.named) == ("circles.yaml", False)


def test_an_earlier_file_with_a_mistake_has_its_place(tmp_path: Path) -> None:
    """The place is in that file, as it is called in the cohort file."""
    assert said(tmp_path, "circles:\n  c1: {name: A, members: [[a]]}\n")[0].startswith("circles.yaml:2:27: ")


def test_nobody_was_in_two_circles_of_one_cohort(tmp_path: Path) -> None:
    """The second time is shown, and twice in one circle is once too many."""
    text = "circles:\n  c1: {name: A, members: [ana, ben, ana]}\n  c2: {name: B, members: [cem, ben]}\n"
    assert said(tmp_path, text) == [
        "circles.yaml:2:37: «ana» is twice in c1",
        "circles.yaml:3:32: «ben» is in c1 and in c2",
    ]


def test_roles_are_counts_by_handle(tmp_path: Path) -> None:
    """Keys of files are the roles' names with an underscore."""
    text = "circles: {}\nroles:\n  ana: {case_giver: 2, note_taker: 1}\n  ben: {opener: 3}\n"
    assert read(tmp_path, text).cohort.roles == {
        "ana": {"case giver": 2, "note-taker": 1},
        "ben": {"opener": 3},
    }


def test_what_is_no_role_or_no_count_is_a_problem(tmp_path: Path) -> None:
    """Each at its place."""
    text = "circles: {}\nroles:\n  ana: {case_givers: 2}\n  ben: {opener: many}\n  cem: 3\n"
    assert said(tmp_path, text) == [
        "circles.yaml:3:9: «case_givers» is not a key that circlekit knows",
        "circles.yaml:4:17: opener of «ben»: «many» is not a whole number",
        "circles.yaml:5:8: roles of «cem» must be a mapping",
    ]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    """Circles with lead and deputy, and roles; handles of every script."""
    past = PastCohort(
        cohort="autumn: 2026",
        circles=(("ana", "öz", "no"), ("cem", "Ольга")),
        leads=("öz", "cem"),
        deputies=("no",),
        roles={"öz": {"case giver": 1, "note-taker": 2}, "no": {"opener": 1}},
    )
    path = tmp_path / "01.yaml"
    path.write_bytes(write_past(past))
    assert read_past(path, "01.yaml").cohort == past
    nothing = PastCohort(cohort="x", circles=())
    path.write_bytes(write_past(nothing))
    assert read_past(path, "01.yaml").cohort == nothing


def test_names_stand_as_comments_behind_handles() -> None:
    """As ``match`` writes them; other comments are none."""
    text = 'members:  # who\n      - ana-lima  # Ana Lima\n      - "no"  # Norah O\'Neill\n      - ben\n'
    assert names_behind(text) == {"ana-lima": "Ana Lima", "no": "Norah O'Neill"}
