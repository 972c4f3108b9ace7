"""Old workbooks and those with a password: told apart, so that the advice fits. Neither is opened."""

from __future__ import annotations

import struct

from circlekit.core.problems import InputProblems
from circlekit.files.intake.places import refused

_NAME_BYTES = 64


def why_not(content: bytes, shown: str) -> InputProblems:
    """Return why a compound file (MS-CFB) is not read; its streams are named in 64 bytes and a length."""
    if _has_stream(content, "EncryptedPackage"):
        hint = "open it with the password, and save it without one or as CSV UTF-8"
        return refused(shown, "this workbook has a password", hint)
    if _has_stream(content, "Workbook") or _has_stream(content, "Book"):
        hint = "open it, and save it as .xlsx or as CSV UTF-8"
        return refused(shown, "this is a workbook of an old kind (.xls)", hint)
    return refused(shown, "this is a document of an old kind, not a table", "save the table as CSV UTF-8")


def _has_stream(content: bytes, name: str) -> bool:
    """Tell whether an entry of the directory has this name (MS-CFB 2.6.1)."""
    written = name.encode("utf-16-le")
    return written.ljust(_NAME_BYTES, b"\0") + struct.pack("<H", len(written) + 2) in content
