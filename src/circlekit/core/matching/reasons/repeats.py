"""What a rotation comes to, in figures with a sentence each: who meets again, newcomers, old circles."""

from __future__ import annotations

from circlekit.core.model import Measure
from circlekit.core.text import counted


def said_again(value: int, best: int, in_twos: int, circles: int) -> Measure:
    """Return how many pairs meet again; ``best`` must, and ``in_twos`` when everybody has an old companion.

    Both hold for as many circles as there are; a least of none holds for any.
    """
    again = f"{counted(value, 'pair has', 'pairs have')} been in a circle before"
    room = f" in {counted(circles, 'circle')}" if in_twos else ""
    if in_twos > best:
        least = f"by your setting everybody comes with somebody of their old circle; {in_twos:,} is the least"
        return Measure(value=value, best=in_twos, says=f"{again}; {least} possible so{room}")
    return Measure(value=value, best=best, says=f"{again}; {best:,} is the least possible{room}")


def said_of_newcomers(value: int, best: int) -> Measure:
    """Return in how many circles a newcomer is alone, or newcomers are only among themselves."""
    if not value:
        return Measure(value=0, best=best, says="Every newcomer has another one, and others, in their circle")
    has = "circle has" if value == 1 else "circles have"
    says = f"{value:,} {has} a single newcomer, or newcomers only; {best:,} is the least possible"
    return Measure(value=value, best=best, says=says)


def said_in_twos(value: int) -> Measure:
    """Return how many people come without anybody of their old circle."""
    if not value:
        return Measure(value=0, best=0, says="Everybody comes with somebody of their old circle")
    who = counted(value, "person comes", "people come")
    return Measure(value=value, best=0, says=f"{who} without anybody of their old circle")
