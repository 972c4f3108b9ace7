"""Practices 26, 98, 99 and 107: what goes beyond one circle."""

from __future__ import annotations

from tests.practices.conftest import Circle


def test_practice_98_circles_hear_what_the_whole_network_is_for(circle: Circle) -> None:
    """In the welcome, and where they tell each other; a cohort without a larger purpose has no such line."""
    line = "What it is part of: Rivers that people can swim in."
    for day, moment in (("2026-12-29", "welcome"), ("2027-03-06", "share_out")):
        assert line in circle.drafts(day, moment)["circle.md"]
    circle.change("larger_purpose: Rivers that people can swim in.\n", "")
    assert "What it is part of" not in circle.drafts("2027-03-06", "share_out")["circle.md"]


def test_practice_26_an_open_event_has_a_fishbowl_with_a_free_chair(circle: Circle) -> None:
    """After the circle has told, on the run sheet and in the calendar of all."""
    page = circle.tell("agenda", "share-out", "1")
    [entry] = [entry for entry in circle.calendar("community.ics") if entry.day == "2027-03-16"]
    for text in (page, entry.text):
        told, bowl = text.index("Circle 1 tells"), text.index("one stays free")
        assert told < bowl


def test_practice_99_circles_tell_each_other_one_by_one(circle: Circle) -> None:
    """The circle whose turn it is reads so ten days before, and everybody is invited."""
    drafts = circle.drafts("2027-03-06", "share_out")
    assert "Telling: Circle 1" in drafts["circle.md"]
    assert len(drafts) == 8


def test_practice_107_a_lead_is_nobodys_superior(circle: Circle) -> None:
    """Hal sits elsewhere, between Amina and Ben; so she leads neither Ben nor anybody he sits with."""
    circle.change("size: 7", "size: 4\nmatching: {separate: manager}")
    circle.change("lead: yes}", "lead: yes}\n  hal: {name: Hal Ito, manager: amina}")
    circle.change("ben@example.org}", "ben@example.org, manager: hal}")
    for name in ("chi", "dan", "eva", "fay"):
        circle.change(f"{name}@example.org}}", f"{name}@example.org, lead: yes}}")
    (circle.folder / "circles.yaml").unlink()
    circles = circle.document("match", "--dry-run")["circles"]
    [shared] = [found for found in circles if "amina" in found["members"]]
    assert "ben" in shared["members"]
    assert shared["lead"] in {"chi", "dan", "eva", "fay"}
