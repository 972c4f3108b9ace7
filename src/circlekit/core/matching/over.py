"""The map over blocks: here, or as something else does it, such as processes or a cluster."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

Block = TypeVar("Block")
Found = TypeVar("Found")

Seen = Callable[[int, int], bool]
"""Told how many people of how many were looked at; answers whether to go on."""


class Over(Protocol):
    """What maps a function over blocks, and yields the results in their order."""

    def __call__(self, function: Callable[[Block], Found], blocks: Iterable[Block]) -> Iterator[Found]:
        """Yield ``function(block)`` for each block."""


def go_on(_done: int, _people: int) -> bool:
    """Look on without a word."""
    return True


def here(function: Callable[[Block], Found], blocks: Iterable[Block]) -> Iterator[Found]:
    """Yield ``function(block)`` for each block, from this process."""
    return map(function, blocks)


class Client(Protocol):
    """What is asked of a cluster's client; that of ``dask.distributed`` is one."""

    def submit(self, function: Callable[..., Any], *args: Any, pure: bool) -> Any:
        """Return a future with a method ``result``."""


def on_cluster(client: Client, ahead: int = 16) -> Over:
    """Return the map over blocks on a cluster: ``match(cohort, over=on_cluster(Client(address)))``.

    So many blocks are under way at a time. Circlekit must be installed where they are solved.
    """

    def over(function: Callable[[Block], Found], blocks: Iterable[Block]) -> Iterator[Found]:
        waiting: deque[Any] = deque()
        for block in blocks:
            waiting.append(client.submit(function, block, pure=False))
            if len(waiting) >= ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    return over
