"""In which language and tone somebody is written to."""

from __future__ import annotations

from circlekit.core.model import Cohort, Participant
from circlekit.core.sections import Tone
from circlekit.core.tongues import Tongue, of_cohort, tongue_of, tongues

AMA = Participant(id="ama", name="Ama", timezone="Africa/Dakar")
BEA = Participant(id="bea", name="Bea", timezone="Europe/Paris", language="fr-CA", tone=Tone.INFORMAL)
CEM = Participant(id="cem", name="Cem", timezone="Europe/Istanbul", language="es")
COHORT = Cohort(
    cohort="Spring", id="spring", starts="2027-01-11", ends="2027-07-09", language="fr", tone=Tone.FORMAL,
    participants=(AMA, BEA, CEM),
)  # fmt: skip


def test_a_person_is_written_to_as_they_wish() -> None:
    """Whoever wished for nothing is written to like the cohort, in language and tone each."""
    assert [tongue_of(person, COHORT) for person in COHORT.participants] == [
        Tongue("fr", Tone.FORMAL),
        Tongue("fr-CA", Tone.INFORMAL),
        Tongue("es", Tone.FORMAL),
    ]


def test_every_tongue_is_named_once_and_the_cohorts_first() -> None:
    """Also when nobody reads it."""
    assert tongues((CEM, CEM), COHORT) == (Tongue("fr", Tone.FORMAL), Tongue("es", Tone.FORMAL))
    assert tongues((), COHORT) == (of_cohort(COHORT),)
