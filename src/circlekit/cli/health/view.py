"""A look at a cohort as it is told at the terminal: one page, the most care first."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from circlekit.cli import output, terminal
from circlekit.core.health import words
from circlekit.core.health.look import CircleHealth, Health
from circlekit.core.health.people import Member
from circlekit.core.health.signs import Care, Sign
from circlekit.core.log import Coming
from circlekit.core.text import counted

EXPLAINED = 8
"""So many circles that need care are explained below the table."""
NAMED = 12
"""So many people who may need a kind word are listed."""


def show_all(health: Health, names: Mapping[str, str]) -> None:
    """Print the circles, why some need care, who may need a kind word, and the coordinator's load."""
    for note in health.notes:
        output.show(note)
    rows = [_row(one) for one in health.circles]
    output.show_table(("circle", "care", "meetings", "next", "what to do"), rows)
    _show_reasons(health)
    _show_people(health, names)
    _show_load(health)


def show_circle(health: CircleHealth) -> None:
    """Print one circle in detail, with the way of each member, which is for the coordinator alone."""
    output.show_table(("circle", "care", "meetings", "next", "what to do"), [_row(health)])
    for sign in health.signs:
        output.show(f"- {_said(sign)}", hang=2)
    output.show_table(
        ("member", "meetings", "next", "committed", "what was seen"),
        [_member(one, health) for one in health.members],
    )
    week, term = map(words.duration, health.minutes)
    output.show(f"Your part: about {week} this week, about {term} over the term.")


def _row(one: CircleHealth) -> tuple[str, ...]:
    more = f" (and {len(one.signs) - 1} more)" if len(one.signs) > 1 else ""
    return (
        one.circle.name,
        words.care(one),
        words.marks(one.past, len(one.circle.members)),
        words.when(one.ahead, one.odds),
        one.signs[0].do + more if one.signs else "",
    )


def _show_reasons(health: Health) -> None:
    grave = [one for one in health.circles if one.care >= Care.WORD]
    for one in grave[:EXPLAINED]:
        output.show(f"{one.circle.name}: {' '.join(sign.says for sign in one.signs)}", hang=2)
    if len(grave) > EXPLAINED:
        output.show(f"And {counted(len(grave) - EXPLAINED, 'more circle')}; each in detail: --circle ID")


def _show_people(health: Health, names: Mapping[str, str]) -> None:
    if not health.people:
        return
    if not terminal.on_terminal(sys.stdout):  # a drawn table brings an empty line of its own
        output.show()
    rows = [
        (names[one.handle], one.circle, one.says, one.do, one.draft.replace("_", " "))
        for one in health.people[:NAMED]
    ]
    output.show_table(("a kind word for", "circle", "seen", "what to do", "draft"), rows)
    left = len(health.people) - NAMED
    if left > 0:
        output.show(f"And {counted(left, 'more person', 'more people')}; see --circle, or --json.")


def _show_load(health: Health) -> None:
    week, term = map(words.duration, health.load.whole)
    days = f"in the seven days from {health.today}"
    output.show(f"Your part: about {week} {days}, about {term} over the term.")


def _said(sign: Sign) -> str:
    draft = f" Draft: {sign.draft.replace('_', ' ')}." if sign.draft else ""
    command = f" Command: {sign.command}" if sign.command else ""
    return f"{sign.says} {sign.do}.{draft}{command}"


def _member(one: Member, health: CircleHealth) -> tuple[str, ...]:
    said = {Coming.YES: "yes", Coming.NO: "no", Coming.MAYBE: "maybe", None: ""}[one.coming]
    marks = words.record_marks(one.record, health.past)
    return one.name, marks, said, "yes" if one.committed else "", words.LAPSES[one.lapse]
