"""How a share-out runs: circles tell one by one, all talk, then a fishbowl with an open chair (practice 26).

Nobody's contribution is long, all are equally long, and most of the time goes to the talk in which everybody
can take a chair.
"""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.agenda.steps import Block, Part, RunSheet, timed
from circlekit.core.agenda.words import ENGLISH, AgendaWords, said
from circlekit.core.problems import Problem
from circlekit.core.processes import Process, Span
from circlekit.core.scheduling.share_outs import ShareOut
from circlekit.core.text import counted

WELCOME, CLOSING = 4, 3
TELLING, TALK = Span(3, 8), Span(5, 15)
"""A circle that has less than three minutes says too little; after more than eight people stop listening."""
GOOD_TELLING, GOOD_TALK = 5, 8

MOST_CHAIRS = 7
"""So many sit inside at most; with more, it is a meeting again."""
LEAST_CHAIRS = 3


def share_out_sheet(event: ShareOut, process: Process, people: int, words: AgendaWords = ENGLISH) -> RunSheet:
    """Return how a share-out of ``people`` runs, to the minute; the circles that tell share the time.

    ``process`` is the fishbowl of the library, or of the coordinator's own. Where there is no time for it,
    the talk of all takes its place, and a problem says how much time it would need.
    """
    bowl = Span(process.shortest, process.longest)
    telling = len(event.circles)
    needed = _frame(telling) + bowl.least
    if needed <= event.minutes:
        tells, talk, inside = _shared(event.minutes - needed, telling, bowl)
        fishbowl = said(words.event_fishbowl, {"process": process.name, "chairs": str(chairs(people))})
        blocks = [
            Block(WELCOME, words.event_welcome),
            *_telling(event, tells, words),
            Block(talk, words.event_talk),
            Block(inside, fishbowl, _parts(process, inside)),
            Block(CLOSING, words.event_closing),
        ]
        return RunSheet(timed(blocks))
    return RunSheet(timed(_without(event, words)), (_does_not_fit(event, process, needed),))


def chairs(people: int) -> int:
    """Return how many chairs there are inside a fishbowl, the free one included: for a quarter of all."""
    return min(MOST_CHAIRS, max(LEAST_CHAIRS, people // 4)) + 1


def _frame(telling: int) -> int:
    """Return the minutes that a share-out takes at least, without its fishbowl."""
    return WELCOME + telling * TELLING.least + TALK.least + CLOSING


def _shared(spare: int, telling: int, bowl: Span) -> tuple[int, int, int]:
    """Return the minutes of each circle, of the talk and of the fishbowl; ``spare`` are those left.

    First each circle gets enough to say something, then the talk enough for threes; then the fishbowl grows.
    What nothing needs goes to the fishbowl, where it does no harm.
    """
    tells, talk, inside = TELLING.least, TALK.least, bowl.least
    for most_tells, most_talk, most_inside in (
        (GOOD_TELLING, GOOD_TALK, bowl.least),
        (GOOD_TELLING, GOOD_TALK, bowl.most),
        (TELLING.most, TALK.most, bowl.most),
    ):
        each = min(most_tells - tells, spare // max(1, telling))
        spare -= each * telling
        more = min(most_talk - talk, spare)
        wider = min(most_inside - inside, spare - more)
        spare -= more + wider
        tells, talk, inside = tells + each, talk + more, inside + wider
    return tells, talk, inside + spare


def _telling(event: ShareOut, minutes: int, words: AgendaWords) -> Iterator[Block]:
    for circle in event.circles:
        yield Block(minutes, said(words.event_tells, {"circle": circle.name}))


def _without(event: ShareOut, words: AgendaWords) -> Iterator[Block]:
    """Yield the blocks of a share-out without time for a fishbowl: the talk takes what the rest leaves."""
    left = event.minutes - WELCOME - CLOSING
    each = min(GOOD_TELLING, (left - TALK.least) // max(1, len(event.circles)))
    told = list(_telling(event, each, words))
    if each < TELLING.least:
        told = [Block(left - TALK.least, words.event_together)]
    yield from (Block(WELCOME, words.event_welcome), *told)
    yield Block(left - sum(block.minutes for block in told), words.event_talk)
    yield Block(CLOSING, words.event_closing)


def _parts(process: Process, minutes: int) -> tuple[Part, ...]:
    """Return the steps of the fishbowl in so many minutes: in turn the one with most room gets one more."""
    spans = list(process.steps.values())
    given = [span.least for span in spans]
    for _ in range(minutes - sum(given)):
        room = [span.most - now for span, now in zip(spans, given, strict=True)]
        given[max(range(len(spans)), key=lambda place: (room[place], spans[place].most))] += 1
    return tuple(Part(length, text) for length, text in zip(given, process.steps, strict=True))


def _does_not_fit(event: ShareOut, process: Process, needed: int) -> Problem:
    telling = len(event.circles)
    company = f"{counted(telling, 'circle')} {'tells' if telling == 1 else 'tell'}"
    message = (
        f"share-out {event.number}, at which {company}, takes {needed} minutes with {process.name} "
        f"and has {event.minutes}: the run sheet leaves {process.name} out"
    )
    ways = [f"set «minutes» of «share_outs» to {needed}"]
    fewer = telling + (event.minutes - needed) // TELLING.least
    if fewer >= 1:
        ways.append(f"let {fewer} tell at each («circles: {fewer}»)")
    return Problem(("share_outs", "minutes"), message, ", or ".join(ways), "warning")
