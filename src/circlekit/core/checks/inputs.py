"""Meetings with new ideas have to be meetings (practice 33)."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.agenda.meant import meant_of
from circlekit.core.checks.dates import most_meetings
from circlekit.core.checks.draft import Draft
from circlekit.core.problems import Problem
from circlekit.core.text import counted

INPUTS = ("meeting", "inputs")


def inputs_can_be(draft: Draft) -> Iterator[Problem]:
    """A meeting with new ideas is one that a circle has, and neither its first nor its last."""
    inputs = draft.cohort.meeting.inputs
    most = most_meetings(draft.cohort) if inputs else None
    if most is None:
        return
    for number in inputs:
        path = (*INPUTS, str(number))
        if number > most:
            message = f"there is no meeting {number}: a circle has {counted(most, 'meeting')} at most"
            yield Problem(path, message, f"write a number from 2 to {max(most - 1, 2)}")
        elif meant_of(number, most, inputs) != "input":
            message = f"meeting {number} is the {meant_of(number, most)} one, which has no room for new ideas"
            yield Problem(path, message, f"write a number from 2 to {most - 1}", "warning")
