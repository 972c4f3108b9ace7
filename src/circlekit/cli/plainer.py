"""Signs of ours where the encoding lacks them, as in a Windows pipe or under the POSIX locale."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from types import MappingProxyType

ERRORS = "circlekit.plainer"
"""The name of this way to write what a stream cannot encode."""

PLAINER: Mapping[str, str] = MappingProxyType(
    {"●": "#", "◐": "+", "○": "o", "·": "-", "–": "-", "─": "-", "…": "...", "«": '"', "»": '"', "’": "'"}
)


def register() -> None:
    """Make ``ERRORS`` known to streams: signs get a plain one, anything else a question mark."""
    codecs.register_error(ERRORS, _plainer)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(PLAINER.get(character, "?") for character in missing), error.end
