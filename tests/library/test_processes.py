"""Processes in other languages: other words for the same steps and minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.core.processes import Process
from circlekit.files.records import read_value
from tests.library.shelf import LIBRARY, content, short_name

FOLDER = LIBRARY / "processes"
ENGLISH = sorted(FOLDER.glob("*.yaml"))
LANGUAGES = ("de", "es", "fr", "pt")
TRANSLATED = sorted(FOLDER.glob("*/*.yaml"))
SPOKEN_OF = {"name", "summary", "source", "licence", "roles", "steps"}


def process(path: Path) -> Process:
    return read_value(path, short_name(path), Process)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_process(language: str) -> None:
    """Nobody gets a run sheet in two languages."""
    assert {path.name for path in (FOLDER / language).iterdir()} == {path.name for path in ENGLISH}


@pytest.mark.parametrize("path", TRANSLATED, ids=short_name)
def test_a_translation_has_the_same_steps_and_minutes(path: Path) -> None:
    """Only what is said differs: the sizes, turns, minutes and link are those of the English process."""
    here, there = process(path), process(FOLDER / path.name)
    assert here.model_dump(exclude=SPOKEN_OF) == there.model_dump(exclude=SPOKEN_OF)
    assert list(here.steps.values()) == list(there.steps.values())
    assert len(here.roles) == len(there.roles)


@pytest.mark.parametrize("path", TRANSLATED, ids=short_name)
def test_a_translation_is_one(path: Path) -> None:
    """No role, step or summary is left in English; names of methods and people may be the same."""
    here, there = process(path), process(FOLDER / path.name)
    assert here.summary != there.summary
    assert here.licence != there.licence
    for ours, theirs in ((here.roles, there.roles), (here.steps, there.steps)):
        assert not set(ours) & set(theirs)
    assert not set(here.roles.values()) & set(there.roles.values())


@pytest.mark.parametrize("path", sorted((FOLDER / "fr").iterdir()), ids=short_name)
def test_french_marks_stay_with_their_words(path: Path) -> None:
    """A line of a run sheet never begins with a mark."""
    spoken = process(path)
    for text in (spoken.summary, spoken.licence, *spoken.steps, *spoken.roles.values()):
        assert not any(f" {mark}" in text for mark in ":;?!»")
        assert "'" not in text


@pytest.mark.parametrize("path", TRANSLATED, ids=short_name)
def test_a_copy_is_told_where_it_belongs(path: Path) -> None:
    """The first line names the folder of the language, where a file of one's own is found."""
    assert f"library/processes/{path.parent.name}" in content(path).partition("\n")[0]
