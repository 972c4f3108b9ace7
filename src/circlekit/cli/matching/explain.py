"""``match --explain``: why a circle or a person is as it is, the best alternative, and what it would cost.

It reads circles.yaml as it stands and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from circlekit.cli import output
from circlekit.cli.circles_file import as_it_stands
from circlekit.cli.matching.view import heading
from circlekit.cli.workspace import Workspace, workspace
from circlekit.core.model import Circle, Matching
from circlekit.core.text import as_sentence, listed

if TYPE_CHECKING:
    from circlekit.core.matching.reasons.explaining import Explanation, Seat

Explain = Annotated[
    list[str] | None,
    typer.Option("--explain", metavar="NAME", help="Say why a circle or a person is as it is; repeatable."),
]


def show_explanations(cohort_file: Path, words: Sequence[str], for_coordinator: bool, json: bool) -> None:
    """Explain the circles and people that ``words`` name; private rules only for the coordinator.

    Raises:
        InputProblems: when the cohort or its circles have problems, or there are none yet.
        WrongUse: when a word names nobody, or several.
    """
    from circlekit.core.matching.reasons.explaining import explain_circle, explain_person
    from circlekit.core.named import circle_or_person

    with workspace(cohort_file, dry_run=True) as space:
        matching = _as_it_stands(space)
        cohort = space.cohort
        found = []
        for meant in [circle_or_person(word, cohort, matching.circles) for word in words]:
            if isinstance(meant, Circle):
                number = matching.circles.index(meant)
                found.append(explain_circle(cohort, matching, number, for_coordinator))
            else:
                found.append(explain_person(cohort, matching, meant.id, for_coordinator))
    if json:
        output.show_json({"explained": [_as_json(one, for_coordinator) for one in found]})
        return
    text = _Text(
        {person.id: person.name for person in cohort.participants},
        {circle.id: circle for circle in matching.circles},
    )
    for one in found:
        for line in text.lines(one):
            output.show(line, hang=2)
        output.show()


def _as_it_stands(space: Workspace) -> Matching:
    """Return what circles.yaml says of those who still take part."""
    found, here = as_it_stands(space), {person.id for person in space.cohort.participants}
    members = ([handle for handle in circle.members if handle in here] for circle in found.circles)
    circles = [
        circle.model_copy(update={"members": tuple(left)})
        for circle, left in zip(found.circles, members, strict=True)
        if left
    ]
    return found.model_copy(update={"circles": tuple(circles)})


def _as_json(one: Explanation, for_coordinator: bool) -> dict[str, Any]:
    seat = one.alternative
    document = {**one._asdict(), "alternative": seat._asdict() if seat else None}
    return document if for_coordinator else {key: document[key] for key in document if key != "private"}


class _Text(NamedTuple):
    """Explanations as lines; ``names`` are people's by their handle, ``circles`` those of the matching."""

    names: Mapping[str, str]
    circles: Mapping[str, Circle]

    def lines(self, one: Explanation) -> Iterator[str]:
        yield self._head(one)
        yield from (f"  - {sentence}" for sentence in one.because)
        if one.alternative:
            yield from self._alternative(one, one.alternative)
        elif one.circle:
            yield "  No other seat keeps every rule."
        if one.private:
            yield "  For the coordinator only:"
            yield from (f"  - {sentence}" for sentence in one.private)

    def _head(self, one: Explanation) -> str:
        if one.circle is None:
            return f"{self.names[one.person or '']} is in no circle."
        circle = self.circles[one.circle]
        if one.person is None:
            return heading(circle, self.names)
        role = {circle.lead: ", as its lead", circle.deputy: ", as its deputy"}.get(one.person, "")
        return f"{self.names[one.person]} is in {circle.name}{role}."

    def _alternative(self, one: Explanation, seat: Seat) -> Iterator[str]:
        name, where = self.names[seat.person], self.circles[seat.circle].name
        how = f"in exchange with {self.names[seat.other]}" if seat.other else "where a seat is free"
        if one.person:
            yield as_sentence(f"  The best {'other ' if one.circle else ''}seat: {where}, {how}")
        else:
            yield as_sentence(f"  The easiest change: {name} to {where}, {how}")
        yield f"  - {name} {'can' if seat.comes else 'cannot'} come to the hour there."
        if seat.costs:
            yield f"  - It would cost: {listed(seat.costs)}."
        if seat.brings:
            yield f"  - It would bring: {listed(seat.brings)}."
        if one.circle:
            verdict = "better" if seat.gain > 0 else "worse" if seat.gain < 0 else "as good"
            yield f"  - All in all it would be {verdict}."
            step = f"swap {seat.person} {seat.other}" if seat.other else f"move {seat.person} {seat.circle}"
            yield f'  To see all of it: circlekit match --what-if "{step}"'
