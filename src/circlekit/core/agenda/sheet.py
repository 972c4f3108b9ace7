"""A run sheet: what happens in a meeting, in words and minute by minute."""

from __future__ import annotations

from circlekit.core.agenda.meant import Meant
from circlekit.core.agenda.others import first_blocks, input_sheet, last_blocks, open_talk, stretched
from circlekit.core.agenda.plan import NEXT, WELCOME, Plan, plan
from circlekit.core.agenda.steps import Block, Part, RunSheet, said_sizes, timed
from circlekit.core.agenda.words import ENGLISH, AgendaWords, said
from circlekit.core.problems import Problem
from circlekit.core.processes import Process
from circlekit.core.text import counted


def run_sheet(
    process: Process,
    people: int,
    minutes: int,
    meant: Meant = "working",
    words: AgendaWords = ENGLISH,
    *,
    topic: str = "",
    news: bool = True,
) -> RunSheet:
    """Return the run sheet of a meeting of ``people`` and ``minutes`` (both at least 2).

    ``topic`` is what a meeting with new ideas is about. Without ``news`` the round of news is left out of
    a working meeting, and nothing is said about it.
    """
    if meant == "working":
        return _working(process, people, minutes, words, news)
    if meant == "input":
        return input_sheet(people, minutes, words, topic)
    blocks = first_blocks(process, people, words) if meant == "first" else last_blocks(people, words)
    return stretched(blocks, minutes, words)


def cases(process: Process, people: int, minutes: int) -> int:
    """Return how many people bring a question to a working meeting, in all its groups together."""
    return plan(process, people, minutes).cases


def _working(process: Process, people: int, minutes: int, words: AgendaWords, news: bool) -> RunSheet:
    found = plan(process, people, minutes, news)
    if found.complete:
        return RunSheet(timed(_blocks(process, found, words)), groups=found.groups)
    problems = (_does_not_fit(process, people, minutes, found),)
    if not found.turns:
        note = said(words.no_turns, {"process": process.name})
        return RunSheet(open_talk(minutes, words), problems, (people,), note, found.needed)
    steps = timed(_blocks(process, found, words))
    return RunSheet(steps, problems, found.groups, _note(found, words), found.needed)


def _blocks(process: Process, found: Plan, words: AgendaWords) -> list[Block]:
    frame, spare = found.frame, found.spare
    sizes = {"sizes": said_sizes(found.groups)}
    return [
        Block(WELCOME, words.welcome),
        Block(found.activity + spare.activity, words.opener),
        Block(found.news, words.news),
        Block(spare.ideas, words.ideas),
        Block(frame.apart, said(words.into_halves if process.halves else words.into_groups, sizes)),
        Block(found.turns * found.length, _turns_text(process, found, words), _parts(process, found.length)),
        Block(frame.back, words.back),
        Block(frame.closing + spare.closing, words.closing),
        Block(spare.noticing, words.noticing),
        Block(NEXT + spare.next, words.next_time),
    ]


def _turns_text(process: Process, found: Plan, words: AgendaWords) -> str:
    values = {"process": process.name, "count": str(found.turns), "minutes": str(found.length)}
    if not process.steps:
        return said(words.guide, values)
    if found.turns == 1:
        return said(words.one_case, values)
    text, least = said(words.cases, values), min(found.groups)
    return f"{text}; {said(words.rest, {'size': str(least)})}" if least < found.turns else text


def _parts(process: Process, length: int) -> tuple[Part, ...]:
    """Return the steps of one turn, stretched to ``length``: the longest steps first, a minute at a time."""
    spans = list(process.steps.values())
    given = [span.least for span in spans]
    order = sorted(range(len(spans)), key=lambda index: -spans[index].least)
    while spans and sum(given) < length:
        for index in order:
            if given[index] < spans[index].most and sum(given) < length:
                given[index] += 1
    return tuple(Part(minutes, text) for minutes, text in zip(given, process.steps, strict=True))


def _note(found: Plan, words: AgendaWords) -> str:
    if found.turns >= found.wanted:
        return words.no_news
    return said(words.some_turns, {"count": str(found.turns), "of": str(found.wanted)})


def _does_not_fit(process: Process, people: int, minutes: int, found: Plan) -> Problem:
    company, needed = counted(people, "person", "people"), found.needed
    outcome = _outcome(found)
    message = f"{process.name} with {company} takes {needed} minutes, and a meeting has {minutes}: {outcome}"
    hint = f"set «minutes» of «meeting» to {needed} or more, or choose another process"
    return Problem(("meeting", "minutes"), message, hint, "warning")


def _outcome(found: Plan) -> str:
    if not found.turns:
        return "the run sheet leaves the time open"
    if found.turns >= found.wanted:
        return "the run sheet leaves out the round of news"
    return f"only {found.turns} of {found.wanted} have a turn"
