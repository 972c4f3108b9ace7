"""How each language speaks of a circle, from the files of the library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from circlekit.core.nudging.parts import ENGLISH
from circlekit.core.problems import InputProblems
from circlekit.core.sections import Tone
from circlekit.files.library import Shelf, shelves
from circlekit.files.reading import Loaded, read_cohort
from circlekit.files.voices import read_voices

COHORT = """\
cohort: Spring
starts: 2027-01-11
ends: 2027-07-09
circles: {c2: {process: peer-assist}}
participants:
  ana: {name: Ana, timezone: Europe/London}
  ben: {name: Ben, timezone: Europe/London, tone: formal}
"""


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    return read_cohort(tmp_path / "cohort.yaml")


@pytest.fixture
def where(tmp_path: Path) -> Sequence[Shelf]:
    return shelves(tmp_path, tmp_path / "config")


def put(root: Path, name: str, text: str) -> None:
    file = root / "library" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_the_english_words_of_roles_are_those_of_the_package(loaded, where):
    """The file to copy says what is said without it."""
    voice = read_voices(loaded, where, ["en"])["en"]
    assert voice.parts == ENGLISH
    assert voice.speech.language == "en"
    assert voice.process.name == "Troika consulting"


def test_a_circle_with_its_own_process_is_spoken_of_with_it(loaded, where):
    """The others keep that of the cohort."""
    assert read_voices(loaded, where, ["en"], "c2")["en"].process.name != "Troika consulting"
    assert read_voices(loaded, where, ["en"], "c1")["en"].process.name == "Troika consulting"


def test_own_words_replace_those_that_are_given_and_no_others(loaded, where, tmp_path):
    """A cohort may call a role as it likes."""
    put(
        tmp_path,
        "nudges/en/parts.yaml",
        "opener: {role: Lights the fire, you: You begin., short: You begin.}\n",
    )
    parts = read_voices(loaded, where, ["en"])["en"].parts
    assert parts.opener.role == "Lights the fire"
    assert parts.timekeeper == ENGLISH.timekeeper


def test_a_wrong_key_is_said_once_for_all_languages(loaded, where, tmp_path):
    """Two languages fall back to the same file."""
    put(tmp_path, "nudges/en/parts.yaml", "openner: {role: x}\n")
    with pytest.raises(InputProblems) as caught:
        read_voices(loaded, where, ["en", "sv"])
    [problem] = caught.value.problems
    assert problem.place
    assert problem.place.file == "library/nudges/en/parts.yaml"


def test_a_leads_card_is_read_in_their_language(loaded, where, tmp_path):
    """Else in English."""
    put(tmp_path, "leads/en/card.md", "Uphold.\n")
    put(tmp_path, "leads/xx/card.md", "Xuphold.\n")
    voices = read_voices(loaded, where, ["en", "xx", "yy"])
    assert [voice.role_card.strip() for voice in voices.values()] == ["Uphold.", "Xuphold.", "Uphold."]


def test_who_wishes_it_is_spoken_to_formally_of_their_part(loaded, where, tmp_path):
    """Ben does, in a cohort that says «du»."""
    put(tmp_path, "leads/de-formal/card.md", "Sie tragen den Kreis.\n")
    voice = read_voices(loaded, where, ["de"])["de"]
    assert "du" in voice.parts.case_giver.you.split()
    assert "Sie" in voice.to(Tone.FORMAL).parts.case_giver.you.split()
    assert voice.to(Tone.FORMAL).role_card == "Sie tragen den Kreis.\n"
    assert voice.to(Tone.INFORMAL) == voice
