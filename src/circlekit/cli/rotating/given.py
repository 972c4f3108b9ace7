"""What a rotation is given: who answered what, and when the next cohort runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from circlekit.cli import output
from circlekit.cli.workspace import Workspace, say_warnings
from circlekit.core.model import Cohort
from circlekit.core.problems import Problem, WrongUse
from circlekit.core.rotation.answers import Answers
from circlekit.core.text import listed
from circlekit.files.answers import read_answers

if TYPE_CHECKING:
    from circlekit.core.rotation.following import Term

ANSWERS = ("answers.yaml", "answers.csv")
"""Looked for beside the cohort when no file is named."""


def answers_of(space: Workspace, named: Path | None) -> Answers:
    """Return the answers in the file that was named or stands beside the cohort; none without a file."""
    paths = [named] if named else [space.path(name) for name in ANSWERS if space.path(name).exists()]
    if not paths:
        output.say(f"No {ANSWERS[0]}: everybody stays.")
        return Answers()
    if len(paths) > 1:
        both = f"{listed(str(path) for path in paths)} are both here"
        raise WrongUse([Problem((), both, "say which one counts: --answers")])
    answers, warnings = read_answers(paths[0], str(paths[0]), space.cohort)
    say_warnings(warnings)
    return answers


def term_after(cohort: Cohort, name: str | None, starts: date | None) -> Term:
    """Return what the next cohort is called and when it runs, and say what is odd about it.

    Raises:
        WrongUse: when that cannot be.
    """
    from circlekit.core.rotation.following import next_term, term_problems

    term = next_term(cohort, name, starts)
    problems = list(term_problems(term, cohort))
    if any(problem.severity == "error" for problem in problems):
        raise WrongUse(problems)
    say_warnings(problems)
    return term
