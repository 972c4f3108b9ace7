"""What an invitation says to one member."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import pytest

from circlekit.core.inviting.messages import Post
from circlekit.core.inviting.records import Record
from circlekit.core.inviting.wording import PLACEHOLDERS, values
from circlekit.core.model import Circle, Cohort

from .builders import ANA, BEN, CEM, by_person, circle, cohort, person, planned, sent, slot

FEBRUARY = "2027-02-01"
VIDEO = "https://meet.example.org/x"


def said(found: Post, whole: Cohort, about: Circle | None, handle: str = "ben") -> dict[str, str]:
    """Return the values for one recipient."""
    message = by_person(found)[handle]
    (to,) = [one for one in message.to if one.person.id == handle]
    names = {one.id: one.name for one in whole.participants}
    return values(message, to, about, found.records[message.series.uid], whole, names)


def invited(whole: Cohort | None = None) -> tuple[Cohort, Mapping[str, Record]]:
    """Return a cohort whose members were invited before it began."""
    about = whole or cohort()
    return about, sent([planned(circle(), about)], about).records


def changed(about: Circle | None = None, day: str = FEBRUARY, **changes: object) -> list[str]:
    """Return what Ben is told after a change."""
    whole, before = invited()
    circle_now = about or circle()
    found = sent([planned(circle_now, whole, slot(**changes))], whole, before, day)
    return said(found, whole, circle_now)["changes"].split("\n- ")[1:]


def test_dates_are_on_the_members_own_clock() -> None:
    """16:00 in London is 17:00 in Berlin, where clocks change on the same day."""
    whole, _ = invited()
    found = said(sent([planned(circle(), whole)], whole), whole, circle())
    assert found["when"] == "Tuesday 12 January 2027, 17:00 (Berlin, UTC+1)"
    assert (found["day"], found["time"], found["count"]) == ("Tuesday 12 January", "17:00", "6")
    assert found["dates"].split("\n- ")[4] == "Tuesday 13 April 2027, 17:00 (Berlin, UTC+2)"
    assert found["last"] == "Tuesday 8 June 2027, 17:00 (Berlin, UTC+2)"


def test_who_and_where_are_said_by_name() -> None:
    """Names, the link and the length; and no value for what is not known."""
    whole, _ = invited()
    found = said(sent([planned(circle(), whole)], whole), whole, circle())
    names = {name: found[name] for name in ("name", "circle", "cohort", "lead", "deputy", "coordinator")}
    assert names == {
        "name": "Ben", "circle": "Circle 1", "cohort": "Spring 2027", "lead": "Ana", "deputy": "",
        "coordinator": "Noor Haddad",
    }  # fmt: skip
    assert (found["video"], found["minutes"]) == (VIDEO, "60")
    assert found["changes"] == ""
    assert set(found) == PLACEHOLDERS


def test_dates_that_are_past_when_it_is_written_are_left_out() -> None:
    """On the first of February that of January is over."""
    whole, before = invited()
    found = sent([planned(circle(), whole, slot(skipped=(date(2027, 6, 8),)))], whole, before, FEBRUARY)
    assert said(found, whole, circle())["when"] == "Tuesday 9 February 2027, 17:00 (Berlin, UTC+1)"
    assert said(found, whole, circle())["count"] == "4"


def test_a_skipped_date_is_named() -> None:
    """In the member's own time."""
    assert changed(skipped=(date(2027, 3, 9),)) == [
        "There is no meeting on Tuesday 9 March 2027, 17:00 (Berlin, UTC+1)."
    ]


def test_a_moved_date_is_named_with_its_old_one() -> None:
    """Even where another date is skipped in the same change."""
    changes = changed(
        skipped=(date(2027, 3, 9),), moved={date(2027, 5, 11): datetime(2027, 5, 18, 15)}
    )  # fmt: skip
    assert changes == [
        "The meeting of Tuesday 11 May 2027, 17:00 (Berlin, UTC+2) is now on "
        "Tuesday 18 May 2027, 16:00 (Berlin, UTC+2).",
        "There is no meeting on Tuesday 9 March 2027, 17:00 (Berlin, UTC+1).",
    ]


