"""What the placeholders stand for: people's names, and nothing that is private."""

from __future__ import annotations

from typing import Any

import pytest

from circlekit.core.agenda.words import AgendaWords
from circlekit.core.nudging.styles import MARKDOWN, PLAIN, Style
from circlekit.core.nudging.templates import EmailWording
from circlekit.core.rotation.ending.passages import Kind, Part, passages
from circlekit.core.rotation.ending.wording import IN_LETTERS, IN_PARTS, Words, desk, letter_values, values
from circlekit.core.speech import Speech

from .terms import begun, ended

WORDS = Words(
    {kind: EmailWording("$name", "$led") for kind in Kind},
    {part: f"{part} of $old_circle" for part in Part},
)


def said(handle: str, style: Style = PLAIN, **more: Any) -> dict[str, str]:
    """Return the values for one person."""
    about = desk(ended(), begun(**more), "Peer assist")
    passage = next(one for one in passages(about.ended, about.begun) if one.person.id == handle)
    return letter_values(passage, WORDS, about, style)


@pytest.mark.parametrize("handle", ["ama", "cem", "eve", "gus", "fay"])
def test_every_placeholder_has_a_value(handle: str) -> None:
    """What templates are checked against is what there is."""
    about = desk(ended(), begun(), "")
    passage = next(one for one in passages(about.ended, about.begun) if one.person.id == handle)
    assert set(values(passage, about, PLAIN)) == IN_PARTS
    assert set(letter_values(passage, WORDS, about)) == IN_LETTERS


def test_what_is_assumed_is_said_in_the_language_of_the_letter() -> None:
    """A cohort that names no principles of its own has them in every language."""
    german = WORDS._replace(agenda=AgendaWords(principles=["Jede Stimme zählt."]))
    about = desk(ended(), begun(), "")
    passage = next(one for one in passages(about.ended, about.begun) if one.person.id == "fay")
    assert letter_values(passage, german, about)["principles"] == "\n- Jede Stimme zählt."
    assert "- Everyone has a voice." in letter_values(passage, WORDS, about)["principles"]


def test_whoever_goes_on_hears_of_their_circle() -> None:
    """Ben sits with Dev, whom he met in autumn, and with Fay, who is new; he leads himself."""
    found = said("ben")
    assert (found["before"], found["cohort"], found["circle"], found["old_circle"]) == (
        "Spring 2027", "Summer 2027", "Circle 1", "Baobab",
    )  # fmt: skip
    assert (found["starts"], found["ends"]) == ("Monday 12 July 2027", "Friday 7 January 2028")
    assert (found["others"], found["newcomers"], found["met"]) == (
        "Dev Rao and Fay Wong", "Fay Wong", "Dev Rao",
    )  # fmt: skip
    assert (found["lead"], found["deputy"], found["process"]) == ("", "Dev Rao", "Peer assist")


def test_a_language_may_have_its_own_name_for_the_process() -> None:
    """Where it has none, it is called as everywhere."""
    about = desk(ended(), begun(), "Peer assist")
    passage = next(one for one in passages(about.ended, about.begun) if one.person.id == "fay")
    german = WORDS._replace(speech=Speech("de"), process="Kollegiale Hilfe")
    found = letter_values(passage, german, about)
    assert (found["process"], found["starts"]) == ("Kollegiale Hilfe", "Montag, 12. Juli 2027")
    assert letter_values(passage, WORDS, about)["process"] == "Peer assist"


def test_whoever_is_new_has_met_nobody() -> None:
    """Fay hears who leads and who stands in, and that nobody else is new."""
    found = said("fay")
    assert (found["lead"], found["deputy"]) == ("Ben *Hall*", "Dev Rao")
    assert found["met"] == found["newcomers"] == found["old_circle"] == ""


def test_whoever_leaves_or_rests_hears_of_no_circle() -> None:
    """And who rests hears until when."""
    assert said("eve")["others"] == said("cem")["circle"] == ""
    assert said("cem")["until"] == "Monday 2 August 2027"
    assert said("eve")["until"] == ""


def test_a_part_that_applies_is_there_under_its_name() -> None:
    """Dev led Oak."""
    found = said("dev")
    assert (found["led"], found["deputises"], found["leads"]) == ("led of Oak", "deputises of Oak", "")


def test_a_text_to_paste_keeps_peoples_words_as_they_are() -> None:
    """Stars in a name would be emphasis; in an e-mail they are stars."""
    assert said("fay", MARKDOWN)["lead"] == "Ben \\*Hall\\*"


def test_no_address_and_no_need_is_among_the_values() -> None:
    """Of nobody, whoever is written to."""
    everything = " ".join(
        text for handle in ("ama", "ben", "dev", "eve", "gus", "fay") for text in said(handle).values()
    )
    assert "@" not in everything
    assert "secret" not in everything


def test_meetings_of_former_members_are_told_by_ones_own_clock() -> None:
    """17:00 in London in September is 16:00 in Dakar; what lies before the start is past."""
    alumni = {"at": ["2027-09-07 17:00", "2027-07-01 17:00"]}
    assert said("ama", alumni=alumni)["alumni_dates"] == "\n- Tuesday 7 September 2027, 16:00 (Dakar, UTC+0)"
    assert said("ama")["alumni_dates"] == ""
