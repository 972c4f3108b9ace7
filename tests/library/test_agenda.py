"""The words of run sheets and agendas, in every language there are."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from circlekit.core.agenda.words import ENGLISH, AgendaWords
from circlekit.files.records import read_value
from tests.library.shelf import LIBRARY, content, placeholders, short_name

FOLDER = LIBRARY / "agenda"
WORDS = sorted(path for path in FOLDER.glob("*.yaml") if path.stem != "en")
PAGES = sorted(path for path in FOLDER.glob("*/*.md") if path.parent.name != "en")


def words(path: Path) -> dict[str, str]:
    return texts_of(read_value(path, short_name(path), AgendaWords))


def texts_of(spoken: AgendaWords) -> dict[str, str]:
    """Return each text, a list as its lines."""
    values = spoken.model_dump().items()
    return {key: text if isinstance(text, str) else "\n".join(text) for key, text in values}


def test_five_languages_have_words_and_pages() -> None:
    """No agenda has two languages."""
    assert [path.stem for path in WORDS] == ["de", "es", "fr", "pt"]
    names = {path.name for path in (FOLDER / "en").iterdir()}
    assert {(path.parent.name, path.name) for path in PAGES} == {
        (path.stem, name) for path in WORDS for name in names
    }


@pytest.mark.parametrize("path", WORDS, ids=short_name)
def test_a_language_says_all_of_it(path: Path) -> None:
    """Nothing falls back to English, and each text fills in the same."""
    english = texts_of(ENGLISH)
    assert set(yaml.safe_load(content(path))) == set(english)
    for key, text in words(path).items():
        assert text != english[key], key
        assert placeholders(text) == placeholders(english[key]), key


@pytest.mark.parametrize("path", PAGES, ids=short_name)
def test_a_page_shows_the_same_as_in_english(path: Path) -> None:
    """In the same order."""
    english = FOLDER / "en" / path.name
    lines = [sorted(placeholders(line)) for line in content(path).splitlines()]
    assert lines == [sorted(placeholders(line)) for line in content(english).splitlines()]
    assert content(path) != content(english)


@pytest.mark.parametrize("path", [FOLDER / "fr.yaml", *(FOLDER / "fr").iterdir()], ids=short_name)
def test_french_marks_stay_with_their_words(path: Path) -> None:
    """With spaces that do not break, and curved apostrophes."""
    assert not any(f" {mark}" in content(path) for mark in ":;?!»")
    assert "« " not in content(path)
    assert "'" not in content(path)


@pytest.mark.parametrize("path", [*WORDS, *PAGES], ids=short_name)
def test_questions_are_marked_as_the_language_marks_them(path: Path) -> None:
    """Spanish opens each; the others do not."""
    text = content(path)
    is_spanish = "es" in {path.stem, path.parent.name}
    assert text.count("¿") == (text.count("?") if is_spanish else 0)
