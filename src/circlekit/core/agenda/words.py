"""What a run sheet says, as data: one text for each of its parts, in one language.

A text may hold placeholders such as ``$process``; which ones stands beside each key. English is the default,
and ``library/agenda/en.yaml`` has the same words for people to copy and translate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Template
from typing import Annotated, Any

from circlekit.core import fields as f
from circlekit.core.model import DEFAULT_COMMITMENT, DEFAULT_PRINCIPLES, DEFAULT_PURPOSE
from circlekit.core.text import listed
from circlekit.core.value import Value


def _template(*known: str) -> Callable[[Any], str]:
    """Return a parser of texts with these placeholders and no others."""

    def parse(value: Any) -> str:
        text = f.label(value)
        for match in Template.pattern.finditer(text):
            name = match["named"] or match["braced"]
            if name is None and not match["escaped"]:
                raise f.Wrong("a lone $ stands here", "write $$ for a dollar")
            if name is not None and name not in known:
                raise f.Wrong(f"«${name}» is not a placeholder here", _hint(known))
        return text

    return parse


def _hint(known: tuple[str, ...]) -> str:
    return f"known here: {listed(f'${name}' for name in known)}" if known else "this text has none"


Plain = Annotated[str, f.told(_template())]
OfProcess = Annotated[str, f.told(_template("process"))]
OfSizes = Annotated[str, f.told(_template("sizes"))]


class AgendaWords(Value):
    """The words of run sheets, in one language."""

    welcome: Plain = "Welcome; read our purpose and principles aloud"
    welcome_first: Plain = "Welcome; read our purpose and principles aloud, and agree on them or change them"
    opener: Plain = "Getting to know each other: a question or a small activity, led by whoever opens"
    news: Plain = "Good news or an update, one minute each; whoever opens goes first"
    into_groups: OfSizes = "Into groups of $sizes"
    into_halves: OfSizes = "Into two halves of $sizes, each with its own facilitator"
    one_case: OfProcess = "$process: one question"
    cases: Annotated[str, f.told(_template("process", "count", "minutes"))] = (
        "$process: $count turns of $minutes minutes, one question each"
    )
    rest: Annotated[str, f.told(_template("size"))] = (
        "a group of $size talks about what it noticed in the time left"
    )
    guide: OfProcess = "$process, as its guide describes it"
    back: Plain = "Back together"
    closing: Plain = "Closing question, in a sentence each: what do you take with you?"
    noticing: Plain = "What we noticed across the questions"
    ideas: Plain = "New ideas: what one of us has read, seen or tried, and what we make of it"
    next_time: Plain = "Next date, who brings a question to it, and who opens"

    get_to_know: Plain = "Get to know each other: what brings you here, and what are you proud of?"
    count_on: Plain = "In a sentence each: what can the others count on from you?"
    how_it_works: OfProcess = "How $process works, and who brings a question next time"
    next_date: Plain = "Next date"

    looking_back: Plain = "Looking back: what changed for you since we began?"
    harvest: Plain = "What we learnt that others could use"
    go_on: Plain = "In a sentence each: go on in a new circle, rest for a while, or leave?"
    thanks: Plain = "Thank each other"

    topic: Annotated[str, f.told(_template("topic"))] = "New ideas: $topic"
    topic_open: Plain = "New ideas: one of us tells of something read, seen or tried"
    talk: Plain = "In small groups: what would it change for each of us?"

    open_talk: Plain = "Open conversation about one question"
    open_close: Plain = "Closing sentence each, and the next date"

    event_welcome: Plain = "Welcome; why circles share with each other, and how this hour runs"
    event_tells: Annotated[str, f.told(_template("circle"))] = (
        "$circle tells what it found, and what it would like to ask the others"
    )
    event_together: Plain = "The circles tell what they found, one after the other, in a sentence or two"
    event_talk: Plain = (
        "Everybody: what struck us, and what do we see across circles? In threes, then together"
    )
    event_fishbowl: Annotated[str, f.told(_template("process", "chairs"))] = (
        "$process with $chairs chairs in the middle; one stays free for whoever wants to join"
    )
    event_closing: Plain = "A word or a sentence each: what do we take along? Thanks, and the next share-out"

    no_news: Plain = "There is no time for the round of news."
    some_turns: Annotated[str, f.told(_template("count", "of"))] = "There is time for $count of $of turns."
    no_turns: OfProcess = "There is no time for $process."

    if_here: Annotated[str, f.told(_template("people"))] = "If $people are here"

    purpose: Plain = DEFAULT_PURPOSE
    principles: f.Texts = DEFAULT_PRINCIPLES
    commitment: Plain = DEFAULT_COMMITMENT


ENGLISH = AgendaWords()


def said(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its placeholders filled; ``values`` are words, never templates themselves."""
    return Template(text).substitute(values)
