"""What a circle's calendar entry says."""

from __future__ import annotations

from typing import Any

from circlekit.core.announce import series
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


def announced(lead: str | None = "ana", **more: Any) -> Series:
    """Return the entry of a circle of two."""
    cohort = Cohort(
        cohort="Spring 2027", id="spring-2027", starts="2027-01-11", ends="2027-07-09",
        meeting={"video": "https://meet.example.org/x"}, participants=[ANA, AMA], **more,
    )  # fmt: skip
    circle = Circle(id="c1", name="Circle 1", lead=lead, deputy="ama", members=["ana", "ama"])
    return series(arrange(circle, SLOT, cohort), cohort, "Troika", "https://example.org/troika")


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
