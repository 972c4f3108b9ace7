"""``circlekit schedule --invite``: invitations to mail, kept up as the plan changes."""

from __future__ import annotations

import json
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Command

pytestmark = pytest.mark.long

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
size: 2-3
meeting: {every: month, minutes: 60, video: https://meet.example.org/x}
coordinator: {name: Noor Haddad, email: noor@example.org}
participants:
  ama: {name: Ama Mensah, email: ama@example.org, share_email: yes, lead: yes, timezone: Africa/Dakar, available: [Tue 15:00-18:00]}
  ben: {name: Ben Hall, email: ben@example.org, share_email: yes, timezone: Europe/London, available: [Tue 16:00-17:00]}
  cem: {name: Cem Kaya, timezone: Europe/Istanbul, available: [Thu 09:00-10:00]}
  dev: {name: Dev Rao, email: dev@example.org, lead: yes, timezone: Asia/Kolkata, available: [Thu 11:30-12:30]}
"""  # noqa: E501

CIRCLES = """\
cohort: spring-2027
circles:
  c1: {name: Circle 1, lead: ama, deputy: ben, members: [ama, ben]}
  c2: {name: Circle 2, lead: dev, members: [dev, cem]}
"""

INVITES = [
    "calendar/invites/01-circle-1.ics",
    "calendar/invites/01-circle-1/ama.eml",
    "calendar/invites/01-circle-1/ben.eml",
    "calendar/invites/02-circle-2/dev.eml",
    "calendar/invites/02-circle-2/dev.ics",
]
TODAY = ("--today", "2026-12-22")
LATER = ("--today", "2027-02-01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a cohort's folder with two circles; in the second one has no address, and one said no yes."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def invited(folder: Path, command: Command) -> Path:
    """Return the folder with invitations in it."""
    assert command("schedule", "--invite", *TODAY).code == 0
    return folder


def invites(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in (folder / "calendar" / "invites").rglob("*")
        if path.is_file()
    )


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def event(folder: Path, name: str) -> tuple[str, int]:
    """Return the METHOD and SEQUENCE of an invitation."""
    calendar = Calendar.from_ical((folder / "calendar" / "invites" / name).read_bytes())
    return str(calendar["METHOD"]), int(calendar.events[0]["SEQUENCE"])


def test_it_writes_calendars_and_invitations(folder: Path, command: Command) -> None:
    """It implies --ics, says what to send, why, and whom it cannot reach."""
    found = command("schedule", "--invite", *TODAY)
    assert found.code == 0
    assert invites(folder) == INVITES
    assert (folder / "calendar" / "community.ics").exists()
    assert (
        "To send: 3 invitations. Each .eml in calendar/invites/ opens as a draft to one person." in found.err
    )
    assert "In Circle 2 each member has a file of their own: " in found.err
    assert "Circle 2: no address for Cem Kaya; their invitation has to reach them another way." in found.err


def test_a_coordinator_who_is_a_member_is_told_what_to_import(folder: Path, command: Command) -> None:
    """Programs delete invitations to oneself, so there is none."""
    edit(folder / "cohort.yaml", "email: noor@example.org", "email: ben@example.org")
    found = command("schedule", "--invite", *TODAY)
    assert "Circle 1: Ben Hall has the coordinator's address; import its file in calendar/." in found.err
    assert "calendar/invites/01-circle-1/ben.eml" not in invites(folder)


def test_files_to_import_still_name_nobody(invited: Path) -> None:
    """Who imports a calendar mails nobody: no METHOD, no ORGANIZER, no ATTENDEE."""
    for path in (invited / "calendar").glob("*.ics"):
        text = path.read_text(encoding="utf-8")
        assert not any(word in text for word in ("METHOD", "ORGANIZER", "ATTENDEE", "@example.org"))


def test_once_written_they_are_kept_up(invited: Path, command: Command) -> None:
    """The same plan on another day writes no byte, with --invite or without."""
    before = everything(invited)
    for options in (("--invite",), ("--ics",)):
        found = command("schedule", *options, *LATER)
        assert found.code == 0
        assert "To send:" not in found.err
        assert everything(invited) == before


def test_a_change_reaches_those_who_were_invited(invited: Path, command: Command) -> None:
    """A skipped date is the next version at the same path, and only that circle has something to send."""
    schedule = invited / "schedule.yaml"
    schedule.write_text(
        schedule.read_text(encoding="utf-8") + "changes:\n  c1: {skipped: [2027-03-09]}\n", encoding="utf-8"
    )
    found = command("schedule", "--keep", "--ics", *LATER)
    assert found.code == 0, found.err
    assert "To send: 2 updates." in found.err
    assert invites(invited) == INVITES
    assert event(invited, "01-circle-1.ics") == ("REQUEST", 1)
    assert event(invited, "02-circle-2/dev.ics") == ("REQUEST", 0)
    draft = (invited / "calendar/invites/01-circle-1/ben.eml").read_bytes()
    message = message_from_bytes(draft, policy=policy.default)
    assert message["Subject"] == "Updated: Circle 1"


def test_who_leaves_gets_a_cancellation_and_who_cannot_is_named(invited: Path, command: Command) -> None:
    """Ben is in no circle any more; Dev is gone from the cohort, and with him his address."""
    edit(invited / "circles.yaml", "deputy: ben, members: [ama, ben]", "members: [ama, cem]")
    edit(invited / "circles.yaml", "  c2: {name: Circle 2, lead: dev, members: [dev, cem]}\n", "")
    text = "".join(line for line in COHORT.splitlines(keepends=True) if not line.startswith("  dev:"))
    (invited / "cohort.yaml").write_text(text, encoding="utf-8")
    found = command("schedule", "--ics", *LATER)
    assert found.code == 0, found.err
    assert event(invited, "cancelled/c1/ben.ics") == ("CANCEL", 1)
    assert "«dev» has «Circle 2 · Spring 2027» in a calendar, and no address here any more" in found.err
    assert "ask them to delete it from their calendar" in found.err
    assert not any("02-circle-2" in path for path in invites(invited))


def test_hidden_members_have_a_file_each(folder: Path, command: Command) -> None:
    """Even where all said yes; and without the option they stay hidden until invitations are asked for."""
    assert command("schedule", "--invite", "--hide-members", *TODAY).code == 0
    own = (folder / "calendar/invites/01-circle-1/ama.ics").read_text(encoding="utf-8")
    assert "ben@example.org" not in own.replace("\n ", "")
    before = everything(folder)
    assert command("schedule", "--ics", *LATER).code == 0
    assert everything(folder) == before
    assert command("schedule", "--invite", *LATER).code == 0
    assert invites(folder) == INVITES


def test_hiding_without_inviting_is_wrong_use(folder: Path, command: Command) -> None:
    """The option is about invitations."""
    found = command("schedule", "--hide-members")
    assert found.code == 2
    assert "--invite" in found.err


def test_without_the_coordinators_address_there_is_nobody_to_answer_to(
    folder: Path, command: Command
) -> None:
    """A sentence, a place and what to write; nothing is written."""
    edit(folder / "cohort.yaml", "{name: Noor Haddad, email: noor@example.org}", "{name: Noor Haddad}")
    found = command("schedule", "--invite", *TODAY)
    assert found.code == 1
    assert "cohort.yaml:7:14: invitations need the coordinator's address" in found.err
    assert "write coordinator: {name: ..., email: ...}" in found.err
    assert not (folder / "calendar").exists()


def test_a_dry_run_writes_nothing(folder: Path, command: Command) -> None:
    """It says what would be written, and to whom it would be sent."""
    before = everything(folder)
    found = command("schedule", "--invite", "--dry-run", *TODAY)
    assert found.code == 0
    assert "To send: 3 invitations." in found.err
    assert everything(folder) == before


def test_the_result_as_json_lists_who_gets_what(folder: Path, command: Command) -> None:
    """One object for each person and entry, with the paths of their files."""
    found = command("schedule", "--invite", "--json", *TODAY)
    document = json.loads(found.out)
    assert document["invites"][0] == {
        "circle": "c1", "participant": "ama", "method": "REQUEST", "kind": "invited", "fresh": True,
        "sequence": 0, "calendar": "calendar/invites/01-circle-1.ics",
        "draft": "calendar/invites/01-circle-1/ama.eml",
    }  # fmt: skip
    assert [one["participant"] for one in document["invites"]] == ["ama", "ben", "dev"]
    assert {"path": "calendar/invites/02-circle-2/dev.eml", "status": "new"} in document["files"]


def test_an_edited_draft_is_not_written_over(invited: Path, command: Command) -> None:
    """A change that would touch it is refused, and made with --force."""
    edit(invited / "calendar/invites/01-circle-1/ben.eml", "Ben Hall,", "Dear Ben,")
    edit(invited / "cohort.yaml", "meet.example.org/x", "meet.example.org/y")
    before = everything(invited)
    found = command("schedule", "--ics", *LATER)
    assert found.code == 4
    assert "01-circle-1/ben.eml" in found.err
    assert everything(invited) == before
    assert command("schedule", "--ics", "--force", *LATER).code == 0
    assert event(invited, "01-circle-1.ics") == ("REQUEST", 0)


def test_no_address_stands_in_the_folders_state(invited: Path) -> None:
    """Handles are enough to remember who has what."""
    text = (invited / ".circlekit" / "state.json").read_text(encoding="utf-8")
    assert '"invites"' in text
    assert "@example.org" not in text
    assert "Mensah" not in text
