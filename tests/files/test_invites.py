"""Invitations as files: paths, what each calendar holds, and the drafts that carry it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import pytest
from icalendar import Calendar

from circlekit.core.calendars.series import uid
from circlekit.core.inviting.messages import Planned, Post
from circlekit.core.inviting.records import Kind, Record
from circlekit.core.model import Circle, Cohort
from circlekit.core.problems import InputProblems
from circlekit.core.sections import Tone
from circlekit.core.tongues import Tongue
from circlekit.files.invite_words import read_invite_words
from circlekit.files.invites import InviteFiles, invite_files
from circlekit.files.library import shelves
from circlekit.files.tongues import in_each
from tests.core.inviting.builders import ANA, BEN, circle, cohort, person, planned, sent, slot

NOWHERE = shelves(Path("nowhere"), Path("nowhere"))
WORDING = in_each([Tongue(), Tongue("fr"), Tongue("es", Tone.FORMAL)], partial(read_invite_words, NOWHERE))
FEBRUARY = "2027-02-01"
SHY = person("cem", "Europe/Istanbul", share_email=False)
GUILT = ("let down", "disappoint", "sorry", "must", "unfortunately", "please confirm", "failed", "obliged")


def written(
    plans: Sequence[Planned],
    whole: Cohort,
    before: Mapping[str, Record] | None = None,
    day: str = "2026-12-22",
    hide: bool = False,
) -> tuple[InviteFiles, Post]:
    found = sent(plans, whole, before, day, hide)
    return invite_files(found, plans, whole, WORDING), found


def mail(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=policy.default)


def text(content: bytes) -> str:
    """Return the plain text of a draft."""
    return next(mail(content).iter_parts()).get_content().replace("\r\n", "\n")


def carried(content: bytes) -> bytes:
    """Return the calendar that a draft carries."""
    return list(mail(content).iter_parts())[1].get_payload(decode=True)


def scheduling_faults(ics: bytes) -> list[str]:
    """Return what RFC 5546, 3.2.2 and 3.2.5 ask of a message and this one does not have."""
    calendar = Calendar.from_ical(ics)
    method, events = str(calendar["METHOD"]), calendar.events
    found = []
    if method not in {"REQUEST", "CANCEL"} or not events:
        found.append("method or events")
    if len({str(event["UID"]) for event in events}) != 1:
        found.append("uid")
    for event in events:
        names = Counter(name for name, _ in event.property_items(recursive=False))
        if any(
            names[name] != 1 for name in ("ORGANIZER", "DTSTAMP", "SEQUENCE", "UID", "DTSTART", "SUMMARY")
        ):
            found.append("a property that stands exactly once")
        if names["ATTENDEE"] < 1:
            found.append("attendees")
        if names["REQUEST-STATUS"] or event.subcomponents:
            found.append("a property or an alarm that may not be there")
        if method == "CANCEL" and "RECURRENCE-ID" in event:
            found.append("the cancellation of one instance")
    return found


def addresses(ics: bytes) -> set[str]:
    """Return all addresses in a calendar but the organiser's."""
    event = Calendar.from_ical(ics).events[0]
    people = event["ATTENDEE"] if isinstance(event["ATTENDEE"], list) else [event["ATTENDEE"]]
    return {str(one).removeprefix("mailto:") for one in people}


def test_one_file_and_a_draft_for_each_where_all_said_yes() -> None:
    """The circle's file stands beside the drafts that carry the same bytes."""
    whole = cohort()
    found, _ = written([planned(circle(), whole)], whole)
    assert sorted(found.files) == [
        "calendar/invites/01-circle-1.ics",
        "calendar/invites/01-circle-1/ana.eml",
        "calendar/invites/01-circle-1/ben.eml",
        "calendar/invites/01-circle-1/cem.eml",
    ]
    shared = found.files["calendar/invites/01-circle-1.ics"]
    for name in ("ana", "ben", "cem"):
        assert carried(found.files[f"calendar/invites/01-circle-1/{name}.eml"]) == shared


