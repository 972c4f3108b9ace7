"""A rotation as it is told at the terminal: who goes on, where each circle comes from, who meets again."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date

from circlekit.cli import output, terminal
from circlekit.cli.matching.view import say_how_good
from circlekit.cli.rotating.figure import say_met
from circlekit.core.model import Cohort, Participant
from circlekit.core.rotation.going_on.answers import Answers
from circlekit.core.rotation.going_on.turnout import turnout
from circlekit.core.rotation.telling.leading import Leading, in_short, leading, roles
from circlekit.core.rotation.telling.mixes import Mix, origins
from circlekit.core.rotation.telling.proof import proof
from circlekit.core.rotation.telling.repeats import ASKED, by_reason
from circlekit.core.rotation.telling.told import Told
from circlekit.core.text import as_sentence, counted, listed

NAMED = 6
"""So many people are named in a line; rotation.md names all who go on."""

CIRCLES = 12
"""So many circles are all shown; of more, only the first ``FIRST``."""

FIRST = 5


def say_who(cohort: Cohort, said: Answers, starts: date) -> None:
    """Say how many gave which answer, and what became of those who said nothing."""
    if sentence := turnout(cohort, said, starts):
        output.say(sentence)


def show_all(told: Told) -> None:
    """Print the new circles, and say how good they are, who has met whom, and who meets again."""
    show_rotation(told)
    say_met(told.figures, told.switch.cohort.participants)
    say_again(told)


def show_rotation(told: Told) -> None:
    """Print the new circles: in short to a person, one row per participant in a pipe; then the figures."""
    _say_goodbye(told)
    if terminal.on_terminal(sys.stdout):
        _show_circles(told)
    else:
        output.show_table(("circle", "id", "name", "role", "from", "new people"), _rows(told))
    say_how_good(told.switch.rotation.matching, told.names)
    if why := proof(told.switch):
        output.say(f"  {why}")
    output.say(f"  {in_short(told.switch.circles, leading(told.switch.cohort))}")


def say_again(told: Told) -> None:
    """Say who meets again, under the reason why; of circles that go on as they asked the figures tell."""
    again = [pair for pair in told.again if pair.why != ASKED]
    for reason, meetings in by_reason(again, told.names).items():
        left = len(meetings) - NAMED
        more = [f"and {counted(left, 'more person', 'more people')}"] if left > 0 else []
        output.say(as_sentence(f"  Meeting again, since {reason}: {'; '.join([*meetings[:NAMED], *more])}"))


def _say_goodbye(told: Told) -> None:
    """Name who leaves and who rests, in short: here alone, the new folder keeps nothing of them."""
    waits = (*told.people.defers, *told.people.pauses)
    for verb, who in (("Leaving, with thanks", told.people.leaves), ("Resting until later", waits)):
        if who:
            output.say(as_sentence(f"{verb}: {_names(who)}"))


def _names(people: Sequence[Participant]) -> str:
    left = len(people) - NAMED
    more = [counted(left, "other")] if left > 0 else []
    return listed([*(person.name for person in people[:NAMED]), *more])


def _show_circles(told: Told) -> None:
    known, many = leading(told.switch.cohort), len(told.mixes) > CIRCLES
    for mix in told.mixes[:FIRST] if many else told.mixes:
        _show_circle(mix, told, known)
    if many:
        more = counted(len(told.mixes) - FIRST, "more circle", "more circles")
        output.show(f"And {more}: rotation.md has them all, and --json.")
        output.show()


def _show_circle(mix: Mix, told: Told, known: Leading) -> None:
    names = listed(told.names[handle] for handle in mix.circle.members)
    output.show(f"{mix.circle.name}: {counted(len(mix.circle.members), 'person', 'people')}")
    output.show(f"  {names}")
    output.show(f"  - {origins(mix)}", hang=2)
    output.show(f"  - {'; '.join(roles(mix.circle, known))}", hang=2)
    output.show()


def _rows(told: Told) -> Iterator[tuple[str, ...]]:
    """Yield a row for everybody, circle by circle; those without one stand last."""
    moves = {move.id: move for move in told.moves}
    placed = [(mix.circle.id, handle) for mix in told.mixes for handle in mix.circle.members]
    left = [("", person.id) for person in told.switch.rotation.matching.unplaced]
    for circle, handle in (*placed, *left):
        move = moves[handle]
        role, old = move.role if circle else "unplaced", move.old.name if move.old else ""
        yield circle, handle, told.names[handle], role, old, str(move.new_people)
