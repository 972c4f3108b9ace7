"""What is sent to whom, from the first invitation to the last word."""

from __future__ import annotations

from datetime import date

import pytest

from circlekit.core.calendars.series import held, uid
from circlekit.core.inviting.messages import Unreached
from circlekit.core.inviting.posting import post

from .builders import (
    ANA,
    BEN,
    CEM,
    by_person,
    circle,
    cohort,
    desk,
    fresh,
    kinds,
    named,
    person,
    planned,
    sent,
    singly,
    slot,
    starts,
)  # fmt: skip

FEBRUARY = "2027-02-01"


def test_everybody_with_an_address_is_invited_once() -> None:
    """One file for the circle, with the lead as chair and SEQUENCE 0."""
    whole = cohort()
    (message,) = sent([planned(circle(), whole)], whole).messages
    assert message.invitation.method == "REQUEST"
    assert [(to.person.id, str(to.kind), to.fresh) for to in message.to] == [
        ("ana", "invited", True), ("ben", "invited", True), ("cem", "invited", True),
    ]  # fmt: skip
    assert [one.name for one in message.invitation.attendees if one.chair] == ["Ana"]
    assert (message.stamp.sequence, message.whole, message.series.uid) == (0, True, uid("spring-2027", "c1"))


def test_an_unchanged_plan_is_the_same_on_a_later_day() -> None:
    """Nobody gets anything new, and every version and reason stays."""
    whole = cohort()
    first = sent([planned(circle(), whole)], whole)
    again = sent([planned(circle(), whole)], whole, first.records, FEBRUARY)
    assert fresh(again) == set()
    assert again.records == first.records
    assert [message.stamp for message in again.messages] == [message.stamp for message in first.messages]


def test_a_skipped_date_is_an_update_of_the_series() -> None:
    """REQUEST with SEQUENCE 1, the same UID and the date left out; never a CANCEL."""
    whole = cohort()
    first = sent([planned(circle(), whole)], whole)
    skipped = planned(circle(), whole, slot(skipped=(date(2027, 3, 9),)))
    (message,) = sent([skipped], whole, first.records, FEBRUARY).messages
    assert message.invitation.method == "REQUEST"
    assert message.stamp.sequence == 1
    assert message.stamp.at > first.messages[0].stamp.at
    assert starts(message.series) == ["01-12", "02-09", "04-13", "05-11", "06-08"]
    assert {str(to.kind) for to in message.to} == {"updated"}


def test_a_skipped_date_that_was_an_entry_of_its_own_is_taken_back_alone() -> None:
    """One CANCEL, of the entry of March; nothing is new about the other five."""
    whole = cohort()
    first = sent([singly(planned(circle(), whole))], whole)
    skipped = singly(planned(circle(), whole, slot(skipped=(date(2027, 3, 9),))))
    found = sent([skipped], whole, first.records, FEBRUARY)
    news = [message for message in found.messages if any(to.fresh for to in message.to)]
    assert {message.invitation.method for message in news} == {"CANCEL"}
    assert {str(message.series.starts[0].date()) for message in news} == {"2027-03-09"}
    assert sorted(to.person.id for message in news for to in message.to) == ["ana", "ben", "cem"]


def test_a_new_lead_is_an_update_that_keeps_the_answers_people_gave() -> None:
    """The chair changes and DTSTAMP grows; SEQUENCE, which counts changes of time, does not."""
    whole = cohort()
    first = sent([planned(circle(), whole)], whole)
    (message,) = sent([planned(circle(lead="ben"), whole)], whole, first.records, FEBRUARY).messages
    assert [one.name for one in message.invitation.attendees if one.chair] == ["Ben"]
    assert message.stamp.sequence == 0
    assert message.stamp.at > first.messages[0].stamp.at
    assert set(kinds(sent([planned(circle(lead="ben"), whole)], whole, first.records)).values()) == {
        "updated"
    }


