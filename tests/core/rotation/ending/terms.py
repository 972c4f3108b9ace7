"""Two cohorts in a row, for the tests of what is said between them."""

from __future__ import annotations

from typing import Any

from circlekit.core.model import Circle, Cohort, Participant, PastCohort
from circlekit.core.rotation.ending.passages import Begun, Ended
from circlekit.core.rotation.going_on.answers import Answers

AMA = Participant(id="ama", name="Ama Mensah", timezone="Africa/Dakar", email="ama@example.org")
BEN = Participant(id="ben", name="Ben *Hall*", timezone="Europe/London", email="ben@example.org")
CEM = Participant(id="cem", name="Cem Kaya", timezone="Europe/Istanbul", needs=["a secret need"])
DEV = Participant(id="dev", name="Dev Rao", timezone="Asia/Kolkata", email="dev@example.org")
EVE = Participant(id="eve", name="Eve Lind", timezone="Europe/London", email="eve@example.org")
FAY = Participant(id="fay", name="Fay Wong", timezone="Europe/London", email="fay@example.org")
GUS = Participant(id="gus", name="Gus Adler", timezone="Europe/London", pause_until="2027-07-12")
HAL = Participant(id="hal", name="Hal Berg", timezone="Europe/London", pause_until="2028-03-01")
IDA = Participant(
    id="ida", name="Ida Moss", timezone="Europe/London", email="ida@example.org", pause_until="2028-02-01"
)

ONE = Circle(id="c1", name="Baobab", lead="ama", deputy="ben", members=["ama", "ben", "cem"])
TWO = Circle(id="c2", name="Oak", lead="dev", members=["dev", "eve"])
NEXT_ONE = Circle(id="c1", name="Circle 1", lead="ben", deputy="dev", members=["ben", "dev", "fay"])
NEXT_TWO = Circle(id="c2", name="Circle 2", lead="gus", members=["ama", "gus"])

PAST = PastCohort(cohort="spring-2027", circles=[ONE.members, TWO.members], leads=["ama", "dev"])
EARLIER = PastCohort(cohort="autumn-2026", circles=[["ben", "dev", "gus"]])


def spring(**more: Any) -> Cohort:
    """Return the cohort that ends: five people in two circles, and two who rest."""
    given = {
        "cohort": "Spring 2027", "id": "spring-2027", "starts": "2027-01-11", "ends": "2027-07-09",
        "timezone": "Europe/London", "coordinator": {"name": "Noor Aziz", "email": "noor@example.org"},
        "participants": (AMA, BEN, CEM, DEV, EVE), "waiting": (GUS, HAL), "past": (EARLIER,),
    }  # fmt: skip
    return Cohort(**{**given, **more})


def summer(**more: Any) -> Cohort:
    """Return the cohort that begins: Cem rests until August, Eve left, Gus is back, Fay is new."""
    resting = CEM.model_copy(update={"pause_until": spring().ends.replace(month=8, day=2)})
    given = {
        "cohort": "Summer 2027", "id": "summer-2027", "starts": "2027-07-12", "ends": "2028-01-07",
        "timezone": "Europe/London", "coordinator": {"name": "Noor Aziz", "email": "noor@example.org"},
        "participants": (AMA, BEN, DEV, GUS, FAY), "waiting": (resting, HAL), "past": (EARLIER, PAST),
    }  # fmt: skip
    return Cohort(**{**given, **more})


ANSWERS = Answers(leave=["eve"], pause={"cem": "2027-08-02"}, join=(FAY,))


def begun_with_ida() -> Begun:
    """Return the cohort that begins, with Ida, who is new and takes part from February on."""
    return begun(waiting=(*summer().waiting, IDA))


def ended(answers: Answers = ANSWERS, **more: Any) -> Ended:
    return Ended(spring(), (ONE, TWO), answers, **more)


def begun(**more: Any) -> Begun:
    return Begun(summer(**more), (NEXT_ONE, NEXT_TWO))
