"""What of plain data is about somebody."""

from __future__ import annotations

from typing import Any

import pytest

from circlekit.core.rotation.forgetting import OF_CIRCLES, OF_SEATS, Who, forgotten, still_there, without

ANA = Who(frozenset({"ana", "anna"}), frozenset({"Ana Lima"}))


def circle(**known: Any) -> dict[str, Any]:
    return {"name": "Circle 1", **known}


def test_somebody_leaves_every_list_and_role_of_a_circle() -> None:
    """Lists of people may become empty; others go with their last entry."""
    before = {
        "circles": {
            "c1": circle(
                lead="ana", deputy="ben", members=["ana", "ben", "cem"], pinned=["anna"],
                because=["Ana Lima offers law.", "All 3 can come."],
            ),
            "c2": circle(lead="dia", members=["anna"], because=["Ana Lima is alone."]),
        },
        "unplaced": {"ana": "no hour", "eve": "no hour"},
        "roles": {"ana": {"opener": "2"}},
    }  # fmt: skip
    assert without(before, OF_CIRCLES, ANA) == {
        "circles": {
            "c1": circle(deputy="ben", members=["ben", "cem"], because=["All 3 can come."]),
            "c2": circle(lead="dia", members=[]),
        },
        "unplaced": {"eve": "no hour"},
        "roles": {},
    }


def test_a_circle_may_have_somebody_s_handle() -> None:
    """Circles and files have handles of their own."""
    before = {"cohort": "ana", "circles": {"ana": circle(name="ana", members=["ben"])}}
    assert without(before, OF_CIRCLES, ANA) == before


def test_one_member_without_a_list_is_a_member_too() -> None:
    """YAML lets people write a single value for a list."""
    assert without({"circles": {"c1": {"members": "ana"}}}, OF_CIRCLES, ANA) == {"circles": {"c1": {}}}


def test_a_seat_becomes_free() -> None:
    """The rounds stay as they are."""
    before = {"rounds": [[["1", "2"]]], "seats": {"ana": "1", "ben": "2"}}
    assert without(before, OF_SEATS, ANA) == {"rounds": [[["1", "2"]]], "seats": {"ben": "2"}}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ana Lima offers law", True), ("(Ana Lima)", True), ("Ana Limas", False), ("Diana Lima", False),
        ("ana", False), ("Ana", False),
    ],
)  # fmt: skip
def test_a_text_names_somebody_by_their_whole_name(text: str, named: bool) -> None:
    """Handles may be words of a language, so they do not count."""
    assert ANA.in_text(text) is named


def test_what_is_still_there_is_found() -> None:
    """Among others in one text, as a key, or as one of several."""
    data = {
        "circles": {
            "c1": {"lead": "ben", "members": "ben; ana", "because": ["ana"]},
            "ana": {"members": ["anna"]},
        },
        "roles": {"anna": {}},
    }
    assert list(still_there(data, OF_CIRCLES, ANA)) == [
        ("circles", "c1", "members"),
        ("circles", "ana", "members", 0),
        ("roles", "anna"),
    ]


def test_memories_of_calendars_lose_the_handle() -> None:
    """Members, roles, and what each person has; circles, UIDs and everything else stay."""
    before = {
        "calendar": {"u1": {"sequence": 1}, "u1 ana": {"sequence": 2}, "u1 ben": {"sequence": 1}},
        "schedule": {"circles": {"ana": {"members": ["ana", "ben"], "lead": "ana", "deputy": None}}},
        "invites": {
            "entries": {
                "u1": {
                    "facts": {"lead": "anna", "members": ["ben"]},
                    "was": None,
                    "people": {"ana": {"kind": "left"}, "ben": {"kind": "invited"}},
                }
            }
        },
    }
    assert forgotten(before, ANA.handles) == {
        "calendar": {"u1": {"sequence": 1}, "u1 ben": {"sequence": 1}},
        "schedule": {"circles": {"ana": {"members": ["ben"], "lead": "", "deputy": None}}},
        "invites": {
            "entries": {
                "u1": {
                    "facts": {"lead": "", "members": ["ben"]},
                    "was": None,
                    "people": {"ben": {"kind": "invited"}},
                }
            }
        },
    }