def test_who_leaves_is_told_alone_and_who_joins_is_invited() -> None:
    """CANCEL to the one, without cancelling the event and with SEQUENCE 1; REQUEST to the other."""
    dia = person("dia")
    whole = cohort(ANA, BEN, CEM, dia)
    first = sent([planned(circle("ana", "ben"), whole)], whole)
    found = sent([planned(circle("ana", "dia"), whole)], whole, first.records, FEBRUARY)
    messages = by_person(found)
    assert kinds(found) == {"ana": "updated", "dia": "invited", "ben": "left"}
    assert named(messages["ana"]) == ["ana", "dia"]
    assert named(messages["ben"]) == ["ben"]
    left = messages["ben"]
    assert (left.invitation.method, left.series.cancelled, left.stamp.sequence) == ("CANCEL", False, 1)
    assert left.series.uid == messages["ana"].series.uid
    assert left.bygone
    assert messages["ana"].invitation.method == "REQUEST"


def test_what_was_said_to_who_left_stays_until_the_cohort_ends() -> None:
    """The same to the byte on each later day, and gone once the cohort is over."""
    whole = cohort()
    first = sent([planned(circle(), whole)], whole)
    left = sent([planned(circle("ana", "ben"), whole)], whole, first.records, FEBRUARY)
    later = sent([planned(circle("ana", "ben"), whole)], whole, left.records, "2027-07-09")
    assert later.messages == tuple(
        message._replace(to=tuple(to._replace(fresh=False) for to in message.to)) for message in left.messages
    )
    over = sent([planned(circle("ana", "ben"), whole)], whole, later.records, "2027-07-10")
    assert set(kinds(over)) == {"ana", "ben"}


def test_who_comes_back_is_invited_above_the_cancellation() -> None:
    """A program that saw SEQUENCE 1 would take no lower one (RFC 5546, 2.1.4)."""
    whole = cohort()
    first = sent([planned(circle(), whole)], whole)
    left = sent([planned(circle("ana", "ben"), whole)], whole, first.records, FEBRUARY)
    back = sent([planned(circle(), whole)], whole, left.records, "2027-03-01")
    assert kinds(back)["cem"] == "invited"
    assert by_person(left)["cem"].stamp.sequence == 1
    assert by_person(back)["cem"].stamp.sequence == 2


def test_a_circle_that_never_met_and_is_cancelled_is_cancelled_for_all() -> None:
    """One CANCEL for everybody who was invited, of the whole event, with SEQUENCE 1."""
    whole = cohort()
    first = sent([planned(circle(), whole)], whole)
    gone = planned(circle(), whole, slot(cancelled=date(2027, 1, 5)))
    (message,) = sent([gone], whole, first.records, "2027-01-05").messages
    assert (message.invitation.method, message.series.cancelled, message.stamp.sequence) == (
        "CANCEL",
        True,
        1,
    )
    assert {str(to.kind) for to in message.to} == {"cancelled"}
    assert named(message) == ["ana", "ben", "cem"]


def test_a_cancelled_circle_invites_nobody_who_was_not_invited() -> None:
    """There is nothing to take back from them."""
    whole = cohort()
    gone = planned(circle(), whole, slot(cancelled=date(2027, 1, 5)))
    found = sent([gone], whole)
    assert (found.messages, dict(found.records)) == ((), {})


def test_a_circle_that_stops_keeps_the_meetings_it_had() -> None:
    """An update with an earlier end; while something is to come it is an update, later it has ended."""
    whole = cohort()
    first = sent([planned(circle(), whole)], whole)
    shorter = planned(circle(), whole, slot(cancelled=date(2027, 3, 1)))
    found = sent([shorter], whole, first.records, FEBRUARY)
    assert set(kinds(found).values()) == {"updated"}
    assert starts(found.messages[0].series) == ["01-12", "02-09"]
    ended = sent([shorter], whole, first.records, "2027-02-20")
    assert set(kinds(ended).values()) == {"ended"}
    assert ended.messages[0].invitation.method == "REQUEST"
    assert set(kinds(sent([shorter], whole, ended.records, "2027-03-20")).values()) == {"ended"}


