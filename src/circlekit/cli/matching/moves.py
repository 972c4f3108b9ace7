"""What became of circles that stood before: who left, joined and moved, in words and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from circlekit.cli import output
from circlekit.core.model import Cohort, Matching
from circlekit.core.text import as_sentence, counted, quoted

if TYPE_CHECKING:
    from circlekit.core.matching.stay.again import Again


def say_moves(before: Matching, again: Again, cohort: Cohort) -> None:
    """Say who left, who joined and who moves."""
    circles = {circle.id: circle.name for circle in (*before.circles, *again.matching.circles)}
    names = {person.id: person.name for person in cohort.participants}
    waiting = {person.id: f"{person.name} pauses until {person.pause_until}" for person in cohort.waiting}
    for handle, left in again.gone:
        why = waiting.get(handle, f"{quoted(handle)} does not take part any more")
        output.say(as_sentence(f"{why}, and has left {circles[left]}"))
    seated = {handle for circle in before.circles for handle in circle.members}
    for circle in again.matching.circles:
        for handle in circle.members:
            if handle not in seated:
                output.say(as_sentence(f"{names[handle]} joins {circle.name}"))
    if again.formed_anew:
        output.say("No few moves keep every rule, so all circles were formed anew.")
        return
    for move in again.moves:
        where = f"from {circles[move.origin]} to {circles[move.to]}"
        output.say(f"{names[move.id]} moves {where}: {move.because}.")


def say_anew(again: Again | None) -> None:
    """Say what forming all circles anew would bring, where it would be better."""
    if again is None or again.anew is None:
        return
    served, moved = again.anew.served, again.anew.moved
    if served > 0:
        more = counted(served, "more person", "more people")
        output.say(f"Forming all circles anew (--fresh) would serve {more} and move {moved:,}.")
    else:
        people = counted(moved, "person", "people")
        output.say(f"Forming all circles anew (--fresh) would move {people} for this: {again.anew.says}.")


def as_json(again: Again | None) -> dict[str, Any]:
    """Return what the document has where circles stood before."""
    if again is None:
        return {}
    anew = {"anew": {"served": again.anew.served, "moved": again.anew.moved}} if again.anew else {}
    moves = [{"id": one.id, "from": one.origin, "to": one.to, "because": one.because} for one in again.moves]
    left = [{"id": handle, "circle": circle} for handle, circle in again.gone]
    return {"moves": moves, "left": left, **anew}
