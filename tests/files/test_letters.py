"""One message to one person."""

from __future__ import annotations

from email import message_from_bytes, policy

from circlekit.core.model import Participant
from circlekit.core.nudging.templates import EmailWording
from circlekit.core.sections import Coordinator
from circlekit.files.letters import letter_file

WORDS = EmailWording("To $name", "Hello $name,\n\n$more\n\nBye")
AMA = Participant(id="ama", name="Ama Mensah", timezone="Africa/Dakar", email="ama@example.org")


def test_an_address_makes_an_e_mail_with_one_recipient() -> None:
    """From the coordinator, where they have an address."""
    noor = Coordinator(name="Noor Aziz", email="noor@example.org")
    suffix, content = letter_file(AMA, noor, WORDS, {"name": "Ama", "more": ""})
    message = message_from_bytes(content, policy=policy.default)
    assert suffix == ".eml"
    assert (message["To"], message["From"], message["Subject"]) == (
        "Ama Mensah <ama@example.org>", "Noor Aziz <noor@example.org>", "To Ama",
    )  # fmt: skip
    assert message.get_payload(decode=True) == b"Hello Ama,\r\n\r\nBye\r\n"


def test_without_a_coordinators_address_the_mail_program_fills_it_in() -> None:
    """There is no sender."""
    _, content = letter_file(AMA, Coordinator(), WORDS, {"name": "Ama", "more": ""})
    assert b"From:" not in content


def test_without_an_address_it_is_a_text_to_paste() -> None:
    """Without a subject."""
    nobody = AMA.model_copy(update={"email": None})
    assert letter_file(nobody, Coordinator(), WORDS, {"name": "Ama", "more": "x"}) == (
        ".md",
        b"Hello Ama,\n\nx\n\nBye\n",
    )
