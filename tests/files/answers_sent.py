"""Answers as they come back: texts, messages and mailboxes, made for tests."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

from circlekit.core.polling.answers.text import PollAnswer, say

WHEN = datetime(2026, 10, 11, 14, 5, 9, tzinfo=UTC)


def answer(name: str = "Ana Silva", when: datetime = WHEN, **values: str | tuple[str, ...]) -> PollAnswer:
    """Return an answer of somebody to the page of the cohort spring-2027."""
    email = f"{name.partition(' ')[0].casefold()}@example.org"
    usual: dict[str, str | tuple[str, ...]] = {
        "name": name,
        "email": email,
        "timezone": "Europe/Lisbon",
        "available": ("Tue 16:00-19:00",),
        "if_needed": (),
        "lead": "no",
        "share_email": "no",
        "consent": "I agree that my answers are read.",
    }
    return PollAnswer("spring-2027", when, {**usual, **values})


def text(name: str = "Ana Silva", when: datetime = WHEN, **values: str | tuple[str, ...]) -> str:
    """Return such an answer as text."""
    return say(answer(name, when, **values))


def mail(body: str, page: str = "", attached: str = "") -> bytes:
    """Return a message with a text, a page beside it, and a text file attached."""
    message = EmailMessage()
    message["From"] = "Ana <ana@example.org>"
    message["Subject"] = "My answer"
    message.set_content(body)
    if page:
        message.add_alternative(page, subtype="html")
    if attached:
        message.add_attachment(
            attached.encode(), maintype="application", subtype="octet-stream", filename="answer.txt"
        )
    return message.as_bytes()
