"""What a stream cannot write is said plainer."""

from __future__ import annotations

import pytest

from circlekit.cli.plainer import ERRORS, register


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("ascii", b'##+o- 3/7 "c1" "?mina"'), ("cp1252", b'##+o\xb7 3/7 \xabc1\xbb "?mina"')],
)
def test_marks_stay_apart_where_they_cannot_be_written(encoding: str, expected: bytes) -> None:
    """Each mark has a plain one of its own; only letters become question marks."""
    register()
    assert '●●◐○· 3/7 «c1» "Ȧmina"'.encode(encoding, ERRORS) == expected


def test_nothing_is_read_so() -> None:
    """It is for writing alone."""
    register()
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", ERRORS)