def test_a_circle_that_is_gone_is_cancelled_for_each() -> None:
    """Its members are somewhere else or nowhere; the old entry goes by its UID alone."""
    whole = cohort()
    first = sent([planned(circle(), whole)], whole)
    found = sent([], whole, first.records, FEBRUARY)
    assert kinds(found) == {"ana": "cancelled", "ben": "cancelled", "cem": "cancelled"}
    assert all(message.series.cancelled and message.series.rule is None for message in found.messages)
    assert {message.series.uid for message in found.messages} == {uid("spring-2027", "c1")}


def test_an_entry_that_its_circle_no_longer_has_is_withdrawn() -> None:
    """The circle goes on with another entry, to which its members are invited."""
    whole = cohort()
    plan = planned(circle(), whole)
    first = sent([plan], whole)
    other = plan._replace(entries=tuple(_renamed(entry, "other@circlekit") for entry in plan.entries))
    found = sent([other], whole, first.records, FEBRUARY)
    said = {(message.series.uid, str(to.kind)) for message in found.messages for to in message.to}
    assert said == {("other@circlekit", "invited"), (uid("spring-2027", "c1"), "withdrawn")}


def _renamed(entry, name):
    from dataclasses import replace

    return replace(entry, uid=name)


def test_who_left_the_cohort_file_is_named_once() -> None:
    """There is no address to write to any more; the next run is silent about them."""
    whole = cohort()
    first = sent([planned(circle(), whole)], whole)
    smaller = cohort(ANA, BEN)
    found = sent([planned(circle("ana", "ben"), smaller)], smaller, first.records, FEBRUARY)
    assert found.unreached == (Unreached("cem", "Circle 1 · Spring 2027"),)
    assert set(kinds(found)) == {"ana", "ben"}
    assert sent([planned(circle("ana", "ben"), smaller)], smaller, found.records, FEBRUARY).unreached == ()


def test_who_lost_their_address_is_not_said_to_have_left() -> None:
    """They are still a member, and nothing can be sent."""
    whole = cohort()
    first = sent([planned(circle(), whole)], whole)
    silent = cohort(ANA, BEN, person("cem", "Europe/Istanbul", email=""))
    found = sent([planned(circle(), silent)], silent, first.records, FEBRUARY)
    assert set(kinds(found)) == {"ana", "ben"}
    assert found.unreached == ()


def test_who_joins_later_has_a_file_from_that_day_on() -> None:
    """The others' file is one for all; dates before the day they join are not among theirs."""
    late = person("cem", "Europe/Istanbul", joins="2027-03-01")
    whole = cohort(ANA, BEN, late)
    messages = by_person(sent([planned(circle(), whole)], whole))
    assert messages["ana"] == messages["ben"]
    assert starts(messages["cem"].series) == ["03-09", "04-13", "05-11", "06-08"]
    assert (messages["ana"].whole, messages["cem"].whole) == (True, False)
    assert named(messages["cem"]) == named(messages["ana"]) == ["ana", "ben", "cem"]


def test_a_file_of_ones_own_begins_with_ones_own_clock() -> None:
    """16:00 in London is 19:00 in Istanbul, and after the end of March 18:00."""
    whole = cohort(ANA, BEN, person("cem", "Europe/Istanbul", share_email=False))
    messages = by_person(sent([planned(circle(), whole)], whole))
    assert messages["cem"].series.description.startswith("Your time (Istanbul) 19:00; from 13 April 18:00\n")


@pytest.mark.parametrize("hide", [False, True])
def test_no_text_of_an_entry_holds_an_address(hide: bool) -> None:
    """Addresses stand in ORGANIZER and ATTENDEE alone."""
    whole = cohort(ANA, BEN, person("cem", "Europe/Istanbul", share_email=False))
    for message in sent([planned(circle(), whole)], whole, hide=hide).messages:
        assert "@" not in message.series.description + message.series.summary + message.series.contact


