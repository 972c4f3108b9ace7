"""Nobody's address reaches another member without their yes, whichever file it could be in."""

from __future__ import annotations

import re
import shutil
from email import message_from_bytes, policy
from pathlib import Path

import pytest

import circlekit
from tests.cli.conftest import TODAY, Command

EXAMPLE = Path(__file__).parents[2] / "examples" / "first-cohort"
SHARE_EVERY = 3
"""Of three people in a row, one lets the circle see their address."""

pytestmark = pytest.mark.long


def share(table: Path) -> None:
    """Let some people show their address."""
    header, *rows = table.read_text(encoding="utf-8-sig").splitlines()
    shared = [f"{row},{'yes' if number % SHARE_EVERY == 0 else ''}" for number, row in enumerate(rows)]
    table.write_text("\n".join([f"{header},share_email", *shared]) + "\n", encoding="utf-8")


def texts(path: Path) -> tuple[str, str]:
    """Return to whom a file is addressed, and everything that can be read in it."""
    content = path.read_bytes()
    if path.suffix != ".eml":
        letter = path.with_suffix(".eml")
        to = texts(letter)[0] if letter.exists() else ""
        return to, re.sub(r"\r?\n[ \t]", "", content.decode("utf-8"))
    message = message_from_bytes(content, policy=policy.default)
    parts = [str(part.get_content()) for part in message.walk() if not part.is_multipart()]
    head = "\n".join(f"{name}: {value}" for name, value in message.items())
    return str(message["To"]), re.sub(r"\r?\n[ \t]", "", "\n".join([head, *parts]))


def test_an_address_is_seen_by_its_owner_and_where_it_was_allowed(command: Command, tmp_path: Path) -> None:
    """Invitations, calendars, drafts and the letters of the end are looked through, every file of them."""
    for name in ("cohort.yaml", "people.csv", "circles.yaml"):
        shutil.copy(EXAMPLE / name, tmp_path / name)
    share(tmp_path / "people.csv")
    for words in (
        ("schedule", "--ics", "--invite", "--per-member", "--today", TODAY),
        ("nudge", "--all", "--today", TODAY),
        ("rotate", "--today", "2027-07-01"),
    ):
        outcome = command(*words)
        assert outcome.code == 0, outcome.err
    people = circlekit.load("cohort.yaml").participants
    known = {person.email: person for person in people if person.email}
    seen: set[str] = set()
    told: list[tuple[str, str]] = []
    for path in sorted(tmp_path.rglob("*")):
        shown = path.relative_to(tmp_path).as_posix()
        if not path.is_file() or not shown.startswith(("calendar/", "nudges/", "rotation/")):
            continue
        if path.name in {"people.csv", "coordinator.ics"}:
            continue
        to, text = texts(path)
        found = {address for address in re.findall(r"[\w.+-]+@[\w.-]+\.\w+", text) if address in known}
        seen |= found
        told += [(shown, one) for one in found if one not in to and not known[one].share_email]
    assert told == []
    assert len(seen) == len(known) == len(people)
