"""The wording of the coordinator's calendar, from the library or from people's own files."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.core.coordinating.duties import Task
from circlekit.core.problems import InputProblems, Place
from circlekit.files.library import shelves
from circlekit.files.wordings import FOLDER, read_wordings


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return the library folder beside a cohort."""
    folder = tmp_path / "library" / FOLDER / "en"
    folder.mkdir(parents=True)
    return folder


def test_every_task_has_words_of_the_package(tmp_path: Path) -> None:
    """They are sound, and each title is short enough to be read in a month's view."""
    found = read_wordings(shelves(tmp_path, tmp_path / "none"))
    assert set(found) == set(Task)
    assert all(len(words.title) < 40 and words.body.strip() for words in found.values())


def test_people_replace_them_one_by_one(tmp_path: Path, own: Path) -> None:
    """A file beside the cohort takes the place of the package's."""
    (own / "staying.md").write_text("Title: Who stays?\n\nDo you?", encoding="utf-8")
    found = read_wordings(shelves(tmp_path, tmp_path / "none"))
    assert found[Task.STAYING].title == "Who stays?"
    assert found[Task.PULSE_END].title != "Who stays?"


def test_all_problems_of_all_files_come_at_once(tmp_path: Path, own: Path) -> None:
    """Each with its place."""
    (own / "staying.md").write_text("Do you stay?", encoding="utf-8")
    (own / "check_in.md").write_text("Title: x\nHello $laed", encoding="utf-8")
    with pytest.raises(InputProblems) as caught:
        read_wordings(shelves(tmp_path, tmp_path / "none"))
    assert [(problem.place, problem.hint.partition("?")[0]) for problem in caught.value.problems] == [
        (Place(f"library/{FOLDER}/en/check_in.md", 2, 7), "did you mean $lead"),
        (Place(f"library/{FOLDER}/en/staying.md", 1, 1), "begin with a line «Title: Pulse: $cohort»"),
    ]


@pytest.mark.parametrize("task", Task)
def test_no_word_of_them_blames(tmp_path: Path, task: Task) -> None:
    """What is written to people asks and thanks; it does not count what they did not do."""
    words = read_wordings(shelves(tmp_path, tmp_path / "none"))[task]
    text = words.body.casefold()
    assert not [word for word in ("must", "should have", "missed", "failed", "unfortunately") if word in text]
