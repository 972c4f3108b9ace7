"""What ``circlekit import`` makes of an export, beside the world that it was written from."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import intake_words as words
from .intake_forms import TOOLS, columns
from .intake_world import Person, Span, World, has_spare, joined
from .rotation_command import Done, command

TODAY = "2026-12-22"
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class Run:
    """One import: what it returned, the document it printed, and all that was asked on the way."""

    done: Done
    document: dict[str, Any]
    asked: tuple[dict[str, Any], ...]
    needless: tuple[str, ...]


def run_import(
    world: World, folder: Path, names: Sequence[str], more: Sequence[str] = (), *, yes: bool = True
) -> Run:
    """Import files into a folder; answer as the world does where something is asked."""
    line = ["import", *names, *more, "--today", TODAY, "--json", *(["--yes"] if yes else [])]
    asked: list[dict[str, Any]] = []
    needless: list[str] = []
    with chdir(folder):
        done = command(*line)
        for _ in range(3):
            if done.code != 1:
                break
            problems = [one for one in json.loads(done.out)["problems"] if one["severity"] == "error"]
            asked += problems
            answers = [answer(world, one) for one in problems]
            pairs = zip(problems, answers, strict=True)
            needless += [f"{one['message']} / {one['hint']}" for one, said in pairs if said is None]
            if None in answers:
                break
            line += [word for said in dict.fromkeys(answers) if said for word in said]
            done = command(*line)
    document = json.loads(done.out) if done.out else {}
    return Run(done, document, tuple(asked), tuple(needless))


def misread(world: World, folder: Path, name: str) -> tuple[list[str], list[str]]:
    """Return the questions that are not taken for what they ask, and the options that say what they are."""
    with chdir(folder):
        before = sorted(folder.iterdir())
        done = command("import", name, "--today", TODAY, "--json")
        texts = [] if sorted(folder.iterdir()) == before else ["preview: a look writes files"]
    meant = {column.asked: column.role for column in columns(world)}
    options: list[str] = []
    for column in json.loads(done.out).get("forms", [{}])[0].get("columns", []):
        asked = max((one for one in meant if column["asked"].startswith(one)), key=len, default=None)
        field = MEANS.get(meant.get(asked or "", ""), meant.get(asked or ""))
        if asked is None or (column["field"] or "") == field or column["because"] == "nobody filled it in":
            continue
        taken = f"«{column['asked']}» is taken for {column['field']} ({column['because']})"
        texts.append(f"columns: {taken}, not for {field or 'nothing'}")
        options += ["--map", f"{column['asked']}={field}"]
    return texts, options


MEANS = {"first": "first_name", "last": "last_name", "busy": "available"}


def answer(world: World, problem: dict[str, Any]) -> tuple[str, ...] | None:
    """Return the options that answer a question, or None for one that nobody should have to answer."""
    message = problem["message"]
    quoted = re.findall("«(.*?)»", message, re.DOTALL)
    first = quoted[0] if quoted else ""
    if first in words.ASKED_ZONES:
        return ("--zone", f"{first}={words.ASKED_ZONES[first]}")
    if world.style == "parts":
        for label, start, end in world.slots:
            if first.casefold()[:5] == label.casefold()[:5]:
                return ("--hours", f"{first}={start // 60:02}:00-{end // 60:02}:00")
    if "whether the day or the month comes first" in message and _either(world):
        return ("--date-order", "mdy" if _is_us(world) else "dmy")
    for column in columns(world):
        if column.asked == first and column.options and "split" in message and _may_ask(world):
            return ("--options", f"{first}={'|'.join(column.options)}")
    return None


def _either(world: World) -> bool:
    """Tell whether no date of the form has a day over 12, where somebody answered twice."""
    twice = len({one.number for one, _ in world.later}) < len(world.later)
    return twice and all(when.day <= 12 for _, when in world.answers)


def _is_us(world: World) -> bool:
    return world.tool not in {"sheets en_GB", "sheets es", "sheets de"}


def _may_ask(world: World) -> bool:
    """Tell whether the tool joins ticks so that only a person can split them."""
    return TOOLS[world.tool].joined(("a", "b")) == "a, b"


def read_people(folder: Path) -> list[dict[str, str]]:
    """Return the rows of the table of people."""
    with (folder / "people.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def spans_of(cell: str) -> frozenset[Span]:
    """Return the minutes of the week in a cell of windows."""
    found = []
    for text in filter(None, (one.strip() for one in cell.split(";"))):
        match = re.fullmatch(r"(\w{3})(?:-(\w{3}))? (\d\d):(\d\d)-(\d\d):(\d\d)", text)
        if match is None:
            raise ValueError(text)
        first = WEEK.index(match[1])
        for day in range(first, WEEK.index(match[2] or match[1]) + 1):
            start, end = (int(match[at]) * 60 + int(match[at + 1]) for at in (3, 5))
            found.append((day * 1440 + start, day * 1440 + (end if end > start else end + 1440)))
    return joined(found)


def expected(world: World, one: Person) -> dict[str, object]:
    """Return what a person's row should say."""
    hours = one.hours
    values: dict[str, object] = {
        "name": one.name,
        "email": one.email,
        "timezone": one.zone,
        "available": world.spans(hours),
    }
    if has_spare(world):
        values["if_needed"] = world.spans(one.if_needed)
    for role in ("needs", "offers"):
        if role in world.roles:
            values[role] = frozenset(getattr(one, role))
    if "languages" in world.roles:
        values["languages"] = frozenset(words.LANGUAGES[world.language][code] for code in one.languages)
    if "lead" in world.roles:
        values["lead"] = one.lead
    if "share_email" in world.roles:
        values["share_email"] = "yes" if one.share_email else "no"
    return values


def found(row: dict[str, str], key: str) -> object:
    """Return what a row says of a field, in the same shape."""
    cell = row.get(key) or ""
    if key in {"available", "if_needed"}:
        return spans_of(cell)
    if key in {"needs", "offers", "languages"}:
        return frozenset(one.strip() for one in cell.split(";") if one.strip())
    if key in {"lead", "share_email"}:
        return cell or "no"
    return cell


def compare(world: World, people: Sequence[Person], rows: Sequence[dict[str, str]]) -> Iterator[str]:
    """Yield each person and field that is not as in the world."""
    by_email = {row.get("email") or row.get("name", ""): row for row in rows}
    if len(by_email) != len(rows):
        yield f"people: {len(rows)} rows of {len(by_email)} people"
    want = {one.email: one for one in people}
    if set(by_email) != set(want):
        more, missing = set(by_email) - set(want), set(want) - set(by_email)
        yield f"people: too many {sorted(more)}, missing {sorted(missing)}"
    wrong: dict[str, list[str]] = {}
    for email in sorted(set(by_email) & set(want)):
        for key, value in expected(world, want[email]).items():
            got = found(by_email[email], key)
            if got != value:
                wrong.setdefault(key, []).append(f"{email} has {_shown(got)} and not {_shown(value)}")
    yield from (f"{key}: {texts[0]} ({len(texts)} people)" for key, texts in wrong.items())


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _shown(value: object) -> str:
    if isinstance(value, frozenset) and value and isinstance(next(iter(value)), tuple):
        return "; ".join(
            f"{WEEK[a // 1440]} {_clock(a % 1440)}-{_clock(a % 1440 + b - a)}" for a, b in sorted(value)
        )
    return repr(sorted(value)) if isinstance(value, frozenset) else repr(value)
