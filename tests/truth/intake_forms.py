"""Exports of form tools, written by hand from what is known of each tool's layout."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from . import intake_words as words
from .intake_world import Hour, Person, World, clock, has_spare, said

Answers = Sequence[tuple[Person, datetime]]
Row = list[Any]
HOURS = ("available", "if_needed")


@dataclass(frozen=True)
class Column:
    """A question of a form; ``of`` gives what a person ticked or wrote."""

    role: str
    asked: str
    of: Callable[[Person], str | tuple[str, ...]]
    row: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tool:
    """How a tool writes answers: its own columns, how ticks are joined, and the bytes of the file."""

    before: Callable[[int, Person, datetime], Row]
    head: tuple[str, ...]
    joined: Callable[[tuple[str, ...]], str] = ", ".join
    after: Callable[[int, Person, datetime], Row] = lambda number, person, when: []
    tail: tuple[str, ...] = ()
    grid: str = "{asked} [{row}]"
    has_email: bool = False
    an_option_each: bool = False
    delimiter: str = ","
    encoding: str = "utf-8"
    quoting: Any = csv.QUOTE_MINIMAL
    kind: str = "csv"
    sheet: str = ""
    above: tuple[tuple[str, ...], ...] = ()
    two_rows: bool = False


def columns(world: World) -> list[Column]:
    """Return the questions of a world in the order in which its form asks them."""
    chance = Random(f"questions {world.seed}")
    ask = {role: chance.choice(texts) for role, texts in words.QUESTIONS[world.language].items()}
    yes = words.YES[world.language]
    tongue = words.LANGUAGES[world.language]
    zone = Column("timezone", ask["timezone"], lambda one: one.zone_said)
    found: list[list[Column]] = [_name(world, chance, ask), [zone]]
    if not TOOLS[world.tool].has_email:
        found.append([Column("email", ask["email"], lambda one: one.email)])
    roles = {
        "needs": Column("needs", ask["needs"], lambda one: one.needs, options=world.topics["needs"]),
        "offers": Column("offers", ask["offers"], lambda one: one.offers, options=world.topics["offers"]),
        "languages": Column(
            "languages",
            ask["languages"],
            lambda one: tuple(tongue[code] for code in one.languages),
            options=tuple(tongue.values()),
        ),
        "lead": Column("lead", ask["lead"], lambda one: yes[one.lead]),
        "share_email": Column(
            "share_email", ask["share_email"], lambda one: yes["yes" if one.share_email else "no"]
        ),
        "consent": Column("consent", ask["consent"], lambda one: yes["yes" if one.consent else "no"]),
        "region": Column("region", words.TIDY[world.language], lambda one: one.region),
    }
    found += [[column] for role, column in roles.items() if role in world.roles]
    found.append([Column("", ask["phone"], lambda one: f"+49 30 00000{one.number}")])
    found.append([Column("", ask["birth"], lambda one: f"19{60 + one.number}-02-03")])
    found.append(list(_hours(world, ask, "available")))
    found.append(list(_hours(world, ask, "if_needed")) if has_spare(world) else [])
    chance.shuffle(found)
    return [column for group in found for column in group]


def _name(world: World, chance: Random, ask: dict[str, str]) -> list[Column]:
    if world.two_names:
        first, last = chance.choice(words.PAIRS[world.language])
        both = [Column("first", first, lambda one: one.first), Column("last", last, lambda one: one.last)]
        return chance.choice((both, both[::-1]))
    return [Column("name", ask["name"], lambda one: one.name)]


def _hours(world: World, ask: dict[str, str], role: str) -> Iterable[Column]:
    """Return the columns of the hours in the layout of the world."""
    return HOUR_COLUMNS[world.layout](world, ask["busy" if world.layout == "busy" else role], role)


def _ticked(world: World, one: Person, role: str) -> frozenset[Hour]:
    """Return the options that somebody ticks in answer to a question."""
    if role == "if_needed":
        return one.if_needed
    return frozenset(_every(world)) - one.hours if world.layout == "busy" else one.hours


def _every(world: World) -> list[Hour]:
    return [(day, slot) for day in world.days for slot in range(len(world.slots))]


def _labels(world: World) -> tuple[str, ...]:
    return tuple(label for label, _, _ in world.slots)


def _a_column_a_day(world: World, asked: str, role: str) -> Iterable[Column]:
    labels = _labels(world)
    for day in world.days:

        def cell(one: Person, day: int = day) -> tuple[str, ...]:
            ticked = _ticked(world, one, role)
            return tuple(label for slot, label in enumerate(labels) if (day, slot) in ticked)

        yield Column(role, asked, cell, words.DAYS[world.language][day], labels)


def _a_column_an_hour(world: World, asked: str, role: str) -> Iterable[Column]:
    days = words.DAYS[world.language]
    for slot, label in enumerate(_labels(world)):

        def cell(one: Person, slot: int = slot) -> tuple[str, ...]:
            ticked = _ticked(world, one, role)
            return tuple(days[day] for day in world.days if (day, slot) in ticked)

        yield Column(role, asked, cell, label, tuple(days[day] for day in world.days))


def _one_list(world: World, asked: str, role: str) -> Iterable[Column]:
    days, labels = words.DAYS[world.language], _labels(world)
    options = {(day, slot): f"{days[day]} {labels[slot]}" for day, slot in _every(world)}

    def cell(one: Person) -> tuple[str, ...]:
        ticked = _ticked(world, one, role)
        return tuple(option for hour, option in options.items() if hour in ticked)

    yield Column(role, asked, cell, options=tuple(options.values()))


def _text(world: World, asked: str, role: str) -> Iterable[Column]:
    yield Column(role, asked, lambda one: ", ".join(_spoken(world, one)))


def _from_to(world: World, asked: str, role: str) -> Iterable[Column]:
    for day in world.days:
        for end, word in enumerate(words.FROM_TO[world.language]):

            def cell(one: Person, day: int = day, end: int = end) -> str:
                return _end(world, one, day, end)

            yield Column(role, f"{words.DAYS[world.language][day]} {word}", cell)


HOUR_COLUMNS: dict[str, Callable[[World, str, str], Iterable[Column]]] = {
    "days": _a_column_a_day,
    "busy": _a_column_a_day,
    "across": _a_column_an_hour,
    "list": _one_list,
    "text": _text,
    "from-to": _from_to,
    "none": lambda world, asked, role: (),
}


def _spoken(world: World, one: Person) -> Iterable[str]:
    for start, end in sorted(world.spans(one.hours)):
        day, first, last = start // 1440, start % 1440 // 60, start % 1440 // 60 + (end - start) // 60
        text = said(world.style, first)
        if last > first + 1:
            text = text.replace(clock(first + 1, world.style), clock(last, world.style), 1)
        yield f"{words.DAYS[world.language][day]} {text}"


def _end(world: World, one: Person, day: int, end: int) -> str:
    """Return when somebody's one span of a day begins or ends."""
    for span in world.spans(one.hours):
        if span[0] // 1440 == day:
            minute = span[end] - day * 1440
            return f"{minute // 60:02}:{minute % 60:02}"
    return "N/A"


