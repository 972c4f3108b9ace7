"""Whatever week two people have: written as each tool writes it, it is read back as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circlekit.core import windows
from circlekit.core.intake.mapping import Said
from circlekit.core.intake.polls.answers import poll_answers
from circlekit.core.intake.polls.poll import Level
from circlekit.files.intake.polls.reading import read_poll

pytestmark = pytest.mark.long

BERLIN = "Europe/Berlin"
MONDAY = datetime(2026, 9, 7, tzinfo=ZoneInfo(BERLIN))
PEOPLE = ("Ana Example", "Bo Sample")
YES, IF_NEEDED, NO = Level.YES, Level.IF_NEEDED, Level.NO

Slot = tuple[int, int]
Week = dict[Slot, tuple[Level, Level]]

SLOTS = st.tuples(st.integers(0, 6), st.integers(0, 23))


def weeks(*levels: Level) -> st.SearchStrategy[Week]:
    """Return weeks of hours with an answer of each person to each; everybody has one that is no no."""
    answers = st.tuples(st.sampled_from(levels), st.sampled_from(levels))
    marked = st.dictionaries(SLOTS, answers, min_size=1, max_size=20)
    return marked.filter(lambda week: all(any(pair[person] for pair in week.values()) for person in (0, 1)))


def start(slot: Slot, minute: int = 0) -> datetime:
    return MONDAY + timedelta(days=slot[0], hours=slot[1], minutes=minute)


def hours(slot: Slot) -> str:
    return f"{slot[1]:02}:00 - {(slot[1] + 1) % 24:02}:00"


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def doodle(week: Week) -> str:
    word = {YES: "OK", IF_NEEDED: "(OK)", NO: ""}
    rows = [
        ["", *("Sep 2026" for _ in week)],
        ["", *(f"{start(slot):%a} {start(slot).day}" for slot in week)],
    ]
    rows.append(["", *(hours(slot).replace("-", "–") for slot in week)])
    rows += [[name, *(word[pair[i]] for pair in week.values())] for i, name in enumerate(PEOPLE)]
    rows.append(["Count", *("1" for _ in week)])
    return "\n".join(['"Poll ""Circle"""', "https://doodle.com/poll/fake", "", *map(",".join, rows)])


def rallly(week: Week) -> str:
    word = {YES: "Yes", IF_NEEDED: "If need be", NO: "No"}
    header = ["Name", "Email", f"Responded on ({BERLIN})"]
    header += [f"{start(slot):%a} {start(slot).day} September 2026 {hours(slot)}" for slot in week]
    rows = [
        [name, "", "2026-08-20 09:12:00", *(word[pair[i]] for pair in week.values())]
        for i, name in enumerate(PEOPLE)
    ]
    return "\r\n".join(map(",".join, [header, *rows]))


def framadate(week: Week) -> str:
    word = {YES: "Oui", IF_NEEDED: "Si nécessaire", NO: "Non"}
    rows = [["", *(f"{start(slot).day} septembre 2026" for slot in week)]]
    rows.append(["", *(f"{slot[1]}h-{(slot[1] + 1) % 24}h" for slot in week)])
    rows += [[name, *(word[pair[i]] for pair in week.values())] for i, name in enumerate(PEOPLE)]
    lines = ("".join(f'"{cell}",' if cell else "," for cell in row) for row in rows)
    return "\ufeff" + "\r\n".join(lines)


def quarters(week: Week) -> list[tuple[datetime, tuple[Level, Level]]]:
    return [(start(slot, minute), week[slot]) for slot in sorted(week) for minute in (0, 15, 30, 45)]


def when2meet(week: Week) -> str:
    rows = [
        [f"{at:%a}", f"{at:%I:%M %p}", *("1" if level else "0" for level in pair)]
        for at, pair in quarters(week)
    ]
    return "\n".join(map(",".join, [["Day", "Time", *PEOPLE], *rows]))


def page(week: Week, moment: Callable[[datetime], float]) -> str:
    lines = [f"PeopleNames[{i}] = '{name}';PeopleIDs[{i}] = {i + 7};" for i, name in enumerate(PEOPLE)]
    for index, (at, pair) in enumerate(quarters(week)):
        lines.append(f"TimeOfSlot[{index}]={moment(at):.0f}; AvailableAtSlot[{index}]=new Array();")
        lines += [f"AvailableAtSlot[{index}].push({i + 7});" for i, level in enumerate(pair) if level]
    return "<!DOCTYPE html><script>" + "\n".join(lines) + "</script>"


