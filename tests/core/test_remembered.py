"""What was remembered and may be damaged."""

from __future__ import annotations

import pytest

from circlekit.core.remembered import sound, texts


def test_what_cannot_be_read_is_left_out() -> None:
    """The rest stays, in its order."""
    assert sound({"b": "2", "a": "one", "c": None, "d": "4"}, int) == {"b": 2, "d": 4}


@pytest.mark.parametrize("data", [None, [], "text", 5])
def test_what_is_no_mapping_is_empty(data: object) -> None:
    """Whatever stands there instead."""
    assert sound(data, int) == {}


def test_a_text_is_not_taken_for_a_list() -> None:
    """«ana» would be three people."""
    assert texts(["ana", 5]) == ("ana", "5")
    with pytest.raises(TypeError, match="a list was expected"):
        texts("ana")
