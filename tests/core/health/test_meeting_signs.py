"""Signs in how a circle meets."""

from __future__ import annotations

import pytest

from circlekit.core.health import meeting_signs as signs
from circlekit.core.health.signs import Care, Concern
from circlekit.core.log import Log

from .making import SEVEN, came, facts, not_met, replies

ALL = " ".join(SEVEN)


def test_a_meeting_that_did_not_take_place_is_an_alert() -> None:
    """One is enough (practice 91); the lead is called, and the circle offered two dates."""
    (found,) = signs.cancelled(facts(Log(attendance=(came(1, ALL), came(2, ALL), not_met(3)))))
    assert (found.concern, found.care, found.draft) == (Concern.CANCELLED, Care.NOW, "circle_quiet")
    assert found.says == "Meeting 3 on Tuesday 9 March did not take place."
    assert found.do == "Call Ada; offer two dates"


def test_once_enough_have_met_again_the_alert_is_over() -> None:
    """Four of seven came to the meeting after it."""
    assert not list(signs.cancelled(facts(Log(attendance=(not_met(2), came(3, "ada ben chi dan"))))))


def test_a_thin_meeting_does_not_end_the_alert() -> None:
    """Three of seven are not enough to say that the circle is well again."""
    (found,) = signs.cancelled(facts(Log(attendance=(not_met(2), came(3, "ada ben chi")))))
    assert found.says.startswith("Meeting 2 on Tuesday 9 February")


def test_two_thin_meetings_are_an_alert() -> None:
    """Fewer than four at two of the last three."""
    log = Log(attendance=(came(1, "ada ben chi"), came(2, ALL), came(3, "ada ben")))
    (found,) = signs.thin(facts(log))
    assert (found.care, found.says) == (Care.NOW, "Fewer than 4 came to meetings 1 and 3.")


def test_one_thin_meeting_is_worth_watching_while_it_is_the_last() -> None:
    """The minutes go to whoever was away, and nothing else."""
    log = Log(attendance=(came(2, ALL), came(3, "ada ben chi")))
    (found,) = signs.thin(facts(log))
    assert (found.care, found.says, found.draft) == (Care.WATCH, "3 of 7 came to meeting 3.", "missed")
    assert not list(signs.thin(facts(Log(attendance=(came(2, "ada ben chi"), came(3, ALL))))))


def test_fewer_each_time_are_seen() -> None:
    """Seven, six, four."""
    log = Log(attendance=(came(1, ALL), came(2, "ada ben chi dan eve fay"), came(3, "ada ben chi dan")))
    (found,) = signs.falling(facts(log))
    assert found.says == "Fewer come each time: 7, 6, 4 of 7."


@pytest.mark.parametrize("last", ["ada ben chi dan eve fay", ALL])
def test_one_fewer_is_no_fall(last: str) -> None:
    """Seven, seven, and six or seven."""
    assert not list(signs.falling(facts(Log(attendance=(came(1, ALL), came(2, ALL), came(3, last))))))


def test_a_yes_that_could_not_be_kept_twice_is_seen() -> None:
    """Apologies and no word count alike, over the last two meetings; who said no is not among them."""
    log = Log(
        attendance=(
            came(2, "ada ben chi dan eve", apologies="fay", no_word="gus"),
            came(3, "ada ben chi dan eve", apologies="fay gus"),
        ),
        rsvps=(*replies(2, fay="yes", gus="no"), *replies(3, fay="yes", ada="yes")),
    )
    (found,) = signs.late_cancels(facts(log))
    assert (found.care, found.says) == (Care.WATCH, "Something came up late for Fay.")
    assert found.draft == "rsvp"


def test_one_late_no_is_normal() -> None:
    """Nothing is said."""
    log = Log(attendance=(came(3, "ada ben", apologies="fay"),), rsvps=replies(3, fay="yes"))
    assert not list(signs.late_cancels(facts(log)))


def test_without_a_record_or_a_reply_nothing_is_said_of_the_next_meeting() -> None:
    """A guess for everybody would be no warning."""
    assert signs.odds(facts()) is None
    assert not list(signs.few_expected(facts()))


def test_four_noes_of_seven_leave_too_few() -> None:
    """With three left, four cannot come."""
    log = Log(rsvps=replies(4, ada="no", ben="no", chi="no", dan="no"))
    assert signs.odds(facts(log)) == 0.0
    (found,) = signs.few_expected(facts(log))
    assert (found.care, found.draft) == (Care.NOW, "rsvp")
    assert found.says == "The odds that at least 4 come on Tuesday 13 April are 0 in 100."
    assert found.do == "Ask the 3 members who have not replied"


def test_when_all_have_replied_another_date_is_offered() -> None:
    """Nobody is asked twice."""
    said = dict.fromkeys(SEVEN, "no")
    (found,) = signs.few_expected(facts(Log(rsvps=replies(4, **said))))
    assert found.do == "Offer another date"


def test_shaky_odds_are_worth_watching() -> None:
    """Two noes leave five at 80 in 100: four or more with 5 * .8^4 * .2 + .8^5 = .737."""
    log = Log(rsvps=replies(4, ada="no", ben="no"))
    assert signs.odds(facts(log)) == pytest.approx(0.73728)
    (found,) = signs.few_expected(facts(log))
    assert found.care is Care.WATCH


def test_good_odds_are_no_sign() -> None:
    """Seven who have always come."""
    log = Log(attendance=tuple(came(number, ALL) for number in (1, 2, 3)))
    assert not list(signs.few_expected(facts(log)))


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "0 in 100"), (0.001, "1 in 100"), (0.5, "50 in 100"), (0.999, "99 in 100"), (1.0, "100 in 100")],
)
def test_what_is_not_certain_is_not_said_to_be(share: float, words: str) -> None:
    """Rounded odds never become 0 or 100."""
    assert signs.in_hundred(share) == words
