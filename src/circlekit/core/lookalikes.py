"""Names that look alike but are not: a small part of the idea of skeletons in UTS 39, section 4.

Only letters of Cyrillic and Greek that are drawn like Latin ones count here, and characters that are not
drawn at all; that is what keyboards and copying from web pages put into lists of people.
"""

from __future__ import annotations

import unicodedata

from circlekit.core.text import BIDI_CONTROLS, ZERO_WIDTH

_CYRILLIC = ("АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһ", "ABESIJKMHOPCTYXaesijopcyxdh")
_GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορι", "ABEZHIKMNOPTYXavopi")

_DRAWN_ALIKE = str.maketrans(_CYRILLIC[0] + _GREEK[0], _CYRILLIC[1] + _GREEK[1])
_NOT_DRAWN = str.maketrans(dict.fromkeys([*ZERO_WIDTH, *BIDI_CONTROLS, "\u00ad"], ""))


def skeleton(text: str) -> str:
    """Return a form in which texts that look alike are equal, whatever their case; never store or show it."""
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKC", text.translate(_NOT_DRAWN)).translate(_DRAWN_ALIKE)
    return " ".join(plain.casefold().split())
