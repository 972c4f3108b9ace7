"""Names of the files circlekit makes: safe on every system, told apart by a number, readable by people."""

from __future__ import annotations

import unicodedata

from circlekit.core.nudging.channels import Channel
from circlekit.core.text import slug

MOST_CHARACTERS = 60
MOST_BYTES = 120
"""Disks allow 255 bytes; half of that leaves room for what sync tools and mail programs append."""

ENDINGS = {Channel.EMAIL: ".eml", Channel.CHAT: ".chat.md", Channel.SMS: ".sms.txt"}
"""What the files of messages to one person end in."""

STATUS_PAGE = "status.html"
"""What ``status --html`` writes beside the cohort."""

POLL_PAGE = "poll.html"
"""What ``poll`` writes beside the cohort."""


def file_name(number: int, text: str, suffix: str = "") -> str:
    """Return ``03-slug`` and ``suffix``: at most 60 characters and 120 bytes of UTF-8.

    The number comes first, so that no name is reserved (``CON``), hidden or an option (``-rf``), and so that
    two texts with one slug, or two that differ by case or accent only, still get names of their own.
    A text without letters and digits leaves the number alone.
    """
    start = f"{number:02d}-"
    words = unicodedata.normalize("NFC", slug(text))
    while words and not _fits(start + words + suffix):
        words = _without_last_letter(words)
    return (start + words).rstrip("-") + suffix


def _fits(name: str) -> bool:
    return len(name) <= MOST_CHARACTERS and len(name.encode()) <= MOST_BYTES


def _without_last_letter(words: str) -> str:
    """Drop the last letter with all its marks: half a letter would be another word."""
    while words and unicodedata.category(words[-1]) in {"Mn", "Mc"}:
        words = words[:-1]
    return words[:-1].rstrip("-")
