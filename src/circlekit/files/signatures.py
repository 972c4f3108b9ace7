"""The first bytes by which files are known, whatever they are called."""

from __future__ import annotations

ZIP = b"PK\x03\x04"
"""A zip file, and so a workbook of today (APPNOTE 4.3.7)."""
EMPTY_ZIP = b"PK\x05\x06"
COMPOUND = b"\xd0\xcf\x11\xe0"
"""A compound file (MS-CFB 2.2): an old workbook, one with a password, a message as Outlook keeps it."""
