"""The wording of a cohort's end, from the library or from people's own files."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.core.problems import InputProblems, Place
from circlekit.core.rotation.ending.passages import Kind, Part
from circlekit.core.tongues import Tongue
from circlekit.files.library import Shelf, shelves
from circlekit.files.rotation_words import FOLDER, read_ask_words, read_words

GUILT = (
    "must",
    "should have",
    "missed",
    "failed",
    "unfortunately",
    "let down",
    "disappoint",
    "sorry",
    "a pity",
)


@pytest.fixture
def where(tmp_path: Path) -> tuple[Shelf, ...]:
    """Return the shelves of a cohort without a library of its own."""
    return shelves(tmp_path, tmp_path / "none")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return the library folder beside a cohort."""
    folder = tmp_path / "library" / FOLDER / "en"
    folder.mkdir(parents=True)
    return folder


def test_every_message_and_every_part_has_words_of_the_package(where: tuple[Shelf, ...]) -> None:
    """They are sound."""
    words, former = read_words(where)
    assert (set(words.letters), set(words.parts)) == (set(Kind), set(Part))
    assert all(letter.body.strip() for letter in words.letters.values())
    assert "$alumni_dates" in former.body


def test_what_is_assumed_for_a_cohort_is_read_in_the_language_of_the_letters(where) -> None:
    """A language without letters has both in English."""
    assert read_words(where, Tongue("pt-BR"))[0].agenda.principles[0] == "Cada voz conta."
    assert read_words(where, Tongue("sw"))[0].agenda.principles[0] == "Everyone has a voice."


def test_no_word_of_them_blames(where: tuple[Shelf, ...]) -> None:
    """Whoever leaves is thanked, and whoever is asked is free to leave."""
    words, former = read_words(where)
    asked = read_ask_words(where)
    letters = [*words.letters.values(), former, asked.here, asked.resting]
    texts = [*(letter.body for letter in letters), *words.parts.values(), asked.one_more]
    assert [(word, text) for text in texts for word in GUILT if word in text.casefold()] == []


def test_leaving_is_asked_as_staying_is(where: tuple[Shelf, ...]) -> None:
    """Each is one line of the same list, and needs one word."""
    lines = read_ask_words(where).here.body.splitlines()
    assert [line.partition(":")[0] for line in lines if line.startswith("- ")][:3] == [
        "- Stay", "- Leave", "- Not now",
    ]  # fmt: skip
    assert any(line.startswith("One word in reply is enough") for line in lines)


def test_people_replace_them_one_by_one(where: tuple[Shelf, ...], own: Path) -> None:
    """A file beside the cohort takes the place of the package's."""
    (own / "leave.email.txt").write_text("Subject: Bye\n\nBye, $name.", encoding="utf-8")
    (own / "led.txt").write_text("Thanks.", encoding="utf-8")
    words, _ = read_words(where)
    assert (words.letters[Kind.LEAVE].subject, words.parts[Part.LED]) == ("Bye", "Thanks.")
    assert words.letters[Kind.STAY].subject != "Bye"


def test_all_problems_of_all_files_come_at_once(where: tuple[Shelf, ...], own: Path) -> None:
    """Each with its place; a part cannot hold a part."""
    (own / "leave.email.txt").write_text("Bye", encoding="utf-8")
    (own / "led.txt").write_text("Thanks, $leads", encoding="utf-8")
    (own / "alumni.email.txt").write_text("Subject: x\n$circle", encoding="utf-8")
    with pytest.raises(InputProblems) as caught:
        read_words(where)
    assert [problem.place for problem in caught.value.problems] == [
        Place(f"library/{FOLDER}/en/leave.email.txt", 1, 1),
        Place(f"library/{FOLDER}/en/led.txt", 1, 9),
        Place(f"library/{FOLDER}/en/alumni.email.txt", 2, 1),
    ]


def test_the_question_is_checked_too(where: tuple[Shelf, ...], own: Path) -> None:
    """With its place."""
    (own / "ask.email.txt").write_text("Subject: x\n$nme", encoding="utf-8")
    with pytest.raises(InputProblems) as caught:
        read_ask_words(where)
    assert caught.value.problems[0].hint.startswith("did you mean $name?")
