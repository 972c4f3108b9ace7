"""Twenty-one people in three languages: what must be true of them, worked out by hand."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from tests.examples.making import circlekit
from tests.examples.rules import circles, people

WEEK_BEFORE_C1 = "nudges/2027-01-05-c1-week-before"
WEEK_BEFORE_C2 = "nudges/2027-01-06-c2-week-before"


def letter(path: Path) -> EmailMessage:
    """Return a draft as a mail program reads it."""
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_in_each_circle_all_share_the_language_they_read(rivers):
    """Seven people read each language, so there is one circle of seven for each."""
    who = people(rivers)
    read = [{who[member]["language"] for member in one["members"]} for one in circles(rivers).values()]
    assert sorted(map(sorted, read)) == [["en"], ["es"], ["fr"]]
    assert [len(one["members"]) for one in circles(rivers).values()] == [7, 7, 7]


def test_each_letter_is_in_the_language_of_whoever_gets_it(rivers):
    """12 January 2027 is a Tuesday; 15:00 in Paris is 09:00 in Toronto. The next day it is Wednesday."""
    noelle = letter(rivers / WEEK_BEFORE_C1 / "noelle.eml")
    pilar = letter(rivers / WEEK_BEFORE_C2 / "pilar.eml")
    assert "mardi 12 janvier" in noelle["Subject"]
    assert "09:00 (Toronto, UTC-5)" in noelle.get_content()
    assert "miércoles 13 de enero" in pilar["Subject"]
    assert "15:00 (Madrid, UTC+1)" in pilar.get_content()


def test_who_asked_for_it_is_spoken_to_formally(rivers):
    """François asked for vous and Andrés for usted; the others are spoken to with tu and tú."""
    formal = letter(rivers / WEEK_BEFORE_C1 / "francois.eml").get_content()
    informal = letter(rivers / WEEK_BEFORE_C1 / "noelle.eml").get_content()
    assert "Vous savez déjà" in formal
    assert "Tu sais déjà" not in formal
    assert "Tu sais déjà" in informal
    assert "Vous savez déjà" not in informal
    usted = letter(rivers / WEEK_BEFORE_C2 / "andres.eml").get_content()
    assert "¿Ya sabe" in usted
    assert "¿Ya sabes" not in usted


def test_who_named_another_channel_gets_a_short_text_there(rivers):
    """Éloïse reads WhatsApp, Gaëlle and Luz Ángela text messages, and none of them gets an e-mail."""
    files = {path.name for folder in (WEEK_BEFORE_C1, WEEK_BEFORE_C2) for path in (rivers / folder).iterdir()}
    assert {"eloise.chat.md", "gaelle.sms.txt", "luz.sms.txt", "wilfredo.chat.md"} <= files
    assert not files & {"eloise.eml", "gaelle.eml", "luz.eml", "wilfredo.eml"}
    for name in ("eloise.chat.md", "gaelle.sms.txt"):
        assert len((rivers / WEEK_BEFORE_C1 / name).read_text(encoding="utf-8")) <= 300


def test_a_run_sheet_speaks_the_language_of_its_circle(rivers):
    """The second circle reads Spanish, though the cohort is French."""
    sheet = circlekit(rivers, "agenda", "c2", "2").out
    assert "miércoles 10 de febrero" in sheet
    assert "Codesarrollo" in sheet or "Codéveloppement" in sheet
