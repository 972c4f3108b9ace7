"""The words of the poll page, in every language and tone there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from circlekit.core.polling.words import PageWords
from circlekit.files.records import read_value
from tests.library.shelf import FORMAL, LIBRARY, SPOKEN, content, placeholders, short_name
from tests.library.test_texts import FORMAL_WORDS, GUILT, INFORMAL_WORDS

FOLDER = LIBRARY / "poll"
ALL = sorted(FOLDER.glob("*.yaml"))
OTHERS = [path for path in ALL if path.stem != "en"]
FRENCH = [path for path in ALL if path.stem.startswith("fr")]


def named(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=short_name)


def flat(path: Path) -> dict[str, str]:
    """Return each text by its key, questions and days by keys of their own."""
    found: dict[str, str] = {}
    for key, value in yaml.safe_load(content(path)).items():
        inner = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        found |= {f"{key}.{name}": text for name, text in inner} or {key: value}
    return found


def test_every_language_and_tone_has_the_words() -> None:
    """Five languages, and a second tone where a language has two."""
    assert {path.stem for path in ALL} == {*SPOKEN, *FORMAL}


@named(ALL)
def test_a_language_says_all_of_it(path: Path) -> None:
    """The same keys as in English, each filled in by the same."""
    english, here = flat(FOLDER / "en.yaml"), flat(path)
    assert list(here) == list(english)
    assert {key: placeholders(text) for key, text in here.items()} == {
        key: placeholders(text) for key, text in english.items()
    }
    assert set(yaml.safe_load(content(path))) == set(PageWords.model_fields)
    assert read_value(path, short_name(path), PageWords)


@named(OTHERS)
def test_nothing_is_left_in_english(path: Path) -> None:
    """Not one sentence of it."""
    english = flat(FOLDER / "en.yaml")
    assert [key for key, text in flat(path).items() if text == english[key]] == []


@named(ALL)
def test_nobody_is_blamed(path: Path) -> None:
    """Even where something is missing, the words are kind."""
    text = content(path)
    assert [one for one in GUILT[path.stem[:2]] if re.search(one, text, re.IGNORECASE)] == []


@named(OTHERS)
def test_the_tone_is_kept(path: Path) -> None:
    """No familiar word stands in a formal text, and no formal one in a familiar text."""
    wrong = INFORMAL_WORDS.get(path.stem, FORMAL_WORDS.get(path.stem, set()))
    assert set(re.findall(r"\w+", content(path).casefold())) & wrong == set()


@named(FRENCH)
def test_french_marks_stay_with_their_words(path: Path) -> None:
    """With spaces that do not break, and curved apostrophes."""
    assert not re.search(" [:;?!»]|« |'", content(path))
