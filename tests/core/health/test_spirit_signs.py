"""Signs of how it is to be in a circle."""

from __future__ import annotations

from datetime import date

import pytest

from circlekit.core.health import spirit_signs as signs
from circlekit.core.health.signs import Care
from circlekit.core.log import Commitment, Log, Pulse

from .making import facts, pulses


def committed(*people: str) -> Log:
    return Log(commitments=tuple(Commitment(circle="c1", person=one, day=date(2027, 1, 5)) for one in people))


def test_a_pulse_below_three_needs_a_word() -> None:
    """The mean of what people said: (2 + 3) / 2."""
    said = (Pulse(circle="c1", meeting=3, person="ada", score=2), Pulse(circle="c1", meeting=3, score=3))
    (found,) = signs.pulse(facts(Log(pulse=said)))
    assert (found.care, found.says) == (Care.WORD, "The last pulse was 2.5 of 5.")
    assert (found.do, found.draft) == ("Ask Ada how it was, and what would help", "")


def test_a_pulse_that_falls_by_one_is_worth_watching() -> None:
    """From 5 to 4 within three meetings."""
    (found,) = signs.pulse(facts(Log(pulse=pulses(m1=5, m2=5, m3=4))))
    assert (found.care, found.says) == (Care.WATCH, "The pulse fell from 5.0 to 4.0 of 5.")


@pytest.mark.parametrize("scores", [{}, {"m3": 3}, {"m1": 3, "m2": 4, "m3": 5}])
def test_a_good_pulse_is_no_sign(scores: dict[str, int]) -> None:
    """None at all, three of five, and one that rises."""
    assert not list(signs.pulse(facts(Log(pulse=pulses(**scores)))))


def test_a_pulse_of_a_meeting_to_come_is_not_looked_at() -> None:
    """Whoever looks back at March sees what was known then."""
    assert not list(signs.pulse(facts(Log(pulse=pulses(m3=5, m4=1)))))


def test_whoever_has_not_committed_themselves_is_named_to_the_coordinator() -> None:
    """After the first meeting; before it there is time."""
    log = committed("ada", "ben", "chi", "dan", "eve")
    (found,) = signs.commitments(facts(log, date(2027, 1, 20)))
    assert (found.says, found.draft) == ("Without a commitment yet: Fay and Gus.", "commitment_again")
    assert not list(signs.commitments(facts(log, date(2027, 1, 11))))


def test_after_three_meetings_commitments_are_not_asked_for() -> None:
    """Whoever comes has shown it."""
    assert not list(signs.commitments(facts(committed("ada"))))


def test_a_circle_that_writes_down_no_commitments_is_not_asked() -> None:
    """Nothing is known of them."""
    assert not list(signs.commitments(facts(Log(), date(2027, 1, 20))))