def test_a_date_that_is_held_again_is_named() -> None:
    """What was skipped and no longer is."""
    whole = cohort()
    first = sent([planned(circle(), whole, slot(skipped=(date(2027, 3, 9),)))], whole)
    found = sent([planned(circle(), whole)], whole, first.records, FEBRUARY)
    assert said(found, whole, circle())["changes"] == (
        "\n- There is a meeting on Tuesday 9 March 2027, 17:00 (Berlin, UTC+1) as well."
    )


def test_a_new_hour_for_all_is_one_sentence() -> None:
    """Twelve dates one by one would say less."""
    assert changed(start=1020) == ["The times are new."]


def test_an_earlier_end_is_one_sentence() -> None:
    """The dates after it are not listed."""
    assert changed(cancelled=date(2027, 4, 1)) == [
        "The last meeting is on Tuesday 9 March 2027, 17:00 (Berlin, UTC+1)."
    ]


def test_a_new_lead_is_named() -> None:
    """With the people who are new, if there are any."""
    assert changed(circle(lead="cem")) == ["Cem now looks after the circle."]
    whole = cohort(ANA, BEN, CEM, person("dia"))
    _, before = invited(whole)
    about = circle("ana", "ben", "cem", "dia", lead="dia")
    found = sent([planned(about, whole)], whole, before, FEBRUARY)
    assert said(found, whole, about)["changes"].split("\n- ")[1:] == [
        "Dia now looks after the circle.",
        "New with you: Dia.",
    ]


def test_who_left_is_not_named_to_the_others() -> None:
    """That is theirs to say."""
    assert changed(circle("ana", "ben")) == ["The members of the circle have changed."]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"meeting": {"video": "https://meet.example.org/y"}}, "The link to join is new."),
        ({"meeting": {}}, "There is no link to join any more."),
        ({"purpose": "Another purpose."}, "Some details of the entry are new; its times are not."),
        (
            {
                "meeting": {
                    "video": "https://meet.example.org/x",
                    "in_person": {"meeting": 2, "place": "A hall"},
                }
            },
            "Where you meet in person is new; the entry says it.",
        ),
    ],
)
def test_a_new_link_a_place_and_new_words_are_said(changes: dict[str, object], sentence: str) -> None:
    """The link and the place themselves stand elsewhere in the message."""
    _, before = invited()
    whole = cohort(**changes)
    found = sent([planned(circle(), whole)], whole, before, FEBRUARY)
    assert said(found, whole, circle())["changes"] == f"\n- {sentence}"


def test_an_earlier_change_is_not_told_again() -> None:
    """New words after a skipped date are new words."""
    whole, before = invited()
    skipped = slot(skipped=(date(2027, 3, 9),))
    second = sent([planned(circle(), whole, skipped)], whole, before, FEBRUARY)
    other = cohort(purpose="Another purpose.")
    third = sent([planned(circle(), other, skipped)], other, second.records, "2027-02-02")
    assert said(third, other, circle())["changes"] == (
        "\n- Some details of the entry are new; its times are not."
    )


def test_a_longer_meeting_is_said() -> None:
    """In minutes, with the rest as it was."""
    whole, before = invited()
    longer = slot().model_copy(update={"minutes": 90})
    found = sent([planned(circle(), whole, longer)], whole, before, FEBRUARY)
    assert said(found, whole, circle())["changes"] == "\n- A meeting now lasts 90 minutes."


def test_of_a_circle_that_is_gone_the_title_is_said() -> None:
    """Its name is no longer in any file."""
    whole, before = invited()
    found = said(sent([], whole, before, FEBRUARY), whole, None)
    assert (found["circle"], found["lead"]) == ("Circle 1 · Spring 2027", "")