def table(world: World, answers: Answers) -> tuple[list[Row], list[Row]]:
    """Return the rows of a header and of the answers, as the tool has them."""
    tool, asked = TOOLS[world.tool], columns(world)
    top: Row = list(tool.head)
    under: Row = [""] * len(tool.head)
    for column in asked:
        if tool.an_option_each and column.options and (tool.two_rows or column.role in HOURS):
            labels = [f"{column.row} {label}".strip() for label in column.options]
            whole = column.asked if tool.two_rows else ""
            top += [whole, *[""] * (len(labels) - 1)] if tool.two_rows else labels
            under += labels
        else:
            several = has_spare(world) or world.layout == "busy"
            grid = "{asked} {row}" if tool.grid == "{row}" and several else tool.grid
            top.append(grid.format(asked=column.asked, row=column.row) if column.row else column.asked)
            under.append("Response" if tool.two_rows else "")
    rows = []
    for number, (person, when) in enumerate(answers, 1):
        row = tool.before(number, person, when)
        for column in asked:
            row += _cells(tool, column, person)
        rows.append(row + tool.after(number, person, when))
    top += tool.tail
    under += [""] * len(tool.tail)
    return ([top, under] if tool.two_rows else [top]), rows


def _cells(tool: Tool, column: Column, person: Person) -> Row:
    value = column.of(person)
    if isinstance(value, str):
        return [value]
    if tool.an_option_each and (tool.two_rows or column.role in HOURS):
        return [f"{column.row} {one}".strip() if one in value else "" for one in column.options]
    return [tool.joined(value) if value else ""]


def written(world: World, answers: Answers) -> tuple[str, bytes]:
    """Return the name and the bytes of an export."""
    tool = TOOLS[world.tool]
    head, rows = table(world, answers)
    rows = [list(one) for one in tool.above] + head + rows
    if tool.kind == "xlsx":
        return "answers.xlsx", _workbook(rows, tool.sheet)
    text = io.StringIO()
    csv.writer(text, delimiter=tool.delimiter, quoting=tool.quoting).writerows(rows)
    content = text.getvalue().encode(tool.encoding)
    if tool.kind == "zip":
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("Sign-up.csv", content)
        return "Sign-up.csv.zip", packed.getvalue()
    return ("answers.tsv" if tool.delimiter == "\t" else "answers.csv"), content


