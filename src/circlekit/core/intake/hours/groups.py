"""From words to weekly windows: which hours belong to which days, and what is missing or not certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from circlekit.core.intake.hours.clock import Clock, span_of, start_of
from circlekit.core.intake.hours.tokens import Is, Token
from circlekit.core.windows import DAY, Window, WindowError, parse_windows

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Days:
    """Weekdays, and how they were written."""

    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """Hours of a day in minutes from midnight, or windows of the week that have days of their own.

    What stands ``alone`` has nothing to do with the days beside it; ``Times()`` is no time at all.
    """

    spans: tuple[Span, ...] = ()
    windows: tuple[Window, ...] = ()
    alone: bool = False

    def on(self, days: Sequence[int]) -> Iterator[Window]:
        """Yield the windows on some days; those with days of their own only where they are among these."""
        for day in days:
            yield from (Window(day * DAY + start, day * DAY + end) for start, end in self.spans)
        yield from (one for one in self.windows if not days or one.start // DAY in days)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word or a pair of times that only a person can explain; ``last`` is its last word."""

    token: Token
    last: Token

    @property
    def of_unknown(self) -> bool:
        """Whether it is about a word that is not known."""
        return self.token.part is None and self.token.clock is None


Item = Days | Times | Doubt


@dataclass(slots=True)
class Group:
    """Days with the hours on them."""

    days: list[int] = field(default_factory=list)
    times: list[Times] = field(default_factory=list)


def items(words: Sequence[Token], step: int) -> list[Item]:
    """Return days and times in the order in which they stand, and whatever is in doubt."""
    found: list[Item] = []
    index = 0
    while index < len(words):
        item, index = _item(words, index, step)
        if item is not None:
            found.append(item)
    return found


_SILENT = frozenset({Is.BOTH, Is.STOP, Is.FILLER})


def _item(words: Sequence[Token], index: int, step: int) -> tuple[Item | None, int]:
    token = words[index]
    if token.kind in _SILENT or _leads(words, index) or _is_all(words, index):
        return None, index + 1
    if token.kind is Is.DAYS:
        return _day_range(words, index)
    if token.clock is not None:
        return _span(words, index, step)
    if token.kind is Is.SAID:
        return _as_said(token), index + 1
    return Doubt(token, token), index + 1


def _is_all(words: Sequence[Token], index: int) -> bool:
    """Tell whether a word for nothing is all between two commas: «never on Mondays» is another thing."""
    around = (*words[max(index - 1, 0) : index], *words[index + 1 : index + 2])
    return words[index].kind is Is.EMPTY and all(word.kind is Is.STOP for word in around)


def _leads(words: Sequence[Token], index: int) -> bool:
    """Tell whether a word merely leads to what follows: «Monday - 9:00», «a las 9h», «from 9:00 to 10:00»."""
    token, ahead = words[index], _ahead(words, index)
    if ahead is None:
        return False
    is_hour = words[ahead].clock is not None
    if token.kind is Is.TO:
        begins = index == 0 or words[index - 1].kind in {*_SILENT, Is.DAYS}
        return begins and is_hour and token.text in _MEANS_AT
    if token.kind is Is.STARTING:
        return not is_hour or _joined(words, ahead) is not None
    return token.kind is Is.BETWEEN and is_hour


_MEANS_AT = frozenset({"-", "a", "as", "au"})


def _ahead(words: Sequence[Token], index: int) -> int | None:
    """Return the index of the next word that says something."""
    ahead = range(index + 1, min(index + 4, len(words)))
    return next((one for one in ahead if words[one].kind is not Is.FILLER), None)


def _joined(words: Sequence[Token], index: int) -> int | None:
    """Return the index of what the word at ``index`` is joined with by «to», None when by nothing."""
    behind = index + 1
    while behind < len(words) and words[behind].kind is Is.FILLER:
        behind += 1
    between = index > 0 and words[index - 1].kind is Is.BETWEEN
    joins = {Is.TO, Is.BOTH} if between else {Is.TO}
    if behind >= len(words) or words[behind].kind not in joins:
        return None
    other = behind + 1
    while other < len(words) and words[other].kind in {Is.FILLER, Is.TO}:
        other += 1
    return other if other < len(words) else None


def _day_range(words: Sequence[Token], index: int) -> tuple[Item, int]:
    first, other = words[index], _joined(words, index)
    if (
        other is None
        or words[other].kind is not Is.DAYS
        or len(first.days) != 1
        or len(words[other].days) != 1
    ):
        return Days(first.days), index + 1
    start, count = first.days[0], (words[other].days[0] - first.days[0]) % 7 + 1
    return Days(tuple((start + more) % 7 for more in range(count))), other + 1


def _span(words: Sequence[Token], index: int, step: int) -> tuple[Item, int]:
    first, other = words[index], _joined(words, index)
    last = words[other] if other is not None else None
    if other is None or last is None or last.clock is None:
        return _start(first, step), index + 1
    span = span_of(_clock(first), _clock(last))
    return (Times((span,)) if span else Doubt(first, last)), other + 1


def _start(token: Token, step: int) -> Item:
    start = None if token.kind is Is.PART else start_of(_clock(token))
    return Doubt(token, token) if start is None else Times(((start, start + step),))


def _clock(token: Token) -> Clock:
    return token.clock or Clock(0, 0)


def _as_said(token: Token) -> Times:
    """Return what a person said a word means; ``checked`` made sure that it can be read."""
    if not token.said.strip():
        return Times()
    try:
        return Times(windows=parse_windows(token.said), alone=token.alone)
    except WindowError:
        found = parse_windows(f"Mon {token.said}")
        return Times(tuple((one.start, one.end) for one in found))


def groups(found: Sequence[Item]) -> list[Group]:
    """Return which hours belong to which days: those behind them, or before them where hours come first."""
    made: list[Group] = []
    first: type[Item] | None = None
    for item in found:
        if isinstance(item, Doubt) or item in (Times(), Days(())) or _is_alone(item):
            continue
        first = first or type(item)
        whole = bool(made) and made[-1].days and made[-1].times
        if not made or (whole and isinstance(item, first)):
            made.append(Group())
        if isinstance(item, Days):
            made[-1].days += item.days
        else:
            made[-1].times.append(item)
    return made + [Group(times=[item]) for item in found if isinstance(item, Times) and _is_alone(item)]


def _is_alone(item: Item) -> bool:
    return isinstance(item, Times) and item.alone
