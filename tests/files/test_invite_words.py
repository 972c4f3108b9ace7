"""The wording of invitations in a language and tone, from the library or from people's own files."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.core.inviting.changes import PLACEHOLDERS, ChangeWords
from circlekit.core.inviting.records import Kind
from circlekit.core.problems import InputProblems, Place
from circlekit.core.sections import Tone
from circlekit.core.speech import Speech
from circlekit.core.tongues import Tongue
from circlekit.files.invite_words import read_invite_words
from circlekit.files.library import Shelf, shelves
from tests.library.shelf import FORMAL, SPOKEN, placeholders

TONGUES = [*map(Tongue, SPOKEN), *(Tongue(code.partition("-")[0], Tone.FORMAL) for code in FORMAL)]


@pytest.fixture
def where(tmp_path: Path) -> tuple[Shelf, ...]:
    """Return the shelves of a cohort."""
    return shelves(tmp_path, tmp_path / "none")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return the folder of French wording beside a cohort."""
    folder = tmp_path / "library" / "invitations" / "fr"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("tongue", TONGUES, ids=str)
def test_every_tongue_has_every_message_and_every_change(where: tuple[Shelf, ...], tongue: Tongue) -> None:
    """Each change names what it is about."""
    words = read_invite_words(where, tongue)
    assert set(words.letters) == set(Kind)
    assert words.telling.speech == Speech(tongue.language)
    for key, known in PLACEHOLDERS.items():
        assert placeholders(getattr(words.telling.words, key)) == known


def test_english_is_what_the_code_says_by_itself(where: tuple[Shelf, ...]) -> None:
    """The file is there to be copied and translated."""
    assert read_invite_words(where).telling.words == ChangeWords()


def test_a_sentence_that_is_missing_is_english(where: tuple[Shelf, ...], own: Path) -> None:
    """A file of one's own may hold a few."""
    (own / "changes.yaml").write_text("new_times: Tout change.\n", encoding="utf-8")
    words = read_invite_words(where, Tongue("fr")).telling.words
    assert (words.new_times, words.link) == ("Tout change.", "The link to join is new.")


def test_all_wrong_placeholders_are_told_at_once(where: tuple[Shelf, ...], own: Path) -> None:
    """With the sentence that they stand in."""
    (own / "changes.yaml").write_text("last: Le $dya.\nlink: Pour $5 ou $day\n", encoding="utf-8")
    with pytest.raises(InputProblems) as caught:
        read_invite_words(where, Tongue("fr"))
    assert [(one.place, one.message) for one in caught.value.problems] == [
        (Place("library/invitations/fr/changes.yaml"), "last: «$dya» is not a placeholder"),
        (Place("library/invitations/fr/changes.yaml"), "link: a lone $ stands here"),
        (Place("library/invitations/fr/changes.yaml"), "link: «$day» is not a placeholder"),
    ]
