"""The smallest changes that make a meeting fit its minutes, each tried out on a run sheet of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from circlekit.core.agenda.meant import Meant
from circlekit.core.agenda.plan import Plan, plan
from circlekit.core.agenda.sheet import run_sheet
from circlekit.core.agenda.splits import groups_of, split
from circlekit.core.processes import Occasion, Process, Span, Turns
from circlekit.core.text import counted

LONGEST = 480
"""No meeting lasts longer than so many minutes."""


class TooShort(NamedTuple):
    """The meeting that does not fit; ``library`` are all processes by the names that people give them.

    Without ``news`` they have been left out already.
    """

    process: Process
    people: int
    minutes: int
    meant: Meant
    library: Mapping[str, Process]
    news: bool = True


class Way(NamedTuple):
    """A change that makes it fit; ``minutes`` is how large it is, in minutes of the meeting."""

    minutes: int
    says: str


def ways_out(asked: TooShort) -> tuple[Way, ...]:
    """Return every way to make a meeting fit, the smallest change first.

    Where no change of one thing is enough, it is the smallest of two together; there may be none.
    """
    looks = _LOOKS if asked.meant == "working" else (more_minutes,)
    found = sorted((way for look in looks for way in look(asked)), key=lambda way: way.minutes)
    return tuple(found or (fewer_cases_for_longer(asked) if asked.meant == "working" else ()))


def more_minutes(asked: TooShort) -> Iterator[Way]:
    """The meeting lasts longer."""
    for minutes in range(asked.minutes + 1, LONGEST + 1):
        if _fits(asked, minutes=minutes):
            more = minutes - asked.minutes
            says = f"--minutes {minutes}, or «minutes: {minutes}» of «meeting» for all"
            yield Way(more, f"{counted(more, 'more minute')}: {says}")
            return


def without_news(asked: TooShort) -> Iterator[Way]:
    """Nobody tells news; the closing question is what is left of people themselves."""
    if asked.news and _fits(asked, news=False):
        yield Way(_plan(asked).needed - _plan(asked, news=False).needed, "no round of news: --without-news")


def fewer_cases(asked: TooShort) -> Iterator[Way]:
    """Not everyone has a turn who should; of the numbers that fit, the highest."""
    wanted = _plan(asked).wanted
    for count in range(wanted - 1, 0, -1):
        fewer = asked.process.model_copy(update={"turns": Turns.SOME, "cases": count})
        if _fits(asked, fewer):
            way = (
                f"{counted(count, 'turn')} in place of {wanted}: «cases: {count}» and «turns: as many as fit»"
            )
            yield Way((wanted - count) * asked.process.shortest, f"{way} in a process file of your own")
            return


def fewer_cases_for_longer(asked: TooShort) -> Iterator[Way]:
    """One question in a longer meeting."""
    one = asked._replace(process=asked.process.model_copy(update={"turns": Turns.SOME, "cases": 1}))
    for way in more_minutes(one):
        says = "1 turn, with «cases: 1» and «turns: as many as fit» in a process file of your own"
        yield Way(way.minutes, f"{says}, and {way.says}")


def in_halves(asked: TooShort) -> Iterator[Way]:
    """The circle parts in two, and each half takes half of the questions."""
    process, before = asked.process, _plan(asked)
    cases = -(-process.cases // 2) if process.cases else None
    halves = process.model_copy(update={"halves": True, "group": None, "cases": cases})
    if len(before.groups) == 1 and len(groups_of(halves, asked.people)) == 2 and _fits(asked, halves):
        fewer = f" and «cases: {cases}»" if cases else ""
        says = f"two halves: «halves: yes»{fewer} in a process file of your own"
        yield Way(before.needed - _plan(asked, halves).needed, says)


def shorter_version(asked: TooShort) -> Iterator[Way]:
    """The library has a process after the same source that takes less time."""
    needed = _plan(asked).needed
    for name, other in asked.library.items():
        same = other.link == asked.process.link and other.occasion is Occasion.MEETINGS and other.steps
        saved = needed - _plan(asked, other).needed
        if same and saved > 0 and _fits(asked, other):
            yield Way(saved, f"a shorter version: «process: {name}»")


def smaller_groups(asked: TooShort) -> Iterator[Way]:
    """More groups with fewer people in each, so that each takes fewer turns."""
    process, before = asked.process, _plan(asked)
    if process.group is None or process.splits:
        return
    for most in range(max(before.groups) - 1, process.group.least - 1, -1):
        group = Span(process.group.least, most)
        smaller = process.model_copy(update={"group": group})
        if max(split(asked.people, group)) <= most and _fits(asked, smaller):
            says = f"groups of {most} at most: «group: {_said(group)}» in a process file of your own"
            yield Way(before.needed - _plan(asked, smaller).needed, says)
            return


def _said(group: Span) -> str:
    return str(group.most) if group.least == group.most else f"{group.least}-{group.most}"


def _plan(asked: TooShort, process: Process | None = None, news: bool = True) -> Plan:
    return plan(process or asked.process, asked.people, asked.minutes, news and asked.news)


def _fits(asked: TooShort, process: Process | None = None, minutes: int = 0, news: bool = True) -> bool:
    sheet = run_sheet(
        process or asked.process,
        asked.people,
        minutes or asked.minutes,
        asked.meant,
        news=news and asked.news,
    )
    return not sheet.problems


_LOOKS: tuple[Callable[[TooShort], Iterator[Way]], ...] = (
    more_minutes, without_news, shorter_version, smaller_groups, in_halves, fewer_cases,
)  # fmt: skip
