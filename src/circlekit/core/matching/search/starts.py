"""Where a search begins: circles around hours at which people can meet, and everybody else dealt in.

The hours that suit most free people come first. Then an hour that somebody without a circle could come to is
tried in place of another, again and again; what seats fewer people is undone.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.matching.score.board import Board
from circlekit.core.matching.score.hours import Flags, Hours
from circlekit.core.matching.score.terms import Ints
from circlekit.core.matching.search.assign import assign
from circlekit.core.matching.search.gather import Gathering, people_sets, rows_of
from circlekit.core.matching.search.planner import Planner
from circlekit.core.matching.search.units import pack


def hours_first(
    hours: Hours, groups: int, seats: int, draws: int, rng: np.random.Generator, sure: Flags | None = None
) -> Ints:
    """Return (P,): the circle of each person seated at a shared hour, -1 for the others.

    After a first plan as many changes are tried as ``draws`` says. ``sure`` (P,) are those who would lead
    gladly: while there are enough of them each circle has one; where there are not, each has a circle.
    """
    can = hours.can[:, _good(hours)]
    plan = Planner(can, hours.quorum, groups)
    best = current = plan.first(_nobody_yet(hours, groups, seats, sure))
    for chance in rng.random((draws if can.any() else 0, 4)).tolist():
        if plan.worth(best) >= plan.reach:
            break
        changed = plan.changed(current, *chance)
        if changed is not None and plan.worth(changed) >= plan.worth(current):
            current = changed
            best = max(best, current, key=plan.worth)
    return _labels(best, len(can))


def at_hours(hours: Hours, circles: Flags, groups: int, seats: int, sure: Flags | None = None) -> Ints:
    """Return (P,): the circle of each person seated at given hours, as ``hours_first`` does.

    ``circles`` (P, C) has who can come to the hour of each; one for which nobody is left is not begun.
    """
    plan = _nobody_yet(hours, groups, seats, sure)
    for people in people_sets(circles):
        more = plan.copy()
        plan = more if more.begin(people) else plan
    plan.fill()
    return _labels(plan, len(circles))


def _labels(plan: Gathering, people: int) -> Ints:
    labels = np.full(people, -1, dtype=np.int64)
    for circle, members in enumerate(plan.members):
        labels[list(rows_of(members))] = circle
    return labels


def _good(hours: Hours) -> Flags:
    """Return (H,): the hours at which a circle could be well served."""
    return np.asarray((hours.can.sum(axis=0) >= hours.quorum) & hours.can[hours.leading].any(axis=0))


def _nobody_yet(hours: Hours, groups: int, seats: int, sure: Flags | None) -> Gathering:
    """Return a plan without circles. Where those sure to lead are few, none of them is an ordinary member."""
    everybody, leads, glad = people_sets(
        np.stack(
            [np.ones_like(hours.leading), hours.leading, hours.leading if sure is None else sure], axis=1
        )
    )
    few = sure is not None and glad.bit_count() <= groups
    return Gathering(everybody, (glad, leads), everybody & ~glad if few else everybody, hours.quorum, seats)


def fill_seats(
    board: Board, size: Size, groups: int, labels: Ints, order: Ints, leading: Flags
) -> Ints | None:
    """Return (G, seats): everybody seated: blocks first, then ``labels`` where there is room, then the rest.

    ``order`` (P,) is the order in which people are dealt, those willing to lead before the others; None when
    people bound together do not fit into circles of this size.
    """
    circles = pack(board.blocks, groups, size.most)
    if circles is None:
        return None
    circles = _where_most_belong(circles, labels) if board.blocks else circles
    led = {int(label) for label in labels[leading]}
    wanted = [int((labels == circle).sum()) + (circle not in led) for circle in range(groups)]
    sizes = _sizes_around(wanted, [len(circle) for circle in circles], board.people, size)
    bound = {row for block in board.blocks for row in block}
    later: list[int] = []
    for row in (int(row) for row in order if int(row) not in bound):
        label = int(labels[row])
        if label >= 0 and len(circles[label]) < sizes[label]:
            circles[label].append(row)
        else:
            later.append(row)
    _deal(circles, sizes, sorted(later, key=lambda row: not leading[row]), leading)
    empty = [board.people]
    return np.array([circle + empty * (board.seats - len(circle)) for circle in circles], dtype=np.int64)


def _where_most_belong(circles: Sequence[list[int]], labels: Ints) -> list[list[int]]:
    """Return the bound people of each circle, so numbered that most of them have the label of theirs."""
    agree = np.array([[(labels[rows] == label).sum() for label in range(len(circles))] for rows in circles])
    found: list[list[int]] = [[] for _ in circles]
    for rows, label in zip(circles, assign(agree.astype(np.int64)).tolist(), strict=True):
        found[label] = rows
    return found


def _sizes_around(wanted: Sequence[int], bound: Sequence[int], people: int, size: Size) -> list[int]:
    """Return sizes with room for people bound, then for those ``wanted`` in each circle, else even."""
    sizes = [max(count, size.least) for count in bound]
    for _ in range(sum(sizes) - people):  # bound people left too little for the others: some circle is small
        sizes[max(range(len(sizes)), key=lambda group: sizes[group] - bound[group])] -= 1
    for _ in range(people - sum(sizes)):
        room = [group for group in range(len(sizes)) if sizes[group] < size.most]
        sizes[min(room, key=lambda group: (sizes[group] >= wanted[group], sizes[group]))] += 1
    return sizes


def _deal(circles: list[list[int]], sizes: Sequence[int], rows: Sequence[int], leading: Flags) -> None:
    """Give each row to the circle with fewest who would lead, then with most room."""
    leads = [sum(bool(leading[row]) for row in circle) for circle in circles]
    for row in rows:
        open_circles = [group for group in range(len(sizes)) if len(circles[group]) < sizes[group]]
        target = min(open_circles, key=lambda group: (leads[group], len(circles[group]) - sizes[group]))
        circles[target].append(row)
        leads[target] += bool(leading[row])
