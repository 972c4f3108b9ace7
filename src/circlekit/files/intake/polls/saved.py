"""Polls that are saved web pages: read as text, never run, and nothing they name is fetched."""

from __future__ import annotations

from circlekit.core.intake.polls.poll import Poll
from circlekit.core.intake.polls.setting import Setting, refused
from circlekit.core.intake.polls.when2meet_page import when2meet_page

MOST_BYTES = 4 * 1024 * 1024
_STARTS = (b"<!doctype", b"<html", b"<head", b"<!--", b"<script")


def is_page(content: bytes) -> bool:
    """Tell whether a file begins as a web page does."""
    return content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_STARTS)


def read_page_poll(content: bytes, shown: str, setting: Setting) -> Poll | None:
    """Return the poll in a saved page; None when it is another page.

    Raises:
        InputProblems: when it is too large, or a page of When2meet without answers.
    """
    if len(content) > MOST_BYTES:
        raise refused(
            shown, f"this page is larger than {MOST_BYTES // 1024 // 1024} MB", "is it the right file?"
        )
    return when2meet_page(content.decode("utf-8", errors="replace"), shown, setting)
