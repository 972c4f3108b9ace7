"""What people who have run circles for years would have said in messages, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from circlekit.core.nudging.draft import KINDS, Moment
from tests.library.shelf import FORMAL, LIBRARY, SPOKEN, content, placeholders

NUDGES = LIBRARY / "nudges"
LANGUAGES = pytest.mark.parametrize("language", SPOKEN)
TONES = pytest.mark.parametrize("code", [*SPOKEN, *FORMAL])

IS_ENOUGH = {
    "en": ("enough",),
    "fr": ("suffit", "suffisent"),
    "es": ("basta",),
    "pt": ("basta", "chega"),
    "de": ("genügt", "reicht"),
}
"""How each language says that one word will do."""


def message(code: str, name: str) -> str:
    """Return a template of messages."""
    return content(NUDGES / code / name)


def lines_with(text: str, placeholder: str) -> list[str]:
    """Return the lines that fall away when a placeholder has no value."""
    return [line for line in text.splitlines() if placeholder in placeholders(line)]


@LANGUAGES
def test_practice_15_principles_come_before_the_run_sheet(language: str) -> None:
    """On the page of every meeting, right after the purpose."""
    page = content(LIBRARY / "agenda" / language / "meeting.md")
    places = [page.index(name) for name in ("$purpose", "$principles", "$plans")]
    assert places == sorted(places)


@LANGUAGES
def test_practice_29_the_closing_is_a_question(language: str) -> None:
    """With its mark at the end."""
    said = yaml.safe_load(content(LIBRARY / "agenda" / f"{language}.yaml"))["closing"]
    assert said.endswith("?")


@LANGUAGES
def test_practice_30_a_case_giver_is_asked_for_what_keeps_them_awake(language: str) -> None:
    """With more words in an e-mail than in a text message, and with the freedom not to."""
    part = yaml.safe_load(message(language, "parts.yaml"))["case_giver"]
    assert len(part["you"]) > 100 > len(part["short"]) > 0


@TONES
def test_practice_35_a_lead_reads_what_to_do_when_it_is_hard(code: str) -> None:
    """Three lists with as many lines as in English: what a lead does, what may happen, what need not be."""
    lists = content(LIBRARY / "leads" / code / "card.md").split("\n\n")
    assert [part.count("\n- ") for part in lists] == [6, 7, 5, 0]


@pytest.mark.parametrize(
    "name", ["welcome.md", "welcome.email.txt", "commitment.md", "lead_welcome.email.txt"]
)
@LANGUAGES
def test_practice_38_the_time_that_it_takes_is_said(language: str, name: str) -> None:
    """All meetings together, before anybody promises to come."""
    assert {"hours", "dates"} <= placeholders(message(language, name))


@pytest.mark.parametrize("name", ["welcome.md", "welcome.email.txt", "commitment.md"])
@LANGUAGES
def test_practice_39_what_is_expected_between_the_meetings_is_said(language: str, name: str) -> None:
    """On a line that falls away where nothing is."""
    (line,) = lines_with(message(language, name), "between_meetings")
    assert placeholders(line) == {"between_meetings"}


@LANGUAGES
def test_practice_40_members_promise_to_each_other(language: str) -> None:
    """The draft is for the circle alone, with each date on everybody's clock; there is none to one person."""
    assert {"circle", "dates", "day", "times"} <= placeholders(message(language, "commitment.md"))
    assert [path.name for path in (NUDGES / language).glob("commitment.*")] == ["commitment.md"]


@TONES
def test_practice_41_who_has_not_promised_yet_is_asked_once(code: str) -> None:
    """In a message to them alone, with their own dates."""
    assert "dates" in placeholders(message(code, "commitment_again.email.txt"))


@TONES
def test_practice_67_a_lead_gets_the_role_card(code: str) -> None:
    """Before the circle begins."""
    assert lines_with(message(code, "lead_welcome.email.txt"), "role_card") == ["$role_card"]


@pytest.mark.parametrize("name", ["thanks_lead.email.txt", "thanks_lead.short.txt"])
@TONES
def test_practice_70_a_lead_is_thanked_by_name(code: str, name: str) -> None:
    """For one circle, and asked what they would like the next time."""
    text = message(code, name)
    assert {"name", "circle"} <= placeholders(text)
    assert "?" in text


