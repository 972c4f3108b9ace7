"""Meetings are counted pair by pair."""

from __future__ import annotations

import numpy as np

from circlekit.core.rotation.planning.counts import cost, meetings, merit


def test_cost_counts_a_third_meeting_more_than_a_second() -> None:
    """C(meetings, 2) of one pair is 0, 1, 3 after one, two, three rounds."""
    together = [np.array([0, 0])] * 3
    nobody = np.zeros((2, 2), dtype=np.int64)
    assert [cost(together[:rounds], nobody) for rounds in (1, 2, 3)] == [0, 1, 3]


def test_meetings_count_rounds_in_one_group() -> None:
    """Of three people the first two share both rounds, the third is with the first once."""
    plan = [np.array([0, 0, 1]), np.array([0, 0, 0])]
    assert meetings(plan, 3).tolist() == [[0, 2, 1], [2, 0, 1], [1, 1, 0]]


def test_what_was_before_counts_as_well() -> None:
    """Two people who met once and meet once more have one pair of meetings, and met twice."""
    before = np.array([[0, 1], [1, 0]])
    assert merit([np.array([0, 0])], before) == (1, 2)
    assert merit([np.array([0, 1])], before) == (0, 1)
