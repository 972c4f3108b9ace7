"""The map over blocks in processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from circlekit.core.matching.over import Block, Found, here
from circlekit.core.problems import CirclekitError

AHEAD = 2
"""So many blocks wait for each process: enough to keep it busy, and few enough to stay small."""

ENDED = "a process that formed circles was ended from outside; perhaps the memory of this machine ran out"


def processors() -> int:
    """Return how many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def over(
    function: Callable[[Block], Found], blocks: Iterable[Block], workers: int
) -> Generator[Found, None, None]:
    """Yield ``function(block)`` for each block, in order, from so many processes; with one, from this one.

    Blocks are taken from ``blocks`` as they are needed. Function, blocks and results must be picklable, and
    a script that asks for several workers needs ``if __name__ == "__main__":`` (see ``multiprocessing``).

    Raises:
        CirclekitError: when one of the processes did not come to its end.
    """
    if workers <= 1:
        yield from here(function, blocks)
        return
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_leave_signals)
    waiting: deque[Future[Found]] = deque()
    try:
        for block in blocks:
            waiting.append(pool.submit(function, block))
            if len(waiting) > AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise CirclekitError(ENDED) from None
    except BaseException:
        for process in set(multiprocessing.active_children()) - before:
            process.terminate()  # nobody wants the blocks that they are at
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_signals() -> None:
    """Leave Ctrl-C to the process that began this one: it knows what to do, and says it once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
