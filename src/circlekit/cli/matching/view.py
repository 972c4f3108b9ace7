"""Circles as they are shown: with names and reasons to a person, as rows in a pipe, or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from circlekit.cli import output, terminal
from circlekit.cli.matching.figures import show_standings
from circlekit.core.model import Circle, Cohort, Matching
from circlekit.core.text import as_sentence, counted, listed

LINES = 20
"""So many lines about people who are not well served, or in no circle; more of them are only counted."""


def as_json(matching: Matching) -> dict[str, object]:
    """Return a matching as the contract's JSON document, without its schema."""
    return {
        "circles": [circle.model_dump(mode="json") for circle in matching.circles],
        "unplaced": [person.model_dump(mode="json") for person in matching.unplaced],
        "quality": {name: measure.model_dump(mode="json") for name, measure in matching.quality.items()},
        "not_served": [person.model_dump(mode="json", exclude={"says"}) for person in matching.not_served],
    }


def show_matching(matching: Matching, cohort: Cohort) -> None:
    """Print circles: with names and reasons to a person, one row per participant in a pipe."""
    names = {person.id: person.name for person in cohort.participants}
    if terminal.on_terminal(sys.stdout):
        for circle in matching.circles:
            _show_circle(circle, names)
        show_standings(matching)
    else:
        output.show_table(("circle", "id", "name", "role"), _rows(matching, names))
    say_how_good(matching, names)


def say_how_good(matching: Matching, names: Mapping[str, str]) -> None:
    """Say who is in no circle, who is not well served, and what all circles come to, term by term."""
    for person in matching.unplaced[:LINES]:
        output.say(f"Without a circle: {as_sentence(names.get(person.id, person.id))} {person.reason}")
    if len(matching.unplaced) > LINES:
        more = counted(len(matching.unplaced) - LINES, "more person is", "more people are")
        output.say(f"{more} without a circle; --json names all.")
    _say_not_served(matching, names)
    circles, people = len(matching.circles), sum(len(circle.members) for circle in matching.circles)
    output.say(f"{counted(people, 'person', 'people')} in {counted(circles, 'circle')}:")
    for measure in matching.quality.values():
        output.say(f"  {measure.says}.")


def _say_not_served(matching: Matching, names: Mapping[str, str]) -> None:
    """Name everybody who is not well served; those of whom the same is said share a line."""
    lines: dict[str, list[str]] = {}
    for one in matching.not_served:
        lines.setdefault(one.says, []).append(names[one.id])
    for says, who in list(lines.items())[:LINES]:
        output.say(f"{listed(who)} {says}")
    if len(lines) > LINES:
        more = sum(map(len, list(lines.values())[LINES:]))
        output.say(f"{counted(more, 'more person is', 'more people are')} not well served; --json names all.")


def heading(circle: Circle, names: Mapping[str, str]) -> str:
    """Return a circle's name, how many people are in it, and who looks after it."""
    chosen = (("lead", circle.lead), ("deputy", circle.deputy))
    roles = listed(f"{word} {names[who]}" for word, who in chosen if who and who in names) or "no lead yet"
    return f"{circle.name}: {counted(len(circle.members), 'person', 'people')}, {roles}"


def _show_circle(circle: Circle, names: Mapping[str, str]) -> None:
    output.show(heading(circle, names))
    output.show(f"  {listed(names[handle] for handle in circle.members)}")
    for sentence in circle.because:
        output.show(f"  - {sentence}", hang=2)
    output.show()


def _rows(matching: Matching, names: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    for circle in matching.circles:
        roles = {circle.lead: "lead", circle.deputy: "deputy"}
        for handle in circle.members:
            yield circle.id, handle, names[handle], roles.get(handle, "")
    for person in matching.unplaced:
        yield "", person.id, names.get(person.id, person.id), "unplaced"
