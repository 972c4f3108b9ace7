"""The page that says what to send, in which order."""

from __future__ import annotations

from datetime import date
from typing import Any

from circlekit.core.rotation.ending.readme import Sending, readme


def steps(drafts: dict[str, int], calendars: tuple[str, ...] = (), **more: Any) -> list[str]:
    """Return the steps of the page without their numbers."""
    given = {"before": "Spring", "after": "Summer", "starts": date(2027, 7, 12), "calendars_written": True}
    text = readme(drafts, calendars, Sending(**{**given, **more})).decode()
    found = [line.partition(". ") for line in text.splitlines() if line[:1].isdigit()]
    assert [number for number, _, _ in found] == [str(number) for number in range(1, len(found) + 1)]
    return [step for _, _, step in found]


def test_it_begins_with_when_to_delete_it() -> None:
    """Names in the title are no markup."""
    text = readme({}, (), Sending("A *b*", "Summer", date(2027, 7, 12), False)).decode()
    assert text.startswith(
        "# A \\*b\\* ends, Summer begins\n\n**Delete this folder when everything in it is sent:**"
    )


def test_thanks_come_before_news_and_welcome() -> None:
    """Only what there is; each kind with its number."""
    found = steps({"join/": 2, "leave/": 1, "stay/": 30}, calendars_written=False)
    assert [step.partition(":")[0] for step in found[:3]] == [
        "`drafts/leave/` (1 draft)",
        "`drafts/stay/` (30 drafts)",
        "`drafts/join/` (2 drafts)",
    ]
    assert "circlekit schedule --ics" in found[3]


def test_calendars_without_a_later_meeting_need_nothing() -> None:
    """Which is said, so that nobody looks for files."""
    first, _ = steps({})
    assert first == "The calendars need nothing: no meeting in them lies on or after Monday 12 July 2027."


def test_without_calendars_nothing_is_said_of_them() -> None:
    """There is only the next step."""
    assert len(steps({}, calendars_written=False)) == 1


def test_files_to_import_go_with_the_drafts_that_mention_them() -> None:
    """And reminders, which no file takes away, are counted."""
    files, reminders, _ = steps({}, ("calendar/01-oak.ics",), reminders=3)
    assert files.startswith("`calendar/`: these files end the meetings from Monday 12 July 2027 on.")
    assert "attach the file of their old circle to the drafts that mention it" in files
    assert reminders.startswith("In your own calendar, delete 3 reminders about those meetings;")


def test_a_calendar_on_a_server_is_not_forgotten() -> None:
    """It would show the old meetings beside the new ones."""
    _, server, _ = steps({}, ("calendar/community.ics",), servers=("dav.example.org",))
    assert server == (
        "The calendar on dav.example.org shows those meetings as well: import `calendar/community.ics` there."
    )


def test_what_is_to_be_mailed_comes_first() -> None:
    """Then the files are for whoever opened one instead."""
    mail, files, _ = steps({}, ("calendar/01-oak.ics", "calendar/invites/01-oak/ama.eml"))
    assert mail.startswith("`calendar/invites/`: mail these first")
    assert "send the others to whoever opened such a file" in files


def test_tables_are_for_mail_merge() -> None:
    """They stand in the same order, and the page says what to do with them."""
    text = readme({"join.csv": 2, "leave.csv": 1}, (), Sending("A", "B", date(2027, 7, 12), False)).decode()
    assert "mail merge of your office program" in text
    assert text.index("`drafts/leave.csv` (1 draft)") < text.index("`drafts/join.csv` (2 drafts)")
