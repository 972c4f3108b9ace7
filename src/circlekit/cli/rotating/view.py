"""A rotation as it is told: who goes on, who meets again, and all of it as one JSON document."""

from __future__ import annotations

from datetime import date

from circlekit.cli import output
from circlekit.cli.matching.view import as_json
from circlekit.core.model import Cohort
from circlekit.core.rotation.answers import Answers
from circlekit.core.rotation.note import pairs_by_reason
from circlekit.core.rotation.plan import Rotation
from circlekit.core.rotation.turnout import turnout
from circlekit.core.text import counted

NAMED = 6
"""So many people who meet somebody again for one reason are named; rotation.md names all of them."""


def document(rotation: Rotation) -> dict[str, object]:
    """Return what ``--json`` prints of a rotation, but for the files."""
    return {
        **as_json(rotation.matching),
        "cohort": rotation.cohort.id,
        "again": [pair._asdict() for pair in rotation.again],
        "least": rotation.least,
        "pairs": rotation.pairs,
    }


def say_who(cohort: Cohort, said: Answers, starts: date) -> None:
    """Say how many gave which answer, and what became of those who said nothing."""
    if sentence := turnout(cohort, said, starts):
        output.say(sentence)


def say_again(rotation: Rotation) -> None:
    """Say who meets again, under the reason why."""
    for why, meetings in pairs_by_reason(rotation).items():
        more = len(meetings) - NAMED
        shown = [*meetings[:NAMED], f"and {counted(more, 'more person', 'more people')}"]
        output.say(f"  Meeting again, since {why}: {'; '.join(shown if more > 0 else meetings)}.")
