"""E-mail addresses and links. No message ever repeats what was typed: it is private."""

from __future__ import annotations

import re
from typing import Any

from circlekit.core.parse.texts import line
from circlekit.core.parse.wrong import Wrong
from circlekit.core.text import tidy

LINK_LIMIT = 2_000

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_NAMED = re.compile(r"[^<>]*<([^<>]*)>")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])")
_LINK = re.compile(r"https?://[^\s/?#<>\"\\]+[^\s<>\"\\]*", re.IGNORECASE)

_AMBIGUOUS = frozenset("ßς\u200c\u200d")
"""Letters that the two editions of IDNA turn into different domains (UTS 46, section 6, «deviations»)."""

_EXAMPLE = "write it like name@example.org"


def address(value: Any) -> str | None:
    """Return one address, its domain in lower case and ASCII (RFC 5321, 4.1.2; RFC 3490), or None when empty.

    ``Ann <ann@example.org>`` and ``mailto:ann@example.org`` give the address in them.
    """
    found = line(value)
    if not found:
        return None
    inside = _NAMED.fullmatch(found)
    found = tidy(inside[1]) if inside else found
    found = found.removeprefix("mailto:")
    if found.count("@") > 1 and re.search(r"[\s,;/]", found):
        raise Wrong("there are two addresses here", "keep one")
    local, at, domain = found.rpartition("@")
    if not at or len(local) > 64 or not _LOCAL.fullmatch(local):
        raise Wrong("this is not an e-mail address", _EXAMPLE)
    return f"{local}@{_domain(domain)}"


def _domain(text: str) -> str:
    if not _AMBIGUOUS.isdisjoint(text):
        raise Wrong(
            "this domain is written in two ways on the internet", "write its form that begins with xn--"
        )
    try:
        domain = text.lower() if text.isascii() else text.encode("idna").decode("ascii").lower()
    except UnicodeError:
        domain = ""
    if len(domain) > 253 or not _DOMAIN.fullmatch(domain):
        raise Wrong("this is not an e-mail address", _EXAMPLE)
    return domain


def link(value: Any) -> str | None:
    """Return an http(s) link, or None when empty."""
    found = line(value, LINK_LIMIT)
    if not found:
        return None
    if not _LINK.fullmatch(found):
        raise Wrong("this is not a web link", "write it in full, such as https://example.org/room")
    return found
