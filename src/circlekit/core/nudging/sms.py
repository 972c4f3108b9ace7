"""How long a text message is, and in how many parts it travels (3GPP TS 23.038 and 23.040)."""

from __future__ import annotations

from collections.abc import Iterable

MOST = 300
"""So many characters a short message has at most; two or three parts carry it."""

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")
"""Characters that take two places."""


def sms_parts(text: str) -> int:
    """Return in how many parts a text travels: of 160 or 153 characters, or with others of 70 or 67."""
    if all(character in _BASIC or character in _EXTENDED for character in text):
        return _parts([1 + (character in _EXTENDED) for character in text], 160, 153)
    return _parts([len(character.encode("utf-16-le")) // 2 for character in text], 70, 67)


def _parts(widths: Iterable[int], alone: int, joined: int) -> int:
    """Count parts: what fits alone is one; else no character is divided between two."""
    found = list(widths)
    if sum(found) <= alone:
        return 1
    parts, room = 0, 0
    for width in found:
        if width > room:
            parts, room = parts + 1, joined
        room -= width
    return parts
