"""The wording of the coordinator's calendar: templates of the library, which people can replace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from circlekit.core.coordinating.duties import Task
from circlekit.core.coordinating.wording import Wording, wording
from circlekit.core.tongues import ENGLISH, Tongue
from circlekit.files.library import Shelf, read_all
from circlekit.files.tongues import nearest, read_saying

FOLDER = "coordinator"


def read_wordings(where: Sequence[Shelf], tongue: Tongue = ENGLISH) -> Mapping[Task, Wording]:
    """Return the wording of every task, in a cohort's language.

    Raises:
        InputProblems: with every problem in every template, each with its place.
        FileTrouble: when one cannot be read.
    """
    names = {task: nearest(where, FOLDER, f"{task}.md", tongue)[0] for task in Task}
    found = read_all(where, {task: (name, partial(wording, task=task)) for task, name in names.items()})
    return {
        task: words._replace(saying=read_saying(where, FOLDER, f"{task}.md", tongue))
        for task, words in found.items()
    }
