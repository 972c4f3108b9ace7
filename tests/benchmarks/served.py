"""How many people are well served, beside the most that any circles could serve, proved.

``python -m tests.benchmarks.served`` matches the cohorts of ``tests/cohorts/served.py`` and proves their
limits again, which takes minutes; ``--trust`` takes the limits as they are written there.
"""

from __future__ import annotations

import argparse
import time

from circlekit.core.matching.form import form
from circlekit.core.matching.limits.exact import ceiling
from circlekit.core.matching.score.board import lay_out
from circlekit.core.model import Cohort
from tests.cohorts.served import PROVED, Served, cohort

EVERY_PAIR, NODES = 10**9, 10**6
"""The model is solved to its end, however large it is."""


def matched(of: Cohort) -> tuple[int, int, float]:
    """Return how many are well served in how many circles, and the seconds of the processor it took."""
    began = time.process_time()
    formed = form(of, seed=0)
    seconds = time.process_time() - began
    return sum(formed.facts.hours.best(group)[1] for group in formed.groups), len(formed.groups), seconds


def proof(of: Cohort, most: int) -> tuple[int, int, float]:
    """Return how many a plan serves and how many none does more than, and the seconds of the processor.

    The model only looks for plans that serve at least ``most``.
    """
    hours = lay_out(of)[1].hours
    began = time.process_time()
    found = ceiling(hours, of.size, most - 1, EVERY_PAIR, NODES)
    seconds = time.process_time() - began
    return (found.found, found.at_most, seconds) if found else (0, len(of.participants), seconds)


def line(given: Served, trust: bool) -> str:
    """Return one line of the table."""
    of = cohort(given.people, given.seed)
    served, circles, seconds = matched(of)
    share = f"{100 * served / given.most:.1f} %"
    found, at_most, proving = (given.most, given.most, 0.0) if trust else proof(of, given.most)
    return (
        f"{given.people:6}  {given.seed:4}  {circles:7}  {served:11}  {found:5}  {at_most:7}  {share:>7}"
        f"  {seconds:8.1f}  {proving:8.1f}"
    )


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--trust", action="store_true", help="do not prove the limits again")
    trust = options.parse_args().trust
    print("people  seed  circles  well served  found  at most    share  match, s  proof, s")
    for given in PROVED:
        print(line(given, trust), flush=True)


if __name__ == "__main__":
    main()
