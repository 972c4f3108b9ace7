from pathlib import Path

import pytest

from circlekit.core.agenda import ENGLISH
from circlekit.core.problems import InputProblems
from circlekit.files.library import read_agenda_words, shelves


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cohort's folder with a place for words of its own."""
    (tmp_path / "library/agenda").mkdir(parents=True)
    return tmp_path


def read(folder: Path, language: str = "en"):
    return read_agenda_words(shelves(folder, folder / "config"), language)


def own(folder: Path, name: str, **words: str) -> None:
    lines = [f"{key}: '{text}'\n" for key, text in words.items()]
    (folder / "library/agenda" / name).write_text("".join(lines), encoding="utf-8")


def test_the_packages_words_are_the_english_ones(folder):
    """What people copy and translate is what circlekit says itself."""
    assert read(folder) == ENGLISH


def test_words_beside_the_cohort_win(folder):
    """A coordinator says it in their own way."""
    own(folder, "en.yaml", welcome="Hello all")
    assert read(folder).welcome == "Hello all"


def test_the_nearest_language_is_taken(folder):
    """Whoever reads the French of Canada is given French, and whoever reads what is not there English."""
    own(folder, "fr.yaml", welcome="Bonjour")
    assert read(folder, "fr-CA").welcome == "Bonjour"
    assert read(folder, "tlh") == ENGLISH


def test_what_a_file_leaves_out_is_said_in_english(folder):
    """So that a file stays sound when circlekit learns to say more."""
    own(folder, "en.yaml", welcome="Hello all")
    assert read(folder) == ENGLISH.model_copy(update={"welcome": "Hello all"})


def test_every_wrong_text_has_its_place(folder):
    """A placeholder with a slip and a key with a slip come together."""
    own(folder, "en.yaml", back="Back, $nmae", wlcome="Hello")
    with pytest.raises(InputProblems) as caught:
        read(folder)
    assert [problem.message for problem in caught.value.problems] == [
        "back: «$nmae» is not a placeholder here",
        "«wlcome» is not a key that circlekit knows",
    ]
    assert all(
        problem.place and problem.place.file == "library/agenda/en.yaml" for problem in caught.value.problems
    )
