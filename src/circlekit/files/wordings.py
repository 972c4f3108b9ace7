"""The wording of the coordinator's calendar: templates of the library, which people can replace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from circlekit.core.coordinating.duties import Task
from circlekit.core.coordinating.wording import Wording, wording
from circlekit.files.library import Shelf, read_all

FOLDER = "coordinator/en"


def read_wordings(where: Sequence[Shelf]) -> Mapping[Task, Wording]:
    """Return the wording of every task.

    Raises:
        InputProblems: with every problem in every template, each with its place.
        FileTrouble: when one cannot be read.
    """
    return read_all(where, {task: (f"{FOLDER}/{task}.md", partial(wording, task=task)) for task in Task})