@pytest.mark.parametrize("name", ["rsvp.email.txt", "rsvp.short.txt"])
@TONES
def test_practice_83_people_are_asked_out_of_respect_for_the_lead(code: str, name: str) -> None:
    """By name, on a line that falls away in the lead's own message."""
    (line,) = lines_with(message(code, name), "lead")
    assert line.startswith("$lead ")


@LANGUAGES
def test_practice_84_a_week_before_there_is_all_to_prepare(language: str) -> None:
    """Run sheet, readings, and who does what."""
    for name in ("week_before.md", "week_before.email.txt"):
        assert {"run_sheet", "readings", "roles"} <= placeholders(message(language, name))


@pytest.mark.parametrize("name", ["missed.email.txt", "missed.short.txt"])
@TONES
def test_practice_87_whoever_was_away_is_asked_nothing(code: str, name: str) -> None:
    """They hear of the notes and of the next date."""
    text = message(code, name)
    assert "next" in placeholders(text)
    assert "?" not in text


@TONES
def test_practice_88_to_step_back_is_as_good_as_to_go_on(code: str) -> None:
    """Three ways on equal lines, going on first; a missing answer changes nothing."""
    lines = message(code, "step_back.email.txt").splitlines()
    assert len([line for line in lines if line.startswith("- ")]) == 3


@LANGUAGES
def test_practice_91_a_circle_that_grows_quiet_is_asked_what_would_help(language: str) -> None:
    """With the next date; what is not for all goes to the lead, on a line that falls away without one."""
    text = message(language, "circle_quiet.md")
    assert len(lines_with(text, "next")) == len(lines_with(text, "lead")) == 1
    assert text.count("?") >= 3


@pytest.mark.parametrize("name", ["welcome.md", "share_out.md", "share_out.email.txt"])
@LANGUAGES
def test_practice_98_the_larger_purpose_is_named(language: str, name: str) -> None:
    """Where a cohort has one."""
    assert len(lines_with(message(language, name), "larger_purpose")) == 1


@TONES
def test_practice_99_an_open_event_says_which_circles_tell(code: str) -> None:
    """And when, on the reader's own clock."""
    assert {"telling", "when"} <= placeholders(message(code, "share_out.email.txt"))


@pytest.mark.parametrize("moment", [one for one in Moment if KINDS[one].people], ids=str)
@TONES
def test_practice_105_whoever_reads_no_mail_gets_few_words(code: str, moment: Moment) -> None:
    """Each message to one person is there for chats and telephones too."""
    assert (NUDGES / code / f"{moment}.short.txt").exists()


@pytest.mark.parametrize(
    "name",
    [
        "rsvp.email.txt",
        "rsvp.short.txt",
        "day_before.email.txt",
        "day_before.short.txt",
        "welcome.email.txt",
        "welcome.short.txt",
        "week_before.email.txt",
        "week_before.short.txt",
        "step_back.email.txt",
        "step_back.short.txt",
    ],
)
@TONES
def test_to_decline_takes_one_word(code: str, name: str) -> None:
    """Wherever somebody may come or not, the message says that a word or a line is enough."""
    path = NUDGES / code / name
    said = IS_ENOUGH[code.removesuffix("-formal")]
    assert any(word in content(path).casefold() for word in said)


@pytest.mark.parametrize("name", ["after.md", "half_way.md"])
@LANGUAGES
def test_a_number_for_a_meeting_goes_to_the_coordinator_alone(language: str, name: str) -> None:
    """Nobody tells the circle how much it gives them; without a coordinator's name it is not asked."""
    (line,) = lines_with(message(language, name), "coordinator")
    assert "5" in line


def test_every_moment_has_its_files_and_no_others() -> None:
    """As its kind says."""
    wanted = {"parts.yaml"}
    for moment in Moment:
        kind = KINDS[moment]
        wanted |= {f"{moment}.md"} if kind.circle else set()
        wanted |= {f"{moment}.short.txt"} if kind.people else set()
        wanted |= {f"{moment}.email.txt"} if kind.people and kind.email else set()
    assert {path.name for path in _files(NUDGES / "en")} == wanted


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()]
