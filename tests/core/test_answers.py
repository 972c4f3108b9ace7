"""What people answered."""

from __future__ import annotations

import pytest

from circlekit.core.answers import is_one_number, values_of
from circlekit.core.model import Participant


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("team", ("North",)),
        ("languages", ("en", "fr")),
        ("timezone", ("UTC",)),
        ("country", ()),
        ("else", ()),
    ],
)
def test_answers_stand_in_fields_of_all_kinds(field: str, values: tuple[str, ...]) -> None:
    """The coordinator's own, lists, single texts, empty ones and none at all."""
    ana = Participant(
        id="ana", name="Ana", timezone="UTC", languages=["en", "fr"], fields={"team": ["North"]}
    )
    assert values_of(ana, field) == values


@pytest.mark.parametrize(("answer", "number"), [("3", True), ("-2.5", True), ("inf", False), ("", False)])
def test_a_number_is_one_that_can_be_compared(answer: str, number: bool) -> None:
    """Infinity is a number of Python's, and no level."""
    assert is_one_number((answer,)) is number
    assert not is_one_number(())
    assert not is_one_number(("1", "2"))
