"""Members of a circle by what people call them."""

from __future__ import annotations

import pytest

from circlekit.core.model import Circle, Participant
from circlekit.core.problems import Problem
from circlekit.core.reporting.people import Members

NAMES = {
    "amina": "Amina Diallo",
    "ben": "Ben O'Neill",
    "costa": "Rui Costa e Silva",
    "rui": "Rui Lima",
    "cem": "Cem Yılmaz",
    "odd": "Doe [x], Jane",
}
PEOPLE = [Participant(id=handle, name=name, timezone="UTC") for handle, name in NAMES.items()]
MEMBERS = Members(Circle(id="c1", name="Ash", members=["amina", "ben", "costa", "rui", "odd"]), PEOPLE)


@pytest.mark.parametrize(
    ("typed", "handle"),
    [
        ("amina", "amina"),
        ("AMINA", "amina"),
        ("Amina Diallo", "amina"),
        ("Amina", "amina"),
        ("ben o’neill", "ben"),
        ("\u200eBen\u00a0 O'Neill\u200f", "ben"),
        ("rui", "rui"),
        ("Rui Costa e Silva", "costa"),
        ("Doe [x], Jane", "odd"),
    ],
)
def test_a_member_is_found_by_handle_or_name(typed: str, handle: str) -> None:
    """A first name will do where it is one person's; a handle goes before a name."""
    assert MEMBERS.find(typed) == handle


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("amnia", "nobody in «c1» is called «amnia»", "did you mean amina?"),
        ("cem", "«cem» is not in «c1»", "«c1» is amina, ben, costa, rui and odd"),
        ("Xavier", "nobody in «c1» is called «Xavier»", "«c1» is amina, ben, costa, rui and odd"),
        ("", "nobody in «c1» is called «»", "«c1» is amina, ben, costa, rui and odd"),
    ],
)
def test_nobody_is_guessed(typed: str, message: str, hint: str) -> None:
    """Somebody of another circle, a slip and a stranger are told apart."""
    assert MEMBERS.find(typed) == Problem((), message, hint)


def test_two_of_a_name_are_told_apart_by_handle() -> None:
    """Both have to be named."""
    people = [Participant(id=one, name="Ana Lima", timezone="UTC") for one in ("ana", "ana-2")]
    members = Members(Circle(id="c1", name="Ash", members=["ana", "ana-2"]), people)
    expected = Problem((), "«Ana Lima» may be several people in «c1»", "write the handle: ana or ana-2")
    assert members.find("Ana Lima") == expected
    assert members.find("ana") == "ana"


@pytest.mark.parametrize(
    ("typed", "handles"),
    [
        ("amina, ben", ["amina", "ben"]),
        ("Amina and Ben", ["amina", "ben"]),
        ("Rui Costa e Silva e ben", None),
        ("Rui Costa e Silva; ben", ["costa", "ben"]),
        ("amina & amina", ["amina"]),
        ("amina,, ", ["amina"]),
    ],
)
def test_lists_are_read_as_people_write_them(typed: str, handles: list[str] | None) -> None:
    """A name with an «e» of its own is whole where it stands alone."""
    found, wrong = MEMBERS.several(typed)
    assert (found, wrong) == (handles, []) if handles is not None else wrong
