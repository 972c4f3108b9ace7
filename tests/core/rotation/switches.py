"""An invented rotation, small enough to be told by hand: seven people of two circles, in two new ones."""

from __future__ import annotations

from circlekit.core.log import Log
from circlekit.core.model import Circle, Matching, Participant, PastCohort
from circlekit.core.rotation.going_on.answers import Answers
from circlekit.core.rotation.going_on.following import next_cohort, next_term
from circlekit.core.rotation.plan import Rotation
from circlekit.core.rotation.telling.again import Again
from circlekit.core.rotation.telling.switch import Switch
from circlekit.core.sections import RotationPlan
from tests.core.rotation.people import cohort, person

HELD = "the best exchange that would help leaves 1 person without a shared hour"

PEOPLE = tuple(
    person(handle, name=name, lead=lead)
    for handle, name, lead in (
        ("amina", "Amina *Diallo*", "yes"), ("ben", "Ben", "yes"), ("cem", "Cem", "if needed"),
        ("dia", "Dia", "yes"), ("eve", "Evelyn", "no"), ("fay", "1. Fay", "no"),
    )
)  # fmt: skip
ZOE = person("zoe", name="Zoë # Okafor")

FIRST = PastCohort(cohort="first", circles=(("amina", "fay"), ("ben", "dia")), leads=("fay", "dia"))
"""Two years ago: Fay has come back since."""

BAOBA = Circle(id="c1", name="Baobá", lead="amina", deputy="ben", members=("amina", "ben", "cem"))
IPE = Circle(id="c2", name="The [Ipê]", lead="eve", members=("dia", "eve"))

NEW = (
    Circle(
        id="c1", name="Circle 1", lead="ben", deputy="amina", members=("amina", "ben", "fay"),
        because=("All 3 can come to one weekly hour on every date.",),
    ),
    Circle(id="c2", name="Circle 2", lead="dia", members=("cem", "dia", "zoe")),
)  # fmt: skip
"""Amina meets Ben again, and Fay; Cem, Dia and Zoë are new to each other."""

AGAIN = (Again("amina", "ben", 1, HELD), Again("amina", "fay", 1, HELD))

ANSWERS = Answers(leave=["eve"], join=[ZOE])


def switch(
    answers: Answers = ANSWERS,
    again: tuple[Again, ...] = AGAIN,
    least: int = 0,
    log: Log | None = None,
    plan: RotationPlan | None = None,
    matching: Matching | None = None,
    joins: Participant = ZOE,
) -> Switch:
    """Return the rotation with some of it changed; Evelyn leaves and Zoë joins."""
    ended = cohort(PEOPLE, rotation=plan or RotationPlan(), past=(FIRST,))
    people = [one for one in PEOPLE if one.id != "eve"] + [joins]
    following = next_cohort(ended, (BAOBA, IPE), people, next_term(ended), log)
    rotation = Rotation(
        cohort=following, matching=matching or Matching(circles=NEW), again=again, least=least, pairs=6
    )
    return Switch(ended, (BAOBA, IPE), answers, rotation, log or Log())
