"""Poll files that something happened to: whatever stands in them ends in a poll, none, or a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circlekit.core.intake.mapping import Said
from circlekit.core.intake.polls.answers import poll_answers
from circlekit.core.problems import InputProblems
from circlekit.core.windows import parse_windows
from circlekit.files.intake.polls.reading import read_poll

pytestmark = pytest.mark.long

POLLS = sorted((Path(__file__).parents[2] / "forms" / "polls").iterdir())
JUNK = st.sampled_from([
    b"", b",", b";", b'"', b"\n", b"\r\n", b"|", b"0", b"-1", b"9" * 20, b"NaN", b"null", b"{", b"[]",
    b"25:61", b"24:00", b"31/02/2026", b"0000-00-00", b"29 February 2027", "٣:٠٠".encode(), b"Yes", b"(OK)",
    b"?", b"\xff", b"\x00", "\u202e".encode(), b"9" * 400, b"Z", b"T", b"PM", b"-", b"']", b"\\u", b"&#0;",
])  # fmt: skip
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), JUNK), min_size=1, max_size=6)


def changed(content: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """Return a file with some stretches of it cut out and something else in their place."""
    for where, length, junk in changes:
        at = int(where * len(content))
        content = content[:at] + junk + content[at + length :]
    return content


def outcome(content: bytes, name: str, zone: str):
    """Return the answers in a file, and what is told of it."""
    try:
        poll = read_poll(content, name, zone=zone, lettucemeet_utc=True)
    except InputProblems as wrong:
        return (), wrong.problems
    return poll_answers(poll, Said(zone=zone), date(2027, 1, 11)) if poll else ((), ())


@pytest.mark.parametrize("path", POLLS, ids=lambda path: path.name)
@settings(max_examples=40, deadline=None)
@given(changes=CHANGES, zone=st.sampled_from(["", "own", "Europe/Berlin", "Asia/Kathmandu"]))
def test_a_changed_file_never_fails_otherwise(path, changes, zone):
    """Either it is read, and every window can be read again, or people are told why not."""
    answers, problems = outcome(changed(path.read_bytes(), changes), path.name, zone)
    assert all(problem.message for problem in problems)
    assert not any("@example.org" in problem.message + problem.hint for problem in problems)
    for answer in answers:
        for text in (*answer.values["available"], *answer.values["if_needed"]):
            assert parse_windows(text)
