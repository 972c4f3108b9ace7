"""Hashes of values."""

from __future__ import annotations

import hashlib

from circlekit.core.fingerprints import fingerprint


def test_a_fingerprint_is_that_of_the_json() -> None:
    """So that anybody can work it out again."""
    assert fingerprint(["a", 1, None]) == hashlib.sha256(b'["a", 1, null]').hexdigest()


def test_a_tuple_is_a_list() -> None:
    """What was read back from a file is the same as what was written."""
    assert fingerprint((1, ("b",))) == fingerprint([1, ["b"]])
