"""The map over blocks: in order, as needed, in other processes, and gone when it ends early."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator

import pytest

from circlekit.core.matching.over import here
from circlekit.core.matching.processes import AHEAD, over, processors
from circlekit.core.problems import CirclekitError


def squared(number: int) -> int:
    return number * number


def refused(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def killed(number: int) -> int:
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def who(_: int) -> int:
    return os.getpid()


def test_here_blocks_are_solved_one_after_the_other() -> None:
    """With one worker nothing is looked at before it is asked for."""
    taken: list[int] = []

    def blocks() -> Iterator[int]:
        for number in range(5):
            taken.append(number)
            yield number

    found = over(squared, blocks(), workers=1)
    assert (next(found), taken) == (0, [0])
    assert list(found) == [1, 4, 9, 16]
    assert list(here(squared, [2])) == [4]


def test_two_workers_are_other_processes_and_keep_the_order() -> None:
    """Results come in the order of the blocks, from processes that are not this one."""
    assert list(over(squared, range(20), workers=2)) == [number * number for number in range(20)]
    assert os.getpid() not in set(over(who, range(4), workers=2))


def test_few_blocks_wait_at_a_time() -> None:
    """However many there are, only some are taken ahead of the processes."""
    taken: list[int] = []

    def blocks() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    found = over(squared, blocks(), workers=2)
    next(found)
    assert len(taken) <= 2 * AHEAD + 1
    found.close()


def test_no_process_stays_when_a_block_fails() -> None:
    """The failure is raised here, and all processes are gone."""
    before = set(multiprocessing.active_children())
    with pytest.raises(ValueError, match="three"):
        list(over(refused, range(6), workers=2))
    assert set(multiprocessing.active_children()) <= before


def test_a_process_that_is_killed_is_told_in_a_sentence() -> None:
    """Where memory runs out the system ends processes without a word."""
    with pytest.raises(CirclekitError, match="memory of this machine"):
        list(over(killed, range(4), workers=2))


def test_no_process_stays_when_nobody_wants_more() -> None:
    """Closing early ends what is still being solved."""
    before = set(multiprocessing.active_children())
    found = over(squared, range(6), workers=2)
    assert next(found) == 0
    found.close()
    assert set(multiprocessing.active_children()) <= before


def test_there_is_a_processor() -> None:
    """At least the one this runs on."""
    assert processors() >= 1
