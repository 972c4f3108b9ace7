"""Shares that people type."""

from __future__ import annotations

import pytest

from circlekit.core.parse.shares import share
from circlekit.core.parse.wrong import Wrong


@pytest.mark.parametrize("text", ["70%", "70 %", "0.7", "0,7", ".7", " 70% ", "70.0%", "70,0 %"])
def test_seven_tenths_can_be_written_in_many_ways(text: str) -> None:
    """A comma is a point, and white space is nothing."""
    assert share(text) == pytest.approx(0.7)


@pytest.mark.parametrize(("text", "value"), [("100%", 1.0), ("1", 1.0), ("1%", 0.01), ("0.5%", 0.005)])
def test_the_ends_are_shares_too(text: str, value: float) -> None:
    """Everybody may come, and one in two hundred."""
    assert share(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "most", "-70%", "70%%", "0.7.1", "1e-1", "nan", "٧٠%", "70 people"])
def test_what_is_no_share_is_told_how_to_write_one(text: str) -> None:
    """The hint has both ways."""
    with pytest.raises(Wrong) as wrong:
        share(text)
    assert wrong.value.message.endswith("is not a share")
    assert wrong.value.hint == "write it as 70% or 0.7"


def test_a_number_without_its_percent_sign_is_asked_about() -> None:
    """70 is either a slip or far too much."""
    with pytest.raises(Wrong) as wrong:
        share("70")
    assert (wrong.value.message, wrong.value.hint) == ("«70» is more than everybody", "did you mean 70%?")


@pytest.mark.parametrize("text", ["0", "0%", "0.0", "101%", "700"])
def test_nobody_and_more_than_everybody_are_no_shares(text: str) -> None:
    """Somebody has to come."""
    with pytest.raises(Wrong, match="is not more than 0% and at most 100%"):
        share(text)
