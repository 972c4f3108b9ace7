"""A circle of seven as its coordinator has it: three files, the program, and what it wrote."""

from __future__ import annotations

import json
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any, NamedTuple

import icalendar
import pytest

from circlekit.cli.edge import run

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
size: 7
process: case-clinic-short
purpose: To get advice on our own questions from people who know the work.
larger_purpose: Rivers that people can swim in.
between_meetings: Tell one colleague what you tried.
readings: [https://example.org/one-page]
meeting: {every: month, minutes: 60, video: https://meet.example.org/x}
share_outs: {at: [2027-03-16 17:00]}
coordinator: {name: Noor Haddad, email: noor@example.org}
participants:
  amina: {name: Amina Diallo, email: amina@example.org, lead: yes}
  ben: {name: Ben O'Neill, email: ben@example.org}
  chi: {name: Chi Eze, email: chi@example.org}
  dan: {name: Dan Levy, email: dan@example.org}
  eva: {name: Eva Roth, email: eva@example.org}
  fay: {name: Fay Lund, email: fay@example.org}
  gus: {name: Gus Mora, channel: sms}
"""

CIRCLES = """\
cohort: spring-2027
circles:
  c1: {name: Circle 1, lead: amina, members: [amina, ben, chi, dan, eva, fay, gus]}
"""

SCHEDULE = """\
cohort: spring-2027
slots:
  c1: {first: 2027-01-12, weekday: Tue, week: 2, start: "16:00", minutes: 60, timezone: Europe/London}
"""


class Entry(NamedTuple):
    """What stands in a calendar: its title, its first day as ``2027-01-12``, its text and its alarms."""

    title: str
    day: str
    text: str
    alarms: int


class Circle(NamedTuple):
    """The folder of a cohort of one circle, which meets on six second Tuesdays, and the program in it."""

    folder: Path
    outputs: pytest.CaptureFixture[str]

    def tell(self, *argv: str) -> str:
        """Run a command, and return what it says on both its outputs."""
        return "".join(self._run(*argv))

    def document(self, *argv: str) -> dict[str, Any]:
        """Run a command, and return its document."""
        found: dict[str, Any] = json.loads(self._run(*argv, "--json")[0])
        return found

    def _run(self, *argv: str) -> tuple[str, str]:
        self.outputs.readouterr()
        code = run(argv)
        out, err = self.outputs.readouterr()
        assert code == 0, err
        return out, err

    def change(self, old: str, new: str) -> None:
        """Write something else into the cohort file."""
        path = self.folder / "cohort.yaml"
        before = path.read_text(encoding="utf-8")
        assert old in before
        path.write_text(before.replace(old, new), encoding="utf-8")

    def drafts(self, day: str, moment: str) -> dict[str, str]:
        """Write the drafts of one kind that are due on a day, and return them by the name of their file."""
        found = self.document("nudge", "--today", day, "--moment", moment)["drafts"]
        paths = [self.folder / name for draft in found for name in draft["files"]]
        return {path.name: _text(path) for path in paths}

    def calendar(self, name: str) -> list[Entry]:
        """Write the calendars, and return the entries of one of them."""
        self.tell("schedule", "--ics", "--keep", "--today", "2026-12-22")
        ics = (self.folder / "calendar" / name).read_bytes()
        return [_entry(event) for event in icalendar.Calendar.from_ical(ics).walk("VEVENT")]


def _text(path: Path) -> str:
    if path.suffix != ".eml":
        return path.read_text(encoding="utf-8")
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    text = mail.get_content().replace("\r\n", "\n")
    return f"{mail['Subject']}\n\n{text}"


def _entry(event: icalendar.Component) -> Entry:
    day = f"{event.decoded('dtstart'):%Y-%m-%d}"
    text = str(event.get("description", ""))
    return Entry(str(event["summary"]), day, text, len(event.walk("VALARM")))


@pytest.fixture
def circle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Circle:
    """A circle with its times, a month before it begins."""
    for name, text in (("cohort", COHORT), ("circles", CIRCLES), ("schedule", SCHEDULE)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Circle(tmp_path, capsys)