def page_of_dates(week: Week) -> str:
    return page(week, datetime.timestamp)


def page_of_weekdays(week: Week) -> str:
    fake = datetime(1978, 11, 13, tzinfo=UTC) - MONDAY.replace(tzinfo=UTC)
    return page(week, lambda at: (at.replace(tzinfo=UTC) + fake).timestamp())


def timeful(week: Week) -> str:
    word = {YES: "Available", IF_NEEDED: "If needed", NO: ""}
    rows = [[f'"{at:%d/%m/%Y, %H:%M:%S}"', *(word[level] for level in pair)] for at, pair in quarters(week)]
    return "\n".join(map(",".join, [["Date / Time", *PEOPLE], *rows]))


def timeful_people(week: Week) -> str:
    rows = [["Name", "Date / Times available"]]
    for i, name in enumerate(PEOPLE):
        rows.append([name, *(f'"{at:%d/%m/%Y, %H:%M:%S}"' if pair[i] else "" for at, pair in quarters(week))])
    return "\n".join(map(",".join, rows))


def lettucemeet(week: Week) -> str:
    def span(slot: Slot) -> dict[str, str]:
        begin, end = start(slot), start(slot) + timedelta(hours=1)
        return {"start": f"{begin:%Y-%m-%dT%H:%M}:00.000Z", "end": f"{end:%Y-%m-%dT%H:%M}:00.000Z"}

    responses = [
        {"user": {"name": name}, "availabilities": [span(slot) for slot, pair in week.items() if pair[i]]}
        for i, name in enumerate(PEOPLE)
    ]
    event = {"timeZone": BERLIN, "pollDates": [], "pollResponses": responses}
    return json.dumps({"data": {"event": event}})


def crabfit(week: Week, slot: Callable[[datetime], str]) -> str:
    people = [
        {"name": name, "availability": [slot(utc(at)) for at, pair in quarters(week) if pair[i]]}
        for i, name in enumerate(PEOPLE)
    ]
    times = [slot(utc(start(hour))) for hour in week]
    event = {"times": times, "timezone": BERLIN, "created_at": int(MONDAY.timestamp())}
    return json.dumps({"event": event, "people": people})


def crabfit_dates(week: Week) -> str:
    return crabfit(week, lambda at: f"{at:%H%M-%d%m%Y}")


def crabfit_weekdays(week: Week) -> str:
    return crabfit(week, lambda at: f"{at:%H%M-%w}")


def check(week: Week, text: str) -> None:
    poll = read_poll(text.encode(), "poll", zone=BERLIN, date_order="dmy")
    answers, problems = poll_answers(poll, Said(zone=BERLIN), date(2026, 9, 7))
    assert [problem for problem in problems if problem.severity == "error"] == []
    for person, answer in enumerate(answers):
        for level, key in ((YES, "available"), (IF_NEEDED, "if_needed")):
            meant = [
                windows.Window(day * windows.DAY + hour * 60, day * windows.DAY + hour * 60 + 60)
                for (day, hour), pair in week.items()
                if pair[person] is level
            ]
            read = [window for text in answer.values[key] for window in windows.parse_windows(text)]
            assert windows.join(read) == windows.join(meant)
    assert tuple(answer.name for answer in answers) == PEOPLE


@pytest.mark.parametrize("write", [doodle, rallly, framadate, timeful], ids=lambda write: write.__name__)
@settings(max_examples=25, deadline=None)
@given(week=weeks(YES, IF_NEEDED, NO))
def test_three_answers_come_back(write, week):
    """Tools that know «if needed»."""
    check(week, write(week))


@pytest.mark.parametrize(
    "write",
    [
        when2meet,
        page_of_dates,
        page_of_weekdays,
        timeful_people,
        lettucemeet,
        crabfit_dates,
        crabfit_weekdays,
    ],
    ids=lambda write: write.__name__,
)
@settings(max_examples=25, deadline=None)
@given(week=weeks(YES, NO))
def test_two_answers_come_back(write, week):
    """Tools that know only yes and no."""
    check(week, write(week))
