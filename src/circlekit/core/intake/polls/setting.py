"""What is known beyond a poll's own file while it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from circlekit.core.intake.polls.words import PollWords
from circlekit.core.problems import InputProblems, Path, Problem

OWN = "own"
"""What is said of a poll's zone when each person meant their own clock."""

MOST_OPTIONS = 10_000
MOST_VOTERS = 20_000
MOST_ANSWERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Setting:
    """The words of poll tools, and what a person said about this poll.

    ``zone`` is on whose clock its times are, ``own`` that each person meant theirs; ``hours`` are words for
    times (``{"soir": "18:00-21:00"}``); ``date_order`` is ``dmy``, ``mdy`` or ``ymd``; ``lettucemeet_utc``
    takes the Z of LettuceMeet at its word.
    """

    words: PollWords
    zone: str = ""
    hours: Mapping[str, str] = field(default_factory=dict)
    date_order: str = ""
    lettucemeet_utc: bool = False
    own: bool = False

    def clock(self, named: str | None) -> str | None:
        """Return on whose clock a poll is whose file names a zone; None where that is still to be asked."""
        return None if self.own else self.zone or named


def differs(named: str | None, setting: Setting, path: Path) -> tuple[Problem, ...]:
    """Return what to say where a person named another zone than the file does."""
    if not named or (setting.zone in {"", named} and not setting.own):
        return ()
    said = f"on the clock of {setting.zone}" if setting.zone else "on each person's own clock"
    message = f"this file names {named}; its times are read {said}, as you say"
    hint = "if that is meant for another file, import this one alone first"
    return (Problem(path, message, hint, "warning"),)


def refused(file: str, message: str, hint: str = "") -> InputProblems:
    """Return what to raise for a file that is a poll, but cannot be read."""
    return InputProblems([Problem((file, 1), message, hint)])


def check_size(file: str, options: int, voters: int) -> None:
    """Refuse what is no poll of people.

    Raises:
        InputProblems: when there are too many times or people.
    """
    if options > MOST_OPTIONS:
        raise refused(file, f"this poll has more than {MOST_OPTIONS:,} times", "is it the right file?")
    if voters > MOST_VOTERS:
        raise refused(file, f"this poll has more than {MOST_VOTERS:,} people", "is it the right file?")
    if options * voters > MOST_ANSWERS:
        raise refused(file, f"this poll has more than {MOST_ANSWERS:,} answers", "is it the right file?")
