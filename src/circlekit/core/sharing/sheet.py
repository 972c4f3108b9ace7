"""How a share-out runs: circles tell one by one, all talk, then a fishbowl with an open chair (practice 26).

Nobody's contribution is long, all are equally long, and most of the time goes to the talk in which everybody
can take a chair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from circlekit.core.agenda import Part, RunSheet, Step
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


class SharingWords(NamedTuple):
    """What the parts are called; ``$circle``, ``$process`` and ``$chairs`` stand for what they say.

    ``together`` takes the place of all ``tells`` where there is no time to tell them apart.
    """

    welcome: str = "Welcome; why circles share with each other, and how this hour runs"
    tells: str = "$circle tells what it found, and what it would like to ask the others"
    together: str = "The circles tell what they found, one after the other, in a sentence or two"
    talk: str = "Everybody: what struck us, and what do we see across circles? In threes, then together"
    fishbowl: str = "$process with $chairs chairs in the middle; one stays free for whoever wants to join"
    closing: str = "A word or a sentence each: what do we take along? Thanks, and the next share-out"


ENGLISH = SharingWords()


def share_out_sheet(
    event: ShareOut, process: Process, people: int, words: SharingWords = ENGLISH
) -> RunSheet:
    """Return how a share-out of ``people`` runs, to the minute; the circles that tell share the time.

    ``process`` is the fishbowl of the library, or of the coordinator's own. Where there is no time for it,
    the talk of all takes its place, and a problem says how much time it would need.
    """
    bowl = _bowl(process)
    telling = len(event.circles)
    needed = _frame(telling) + bowl.least
    if needed <= event.minutes:
        tells, talk, inside = _shared(event.minutes - needed, telling, bowl)
        said = _fishbowl_text(process, people, words)
        blocks = [*_telling(event, tells, words), _Block(talk, words.talk)]
        blocks += [_Block(inside, said, _parts(process, inside)), _Block(CLOSING, words.closing)]
        return RunSheet(tuple(_timed([_Block(WELCOME, words.welcome), *blocks])))
    steps = tuple(_timed(_without(event, words)))
    return RunSheet(steps, (_does_not_fit(event, process, needed),))


def chairs(people: int) -> int:
    """Return how many chairs there are inside a fishbowl, the free one included: for a quarter of all."""
    return min(MOST_CHAIRS, max(LEAST_CHAIRS, people // 4)) + 1


class _Block(NamedTuple):
    minutes: int
    text: str
    parts: tuple[Part, ...] = ()


def _bowl(process: Process) -> Span:
    spans = process.steps.values()
    return Span(sum(span.least for span in spans), sum(span.most for span in spans))


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


def _telling(event: ShareOut, minutes: int, words: SharingWords) -> Iterator[_Block]:
    for circle in event.circles:
        yield _Block(minutes, words.tells.replace("$circle", circle.name))


def _fishbowl_text(process: Process, people: int, words: SharingWords) -> str:
    return words.fishbowl.replace("$process", process.name).replace("$chairs", str(chairs(people)))


def _without(event: ShareOut, words: SharingWords) -> Iterator[_Block]:
    """Yield the blocks of a share-out without time for a fishbowl: the talk takes what the rest leaves."""
    left = event.minutes - WELCOME - CLOSING
    each = min(GOOD_TELLING, (left - TALK.least) // max(1, len(event.circles)))
    told = list(_telling(event, each, words))
    if each < TELLING.least:
        told = [_Block(left - TALK.least, words.together)]
    yield from (_Block(WELCOME, words.welcome), *told)
    yield _Block(left - sum(block.minutes for block in told), words.talk)
    yield _Block(CLOSING, words.closing)


def _parts(process: Process, minutes: int) -> tuple[Part, ...]:
    """Return the steps of the fishbowl in so many minutes: in turn the one with most room gets one more."""
    spans = list(process.steps.values())
    given = [span.least for span in spans]
    for _ in range(minutes - sum(given)):
        room = [span.most - now for span, now in zip(spans, given, strict=True)]
        given[max(range(len(spans)), key=lambda place: (room[place], spans[place].most))] += 1
    return tuple(Part(length, text) for length, text in zip(given, process.steps, strict=True))


def _timed(blocks: Sequence[_Block] | Iterator[_Block]) -> Iterator[Step]:
    kept = list(blocks)
    starts = accumulate((block.minutes for block in kept), initial=0)
    return (Step(start, *block) for start, block in zip(starts, kept, strict=False))


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
