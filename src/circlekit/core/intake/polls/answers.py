"""From a poll to the answers of its people, with their windows as people type them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from circlekit.core.intake.answer import Answer
from circlekit.core.intake.mapping import Said
from circlekit.core.intake.polls.poll import Level, Poll, Voter
from circlekit.core.intake.polls.setting import OWN
from circlekit.core.intake.polls.talk import some
from circlekit.core.intake.polls.weekly import Weekly, is_weekly, measured, ruler
from circlekit.core.parse.contacts import address
from circlekit.core.parse.wrong import Wrong
from circlekit.core.problems import Problem
from circlekit.core.text import quoted, same
from circlekit.core.windows import in_words
from circlekit.core.zones import canonical, suggest

_FOR_EXAMPLE = "--poll-zone Area/City, such as Europe/London"


class _Basis(NamedTuple):
    """The zone somebody lives in, empty where it is not known, and the week that their hours are read in."""

    zone: str
    week: date


class _Person(NamedTuple):
    """A voter, the zone they live in where it is known, and their week."""

    voter: Voter
    zone: str
    week: Weekly


def poll_answers(
    poll: Poll,
    said: Said,
    reference: date,
    zones: Mapping[str, str] | None = None,
    until: date | None = None,
) -> tuple[tuple[Answer, ...], tuple[Problem, ...]]:
    """Return what each person of a poll said, and all that is to be asked and told.

    ``zones`` are the zones known from elsewhere, by address or name as ``text.same`` makes them: such a
    person's windows are on their own clock. Anyone else has the poll's zone as their ``timezone``.
    ``reference`` is the cohort's start, in whose week a weekly poll is read, ``until`` its end. Where nobody
    knows on whose clock a poll is, there are no answers but a question.
    """
    known = zones or {}
    question = _question(poll, said, known)
    if question:
        return (), (*poll.notes, question)
    clock = _clock(poll, said)
    others = poll.home or canonical(said.zone) or "" if poll.instants else clock
    asked = dataclasses.replace(poll, zone=clock or None)
    bases = [_Basis(_zone_of(voter, known), _week_of(poll, voter, reference)) for voter in poll.voters]
    # The times are laid along each week once, whoever's it is.
    along = {one: ruler(asked, one.zone or others, one.week, until) for one in dict.fromkeys(bases)}
    voters = zip(poll.voters, bases, strict=True)
    people = [_Person(voter, one.zone, measured(along[one], voter.levels)) for voter, one in voters]
    answers = tuple(_answer(poll.file, person, others) for person in people)
    return answers, (*poll.notes, *_notes(poll, people))


def _week_of(poll: Poll, voter: Voter, reference: date) -> date:
    """Return when the week begins in which a weekly poll is read: with an answer on somebody's own clock."""
    own = poll.instants and voter.when and is_weekly(poll)
    return voter.when.date() if own and voter.when else reference


def _clock(poll: Poll, said: Said) -> str:
    """Return the zone of a poll's times; empty where each person meant their own."""
    return poll.zone or ("" if said.zone == OWN else canonical(said.zone) or "")


def _question(poll: Poll, said: Said, known: Mapping[str, str]) -> Problem | None:
    """Return what has to be asked before anything can be read, if anything has."""
    if said.zone and said.zone != OWN and not canonical(said.zone):
        hints = suggest(said.zone)
        hint = f"--poll-zone {hints[0]}" if hints else _FOR_EXAMPLE
        return Problem((poll.file, 1), f"no time zone is called {quoted(said.zone)}", hint)
    if poll.instants and not poll.home and said.zone in {"", OWN}:
        strangers = [voter.name for voter in poll.voters if not _zone_of(voter, known)]
        if not strangers:
            return None
        message = f"nothing says where {some(strangers)} {'live' if len(strangers) > 1 else 'lives'}"
        return Problem((poll.file, 1), f"{message}: on whose clock are their times?", _FOR_EXAMPLE)
    if not poll.zone and not said.zone:
        hint = f"{_FOR_EXAMPLE}, or --poll-zone {OWN} where everybody meant their own clock"
        return Problem((poll.file, 1), "this poll does not say on whose clock its times are", hint)
    return None


def _zone_of(voter: Voter, known: Mapping[str, str]) -> str:
    return known.get(same(voter.email), "") or known.get(same(voter.name), "")


def _answer(file: str, person: _Person, others: str) -> Answer:
    voter, week = person.voter, person.week
    values: dict[str, str | tuple[str, ...]] = {**_who(voter)}
    values["available"] = tuple(in_words(week.available))
    values["if_needed"] = tuple(in_words(week.if_needed))
    if others and not person.zone:
        values["timezone"] = others
    return Answer((file, voter.line), values, voter.when)


def _who(voter: Voter) -> dict[str, str]:
    """Return a name and an address; who wrote their address for a name has an address alone.

    What stands in the place of an address and is none is left out, and told.
    """
    if not voter.email and _is_address(voter.name):
        return {"email": voter.name}
    return {"name": voter.name, "email": voter.email} if _is_address(voter.email) else {"name": voter.name}


def _is_address(text: str) -> bool:
    try:
        return "@" in text and bool(address(text))
    except Wrong:
        return False


def _notes(poll: Poll, people: Sequence[_Person]) -> Iterator[Problem]:
    file = poll.file
    silent = [person.voter.name for person in people if not person.voter.levels]
    refusing = [person.voter.name for person in people if _cannot(person.voter)]
    moved = [person.voter.name for person in people if person.week.moves]
    unreachable = [one.name for one in poll.voters if one.email and not _is_address(one.email)]
    ask = "ask them for times: without any, decent hours are assumed"
    if unreachable:
        message = f"what stands for the address of {some(unreachable)} is no e-mail address, and is left out"
        yield Problem((file, 1), message, "ask them for it, and write it into the people file", "warning")
    if silent:
        yield Problem((file, 1), f"{some(silent)} answered nothing: that is not a no", ask, "warning")
    if refusing:
        yield Problem((file, 1), f"{some(refusing)} can come at none of these times", ask, "warning")
    if moved:
        message = f"the hours of {some(moved)} are right when the cohort starts, and move when clocks change"
        hint = "ask them whether these hours hold in every season"
        yield Problem((file, 1), message, hint, "warning")


def _cannot(voter: Voter) -> bool:
    return bool(voter.levels) and set(voter.levels.values()) == {Level.NO}
