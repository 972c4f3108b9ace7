"""Who is in which circle: what cannot be right about it, and what is worth a second look."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from circlekit.core.model import Cohort, Participant
from circlekit.core.problems import Path, Problem
from circlekit.core.renamed import todays_handles
from circlekit.core.text import nearest, same
from circlekit.core.willing import may_lead

CIRCLES, MEMBERS, UNPLACED = "circles", "members", "unplaced"


class Roster(NamedTuple):
    """A circle as somebody wrote it: handles that may be unknown, double or in another circle too."""

    members: Sequence[str]
    lead: str | None = None
    deputy: str | None = None


def find_problems(
    rosters: Mapping[str, Roster], unplaced: Sequence[str], cohort: Cohort, gone: Collection[str] = ()
) -> list[Problem]:
    """Return what is wrong with circles (by their id) of a cohort; paths are those of circles.yaml.

    Handles in ``gone`` are of people who took part once, and no problem.
    """
    people = {person.id: person for person in cohort.participants}
    resting = {person.id: person for person in cohort.waiting}
    found = [
        *_strangers(rosters, unplaced, people, gone, resting),
        *doubles(rosters, unplaced),
        *_roles(rosters, people),
    ]
    if any(problem.severity == "error" for problem in found):
        return found  # whoever seems forgotten may only be misspelt
    return [*found, *_forgotten(rosters, unplaced, people)]


def _strangers(
    rosters: Mapping[str, Roster],
    unplaced: Sequence[str],
    people: Mapping[str, Participant],
    gone: Collection[str],
    resting: Mapping[str, Participant],
) -> Iterator[Problem]:
    for circle, roster in rosters.items():
        for index, handle in enumerate(roster.members):
            path: Path = (CIRCLES, circle, MEMBERS, index)
            if handle in resting and handle not in gone:
                message = f"{circle} names «{handle}», who pauses until {resting[handle].pause_until}"
                yield Problem(path, message, "run circlekit match, or take out «pause_until»")
            elif handle not in gone:
                yield from unknown(path, handle, circle, people)
    for handle in unplaced:
        if handle not in gone:
            yield from unknown((UNPLACED, handle), handle, UNPLACED, people, on_key=True)


def gone_from(
    rosters: Mapping[str, Roster], unplaced: Sequence[str], cohort: Cohort, edited: bool
) -> frozenset[str]:
    """Return the handles of people who seem to have left: they have a place, and take part no more.

    Where people ``edited`` it, a handle like that of somebody who has no place may be a slip, and is not
    among them. Whoever has another handle today did not leave, and what they are in their circle is kept once
    that stands there.
    """
    named = {handle for roster in rosters.values() for handle in roster.members} | set(unplaced)
    people = {person.id: person for person in cohort.participants}
    without = {handle: person for handle, person in people.items() if handle not in named}
    strangers = named - set(people) - set(todays_handles(people.values()))
    if not edited:
        return frozenset(strangers)
    return frozenset(handle for handle in strangers if meant_by(handle, without) is None)


def meant_by(handle: str, people: Mapping[str, Participant]) -> str | None:
    """Return the handle of whom somebody probably meant: by an old handle, by name, or nearly by handle."""
    by_name = {same(person.name): person.id for person in people.values()}
    before = todays_handles(people.values()).get(handle)
    return before or by_name.get(same(handle)) or nearest(handle, people)


def unknown(
    path: Path, handle: str, where: str, people: Mapping[str, Participant], on_key: bool = False
) -> Iterator[Problem]:
    """Yield a problem when nobody has this handle; a person's name in its place is recognised."""
    if handle in people:
        return
    meant = meant_by(handle, people)
    if meant:
        hint = f"did you mean {meant}?"
    elif "," in handle:
        hint = "write handles in a list: [ana, ben]"
    else:
        hint = "if they left, run circlekit match; else write the handle of somebody who takes part"
    yield Problem(path, f"{where} names «{handle}», who does not take part", hint, on_key=on_key)


def doubles(rosters: Mapping[str, Roster], unplaced: Sequence[str]) -> Iterator[Problem]:
    """Yield whoever is in two circles, twice in one, or in a circle and unplaced as well."""
    home: dict[str, str] = {}
    for circle, roster in rosters.items():
        for index, handle in enumerate(roster.members):
            first = home.setdefault(handle, circle)
            path: Path = (CIRCLES, circle, MEMBERS, index)
            if first != circle:
                yield Problem(path, f"«{handle}» is in {first} and in {circle}", "keep one of the two")
            elif handle in roster.members[:index]:
                yield Problem(path, f"«{handle}» is twice in {circle}", "keep one")
    for handle in unplaced:
        if handle in home:
            message = f"«{handle}» is in {home[handle]} and unplaced as well"
            yield Problem((UNPLACED, handle), message, "keep one of the two", on_key=True)


def _roles(rosters: Mapping[str, Roster], people: Mapping[str, Participant]) -> Iterator[Problem]:
    for circle, roster in rosters.items():
        path: Path = (CIRCLES, circle)
        if not roster.members:
            yield Problem(path, f"nobody is in {circle}", "add members, or delete the circle", on_key=True)
            continue
        for role, handle in (("lead", roster.lead), ("deputy", roster.deputy)):
            if handle is not None and handle not in roster.members:
                meant = nearest(handle, roster.members)
                hint = (
                    f"did you mean {meant}?" if meant else f"add them to the members, or name another {role}"
                )
                yield Problem((*path, role), f"the {role} of {circle}, «{handle}», is not a member", hint)
        yield from _lead_questions(path, circle, roster, people)


def _lead_questions(
    path: Path, circle: str, roster: Roster, people: Mapping[str, Participant]
) -> Iterator[Problem]:
    if roster.lead is None:
        yield Problem(path, f"{circle} has no lead", "add a line «lead: ...»", "warning", on_key=True)
        return
    if roster.lead == roster.deputy:
        message = f"«{roster.lead}» is the lead of {circle} and the deputy too"
        yield Problem((*path, "deputy"), message, "name somebody else, or leave the deputy out", "warning")
    if roster.lead in people and not may_lead(people[roster.lead]):
        message = f"«{roster.lead}» leads {circle}, but is not marked as willing to"
        yield Problem((*path, "lead"), message, "if they agreed since, write «lead: yes» for them", "warning")


def _forgotten(
    rosters: Mapping[str, Roster], unplaced: Sequence[str], people: Mapping[str, Participant]
) -> Iterator[Problem]:
    placed = {handle for roster in rosters.values() for handle in roster.members}
    for handle in people:
        if handle not in placed and handle not in unplaced:
            message = f"«{handle}» takes part, but is in no circle"
            yield Problem(
                (CIRCLES,), message, "add them to one, or list them under «unplaced»", "warning", on_key=True
            )
