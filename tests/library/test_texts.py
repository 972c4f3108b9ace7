"""Every text of the library, in every language and tone: what holds for all of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from circlekit.core.languages import DEFAULT
from tests.library.shelf import (
    FORMAL,
    LIBRARY,
    SPOKEN,
    code_of,
    content,
    english,
    language_of,
    placeholders,
    said,
    short_name,
    texts,
    words,
)

FOLDERS = ("nudges", "leads", "rotation", "invitations", "coordinator")
ALL = texts(*FOLDERS)
TRANSLATED = [path for path in ALL if language_of(path) != DEFAULT]
IN_A_FORMAL_TONE = [path for path in ALL if code_of(path) in FORMAL]
TO_ONE_PERSON = (".email.txt", ".short.txt", "parts.yaml", "card.md")

ENGLISH_WORDS = {"and", "have", "that", "the", "there", "this", "which", "with", "you", "your"}

GUILT = {
    "en": (
        r"disappoint\w*",
        r"\blet (us|me|them) down\b",
        r"\bunfortunately\b",
        r"\byou (must|should|have to|ought)\b",
        r"\bwe missed you\b",
        r"\bshame\b",
        r"\bexcuse\w*",
        r"\byour absence\b",
        r"\bfail\w*",
        r"\bonce again\b",
    ),
    "fr": (
        r"\bdéç\w+",
        r"\bdécev\w+",
        r"\bmalheureusement\b",
        r"\b(tu dois|vous devez|tu devrais|vous devriez)\b",
        r"\bhonte\b",
        r"\bexcuse\w*",
        r"\bfaute\b",
        r"\bton absence\b|\bvotre absence\b",
        r"\bmanqué\b",
        r"\bil faut\b",
    ),
    "es": (
        r"\bdecepci\w+",
        r"\blamentablemente\b|\bpor desgracia\b|\blástima\b",
        r"\b(debes|deberías|debe usted|debería usted)\b",
        r"\bculpa\b",
        r"\bvergüenza\b",
        r"\b(tu|su) ausencia\b",
        r"\bfallaste\b|\bfalló\b",
        r"\bhay que\b",
    ),
    "pt": (
        r"\bdecepci\w+",
        r"\binfelizmente\b",
        r"\bvocê (deve|deveria|precisa vir)\b",
        r"\bculpa\b",
        r"\bvergonha\b",
        r"\b(tua|sua) ausência\b",
        r"\bfaltou\b",
    ),
    "de": (
        r"\benttäusch\w+",
        r"\bleider\b",
        r"\b(du solltest|Sie sollten)\b",
        r"\bschuld\w*",
        r"\bschäm\w*",
        r"\bim stich\b",
        r"\bunentschuldigt\w*",
        r"\bvorwurf\w*",
        r"\bversäumt\w*",
    ),
}

INFORMAL_WORDS = {
    "fr-formal": {"tu", "te", "toi", "ton", "ta", "tes"},
    "es-formal": {"contigo", "estás", "puedes", "quieres", "te", "ti", "tienes", "tu", "tus", "tú"},
    "de-formal": {"dein", "deine", "deinem", "deinen", "deiner", "dich", "dir", "du"},
}
FORMAL_WORDS = {"fr": {"votre", "vos", "vous"}, "es": {"usted"}, "pt": {"tu", "teu", "tua", "vós"}}

CRUCIAL = {
    "agreements",
    "catch_up",
    "dates",
    "name",
    "place",
    "report_form",
    "role_card",
    "run_sheet",
    "video",
    "your_part",
}
"""What a translation must not leave out where the English text has it."""


def named(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=short_name)


@pytest.mark.parametrize("language", SPOKEN[1:])
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_language_has_every_text(folder: str, language: str) -> None:
    """No text falls back to English, and none is there that English does not know."""
    names = {path.name for path in (LIBRARY / folder / DEFAULT).iterdir()}
    assert names
    assert {path.name for path in (LIBRARY / folder / language).iterdir()} == names


@pytest.mark.parametrize("code", FORMAL)
def test_a_formal_tone_has_every_message_to_one_person(code: str) -> None:
    """What a circle reads is to all of it, and has one tone."""
    wanted = {
        path.name for path in (LIBRARY / "nudges" / DEFAULT).iterdir() if path.name.endswith(TO_ONE_PERSON)
    }
    assert {path.name for path in (LIBRARY / "nudges" / code).iterdir()} == wanted


@named(ALL)
def test_a_text_ends_like_a_file_and_has_no_loose_ends(path: Path) -> None:
    """One line end at the end, no spaces before it, nothing left to do."""
    text = content(path)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search(r"[ \t]$", text, re.MULTILINE)
    assert not set(text) & set("\r\t\ufeff")
    assert not re.search(r"[a-zà-ÿ,;:]  +\S", text, re.IGNORECASE), "two spaces inside a line"


@named(TRANSLATED)
def test_a_translation_fills_in_what_the_english_text_does_or_less(path: Path) -> None:
    """No placeholder is new, and none that matters is lost."""
    here, there = placeholders(content(path)), placeholders(content(english(path)))
    assert here <= there
    assert here & CRUCIAL == there & CRUCIAL


@named(TRANSLATED)
def test_a_translation_is_one(path: Path) -> None:
    """No line is left in English."""
    assert content(path) != content(english(path))
    assert not words(content(path)) & ENGLISH_WORDS


@named([path for path in ALL if path.parent.parent.name != "leads"])
def test_no_text_makes_anybody_feel_guilty(path: Path) -> None:
    """It offers, thanks, and makes declining as easy as accepting."""
    assert not list(said(GUILT, path))


@named(IN_A_FORMAL_TONE)
def test_a_formal_text_is_formal_throughout(path: Path) -> None:
    """It differs from the informal one, and has none of its words."""
    assert content(path) != content(path.parent.parent / language_of(path) / path.name)
    assert not words(content(path)) & INFORMAL_WORDS[code_of(path)]


@named([path for path in TRANSLATED if code_of(path) in FORMAL_WORDS and path.name.endswith(TO_ONE_PERSON)])
def test_an_informal_text_is_informal_throughout(path: Path) -> None:
    """Whoever is one person is not spoken to as if they were several, or far away."""
    assert not words(content(path)) & FORMAL_WORDS[code_of(path)]


@named([path for path in ALL if language_of(path) == "fr" and not path.name.endswith(".short.txt")])
def test_french_marks_stay_with_their_words(path: Path) -> None:
    """A line never begins with a colon or ends with an opening quote, and apostrophes are curved."""
    text = re.sub(r"^(Subject|Title):|^\s*#.*$|^\s*\w+: |^- |[\"']$", "", content(path), flags=re.MULTILINE)
    assert not re.search(r"(?<![\u00a0\u202f\W])[!?;»]| [:;!?»]|« ", text)
    assert "'" not in text.replace("''", "")


@named([path for path in ALL if language_of(path) in {"es", "pt", "de"}])
def test_questions_are_marked_as_the_language_marks_them(path: Path) -> None:
    """Spanish opens each question and exclamation; Portuguese and German do not."""
    text = content(path)
    opened = text.count("¿") + text.count("¡")
    closed = text.count("?") + text.count("!")
    assert opened == (closed if language_of(path) == "es" else 0)
