"""Weekly times in people's own words: windows where they are certain, a question where they are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from circlekit.core import windows
from circlekit.core.intake.time_words import TimeWords
from circlekit.core.parse.wrong import Wrong
from circlekit.core.windows import Window

STEP = 60
"""Minutes that a start without an end lasts where the options of its column do not tell."""


def read_windows(
    text: str, *, day: str = "", hours: Mapping[str, str], step: int = STEP, words: TimeWords
) -> tuple[Window, ...]:
    """Return the joined windows that ``text`` certainly means; none for an empty one or ``N/A``.

    ``day`` is what the column stands for: a day (``Monday``), or hours (``9:00-10:00``) where the cells
    hold days. ``hours`` maps words or whole texts to windows that a person gave, ``""`` to none.

    Raises:
        Wrong: with a question and the option that answers it; ``all()`` has one for each word.
    """
    try:
        return windows.join(windows.parse_windows(f"{day} {text}".strip()))
    except windows.WindowError as error:
        raise Wrong(*error.args) from None


def from_to(
    start: str, end: str, *, day: str, hours: Mapping[str, str], words: TimeWords
) -> tuple[Window, ...]:
    """Return the window of a pair of columns «from» and «to» under one day; none where one is empty."""
    return read_windows(f"{start}-{end}", day=day, hours=hours, words=words)


def step_of(options: Iterable[str], words: TimeWords) -> int:
    """Return the smallest gap in minutes between the starts of a column's options, 60 where there is none."""
    return STEP


def inverted(ticked: Iterable[Window], universe: Iterable[Window]) -> tuple[Window, ...]:
    """Return what is left of ``universe`` without ``ticked``, joined."""
    return tuple(universe)
