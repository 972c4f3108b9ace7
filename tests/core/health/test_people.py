"""Who may need a kind word, and who is left alone."""

from __future__ import annotations

from datetime import date

from circlekit.core.attending import Lapse
from circlekit.core.health.people import KindWord, kind_words, members
from circlekit.core.log import Log

from .making import SEVEN, came, circle, facts

REST = "ada ben chi dan eve fay"


def words(*attended: str, **more: object) -> list[KindWord]:
    """Return the kind words after meetings at which these people were; the others gave no word."""
    log = Log(
        attendance=tuple(
            came(number, present, " ".join(one for one in SEVEN if one not in present.split()))
            for number, present in enumerate(attended, 1)
        )
    )
    known = facts(log, **more)  # type: ignore[arg-type]
    return list(kind_words(known, members(known)))


def test_one_missed_meeting_is_nobodys_business() -> None:
    """The minutes, and nothing else (practice 87)."""
    assert words(" ".join(SEVEN), REST) == []


def test_after_two_the_lead_says_hello() -> None:
    """The draft goes to the lead, to send on in their own words."""
    (found,) = words(" ".join(SEVEN), REST, REST)
    assert (found.handle, found.lapse, found.says) == ("gus", Lapse.TWICE, "away for the last 2 meetings")
    assert (found.do, found.draft, found.reader) == ("Ask Ada to say hello", "hello", "ada")


def test_after_three_a_rest_is_offered() -> None:
    """By the coordinator, to the person alone (practice 88)."""
    (found,) = words(REST, REST, REST)
    assert (found.lapse, found.draft, found.reader) == (Lapse.LONG, "step_back", "gus")
    assert found.do == "Offer a rest, and a place in the next round"


def test_who_comes_to_fewer_than_half_is_offered_a_rest_too() -> None:
    """One of four, and not to the last."""
    (found,) = words(REST, REST, " ".join(SEVEN), REST, today=date(2027, 4, 20))
    assert (found.lapse, found.says) == (Lapse.LONG, "came to 1 of 4 meetings")


def test_a_rest_is_offered_for_the_reason_that_is_said() -> None:
    """Two in a row are no reason for it; one of four is."""
    (found,) = words(REST, " ".join(SEVEN), REST, REST, today=date(2027, 4, 20))
    assert (found.lapse, found.says) == (Lapse.LONG, "came to 1 of 4 meetings")


def test_a_lead_is_called_by_the_coordinator() -> None:
    """Nobody else could say hello to them."""
    rest = "ben chi dan eve fay gus"
    (found,) = words(" ".join(SEVEN), rest, rest)
    assert (found.handle, found.draft, found.reader) == ("ada", "lead_quiet", "ada")


def test_in_a_circle_without_a_lead_the_coordinator_says_hello() -> None:
    """With the notes."""
    alone = circle().model_copy(update={"lead": None})
    (found,) = words(" ".join(SEVEN), REST, REST, circles=(alone,))
    assert (found.draft, found.reader) == ("missed", "gus")
