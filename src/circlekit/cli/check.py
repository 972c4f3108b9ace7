"""``circlekit check``: what is wrong, then what a good programme still lacks."""

from __future__ import annotations

from circlekit.cli import output
from circlekit.cli.options import DEFAULT_COHORT, CohortFile, Json
from circlekit.files.reading import read_cohort


def check(cohort: CohortFile = DEFAULT_COHORT, json: Json = False) -> None:
    """Report every problem in a cohort, and what a good programme still lacks."""
    loaded = read_cohort(cohort)
    if json:
        output.show_json({"problems": [output.as_json(problem) for problem in loaded.warnings]})
        return
    for problem in loaded.warnings:
        output.say_problem(problem)
    output.show(f"{cohort}: no problems.")