def test_invitations_never_stay_behind_the_files_to_import() -> None:
    """Who imported the third version would not take an invitation that says it is the first."""
    whole = cohort()
    plan = planned(circle(), whole)
    before = desk(whole)
    ahead = type(before)(
        cohort=whole, organizer=before.organizer, people=before.people,
        least={uid("spring-2027", "c1"): 2}, now=before.now,
    )  # fmt: skip
    assert post([plan], {}, ahead).messages[0].stamp.sequence == 2


def test_a_yes_taken_back_gives_everybody_a_new_file() -> None:
    """Cem's address disappears from the files of the others; their own stays in theirs."""
    whole = cohort()
    first = sent([planned(circle(), whole)], whole)
    shy = cohort(ANA, BEN, person("cem", "Europe/Istanbul", share_email=False))
    found = sent([planned(circle(), shy)], shy, first.records, FEBRUARY)
    messages = by_person(found)
    assert fresh(found) == {"ana", "ben", "cem"}
    assert named(messages["ana"]) == ["ana", "ben"]
    assert named(messages["cem"]) == ["ana", "ben", "cem"]


def test_two_changes_on_one_day_have_two_versions() -> None:
    """DTSTAMP grows by a second at least, so that programs see which is newer."""
    whole = cohort()
    first = sent([planned(circle(), whole)], whole)
    second = sent([planned(circle(), whole, slot(start=1020))], whole, first.records)
    third = sent([planned(circle(), whole, slot(start=1080))], whole, second.records)
    stamps = [found.messages[0].stamp for found in (first, second, third)]
    assert [stamp.sequence for stamp in stamps] == [0, 1, 2]
    assert stamps[0].at < stamps[1].at < stamps[2].at
    assert held(third.messages[0].series)[0].hour == 18


def test_nobody_is_invited_to_what_is_past() -> None:
    """Who joins when all meetings are over hears of none; whoever was invited keeps what they have."""
    dia = person("dia")
    whole = cohort(ANA, BEN, CEM, dia)
    first = sent([planned(circle(), whole)], whole)
    found = sent([planned(circle("ana", "ben", "cem", "dia"), whole)], whole, first.records, "2027-06-20")
    assert set(kinds(found)) == {"ana", "ben", "cem"}


def test_new_words_for_past_meetings_need_not_be_sent() -> None:
    """The file is written, and nobody is asked to take it up."""
    whole = cohort()
    first = sent([planned(circle(), whole)], whole)
    other = cohort(purpose="Another purpose.")
    found = sent([planned(circle(), other)], other, first.records, "2027-06-20")
    assert set(kinds(found).values()) == {"updated"}
    assert fresh(found) == set()


def test_what_is_past_is_not_taken_back() -> None:
    """Who leaves after the last meeting keeps the meetings they had; the next day too."""
    whole = cohort()
    first = sent([planned(circle(), whole)], whole)
    found = sent([planned(circle("ana", "ben"), whole)], whole, first.records, "2027-06-20")
    assert set(kinds(found)) == {"ana", "ben"}
    assert sent([], whole, found.records, "2027-06-21").messages == ()


@pytest.mark.parametrize("share", [True, False])
def test_nobody_invites_themselves(share: bool) -> None:
    """A coordinator who is a member gets no message; where all share, the others see them as a member."""
    noor = person("noor", email="Noor@example.org", share_email=share)
    whole = cohort(ANA, BEN, noor)
    found = sent([planned(circle("ana", "ben", "noor"), whole)], whole)
    assert set(kinds(found)) == {"ana", "ben"}
    assert named(by_person(found)["ana"]) == (["ana", "ben", "Noor"] if share else ["ana", "ben"])
    assert sent([planned(circle("ana", "ben"), whole)], whole, found.records, FEBRUARY).unreached == ()