def _workbook(rows: list[Row], sheet: str) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    page = book.create_sheet(sheet, 0)
    for row in rows:
        page.append([None if cell == "" else cell for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _us(when: datetime, two: str = "%Y") -> str:
    return f"{when.month}/{when.day}/{when.strftime(two)} {when.hour}:{when:%M:%S}"


def _ends(number: int, person: Person, when: datetime) -> Row:
    moment = f"{when:%Y-%m-%d %H:%M:%S}"
    return ["completed", moment, "", moment, f"net{number}", "", "Thank you!"]


def _monkey(number: int, person: Person, when: datetime) -> Row:
    moment = f"{when:%m/%d/%Y %H:%M:%S}"
    return [100 + number, 9001, moment, moment, "192.0.2.1", "", "", "", ""]


def _created(number: int, person: Person, when: datetime) -> Row:
    day = f"{when.month}/{when.day}/{when.year}"
    return [f"{day} {(when.hour + 11) % 12 + 1}:{when:%M}{when:%p}".lower()]


def _direct(number: int, person: Person, when: datetime) -> Row:
    return [f"{when:%Y/%m/%d} {(when.hour + 11) % 12 + 1}:{when:%M:%S} {when:%p} GMT+2", person.email]


def _sheets(head: str, email: str, pattern: str) -> Tool:
    return Tool(
        lambda number, person, when: [_us(when) if pattern == "us" else when.strftime(pattern), person.email],
        (head, email),
        has_email=True,
    )


def _microsoft(**more: Any) -> Tool:
    typed = more.get("kind") == "xlsx"
    return Tool(
        lambda number, person, when: [
            number,
            when - timedelta(minutes=4) if typed else _us(when - timedelta(minutes=4), "%y"),
            when if typed else _us(when, "%y"),
            "anonymous",
            "",
        ],
        more.pop("head", ("ID", "Start time", "Completion time", "Email", "Name")),
        joined=lambda ticks: "".join(f"{one};" for one in ticks),
        grid="{asked}.{row}",
        **more,
    )


def _by_commas(ticks: tuple[str, ...]) -> str:
    return ",".join(f'"{one}"' if "," in one else one for one in ticks)


ENDS = (
    "Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags",
    "Ending",
)  # fmt: skip
MONKEY = (
    "Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name",
    "Last Name", "Custom Data 1",
)  # fmt: skip

ALL = csv.QUOTE_ALL

TOOLS: dict[str, Tool] = {
    "sheets en_US": _sheets("Timestamp", "Email Address", "us"),
    "sheets en_GB": _sheets("Timestamp", "Email address", "%d/%m/%Y %H:%M:%S"),
    "sheets de": _sheets("Zeitstempel", "E-Mail-Adresse", "%d.%m.%Y %H:%M:%S"),
    "sheets es": _sheets("Marca temporal", "Dirección de correo electrónico", "%d/%m/%Y %H:%M:%S"),
    "sheets xlsx": Tool(
        lambda number, person, when: [when, person.email],
        ("Timestamp", "Email Address"),
        has_email=True,
        kind="xlsx",
        sheet="Form Responses 1",
    ),
    "direct": Tool(_direct, ("Timestamp", "Username"), joined=";".join, has_email=True, quoting=ALL),
    "direct zip": Tool(
        _direct, ("Timestamp", "Email Address"), joined=";".join, has_email=True, quoting=ALL, kind="zip"
    ),
    "microsoft csv": _microsoft(encoding="utf-8-sig"),
    "microsoft xlsx": _microsoft(kind="xlsx", sheet="Sheet1"),
    "microsoft cp1252": _microsoft(encoding="cp1252"),
    "typeform": Tool(
        lambda number, person, when: [f"fake{number:028}"],
        ("#",),
        an_option_each=True,
        after=_ends,
        tail=ENDS,
    ),
    "tally": Tool(
        lambda number, person, when: [f"s{number}", f"r{number}", f"{when:%Y-%m-%d %H:%M:%S}"],
        ("Submission ID", "Respondent ID", "Submitted at"),
        grid="{asked} ({row})",
    ),
    "airtable": Tool(
        lambda number, person, when: [], (), joined=_by_commas, encoding="utf-8-sig", grid="{row}",
        after=_created,
        tail=("Created",),
    ),
    "surveymonkey": Tool(
        _monkey,
        MONKEY,
        an_option_each=True,
        two_rows=True,
    ),
    "nextcloud": Tool(
        lambda number, person, when: ["", "Anonymous user", f"{when:%Y-%m-%dT%H:%M:%S}+00:00"],
        ("User ID", "User display name", "Timestamp"),
        joined="; ".join, grid="{asked} ({row})", encoding="utf-8-sig", quoting=csv.QUOTE_ALL,
    ),
    "own": Tool(lambda number, person, when: [], (), joined="; ".join, grid="{row}"),
    "own cp1252": Tool(
        lambda number, person, when: [], (), joined=", ".join, grid="{row}", delimiter=";", encoding="cp1252"
    ),
    "own tsv": Tool(
        lambda number, person, when: [], (), joined="; ".join, grid="{asked} {row}", delimiter="\t",
        encoding="utf-16", above=(("Sign-up list, spring",), ("",)),
    ),
}  # fmt: skip
"""What each tool writes; the words are those of the tool, not of the form."""
