"""A look at a whole cohort: each circle with its signs, the most care first, and who may need a kind word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from circlekit.core.clock_words import long_date
from circlekit.core.health import meeting_signs, silence_signs, spirit_signs, turn_signs
from circlekit.core.health.facts import Ahead, Facts, Held, Past, Source
from circlekit.core.health.gathering import gather
from circlekit.core.health.load import Action, Load, Minutes, Piece, load
from circlekit.core.health.people import KindWord, Member, kind_words, members
from circlekit.core.health.signs import Care, Sign
from circlekit.core.model import Circle
from circlekit.core.text import counted

LOOKS: tuple[Callable[[Facts], Iterator[Sign]], ...] = (
    meeting_signs.cancelled,
    meeting_signs.thin,
    silence_signs.silent,
    silence_signs.next_date,
    meeting_signs.few_expected,
    silence_signs.lead_away,
    meeting_signs.falling,
    spirit_signs.pulse,
    meeting_signs.late_cancels,
    turn_signs.turns,
    spirit_signs.commitments,
)
"""Each sees one kind of sign; of signs that ask for as much care, those of the first come first."""


class CircleHealth(NamedTuple):
    """How one circle is. ``odds`` is how likely enough come next; None where nothing is known.

    Signs come by the care they ask for; there are none once a circle is ``over``.
    """

    circle: Circle
    care: Care
    signs: tuple[Sign, ...]
    past: tuple[Past, ...]
    ahead: Ahead | None
    odds: float | None
    least: int
    over: bool
    members: tuple[Member, ...]
    minutes: Minutes


class Health(NamedTuple):
    """How a cohort is on a day: ``notes`` are plain sentences about the whole of it."""

    today: date
    circles: tuple[CircleHealth, ...]
    people: tuple[KindWord, ...]
    load: Load
    notes: tuple[str, ...]


def look(source: Source) -> Health:
    """Return how each circle is, the most care first, and then in the cohort's order.

    What cannot be known raises no alarm: before the start, without a log, and after the end.
    """
    facts, is_logged = gather(source), bool(source.log.attendance)
    found = [_circle(one, is_logged) for one in facts]
    people = [
        word for one, health in zip(facts, found, strict=True) for word in kind_words(one, health.members)
    ]
    work = load(source, _asked_for(found, people, source.today))
    timed = (one._replace(minutes=work.circles[one.circle.id]) for one in found)
    return Health(
        today=source.today,
        circles=tuple(sorted(timed, key=_needs_most)),
        people=tuple(sorted(people, key=lambda one: -one.lapse)),
        load=work,
        notes=tuple(_notes(source, facts)),
    )


def _circle(facts: Facts, is_logged: bool) -> CircleHealth:
    signs = () if facts.over else tuple(_signs(facts, is_logged))
    return CircleHealth(
        circle=facts.circle,
        care=max((sign.care for sign in signs), default=Care.WELL),
        signs=tuple(sorted(signs, key=lambda sign: -sign.care)),
        past=facts.past,
        ahead=facts.ahead[0] if facts.ahead else None,
        odds=meeting_signs.odds(facts),
        least=facts.least,
        over=facts.over,
        members=members(facts),
        minutes=Minutes(),
    )


def _asked_for(found: Iterable[CircleHealth], people: Iterable[KindWord], today: date) -> Iterator[Piece]:
    """Yield what the signs themselves ask of the coordinator: a call to a circle, a kind word to somebody."""
    for health in found:
        if health.care >= Care.WORD:
            yield Piece(health.circle.id, today, Action.FOLLOW, 1)
    for word in people:
        yield Piece(word.circle, today, Action.KIND, 1)


def _signs(facts: Facts, is_logged: bool) -> Iterator[Sign]:
    for see in LOOKS:
        if is_logged or see is not silence_signs.silent:
            yield from see(facts)


def _needs_most(health: CircleHealth) -> tuple[tuple[int, ...], float]:
    """Order circles by their gravest signs, then by how many, then by the odds of their next meeting."""
    cares = tuple(-sign.care for sign in health.signs)
    return (*cares, 0), 1.0 if health.odds is None else health.odds


def _notes(source: Source, facts: Sequence[Facts]) -> Iterator[str]:
    cohort, is_logged = source.cohort, bool(source.log.attendance)
    if source.today < cohort.starts:
        yield f"The cohort begins on {long_date(cohort.starts)}; so far there is little to see."
    elif source.today > cohort.ends:
        yield f"The cohort ended on {long_date(cohort.ends)}; for the next round: circlekit rotate"
    if not any(one.has_times for one in facts):
        yield "No circle has a time yet: circlekit schedule"
    held = sum(len(one.past) for one in facts)
    unwritten = sum(past.held is Held.UNWRITTEN for one in facts for past in one.past)
    if held and not is_logged:
        yield f"Nothing is written down of the {counted(held, 'meeting')} so far: circlekit log"
    elif unwritten:
        are = "is" if unwritten == 1 else "are"
        yield f"{counted(unwritten, 'meeting')} of {held:,} so far {are} not written down."
