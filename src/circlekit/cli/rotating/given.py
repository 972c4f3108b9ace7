"""What a rotation is given: who answered what, what the log says, and when the next cohort runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from circlekit.cli import output
from circlekit.cli.workspace import Workspace, say_warnings
from circlekit.core.log import Log
from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.problems import FileTrouble, InputProblems, Problem, WrongUse
from circlekit.core.rotation.going_on.answers import JOIN, PAUSE, STATES, Answers, Asked, states_of
from circlekit.core.rotation.going_on.checks import settled
from circlekit.core.sections import Silence
from circlekit.core.text import listed
from circlekit.files.answers import read_answers
from circlekit.files.log import FILE as LOG
from circlekit.files.log import read_log
from circlekit.files.logged.schedule import meetings_beside

if TYPE_CHECKING:
    from circlekit.core.rotation.going_on.following import Term

ANSWERS = ("answers.yaml", "answers.csv")
"""Looked for beside the cohort when no file is named."""

_NOBODY = {
    Silence.STAY: "everybody stays",
    Silence.LEAVE: "everybody leaves",
    Silence.DEFER: "everybody waits for the round after",
}

_SILENT = {True: "Nobody has answered", False: "Nobody said whether they go on"}
"""Why silence counts, by whether there is no answer and no wish at all."""


class Given(NamedTuple):
    """What people ``said``; ``answers`` is the same with a state for everybody; and the cohort's log."""

    said: Answers
    answers: Answers
    log: Log


def what_is_given(space: Workspace, named: Path | None, circles: Sequence[Circle], starts: date) -> Given:
    """Return the log, and the answers: those in the file that was named or stands here, else in the log.

    A file in which nobody has answered gives way to the log.

    Raises:
        WrongUse: when it is open which file counts.
        InputProblems, FileTrouble: when one of them has problems or cannot be read.
    """
    asked = Asked(space.cohort, circles, starts)
    log, logged = _log(space, asked)
    said = _which_counts(_answers(space, named, asked), logged)
    if said is None or not (states_of(said) or said.join):
        why = f"No {ANSWERS[0]}" if said is None else _SILENT[said == Answers()]
        output.say(f"{why}: {_NOBODY[space.cohort.rotation.silent]}.")
    return Given(said or Answers(), settled(said or Answers(), asked), log)


def _which_counts(filed: Answers | None, logged: Answers | None) -> Answers | None:
    """Return the answers in a file of their own, else in the log; it is said where both could be meant."""
    if filed is None or logged is None:
        return logged if filed is None else filed
    if filed == Answers():  # the table to fill in still stands there, and the answers went into the log
        output.say(f"Nobody has answered in the file of answers; those in {LOG} count.")
        return logged
    output.say(f"{LOG} has answers too; those in the file of answers count.")
    return filed


def answers_as_json(given: Given) -> dict[str, object]:
    """Return, by handle, what becomes of everybody, and who of them ``said_nothing``."""
    answers, said = given.answers, states_of(given.said)
    everybody = states_of(answers)
    return {
        **{state: [handle for handle, own in everybody.items() if own == state] for state in STATES},
        PAUSE: {handle: str(until) for handle, until in answers.pause.items()},
        JOIN: [person.id for person in answers.join],
        "said_nothing": [handle for handle in everybody if handle not in said],
    }


def _answers(space: Workspace, named: Path | None, asked: Asked) -> Answers | None:
    """Return the answers in a file of their own; None where there is no such file."""
    paths = [named] if named else [space.path(name) for name in ANSWERS if space.path(name).exists()]
    if len(paths) > 1:
        both = f"{listed(str(path) for path in paths)} are both here"
        raise WrongUse([Problem((), both, "say which one counts: --answers")])
    if not paths:
        return None
    answers, warnings = read_answers(paths[0], str(paths[0]), asked)
    say_warnings(warnings)
    return answers


def _log(space: Workspace, asked: Asked) -> tuple[Log, Answers | None]:
    """Return what was written down of the cohort, and who goes on where that stands there too."""
    path = space.path(LOG)
    if not path.exists():
        return Log(), None
    found = read_log(path, str(path), asked.cohort, asked.circles, asked.starts, _held(path.parent, asked))
    say_warnings(found.warnings)
    return found.log, found.answers


def _held(folder: Path, asked: Asked) -> Mapping[str, Sequence[Meeting]] | None:
    """Return the meetings of each circle; a schedule that cannot be read does not stop a rotation."""
    try:
        return meetings_beside(folder, asked.cohort, asked.circles)
    except (InputProblems, FileTrouble):
        return None


def term_after(cohort: Cohort, name: str | None, starts: date | None) -> Term:
    """Return what the next cohort is called and when it runs, and say what is odd about it.

    Raises:
        WrongUse: when that cannot be.
    """
    from circlekit.core.rotation.going_on.following import next_term, term_problems

    term = next_term(cohort, name, starts)
    problems = list(term_problems(term, cohort))
    if any(problem.severity == "error" for problem in problems):
        raise WrongUse(problems)
    say_warnings(problems)
    return term
