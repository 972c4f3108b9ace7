"""What a circle's calendar entry says."""

from __future__ import annotations

from typing import Any

from circlekit.core.agenda.entry import EntrySheets
from circlekit.core.announce import series
from circlekit.core.calendars.description import MOST_OCTETS
from circlekit.core.calendars.series import Series, uid
from circlekit.core.model import Circle, Cohort, Participant, Slot
from circlekit.core.scheduling.arrange import arrange

ANA = Participant(
    id="ana", name="Ana Souza", timezone="Europe/London", email="ana@example.org", share_email=True
)
AMA = Participant(id="ama", name="Ama Mensah", timezone="Africa/Dakar", needs=["a secret need"])
SLOT = Slot(
    circle="c1", first="2027-01-12", weekday=1, week=2, start=960, minutes=60, timezone="Europe/London"
)


def every_entry(
    slot: Slot = SLOT, lead: str | None = "ana", meeting: dict[str, Any] | None = None, **more: Any
) -> tuple[Series, ...]:
    """Return the entries of a circle of two."""
    cohort = Cohort(
        cohort="Spring 2027", id="spring-2027", starts="2027-01-11", ends="2027-07-09",
        meeting={"video": "https://meet.example.org/x", **(meeting or {})}, participants=[ANA, AMA], **more,
    )  # fmt: skip
    circle = Circle(id="c1", name="Circle 1", lead=lead, deputy="ama", members=["ana", "ama"])
    return series(arrange(circle, slot, cohort), cohort, "Troika", "https://example.org/troika")


def announced(lead: str | None = "ana", **more: Any) -> Series:
    """Return the one entry of a circle whose slot has one part."""
    [entry] = every_entry(lead=lead, **more)
    return entry


def test_the_entry_holds_what_the_circle_agreed_and_how_to_join() -> None:
    """Purpose, principles, commitment, process with its link, lead, deputy, join link and local times."""
    entry = announced(purpose="Why.", principles=["First.", "Second."], commitment="We come.")
    assert entry.summary == "Circle 1 · Spring 2027"
    assert entry.description.splitlines() == [
        "Join: https://meet.example.org/x",
        "When it is for each of us:",
        "Ana Souza (London) 16:00",
        "Ama Mensah (Dakar) 16:00; from 13 April 15:00",
        "",
        "Why we meet: Why.",
        "",
        "Our principles:",
        "- First.",
        "- Second.",
        "",
        "Our commitment: We come.",
        "",
        "How we meet: Troika https://example.org/troika",
        "",
        "Lead: Ana Souza, deputy: Ama Mensah",
    ]
    assert entry.uid == uid("spring-2027", "c1")
    assert [f"{start:%m-%d %H:%M}" for start in entry.starts[:2]] == ["01-12 16:00", "02-09 16:00"]
    assert len(entry.starts) == 6


def test_the_cohorts_links_come_last() -> None:
    """With their labels; a bare link is its own label."""
    entry = announced(
        links={"Notes": "https://example.org/n", "https://example.org/b": "https://example.org/b"}
    )
    assert entry.description.endswith("\n\nLinks:\n- Notes: https://example.org/n\n- https://example.org/b")


def test_no_address_and_no_need_reaches_the_calendar() -> None:
    """A calendar is shown to many; even a member who shares an address with the circle is named only."""
    entry = announced()
    assert "@" not in entry.description + entry.summary + entry.contact
    assert "secret" not in entry.description


def test_the_contact_is_the_lead_or_else_the_coordinator() -> None:
    """By name alone."""
    coordinator = {"name": "Co Ordi", "email": "co@example.org"}
    assert announced(coordinator=coordinator).contact == "Ana Souza"
    assert announced(lead=None, coordinator=coordinator).contact == "Co Ordi"
    assert announced(lead=None).contact == ""


def test_endless_texts_are_cut_to_what_calendars_keep() -> None:
    """Eight thousand octets, whatever people wrote."""
    links = {f"Page {number}": f"https://example.org/{'x' * 100}/{number}" for number in range(200)}
    assert len(announced(links=links, purpose="é" * 9000).description.encode()) <= 8000


def changed(**changes: Any) -> Slot:
    """Return the slot with something changed since it was planned."""
    return Slot.model_validate(SLOT.model_dump() | {"changes": changes})


def test_the_first_and_the_last_meeting_have_words_of_their_own() -> None:
    """They stand after the link and the time, in these two meetings alone."""
    entry = announced(meeting={"first": "Bring a photo.", "last": "We say goodbye."})
    first, last = entry.variants
    assert (first.was, first.start) == (entry.starts[0], entry.starts[0])
    assert last.start == entry.starts[-1]
    assert first.description.splitlines()[:6] == [
        "Join: https://meet.example.org/x",
        "When it is for each of us:",
        "Ana Souza (London) 16:00",
        "Ama Mensah (Dakar) 16:00",
        "",
        "Bring a photo.",
    ]
    assert "We say goodbye." in last.description
    assert "photo" not in entry.description + last.description


def test_a_moved_meeting_keeps_its_place_in_the_series_and_tells_its_own_hour() -> None:
    """9 March becomes 16 March at 17:00: the rule still gives the old start."""
    [entry] = every_entry(changed(moved={"2027-03-09": "2027-03-16 17:00"}))
    [moved] = entry.variants
    assert [f"{moment:%m-%d %H:%M}" for moment in (moved.was, moved.start)] == ["03-09 16:00", "03-16 17:00"]
    assert moved.was in entry.starts
    assert len(entry.starts) == 6
    assert "Ama Mensah (Dakar) 17:00" in moved.description


