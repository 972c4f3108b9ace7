"""The files of the cohorts are those that the generator writes."""

from __future__ import annotations

import pytest

from tests.cohorts.catalogue import FOLDERS, invented

FILES = invented()


@pytest.mark.parametrize("path", FILES)
def test_the_generator_writes_the_same_bytes(path):
    """With the seed that stands in it, on every version of Python."""
    assert FILES[path] == (FOLDERS / path).read_bytes()


def test_every_address_is_one_that_nobody_has():
    """The domain example.org is kept free for examples (RFC 2606, section 3)."""
    text = b"".join(FILES.values()).decode("utf-8")
    assert text.count("@") == text.count("@example.org") > 0
