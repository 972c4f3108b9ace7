"""What an exchange changes, term by term, in words: what it costs, and what it gains."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from circlekit.core.matching.reasons.figures import Figures
from circlekit.core.sections import Rules
from circlekit.core.text import listed


class Change(NamedTuple):
    """One term that changes; ``better`` says in which direction."""

    better: bool
    says: str


def differences(before: Figures, after: Figures, rules: Rules, private: bool = False) -> tuple[Change, ...]:
    """Return what is different, in the order of worth; private wishes only if asked for."""
    told = [*_hours(before, after), *_rotating(before, after), *_pairs(before, after, rules)]
    return tuple([*told, *_private(before, after, rules)] if private else told)


def _rotating(before: Figures, after: Figures) -> Iterator[Change]:
    """Yield what changes of rests, newcomers and old circles."""
    for count, noun, plural in (
        (
            after.unrested - before.unrested,
            "circle that only somebody would lead who has just led",
            "circles that only somebody would lead who has just led",
        ),
        (
            after.newcomers - before.newcomers,
            "circle with a single newcomer or newcomers only",
            "circles with a single newcomer or newcomers only",
        ),
        (
            after.without_old - before.without_old,
            "person without anybody of their old circle",
            "people without anybody of their old circle",
        ),
    ):
        if count:
            yield Change(count < 0, _more(count, noun, plural))


def _hours(before: Figures, after: Figures) -> Iterator[Change]:
    unled, served = after.unled - before.unled, after.served - before.served
    if unled:
        yield Change(
            unled < 0, _more(unled, "circle that nobody would lead", "circles that nobody would lead")
        )
    if served:
        yield Change(
            served > 0, _more(served, "person who can come every time", "people who can come every time")
        )
    elif after.can_come != before.can_come:
        come = after.can_come - before.can_come
        yield Change(come > 0, _more(come, "person at the best hours", "people at the best hours"))
    stretched = after.stretched - before.stretched
    if stretched:
        needed = "come only if needed"
        yield Change(stretched < 0, _more(stretched, "person who can " + needed, "people who can " + needed))


def _pairs(before: Figures, after: Figures, rules: Rules) -> Iterator[Change]:
    """Yield what changes of strangers, needs, and likenesses."""
    met, knows, needs = (getattr(after, name) - getattr(before, name) for name in ("met", "knows", "needs"))
    if met:
        yield Change(met < 0, _more(met, "pair that met before", "pairs that met before"))
    if knows:
        yield Change(knows < 0, _more(knows, "pair that knows each other", "pairs that know each other"))
    if needs:
        yield Change(needs > 0, _more(needs, "need met", "needs met"))
    for field, now in after.alike.items():
        alike = now - before.alike[field]
        if alike:
            same = f"with the same {field}"
            yield Change((alike > 0) == (field in rules.align), _more(alike, f"pair {same}", f"pairs {same}"))


def _private(before: Figures, after: Figures, rules: Rules) -> Iterator[Change]:
    """Yield what changes of wishes that only the coordinator may know of."""
    alone, avoided, preferred = (
        getattr(after, name) - getattr(before, name) for name in ("alone", "avoided", "preferred")
    )
    if alone:
        kind = f"only one of their {listed(rules.not_alone, 'or')}"
        yield Change(alone < 0, _more(alone, f"person who is the {kind}", f"people who are the {kind}"))
    if avoided:
        rather = "you would rather avoid"
        yield Change(avoided < 0, _more(avoided, f"pair {rather}", f"pairs {rather}"))
    if preferred:
        yield Change(preferred > 0, _more(preferred, "pair you would like", "pairs you would like"))


def _more(count: int, noun: str, plural: str) -> str:
    number = abs(count)
    return f"{number:,} {'more' if count > 0 else 'fewer'} {noun if number == 1 else plural}"