def test_a_file_for_each_where_somebody_did_not_say_yes() -> None:
    """Each draft carries its own member's calendar."""
    whole = cohort(ANA, BEN, SHY)
    found, _ = written([planned(circle(), whole)], whole)
    stems = ("ana", "ben", "cem")
    assert sorted(found.files) == sorted(
        f"calendar/invites/01-circle-1/{stem}.{kind}" for stem in stems for kind in ("eml", "ics")
    )
    for stem in stems:
        own = found.files[f"calendar/invites/01-circle-1/{stem}.ics"]
        assert carried(found.files[f"calendar/invites/01-circle-1/{stem}.eml"]) == own


@pytest.mark.parametrize("hide", [False, True])
def test_nobody_sees_an_address_without_its_owners_yes(hide: bool) -> None:
    """Not in the calendar, not in the text, not in a header; with hidden members nobody's at all."""
    whole = cohort(ANA, BEN, SHY)
    found, _ = written([planned(circle(), whole)], whole, hide=hide)
    for path, content in found.files.items():
        own = f"{Path(path).stem}@example.org"
        allowed = {own} if hide else {own, "ana@example.org", "ben@example.org"}
        plain = content.decode() if path.endswith(".ics") else mail(content).as_string() + text(content)
        ics = content if path.endswith(".ics") else carried(content)
        assert addresses(ics) <= allowed
        for other in {"ana@example.org", "ben@example.org", "cem@example.org"} - allowed:
            assert other not in plain.replace("\r\n ", "")


def test_every_message_is_what_the_standard_asks_for() -> None:
    """With moved, skipped and first meetings, and in the cancellations too."""
    whole = cohort(
        ANA, BEN, SHY, person("dia"), meeting={"first": "Welcome.", "video": "https://x.example.org"}
    )
    changed = slot(skipped=(date(2027, 3, 9),), moved={date(2027, 5, 11): datetime(2027, 5, 18, 15)})
    everybody = circle("ana", "ben", "cem", "dia")
    first, posted = written([planned(everybody, whole, changed)], whole)
    second, _ = written([planned(circle("ana", "ben"), whole, changed)], whole, posted.records, FEBRUARY)
    third, _ = written([], whole, posted.records, FEBRUARY)
    calendars = [
        content
        for found in (first, second, third)
        for path, content in found.files.items()
        if path.endswith(".ics")
    ]
    assert len(calendars) == 4 + 3 + 4
    assert [scheduling_faults(ics) for ics in calendars] == [[]] * len(calendars)


