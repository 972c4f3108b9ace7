"""The words of poll tools, from the library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from circlekit.core.intake.polls.words import PollWords
from circlekit.files.library import FOLDER, Shelf, find
from circlekit.files.records import read_value

NAME = "layouts/polls/words.yaml"
_OWN = Shelf(Path(__file__).parents[3] / FOLDER, "the library of circlekit")


def poll_words(where: Sequence[Shelf] = ()) -> PollWords:
    """Return the words of the first shelf that has them; the package's own where none is named.

    Raises:
        InputProblems: when that file has problems.
        FileTrouble: when it cannot be read.
    """
    return read_value(*find((*where, _OWN), NAME), PollWords)
