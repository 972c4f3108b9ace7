"""Random terms: what ``circlekit nudge`` writes on their days, beside a plain count and another reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from .messages import Change, disagreements
from .messages_checks import same_words
from .messages_count import TO_CIRCLE, TO_LEAD, TO_MEMBERS, due
from .messages_reader import Drafted, Letter, Run
from .messages_world import invent

WORLDS = range(24)
FAULTY = range(6)


@pytest.mark.parametrize("seed", WORLDS)
def test_everybody_gets_what_is_due_and_reads_it_on_their_own_clock(seed: int) -> None:
    """Who, when, how often, in which language, and what it says of days, hours, roles and minutes."""
    assert list(disagreements(seed, most=4)) == []


def test_the_worlds_have_every_message_that_is_counted() -> None:
    """A count that never meets one would prove nothing."""
    seen = set()
    for seed in WORLDS:
        world = invent(seed)
        days = range(-18, (world.ends - world.starts).days + 18, 6)
        seen |= {key[1] for day in days for key in due(world, world.starts + timedelta(days=day))}
    assert seen == TO_CIRCLE | TO_LEAD | TO_MEMBERS


def _in_letters(fault: Callable[[Run, Letter], Letter]) -> Change:
    """Return a change of every letter."""

    def change(run: Run) -> Run:
        drafts = {
            key: one._replace(letters={to: fault(run, letter) for to, letter in one.letters.items()})
            for key, one in run.drafts.items()
        }
        return replace(run, drafts=drafts)

    return change


def _in_drafts(fault: Callable[[Run, Drafted], Drafted]) -> Change:
    return lambda run: replace(run, drafts={key: fault(run, one) for key, one in run.drafts.items()})


def _first_left_out(run: Run, one: Drafted) -> Drafted:
    return one._replace(letters=dict(list(one.letters.items())[1:]))


def _an_hour_late(run: Run, letter: Letter) -> Letter:
    return letter._replace(text=letter.text.replace(":00 (", ":01 (").replace(":15 (", ":16 ("))


def _for_all_to_see(run: Run, letter: Letter) -> Letter:
    others = (one.email for one in run.world.people.values() if one.email and one.handle != letter.to)
    return letter._replace(text=f"{letter.text}\n{next(others)}\n")


def _copied(run: Run, letter: Letter) -> Letter:
    return letter._replace(addresses=(*letter.addresses, "someone@example.org"))


def _in_english(run: Run, letter: Letter) -> Letter:
    return letter._replace(text="Hello, our meeting is on this day, and it is for you and all the others.\n")


def _long(run: Run, letter: Letter) -> Letter:
    return letter._replace(text=letter.text.strip() + " ..." * 100)


def _a_step_too_few(run: Run, letter: Letter) -> Letter:
    return letter._replace(text=letter.text.replace("- 0–", "- 1–"))


def _anothers_part(run: Run, letter: Letter) -> Letter:
    names = [one.name for one in run.world.people.values()]
    return letter._replace(text=letter.text.replace(names[0], names[1]))


def _in_one_language(run: Run, one: Drafted) -> Drafted:
    return one._replace(circle=one.circle and one.circle.split("\n---\n\n")[-1] + "\n---\n\n")


FAULTS = {
    "due": _in_drafts(lambda run, one: one._replace(until=one.due)),
    "who": _in_drafts(_first_left_out),
    "held back": _in_drafts(lambda run, one: one._replace(held_back=tuple(run.world.people)[:1])),
    "circle": _in_drafts(lambda run, one: one._replace(circle=None if one.circle else "Hello")),
    "parts": _in_drafts(_in_one_language),
    "clock": _in_letters(_an_hour_late),
    "address": _in_letters(_for_all_to_see),
    "recipient": _in_letters(_copied),
    "language": _in_letters(_in_english),
    "own day": _in_letters(_in_english),
    "next": _in_letters(_in_english),
    "short": _in_letters(_long),
    "run sheet": _in_letters(_a_step_too_few),
    "roles": _in_letters(_anothers_part),
    "part": _in_letters(_in_english),
}


def test_words_about_others_are_found() -> None:
    """The comparison tells where one member's message changes with whether another came."""
    world = invent(0)
    somebody, other = [*world.people][:2]
    letter = Letter("nudges/x/y.sms.txt", "Hello", other)
    draft = Drafted("2027-01-01", "2027-01-02", (), (), (), None, {other: letter})
    told = draft._replace(letters={other: letter._replace(text=f"Hello, {somebody} was away")})
    run = Run(world, world.starts, Path(), "", {("c1", "after", 1): draft})
    assert list(same_words(run, replace(run, drafts={("c1", "after", 1): told}), somebody))
    assert list(same_words(run, replace(run, drafts={("c1", "after", 1): told}), None))


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_is_found(rule: str) -> None:
    """The reader would tell if something were wrong with every message."""
    change = FAULTS[rule]
    found = (text.partition(":")[0] for seed in FAULTY for text in disagreements(seed, 3, change=change))
    assert rule in found


def test_a_reply_that_the_count_does_not_know_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the log says more than was counted, people seem to be left out."""
    from . import messages

    def forgetful(seed: int) -> object:
        world = invent(seed)
        return replace(world, facts=[one for one in world.facts if one.path[0] != "rsvps"])

    whole = messages.write_log
    monkeypatch.setattr(messages, "write_log", lambda world, *rest: whole(invent(world.seed), *rest))
    monkeypatch.setattr(messages, "invent", forgetful)
    assert "who" in (text.partition(":")[0] for seed in FAULTY for text in disagreements(seed, 4))
