"""``match --expect-attendance``: the cuts of a cohort side by side, and the number of circles chosen."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from circlekit.cli import output, terminal
from circlekit.core.problems import NoPlan, WrongUse
from circlekit.core.sizes import LARGE, group_counts
from circlekit.core.text import counted

if TYPE_CHECKING:
    from circlekit.cli.workspace import Workspace
    from circlekit.core.matching.cuts import Choice, Cut
    from circlekit.core.model import Cohort
    from circlekit.core.processes import Process

OPTION = "--expect-attendance"
WIDEST = 1_000
"""A table in a pipe is not broken into parts."""

ExpectAttendance = Annotated[
    str | None,
    typer.Option(OPTION, metavar="70%", help="Choose the number of circles for when so many come each time."),
]


def choice_for(
    space: Workspace, cohort: Cohort, text: str | None, allow_unplaced: bool, keep: bool
) -> Choice | None:
    """Return the cuts of a cohort, and the one to choose, when as many come each time as ``text`` says.

    None when nothing was said.

    Raises:
        BadParameter: when it is no share.
        WrongUse: when circles are to be kept, and with them their number.
        NoPlan: when the cohort cannot be cut at all.
        InputProblems: when the cohort's process is not there, or has problems.
    """
    from circlekit.core.fields import Wrong
    from circlekit.core.parse.shares import share
    from circlekit.files.library import read_process

    if text is None:
        return None
    if keep:
        raise WrongUse(f"--keep keeps the number of circles, and {OPTION} chooses one: leave one of them out")
    try:
        expected = share(text)
    except Wrong as wrong:
        raise typer.BadParameter(f"{wrong.message}; {wrong.hint}", param_hint=OPTION) from None
    process = read_process(space.loaded, space.shelves())
    try:
        return _choice(cohort, process, expected, allow_unplaced)
    except NoPlan as none:
        raise NoPlan(space.placed(none.problems)) from None


def _choice(cohort: Cohort, process: Process, expected: float, allow_unplaced: bool) -> Choice:
    from circlekit.core.matching.cuts import choose_cut
    from circlekit.core.matching.waiting import leave_out

    placed = leave_out(cohort)[0] if allow_unplaced else cohort
    return choose_cut(placed, process, expected, _counts(placed))


def _counts(cohort: Cohort) -> range:
    """Return the numbers of circles there can be; in a large cohort rules hardly ever need more of them."""
    from circlekit.core.matching.foresee import refuse_head_count
    from circlekit.core.matching.limits.counts import possible_counts
    from circlekit.core.matching.score.board import lay_out

    people = len(cohort.participants)
    if people > LARGE and group_counts(people, cohort.size):
        return group_counts(people, cohort.size)
    refuse_head_count(cohort)
    _, facts = lay_out(cohort)
    return possible_counts(facts)


def as_json(choice: Choice) -> dict[str, Any]:
    """Return the cuts, and the number of circles that was chosen, as parts of a JSON document."""
    cuts = [_cut_as_json(cut) for cut in choice.cuts]
    return {"expected_attendance": choice.share, "cuts": cuts, "chosen": choice.chosen.circles}


def _cut_as_json(cut: Cut) -> dict[str, Any]:
    return {
        **cut._asdict(),
        "sizes": [{"people": people, "circles": circles} for people, circles in cut.sizes],
        **{name: round(getattr(cut, name), 4) for name in ("enough", "always", "without", "minutes_each")},
    }


def say_choice(choice: Choice) -> None:
    """Show the cuts side by side, as many as fit, and say which one was chosen and why."""
    quorum = choice.chosen.quorum
    output.say(f"When {choice.share * 100:.3g} % come each time, and a meeting takes {quorum} people:")
    columns = [[_name(cut), *_figures(cut)] for cut in choice.cuts]
    unled = any(cut.unled for cut in choice.cuts)
    labels = ["", *_labels(quorum)][: None if unled else -1]
    for line in _side_by_side(labels, columns):
        output.say(line)
    output.say(_reason(choice))


def _labels(quorum: int) -> Iterator[str]:
    yield f"meetings with {quorum} or more"
    yield f"circles never below {quorum}"
    yield "meetings with fewer"
    yield "minutes a head"
    yield "pairs meeting again"
    yield "circles without a lead"


def _figures(cut: Cut) -> Iterator[str]:
    yield f"{cut.enough * 100:.0f} %"
    yield f"{cut.always * 100:.0f} %"
    yield f"{cut.without:.1f} of {cut.meetings * cut.circles:,}"
    yield f"{cut.minutes_each:.0f}"
    yield f"{cut.again:,} of {cut.pairs:,}"
    yield f"{cut.unled:,}"


def _name(cut: Cut) -> str:
    """Return a cut as people write it: ``3 x 8``, or ``4x7 + 2x6``."""
    if len(cut.sizes) == 1:
        return f"{cut.circles:,} x {cut.sizes[0][0]}"
    return " + ".join(f"{circles:,}x{people}" for people, circles in cut.sizes)


def _side_by_side(labels: Sequence[str], columns: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of tables, each with as many columns as the terminal is wide, and one at least."""
    first = max(map(len, labels)) + 2
    widths = [max(map(len, column[: len(labels)])) + 2 for column in columns]
    room = (terminal.columns() if terminal.on_terminal(sys.stderr) else WIDEST) - first
    start = 0
    while start < len(columns):
        end = start + 1
        while end < len(columns) and sum(widths[start : end + 1]) <= room:
            end += 1
        for row, label in enumerate(labels):
            cells = (f"{columns[index][row]:>{widths[index]}}" for index in range(start, end))
            yield f"  {label:<{first - 2}}{''.join(cells)}"
        start = end


def _reason(choice: Choice) -> str:
    circles, quorum = counted(choice.chosen.circles, "circle"), choice.chosen.quorum
    if not choice.often:
        even = f"even in those, more than one meeting in ten may have fewer than {quorum} people"
        return f"Chosen: {circles}, the fewest there can be; {even}. Ask first who can really come."
    more = "; nobody would lead more of them" if choice.led else ""
    return f"Chosen: {circles}, the most in which nine of ten meetings have {quorum} people or more{more}."
