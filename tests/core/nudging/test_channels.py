"""How somebody is reached, in the words that people write."""

from __future__ import annotations

import pytest

from circlekit.core.model import Participant
from circlekit.core.nudging.channels import Channel, channel_of, named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("email", Channel.EMAIL),
        ("E-Mail", Channel.EMAIL),
        ("WhatsApp", Channel.CHAT),
        (" Signal ", Channel.CHAT),
        ("chat", Channel.CHAT),
        ("SMS", Channel.SMS),
        ("text message", Channel.SMS),
        ("phone", Channel.SMS),
        ("carrier pigeon", None),
        ("", None),
    ],
)
def test_a_channel_is_known_by_what_people_call_it(text: str, expected: Channel | None) -> None:
    """A chat program is a chat, and a phone without more gets a text message."""
    assert named(text) is expected


@pytest.mark.parametrize("text", ["", "carrier pigeon"])
def test_whoever_said_nothing_that_is_known_gets_e_mail(text: str) -> None:
    """A message is written in any case."""
    person = Participant(id="amina", name="Amina", timezone="Africa/Dakar", channel=text)
    assert channel_of(person) is Channel.EMAIL
