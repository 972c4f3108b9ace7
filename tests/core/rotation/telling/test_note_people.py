"""The parts of rotation.md about people: roles so far, and what began in circles."""

from __future__ import annotations

from datetime import date

from circlekit.core.log import Collaboration, Log, Role, Turn
from circlekit.core.model import Cohort, PastCohort
from circlekit.core.rotation.telling.note_people import collaborations, people, roles_so_far
from circlekit.core.rotation.telling.switch import Switch
from circlekit.core.rotation.telling.told import Told, told
from tests.core.rotation.people import cohort, person
from tests.core.rotation.switches import switch


def turn(role: Role, *handles: str) -> Turn:
    return Turn(circle="c1", meeting=1, role=role, people=handles)


def with_past(people: str, *past: PastCohort) -> Told:
    """Return a rotation of people, given by letters, with another history; the newest stays as it is."""
    made = switch()
    following = cohort([person(letter) for letter in people], past=(*past, made.cohort.past[-1]))
    return told(_without_circles(made, following))


def _without_circles(made: Switch, following: Cohort) -> Switch:
    matching = made.rotation.matching.model_copy(update={"circles": ()})
    rotation = made.rotation.model_copy(update={"cohort": following, "matching": matching, "again": ()})
    return made._replace(rotation=rotation)


def test_roles_are_told_with_those_who_had_them_most_first() -> None:
    """The log of the cohort that ends counts, and so do the circles of all."""
    cases = turn(Role.CASE_GIVER, "cem"), turn(Role.CASE_GIVER, "cem", "ben")
    log = Log(turns=(*cases, turn(Role.OPENER, "dia")))
    assert list(roles_so_far(told(switch(log=log))))[5:] == [
        "- Lead: once Amina \\*Diallo\\*, Dia and 1. Fay.",
        "- Deputy: once Ben.",
        "- Case giver: twice Cem; once Ben.",
        "- Opener: once Dia.",
        "- No role yet: Zoë \\# Okafor.",
    ]


def test_credits_are_told_because_nobody_catches_up() -> None:
    """Amina and Ben gave two cases each and go on; Zoë comes in at two."""
    twice = (turn(Role.CASE_GIVER, "amina", "ben", "cem", "dia"),) * 2
    assert list(roles_so_far(told(switch(log=Log(turns=twice)))))[-2:] == [
        "",
        "Who came later starts at the median, so that nobody has to catch up: case giver 2.",
    ]


def test_many_people_are_counted() -> None:
    """Thirteen have led in one cohort or another, three of them three times."""
    letters = "abcdefghijklm"
    twice = [PastCohort(cohort=name, circles=(tuple("abc"),), leads=tuple("abc")) for name in ("1", "2")]
    once = PastCohort(cohort="3", circles=(tuple(letters),), leads=tuple(letters))
    lines = list(roles_so_far(with_past(letters, *twice, once)))
    assert "- Lead: 3 times A, B and C; once D, E, F, G, H, I, J, K, L and M." in lines
    assert "- Lead: once 13 people." in list(roles_so_far(with_past(letters, once)))


def test_without_any_role_there_is_no_ledger() -> None:
    """Nobody of these took part before."""
    assert list(roles_so_far(with_past("xyz"))) == []


def test_who_went_on_in_a_role_is_told() -> None:
    """The table has the role before and now."""
    made = switch()
    circles = (made.circles[0].model_copy(update={"lead": "amina", "deputy": "ben"}), made.circles[1])
    matching = made.rotation.matching.model_copy(update={"circles": circles})
    made = made._replace(rotation=made.rotation.model_copy(update={"matching": matching}))
    rows = [line.split(" | ") for line in people(told(made))]
    assert {row[0]: row[3] for row in rows[5:8]} == {
        "| Amina \\*Diallo\\*": "lead again", "| Ben": "deputy again", "| Cem": ""
    }  # fmt: skip


def test_who_rests_from_a_role_is_told() -> None:
    """Amina led, and has no role in her new circle."""
    made = switch()
    circles = (made.circles[0].model_copy(update={"deputy": None}), made.circles[1])
    matching = made.rotation.matching.model_copy(update={"circles": circles})
    made = made._replace(rotation=made.rotation.model_copy(update={"matching": matching}))
    assert "| Circle 1 | rests, was lead |" in "\n".join(people(told(made)))


def test_what_began_in_circles_is_listed() -> None:
    """Practice 49; Evelyn has left and is counted."""
    log = Log(
        collaborations=(
            Collaboration(who=["amina", "eve"], what="A reading *club*", since=date(2027, 3, 1)),
            Collaboration(who=["ben", "cem"], what="A shared van"),
        )
    )
    assert list(collaborations(told(switch(log=log))))[3:] == [
        "2 collaborations began in our circles:",
        "",
        "- A reading \\*club\\* (Amina \\*Diallo\\* and 1 other person, since Monday 1 March 2027)",
        "- A shared van (Ben and Cem)",
    ]


def test_without_collaborations_there_is_no_such_part() -> None:
    """An empty heading would reproach."""
    assert list(collaborations(told(switch()))) == []