def test_a_skipped_meeting_is_left_out_of_the_starts() -> None:
    """The second Tuesday of March is none of them."""
    [entry] = every_entry(changed(skipped=["2027-03-09"]))
    assert [f"{start:%m-%d}" for start in entry.starts] == ["01-12", "02-09", "04-13", "05-11", "06-08"]


def test_a_meeting_in_person_says_where() -> None:
    """By its number in the cohort file."""
    entry = announced(meeting={"in_person": {"meeting": 3, "place": "Friends House"}})
    [there] = entry.variants
    assert (there.place, f"{there.start:%m-%d}") == ("Friends House", "03-09")


def test_a_changing_rhythm_has_an_entry_for_each_part() -> None:
    """Monthly to March, every two months from April; the second has a name of its own."""
    first, second = every_entry(meeting={"then": {"every": "2 months", "starts": "2027-04-01"}})
    assert [f"{start:%m-%d}" for start in (*first.starts, *second.starts)] == [
        "01-12", "02-09", "03-09", "04-13", "06-08",
    ]  # fmt: skip
    assert first.uid == uid("spring-2027", "c1") != second.uid
    assert (first.rule.interval, second.rule.interval) == (1, 2)


def test_a_circle_that_stops_keeps_the_meetings_before() -> None:
    """Cancelled from April on, there are the three of January to March."""
    [entry] = every_entry(changed(cancelled="2027-04-01"))
    assert not entry.cancelled
    assert [f"{start:%m-%d}" for start in entry.starts] == ["01-12", "02-09", "03-09"]


def test_a_circle_that_never_meets_keeps_its_entry_as_cancelled() -> None:
    """People who took it up have to be able to take it back."""
    [entry] = every_entry(changed(cancelled="2027-01-01"))
    assert entry.cancelled
    assert len(entry.starts) == 6


def test_what_the_circle_agreed_beside_the_principles_is_there() -> None:
    """Agreements come after the principles."""
    entry = announced(agreements=["Nobody leaves with a to-do."])
    assert "What we also agreed:\n- Nobody leaves with a to-do." in entry.description


def test_what_one_circle_agreed_for_itself_stands_in_its_entry_alone() -> None:
    """Its agreements come after those of all; those of another circle are not there."""
    own = {"c1": {"agreements": ["Nobody leaves with a to-do."]}, "c2": {"agreements": ["We sing."]}}
    entry = announced(agreements=["Cameras are a choice."], circles=own)
    lines = entry.description.splitlines()
    start = lines.index("- Cameras are a choice.")
    assert lines[start + 1] == "- Nobody leaves with a to-do."
    assert "We sing." not in entry.description


SHEETS = EntrySheets("- 0–60 min: Talk", {1: "- 0–60 min: Begin", 6: "- 0–60 min: Look back"})


def with_run_sheets(**more: Any) -> Series:
    """Return the entry of a circle whose first and last meetings run otherwise."""
    cohort = Cohort(
        cohort="Spring 2027", id="spring-2027", starts="2027-01-11", ends="2027-07-09",
        participants=[ANA, AMA], **more,
    )  # fmt: skip
    circle = Circle(id="c1", name="Circle 1", lead="ana", members=["ana", "ama"])
    [entry] = series(arrange(circle, SLOT, cohort), cohort, "Troika", None, SHEETS)
    return entry


def test_the_run_sheet_stands_in_the_entry() -> None:
    """After how the circle meets, with the minutes that it takes."""
    entry = with_run_sheets()
    assert (
        "\n\nHow we meet: Troika\n\nHow the 60 minutes run:\n- 0–60 min: Talk\n\nLead: Ana"
        in entry.description
    )


def test_the_first_and_the_last_meeting_have_their_own_run_sheet() -> None:
    """They are variants at their own time; all others have the usual one."""
    entry = with_run_sheets()
    assert [(variant.was, variant.start) for variant in entry.variants] == [
        (entry.starts[0], entry.starts[0]),
        (entry.starts[5], entry.starts[5]),
    ]
    texts = [variant.description for variant in entry.variants]
    assert ["- 0–60 min: Begin" in texts[0], "- 0–60 min: Look back" in texts[1]] == [True, True]
    assert not any("- 0–60 min: Talk" in text for text in texts)


def test_words_and_run_sheet_of_the_first_meeting_come_together() -> None:
    """One variant has both."""
    first = with_run_sheets(meeting={"first": "Bring something."}).variants[0].description
    assert "Bring something." in first
    assert "- 0–60 min: Begin" in first


def test_a_very_long_run_sheet_leaves_room_for_the_rest() -> None:
    """It is cut, so that the whole stays within what calendars keep."""
    cohort = Cohort(
        cohort="S",
        id="s",
        starts="2027-01-11",
        ends="2027-07-09",
        participants=[ANA, AMA],
        purpose="x" * 9000,
    )
    circle = Circle(id="c1", name="Circle 1", lead="ana", members=["ana", "ama"])
    [entry] = series(arrange(circle, SLOT, cohort), cohort, "T", None, EntrySheets("- é min\n" * 2000))
    assert len(entry.description.encode()) <= MOST_OCTETS
    assert "…\n\nLead: Ana Souza" in entry.description
