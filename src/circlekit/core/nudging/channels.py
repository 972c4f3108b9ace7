"""Where a message to one person will be pasted or opened (practice 105)."""

from __future__ import annotations

from enum import StrEnum

from circlekit.core.model import Participant
from circlekit.core.text import same


class Channel(StrEnum):
    """The ways in which a message reaches one person."""

    EMAIL = "email"
    CHAT = "chat"
    SMS = "sms"


_WORDS = {
    Channel.EMAIL: ("e-mail", "mail"),
    Channel.CHAT: (
        "discord",
        "matrix",
        "signal",
        "slack",
        "teams",
        "telegram",
        "threema",
        "whatsapp",
        "zulip",
    ),
    Channel.SMS: ("mobile", "phone", "text", "text message"),
}
"""What people write instead."""


def named(text: str) -> Channel | None:
    """Return the channel that a text names: ``WhatsApp`` is a chat; None where it names none."""
    plain = same(text)
    return next((channel for channel, words in _WORDS.items() if plain in (channel.value, *words)), None)


def channel_of(person: Participant) -> Channel:
    """Return how somebody is reached: e-mail where they said nothing, or nothing that is known here."""
    return named(person.channel) or Channel.EMAIL
