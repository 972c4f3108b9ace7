import pytest

from circlekit.core.log import Role
from circlekit.core.turns.sheets import SHARED, empty

PEOPLE = ("amina", "ben", "chi", "dan", "eli", "fay", "gus")


@pytest.mark.parametrize(
    ("people", "cases", "facilitators", "combined"),
    [
        (7, 1, 1, set()),
        (5, 1, 1, set()),
        (4, 1, 1, {Role.OPENER}),
        (3, 1, 1, {Role.OPENER, Role.TIMEKEEPER}),
        (2, 1, 1, {Role.OPENER, Role.TIMEKEEPER, Role.NOTE_TAKER}),
        (6, 2, 2, {Role.OPENER}),
        (4, 2, 2, {Role.OPENER, Role.TIMEKEEPER, Role.NOTE_TAKER}),
    ],
)
def test_only_as_many_roles_are_combined_as_people_are_too_few(people, cases, facilitators, combined):
    """The opener comes first, then the timekeeper, and the note-taker only where nobody else is left."""
    assert empty(PEOPLE[:people], cases, facilitators).combined == combined


def test_a_question_leaves_no_hand_free():
    """Whoever brings one neither facilitates nor takes notes nor keeps the time."""
    sheet = empty(PEOPLE[:3], 1, 1)
    sheet.givers.append("amina")
    assert [role for role in SHARED if sheet.allows(role, "amina")] == [Role.OPENER]


def test_with_enough_people_nobody_has_two_roles():
    """Whoever takes the notes of seven does not open the meeting as well."""
    sheet = empty(PEOPLE, 1, 1)
    sheet.held[Role.NOTE_TAKER].append("ben")
    assert not sheet.allows(Role.OPENER, "ben")
    assert sheet.allows(Role.OPENER, "chi")
    assert (sheet.alone("ben"), sheet.alone("chi")) == (Role.NOTE_TAKER, None)


def test_somebody_is_left_to_listen():
    """Of three people two bring a question at most, and one facilitates at most."""
    sheet = empty(PEOPLE[:3], 3, 2)
    assert sheet.wanted.cases == 2
    assert sheet.wanted.seats(Role.FACILITATOR) == 1
