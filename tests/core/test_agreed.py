"""A cohort's own words stay its own; what is assumed for it is said in the reader's language."""

from __future__ import annotations

from datetime import date

from circlekit.core import agreed
from circlekit.core.agenda.words import ENGLISH, AgendaWords
from circlekit.core.model import Cohort

GERMAN = AgendaWords(purpose="Wofür?", principles=["Jede Stimme zählt."], commitment="Wir kommen.")


def cohort(**own: object) -> Cohort:
    return Cohort(
        id="spring", cohort="Spring", starts=date(2027, 1, 11), ends=date(2027, 7, 9), participants=(), **own
    )


def test_what_is_assumed_is_said_in_the_readers_language() -> None:
    """Purpose, principles and commitment of a cohort that names none."""
    assert agreed.purpose(cohort(), GERMAN) == "Wofür?"
    assert agreed.principles(cohort(), GERMAN) == ("Jede Stimme zählt.",)
    assert agreed.commitment(cohort(), GERMAN) == "Wir kommen."


def test_a_cohorts_own_words_are_never_translated() -> None:
    """They say what people agreed on, in the words in which they did."""
    own = cohort(purpose="To sing", principles=("We listen.",), commitment="We come.")
    assert agreed.purpose(own, GERMAN) == "To sing"
    assert agreed.principles(own, GERMAN) == ("We listen.",)
    assert agreed.commitment(own, GERMAN) == "We come."


def test_in_english_nothing_changes() -> None:
    """What the cohort holds and what is said are the same."""
    found = cohort()
    assert agreed.purpose(found, ENGLISH) == found.purpose
    assert agreed.principles(found, ENGLISH) == found.principles
    assert agreed.commitment(found, ENGLISH) == found.commitment
