"""``python -m tests.clients FILE.ics...``, which anybody may run on a file of theirs."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from calendar_readers import READERS
from cases import CASES, Case

from circlekit.core.calendars.events import calendar_file
from circlekit.core.calendars.stamps import stamped

ROOT = Path(__file__).parents[2]


def written(folder: Path, case: Case) -> Path:
    """Write the calendar of one circle."""
    file = folder / "circle.ics"
    series = [case.series()]
    file.write_bytes(calendar_file("Spring", series, stamped(series, {}, datetime(2027, 1, 1, tzinfo=UTC))))
    return file


def asked(*files: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.clients", *map(str, files)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8")


def test_readers_that_agree_are_one_group(environment, tmp_path):
    """Their names stand above what all of them say, and the exit code is 0."""
    [case] = [case for case in CASES if (case.zone, case.week, case.state) == ("Asia/Kolkata", 2, "plain")]
    finished = asked(written(tmp_path, case))
    assert finished.returncode == 0
    heading, uid, starts = finished.stdout.splitlines()
    assert all(reader in heading for reader in READERS)
    assert uid.strip() == case.uid
    assert starts.split() == case.shown()[case.uid]


def test_readers_that_differ_are_shown_apart(environment, tmp_path):
    """One of them shows a moved meeting of a circle in UTC twice; the exit code is 1."""
    [case] = [case for case in CASES if (case.zone, case.week, case.state) == ("UTC", 2, "moved")]
    finished = asked(written(tmp_path, case))
    assert finished.returncode == 1
    headings = [line for line in finished.stdout.splitlines() if line[0] != " "]
    assert [heading.endswith("(ical)") for heading in headings] == [False, True]


def test_a_reader_that_gives_up_says_why(environment, tmp_path):
    """What is no calendar is refused by each in its own words, and nothing breaks."""
    file = tmp_path / "no.ics"
    file.write_text("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", encoding="utf-8")
    finished = asked(file)
    assert finished.returncode == 1
    assert "gave up: " in finished.stdout
    assert "Traceback" not in finished.stdout + finished.stderr


def test_without_a_file_it_is_said_how_to_ask(environment):
    """Exit code 2, as for any wrong use."""
    finished = asked()
    assert finished.returncode == 2
    assert "usage: CIRCLEKIT_CLIENTS=DIR python -m tests.clients FILE.ics..." in finished.stderr
