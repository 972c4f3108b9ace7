"""Texts of the library in the nearest language and tone that there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.core.coordinating.saying import SilentWords
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.sections import Tone
from circlekit.core.speech import Speech
from circlekit.core.tongues import Tongue
from circlekit.files.library import Shelf, shelves
from circlekit.files.tongues import in_each, nearest, read_saying

CANADIAN = Tongue("fr-CA", Tone.FORMAL)


@pytest.fixture
def where(tmp_path: Path) -> tuple[Shelf, ...]:
    """Return the shelves of a cohort."""
    return shelves(tmp_path, tmp_path / "none")


def put(folder: Path, *names: str) -> None:
    """Write own texts beside a cohort."""
    for name in names:
        path = folder / "library" / "own" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Hello", encoding="utf-8")


@pytest.mark.parametrize(
    ("there", "found", "language"),
    [
        (("en/x.txt",), "en", "en"),
        (("en/x.txt", "fr/x.txt"), "fr", "fr"),
        (("fr/x.txt", "fr-CA/x.txt"), "fr-CA", "fr-CA"),
        (("fr-CA/x.txt", "fr-formal/x.txt"), "fr-formal", "fr"),
        (("fr-formal/x.txt", "fr-CA-formal/x.txt"), "fr-CA-formal", "fr-CA"),
        (("de/x.txt", "en/x.txt"), "en", "en"),
    ],
)
def test_the_nearest_text_is_found(
    tmp_path: Path, where: tuple[Shelf, ...], there: tuple[str, ...], found: str, language: str
) -> None:
    """The tone counts for more than the country, and English is always the last."""
    put(tmp_path, *there)
    assert nearest(where, "own", "x.txt", CANADIAN) == (f"own/{found}/x.txt", language)


def test_an_informal_reader_gets_no_formal_text(tmp_path: Path, where: tuple[Shelf, ...]) -> None:
    """Even where it is the only one in their language."""
    put(tmp_path, "fr-formal/x.txt", "en/x.txt")
    assert nearest(where, "own", "x.txt", Tongue("fr")) == ("own/en/x.txt", "en")


def test_dates_are_said_in_the_language_that_the_text_was_found_in(where: tuple[Shelf, ...]) -> None:
    """In Swahili nothing is there yet: text and dates are English, never half and half."""
    assert read_saying(where, "rotation", "ask.email.txt", Tongue("sw")).speech == Speech("en")
    french = read_saying(where, "rotation", "ask.email.txt", CANADIAN)
    assert french.speech == Speech("fr")
    assert french.silent == SilentWords(
        stay="restez", leave="quittez les cercles", defer="laissez passer un cycle"
    )


def test_problems_of_all_tongues_come_at_once_and_each_once() -> None:
    """Two tongues that fall back to one file have the same problem."""

    def read(tongue: Tongue) -> str:
        if tongue.language == "en":
            return "fine"
        raise InputProblems([Problem((), "the same", ""), Problem((), tongue.language, "")])

    assert in_each([Tongue()], read) == {Tongue(): "fine"}
    with pytest.raises(InputProblems) as caught:
        in_each([Tongue("fr"), Tongue(), Tongue("es")], read)
    assert [problem.message for problem in caught.value.problems] == ["the same", "fr", "es"]
