"""Reads the folders of cohorts with readers of other people's making; every scalar is its text."""

from __future__ import annotations

import csv
import io
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any, NamedTuple

import yaml

Circles = dict[str, dict[str, Any]]


class Folder(NamedTuple):
    """What a cohort's folder says: its dates, its people by handle, its circles, and the rest by path."""

    path: Path
    starts: date
    ends: date
    people: dict[str, dict[str, str]]
    circles: Circles
    unplaced: list[str]


def load(path: Path) -> Any:
    """Return a YAML file, all scalars as text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def folder(path: Path) -> Folder:
    """Return a folder that rotate wrote."""
    cohort, circles = load(path / "cohort.yaml"), load(path / "circles.yaml")
    return Folder(
        path=path,
        starts=date.fromisoformat(cohort["starts"]),
        ends=date.fromisoformat(cohort["ends"]),
        people=table(path / "people.csv"),
        circles=circles["circles"],
        unplaced=list(circles.get("unplaced") or {}),
    )


def table(path: Path) -> dict[str, dict[str, str]]:
    """Return the rows of a table by their id; a handle that stands twice is an error."""
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    found = {row["id"]: row for row in rows}
    if len(found) < len(rows):
        raise ValueError(f"somebody is twice in {path}")
    return found


def history(path: Path) -> list[dict[str, Any]]:
    """Return the earlier cohorts that a folder names, in order."""
    named = load(path / "cohort.yaml").get("history") or []
    return [load(path / name) for name in named]


def contents(path: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    return {
        one.relative_to(path).as_posix(): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()
    }


def own(path: Path) -> dict[str, bytes]:
    """Return a cohort's own files: without its outputs of rotation, and what circlekit remembers."""
    outside = ("rotation/", ".circlekit/")
    return {name: data for name, data in contents(path).items() if not name.startswith(outside)}


class Letter(NamedTuple):
    """A draft: to whom it goes, and all its text with its headers."""

    to: list[str]
    text: str


def letter(content: bytes) -> Letter:
    """Return a draft as mail programs read it."""
    message = message_from_bytes(content, policy=policy.default)
    heads = [str(value) for name in ("To", "Cc", "Bcc") for value in message.get_all(name, [])]
    body = message.get_body(preferencelist=("plain",))
    text = body.get_content() if body else ""
    return Letter(heads, "\n".join([*(f"{name}: {value}" for name, value in message.items()), text]))
