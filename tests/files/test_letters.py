"""Messages to one person each: e-mails, texts to paste, or a table for many."""

from __future__ import annotations

from email import message_from_bytes, policy

from circlekit.core.model import Participant
from circlekit.core.nudging.templates import EmailWording
from circlekit.core.sections import Coordinator
from circlekit.files.letters import Message, many, message_files, message_table
from circlekit.files.tables import read_table

WORDS = EmailWording("To $name", "Hello $name,\n\n$more\n\nBye")
AMA = Participant(id="ama", name="Ama Mensah", timezone="Africa/Dakar", email="ama@example.org")
BEN = Participant(id="ben", name="=Ben", timezone="Europe/London")
NOOR = Coordinator(name="Noor Aziz", email="noor@example.org")


def message(to: Participant, more: str = "") -> Message:
    return Message(to, WORDS, {"name": to.name, "more": more})


def test_an_address_makes_an_e_mail_with_one_recipient() -> None:
    """From the coordinator, where they have an address."""
    [(path, content)] = message_files([message(AMA)], NOOR, "drafts/").items()
    found = message_from_bytes(content, policy=policy.default)
    assert path == "drafts/ama.eml"
    assert (found["To"], found["From"], found["Subject"]) == (
        "Ama Mensah <ama@example.org>", "Noor Aziz <noor@example.org>", "To Ama Mensah",
    )  # fmt: skip
    assert found.get_payload(decode=True) == b"Hello Ama Mensah,\r\n\r\nBye\r\n"


def test_without_a_coordinators_address_the_mail_program_fills_it_in() -> None:
    """There is no sender."""
    [content] = message_files([message(AMA)], Coordinator(), "").values()
    assert b"From:" not in content


def test_without_an_address_it_is_a_text_to_paste() -> None:
    """Without a subject."""
    assert message_files([message(BEN, "x")], NOOR, "") == {"ben.md": b"Hello =Ben,\n\nx\n\nBye\n"}


def test_a_table_has_a_row_for_each() -> None:
    """With the words of all lines, and no formula; who has no address is in it as well."""
    content = message_table([message(AMA), message(BEN)])
    assert b"'=Ben" in content
    rows = [row.cells for row in read_table(content, "drafts.csv").rows]
    assert rows[0] == {
        "id": "ama", "name": "Ama Mensah", "email": "ama@example.org", "subject": "To Ama Mensah",
        "text": "Hello Ama Mensah,\n\nBye\n",
    }  # fmt: skip
    assert rows[1]["subject"] == "To =Ben"


def test_only_for_a_large_cohort_is_it_a_table() -> None:
    """From 801 people on, whose circles are matched in blocks."""
    assert not many(800)
    assert many(801)