def test_the_lead_chairs_and_the_others_are_asked() -> None:
    """Roles and answers as invitations have them; the organiser is the coordinator."""
    whole = cohort()
    found, _ = written([planned(circle(), whole)], whole)
    (event,) = Calendar.from_ical(found.files["calendar/invites/01-circle-1.ics"]).events
    parts = {str(one): dict(one.params) for one in event["ATTENDEE"]}
    assert parts["mailto:ana@example.org"] == {
        "CN": "Ana", "CUTYPE": "INDIVIDUAL", "ROLE": "CHAIR", "PARTSTAT": "ACCEPTED",
    }  # fmt: skip
    assert parts["mailto:ben@example.org"] == {
        "CN": "Ben", "CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }  # fmt: skip
    assert str(event["ORGANIZER"]) == "mailto:noor@example.org"


def test_a_draft_is_to_one_person_and_says_their_first_date() -> None:
    """Addressed, unsent, short, in the member's own time, with a way to say no."""
    whole = cohort()
    found, _ = written([planned(circle(), whole)], whole)
    draft = found.files["calendar/invites/01-circle-1/ben.eml"]
    message = mail(draft)
    assert [address.addr_spec for address in message["To"].addresses] == ["ben@example.org"]
    assert (message["Subject"], message["X-Unsent"]) == ("Invitation: Circle 1", "1")
    assert str(message["From"]) == "Noor Haddad <noor@example.org>"
    assert text(draft).startswith(
        "Hello Ben,\n\nThis is your invitation to Circle 1.\n"
        "It meets next on Tuesday 12 January 2027, 17:00 (Berlin, UTC+1).\n"
    )
    assert "«No»" in text(draft)
    assert "@" not in text(draft)


def test_an_update_keeps_its_paths_and_says_what_changed() -> None:
    """The same files hold the new version."""
    whole = cohort()
    first, posted = written([planned(circle(), whole)], whole)
    skipped = planned(circle(), whole, slot(skipped=(date(2027, 3, 9),)))
    second, _ = written([skipped], whole, posted.records, FEBRUARY)
    assert list(second.files) == list(first.files)
    draft = second.files["calendar/invites/01-circle-1/ben.eml"]
    assert mail(draft)["Subject"] == "Updated: Circle 1"
    assert "There is no meeting on Tuesday 9 March 2027, 17:00 (Berlin, UTC+1)." in text(draft)
    (event,) = Calendar.from_ical(second.files["calendar/invites/01-circle-1.ics"]).events
    assert (event["SEQUENCE"], event["STATUS"]) == (1, "CONFIRMED")
    assert [moment.dt.isoformat() for moment in event["EXDATE"].dts] == ["2027-03-09T16:00:00+00:00"]


def test_who_left_has_a_file_that_names_them_alone() -> None:
    """METHOD:CANCEL without STATUS, since the event itself goes on (RFC 5546, 3.2.5)."""
    whole = cohort()
    _, posted = written([planned(circle(), whole)], whole)
    found, _ = written([planned(circle("ana", "ben"), whole)], whole, posted.records, FEBRUARY)
    ics = found.files["calendar/invites/cancelled/c1/cem.ics"]
    calendar = Calendar.from_ical(ics)
    (event,) = calendar.events
    assert (str(calendar["METHOD"]), event["SEQUENCE"], str(event["UID"])) == (
        "CANCEL", 1, uid("spring-2027", "c1"),
    )  # fmt: skip
    assert "STATUS" not in event
    assert addresses(ics) == {"cem@example.org"}
    assert mail(found.files["calendar/invites/cancelled/c1/cem.eml"])["Subject"] == (
        "Circle 1: taken out of your calendar"
    )


def test_a_cancelled_circle_is_cancelled_in_its_own_files() -> None:
    """METHOD:CANCEL and STATUS:CANCELLED for all, at the paths of the invitations."""
    whole = cohort()
    first, posted = written([planned(circle(), whole)], whole)
    gone = planned(circle(), whole, slot(cancelled=date(2027, 1, 5)))
    found, _ = written([gone], whole, posted.records, "2027-01-05")
    assert list(found.files) == list(first.files)
    calendar = Calendar.from_ical(found.files["calendar/invites/01-circle-1.ics"])
    (event,) = calendar.events
    assert (str(calendar["METHOD"]), str(event["STATUS"]), event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    assert mail(found.files["calendar/invites/01-circle-1/ana.eml"])["Subject"] == "Cancelled: Circle 1"


def test_a_circle_with_several_entries_has_a_folder_for_each() -> None:
    """One entry to a file, named by its first date, since programs take only one from a message."""
    whole = cohort()
    plan = planned(circle(), whole)
    (entry,) = plan.entries
    later = replace(entry, uid="later@circlekit", starts=entry.starts[2:])
    both = plan._replace(entries=(replace(entry, starts=entry.starts[:2]), later))
    found, _ = written([both], whole)
    assert [path for path in found.files if path.endswith(("ics", "ana.eml"))] == [
        "calendar/invites/01-circle-1/2027-01-12.ics",
        "calendar/invites/01-circle-1/2027-01-12/ana.eml",
        "calendar/invites/01-circle-1/2027-03-09.ics",
        "calendar/invites/01-circle-1/2027-03-09/ana.eml",
    ]


def test_handles_that_are_one_name_on_some_disks_get_numbers() -> None:
    """Files of two members never share a path."""
    people = (person("ana"), person("Ana", email="other@example.org", share_email=False))
    whole = cohort(*people)
    found, _ = written([planned(circle("ana", "Ana"), whole)], whole)
    stems = sorted(Path(path).stem.casefold() for path in found.files if path.endswith(".eml"))
    assert len(set(stems)) == 2
    assert stems[0].startswith("01-")


def test_hostile_names_add_nobody_and_break_nothing() -> None:
    """Whatever somebody is called, each draft has one recipient and each calendar reads back."""
    names = [
        "Doe, Jane; mailto:evil@example.net",
        "=?utf-8?q?=2C_evil?=",
        'x" <evil@example.net>, "y',
        "李雷 🎉",
    ]
    people = [person(f"p{number}", name=name) for number, name in enumerate(names)]
    whole = cohort(*people)
    about = Circle(id="c1", name="Circle, 1; «x»", lead="p0", members=[one.id for one in people])
    found, _ = written([planned(about, whole)], whole)
    drafts = {path: content for path, content in found.files.items() if path.endswith(".eml")}
    assert len(drafts) == len(people)
    for path, content in drafts.items():
        assert [one.addr_spec for one in mail(content)["To"].addresses] == [f"{Path(path).stem}@example.org"]
        assert scheduling_faults(carried(content)) == []


@pytest.mark.parametrize("kind", list(Kind))
def test_every_wording_is_kind_and_has_a_subject(kind: Kind) -> None:
    """Plain words, no blame, and the circle's name in the subject."""
    words = WORDING[Tongue()].letters[kind]
    assert "$circle" in words.subject
    assert not any(word in words.body.lower() for word in GUILT)
    assert words.body.startswith("\nHello $name,\n")


def test_a_wording_of_ones_own_replaces_ours(tmp_path: Path) -> None:
    """A file beside the cohort is found first; a placeholder that is none is a problem with a place."""
    own = tmp_path / "library" / "invitations" / "en" / "left.email.txt"
    own.parent.mkdir(parents=True)
    own.write_text("Subject: Bye, $name\n\nFrom $circle\n", encoding="utf-8")
    assert read_invite_words(shelves(tmp_path, Path("nowhere"))).letters[Kind.LEFT].subject == "Bye, $name"
    own.write_text("Subject: Bye, $nmae\n", encoding="utf-8")
    with pytest.raises(InputProblems, match="nmae") as caught:
        read_invite_words(shelves(tmp_path, Path("nowhere")))
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (1, 15)
    assert problem.hint.startswith("did you mean $name?")


def test_each_invitation_is_in_the_language_and_tone_of_whoever_gets_it() -> None:
    """Ana reads French, Ben formal Spanish, Cem what the cohort speaks."""
    people = (
        ANA.model_copy(update={"language": "fr"}),
        BEN.model_copy(update={"language": "es", "tone": Tone.FORMAL}),
        person("cem", "Europe/Istanbul"),
    )
    whole = cohort(*people)
    files = written([planned(circle(), whole)], whole)[0].files
    texts = {
        path.rpartition("/")[2]: text(content) for path, content in files.items() if path.endswith(".eml")
    }
    assert "Prochaine rencontre\u00a0: mardi 12 janvier 2027, 16:00 (Londres, UTC+0)." in texts["ana.eml"]
    assert "Responda «Sí», y las fechas quedan en su calendario." in texts["ben.eml"]
    assert "- martes 9 de febrero de 2027, 17:00 (Berlín, UTC+1)" in texts["ben.eml"]
    assert "It meets next on Tuesday 12 January 2027, 19:00 (Istanbul, UTC+3)." in texts["cem.eml"]
