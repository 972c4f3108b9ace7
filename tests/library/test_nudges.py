"""The messages of a circle's life: each can be filled, and the short ones stay short in every language."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
import yaml

from circlekit.core.nudging.templates import checked, email_wording, fill
from circlekit.core.nudging.wording import CIRCLE, MEMBER
from circlekit.core.speech import Speech
from tests.library.shelf import content, language_of, placeholders, short_name, texts

MESSAGES = texts("nudges", suffixes=(".md", ".txt"))
SHORT = [path for path in MESSAGES if path.name.endswith(".short.txt")]
EMAILS = [path for path in MESSAGES if path.name.endswith(".email.txt")]
TO_CIRCLES = [path for path in MESSAGES if path.suffix == ".md"]
PARTS = texts("nudges", suffixes=(".yaml",))

MOST_IN_SHORT = 300
MOST_IN_PART = 45
LONGEST_DAY = date(2027, 9, 29)
"""A Wednesday in September: in most languages no day is longer."""

IN_SUBJECTS = {"about", "circle", "cohort", "day", "name", "share_out", "time"}
"""What always has a value, and is short."""

ROLES = {"case_giver", "reserve", "facilitator", "timekeeper", "note_taker", "opener"}


def named(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=short_name)


def long_values(language: str) -> dict[str, str]:
    """Return values as long as they are in life."""
    speech = Speech(language)
    clock = "16:00 (Buenos Aires, UTC-3)"
    day = speech.short_date(LONGEST_DAY)
    known = dict.fromkeys(MEMBER, "x" * 20)
    return known | {
        "about": "Fọláṣadé",
        "catch_up": "z" * MOST_IN_PART,
        "circle": "Circle 12",
        "cohort": "Spring 2027",
        "day": day,
        "hours": speech.hours(12, 90),
        "lead": "Fọláṣadé Adéyẹmí",
        "name": "Fọláṣadé Adéyẹmí",
        "next": day,
        "number": "12",
        "place": "",
        "share_out": "3",
        "times": clock,
        "video": "https://meet.example.org/circles/twelve-abcdefghi/",
        "when": f"{speech.long_date(LONGEST_DAY)}, {clock}",
        "your_part": "y" * MOST_IN_PART,
    }


@named(SHORT)
def test_a_short_message_has_under_300_characters(path: Path) -> None:
    """Also with long names, a long day and a link."""
    filled = fill(content(path), long_values(language_of(path)))
    assert len(filled.strip()) < MOST_IN_SHORT


@named(SHORT)
def test_a_short_message_is_plain_text_for_every_telephone(path: Path) -> None:
    """No Markdown, no pictures, and besides letters only the plainest marks."""
    checked(content(path), MEMBER, path.name)
    text = re.sub(r"\$\w+", "", content(path))
    assert not set(text) & set("*_`#[]<>|«»“”„’…–—\u00a0\u202f")
    assert all(unicodedata.category(one)[0] in "LNPZS" or one == "\n" for one in text)
    assert all(ord(one) < 0x2000 for one in text)


@named(EMAILS)
def test_an_email_has_a_subject_and_known_placeholders(path: Path) -> None:
    """The subject holds only what always has a value."""
    words = email_wording(content(path), MEMBER, path.name)
    assert placeholders(words.subject) <= IN_SUBJECTS
    assert words.body.startswith("\n")


@named([path for path in TO_CIRCLES + EMAILS if path.name.startswith(("welcome.", "week_before."))])
def test_what_a_circle_agreed_stands_where_it_is_read_before_a_meeting(path: Path) -> None:
    """After the principles, in what welcomes and in what comes a week before."""
    text = content(path)
    assert text.index("$principles\n\n") < text.index("$agreements\n\n")


@named(TO_CIRCLES)
def test_a_message_to_a_circle_has_known_placeholders_and_nobodys_name(path: Path) -> None:
    """It is read by all its members."""
    checked(content(path), CIRCLE, path.name)
    assert "$name" not in content(path)


@named(MESSAGES)
def test_a_message_says_something_when_little_is_known(path: Path) -> None:
    """Without lead, link, place, notes and dates to come every line that is left can be read."""
    empty = dict.fromkeys(MEMBER, "")
    always = ("circle", "cohort", "name", "day", "date", "time", "times", "when", "number", "of", "minutes")
    known = empty | dict.fromkeys((*always, "about", "share_out"), "X")
    text = content(path).partition("\n")[2] if path in EMAILS else content(path)
    filled = fill(text, known).strip()
    assert len(filled) > 20
    assert not filled.endswith((":", "\u00a0:"))
    assert "$" not in filled


@named(PARTS)
def test_every_part_has_its_words(path: Path) -> None:
    """A label for a role, and for all a sentence and few words for a text message."""
    parts = yaml.safe_load(content(path))
    assert set(parts) == ROLES | {"catch_up"}
    for name, said in parts.items():
        assert set(said) == {"you", "short"} | ({"role"} if name in ROLES else set())
        assert 0 < len(said["short"]) <= MOST_IN_PART
        assert all(ord(one) < 0x2000 and one != "\u00a0" for one in said["short"])
        assert not any("$" in text for text in said.values())
