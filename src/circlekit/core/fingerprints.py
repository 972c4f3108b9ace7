"""Hashes of values, which tell whether something is still the same without keeping it."""

from __future__ import annotations

import hashlib
import json


def fingerprint(value: object) -> str:
    """Return the SHA-256 of plain data (numbers, texts, lists, mappings), as 64 hexadecimal digits."""
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()
