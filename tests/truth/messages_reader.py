"""Reads the messages of a run back from the disk, as a mail program or a person would."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, NamedTuple

from .messages_count import Key
from .messages_world import World
from .rotation_command import command

_ESCAPED = re.compile(r"\\([\\`*_\[\]<>|~#&.)+=-])")


class Letter(NamedTuple):
    """One file: its text, to whom it is, and for an e-mail its subject and all addresses in its headers."""

    path: str
    text: str
    to: str | None
    subject: str = ""
    addresses: tuple[str, ...] = ()

    @property
    def way(self) -> str:
        """How it goes: email, chat or sms."""
        return {".eml": "email", "t.md": "chat", ".txt": "sms"}[self.path[-4:]]


class Drafted(NamedTuple):
    """What the document says of a draft, and its letters; ``circle`` is the message to the circle."""

    due: str
    until: str
    about: tuple[str, ...]
    held_back: tuple[str, ...]
    without_address: tuple[str, ...]
    circle: str | None
    letters: dict[str, Letter]


@dataclass(frozen=True)
class Run:
    """What one run of the command said and wrote."""

    world: World
    today: date
    folder: Path
    err: str
    drafts: dict[Key, Drafted]


def nudge(world: World, folder: Path, today: date, *options: str) -> Run:
    """Run the command on a day, and read what it wrote.

    Raises:
        ValueError: it failed.
    """
    cohort = str(folder / "cohort.yaml")
    done = command("nudge", cohort, "--today", str(today), "--json", *options)
    if done.code:
        raise ValueError(f"nudge ended with {done.code}: {done.out[:500]}{done.err[:500]}")
    numbers = {
        (group.handle, meeting.start.strftime("%Y-%m-%dT%H:%M:%SZ")): meeting.number
        for group in world.groups
        for meeting in group.meetings
    }
    document = json.loads(done.out)
    drafts = {
        (one["circle"], one["moment"], numbers[one["circle"], one["meeting"]]): _drafted(folder, one)
        for one in document["drafts"]
    }
    return Run(world, today, folder, done.err, drafts)


def _drafted(folder: Path, one: Mapping[str, Any]) -> Drafted:
    there = [path for path in one["files"] if (folder / path).exists()]
    letters = [letter(folder, path, one["to"].get(path)) for path in there]
    circle = [found.text for found in letters if found.to is None]
    return Drafted(
        due=one["due"],
        until=one["until"],
        about=tuple(one["about"]),
        held_back=tuple(one["held_back"]),
        without_address=tuple(one["without_address"]),
        circle=circle[0] if circle else None,
        letters={found.to: found for found in letters if found.to is not None},
    )


def letter(folder: Path, path: str, to: str | None) -> Letter:
    """Read one file."""
    content = (folder / path).read_bytes()
    if not path.endswith(".eml"):
        text = content.decode("utf-8").replace("\r\n", "\n")
        return Letter(path, plain(text) if path.endswith(".md") else _spaced(text), to)
    read = message_from_bytes(content, policy=policy.default)
    assert isinstance(read, EmailMessage)
    headers = [*read.get_all("To", ()), *read.get_all("Cc", ()), *read.get_all("Bcc", ())]
    addresses = tuple(address.addr_spec for header in headers for address in header.addresses)
    return Letter(path, _spaced(read.get_content()), to, _spaced(str(read["Subject"])), addresses)


def plain(text: str) -> str:
    """Return Markdown as people read it: without what keeps words from being marks."""
    return _spaced(_ESCAPED.sub(r"\1", text))


def _spaced(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\u00a0", " ").replace("\u202f", " ")


def start_of(world: World, key: Key) -> datetime:
    """Return when the meeting of a message is."""
    [group] = [one for one in world.groups if one.handle == key[0]]
    return group.meetings[key[2] - 1].start
