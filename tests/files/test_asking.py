"""The question who goes on, as files."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from functools import partial
from pathlib import Path

import pytest

from circlekit.core.coordinating.duties import Task
from circlekit.core.model import Cohort
from circlekit.core.sections import Tone
from circlekit.core.tongues import Tongue
from circlekit.files.asking import ANSWERS, CHAT, DRAFTS, FOLDER, answers_table, ask_files, question
from circlekit.files.library import shelves
from circlekit.files.rotation_words import read_ask_words
from circlekit.files.tables import read_table
from circlekit.files.tongues import in_each
from circlekit.files.wordings import read_wordings

from ..core.rotation.ending.terms import ONE, TWO, spring

NOWHERE = shelves(Path("nowhere"), Path("nowhere"))
WORDS = in_each([Tongue(), Tongue("fr"), Tongue("es", Tone.FORMAL)], partial(read_ask_words, NOWHERE))


def files(cohort: Cohort | None = None, today: date = date(2027, 6, 1)) -> dict[str, bytes]:
    asked = question(cohort or spring(), (ONE, TWO), today, WORDS, read_wordings(NOWHERE)[Task.STAYING])
    return ask_files(asked)


def text(name: str, **more: object) -> str:
    """Return the words of one draft, in one line."""
    content = files(**more)[FOLDER + name]
    if name.endswith(".eml"):
        content = message_from_bytes(content, policy=policy.default).get_payload(decode=True)
    return " ".join(content.decode().split())


def test_everybody_is_asked_and_whose_rest_is_nearly_over() -> None:
    """By e-mail, or with a text to paste where there is no address; and there is one text for chats.

    Hal rests until next March, and is left in peace.
    """
    assert [path.removeprefix(FOLDER) for path in files()] == [
        "everybody.md", "ama.eml", "ben.eml", "cem.md", "dev.eml", "eve.eml", "gus.md",
    ]  # fmt: skip


def test_each_e_mail_has_one_recipient_and_no_other_address() -> None:
    """But the coordinator's, who sends it."""
    people = {f"{FOLDER}{one.id}.eml": one for one in spring().participants if one.email}
    for path, person in people.items():
        message = message_from_bytes(files()[path], policy=policy.default)
        assert [one.addr_spec for one in message["To"].addresses] == [person.email]
        assert "example.org" not in message.get_payload(decode=True).decode()


def test_leads_are_offered_one_more_cohort_together() -> None:
    """Ama leads Baobab; Ben does not."""
    assert "as the lead of Baobab" in text("ama.eml")
    assert "one more cohort" not in text("ben.eml")


def test_who_rests_is_asked_whether_they_come_back() -> None:
    """And is told that nothing changes without an answer."""
    assert "Come back: you meet new people in a new circle." in text("gus.md")
    assert "If I hear nothing, I keep to what we said" in text("gus.md")


def test_silence_is_what_the_cohort_agreed() -> None:
    """It is said to each and in chats."""
    cohort = spring(rotation={"silent": "leave"})
    for name in ("ama.eml", "everybody.md"):
        assert "by Friday 18 June. If I hear nothing by then, I take it that you leave;" in text(
            name, cohort=cohort
        )


def test_chats_have_the_words_of_the_coordinators_calendar() -> None:
    """One template makes both; a week is given from today when that is late."""
    late = files(today=date(2027, 7, 1))[CHAT].decode()
    assert late.startswith("**Spring 2027 ends on Friday 9 July 2027. What would you like to do then?**")
    assert "if possible by Thursday 8 July" in late


def test_the_table_has_a_row_for_everybody_and_no_answer_yet() -> None:
    """Those who rest are in it, and no address."""
    table = read_table(answers_table(spring()), ANSWERS)
    assert table.header == ("id", "name", "answer", "pause_until", "lead_again", "alumni")
    assert [row.cells for row in table.rows][:2] == [
        {"id": "ama", "name": "Ama Mensah"}, {"id": "ben", "name": "Ben *Hall*"},
    ]  # fmt: skip
    assert [row.cells["id"] for row in table.rows] == ["ama", "ben", "cem", "dev", "eve", "gus", "hal"]


def test_many_people_are_a_table_for_mail_merge(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the text for chats is as it was."""
    few = files()
    monkeypatch.setattr("circlekit.files.letters.LARGE", 5)
    many = files()
    assert many[CHAT] == few[CHAT]
    table = read_table(many[DRAFTS], DRAFTS)
    assert [row.cells["id"] for row in table.rows] == ["ama", "ben", "cem", "dev", "eve", "gus"]
    assert set(many) == {CHAT, DRAFTS}


def test_each_person_is_asked_in_their_own_language_and_tone() -> None:
    """Ama reads French, Ben formal Spanish, and Dev what the cohort speaks; a lead's part goes with it."""
    ama, ben, *others = spring().participants
    french = ama.model_copy(update={"language": "fr"})
    spanish = ben.model_copy(update={"language": "es", "tone": Tone.FORMAL})
    cohort = spring(participants=(french, spanish, *others))
    asked = text("ama.eml", cohort=cohort)
    assert "Spring 2027 se termine le vendredi 9 juillet 2027." in asked
    assert "si possible d’ici le vendredi 18 juin" in asked
    assert "je comprends que tu restes" in asked
    assert "qui animes Baobab" in asked
    assert "hasta el viernes 18 de junio" in text("ben.eml", cohort=cohort)
    assert "entiendo que usted sigue" in text("ben.eml", cohort=cohort)
    assert "if possible by Friday 18 June" in text("dev.eml", cohort=cohort)
