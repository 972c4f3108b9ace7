"""Answers, logs and histories after small accidents: read, or refused in sentences with places."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.problems import CirclekitError, Problem
from circlekit.core.rotation.going_on.answers import Answers, Asked
from circlekit.core.rotation.going_on.checks import settled
from circlekit.core.rotation.going_on.following import cohort_after, next_term
from circlekit.files.answers import read_answers
from circlekit.files.history import read_history
from circlekit.files.log import read_log
from circlekit.files.past import read_past, write_past
from tests.fuzz.mutate import mutated

HANDLES = ("amina", "ben", "cem", "dia", "eve", "fay")
COHORT = Cohort(
    cohort="S", id="s", starts="2027-01-11", ends="2027-07-09", timezone="Europe/London",
    participants=[Participant(id=handle, name=handle.title(), timezone="UTC") for handle in HANDLES],
    waiting=[Participant(id="max", name="Max", timezone="UTC", pause_until="2028-01-01")],
)  # fmt: skip
CIRCLES = (Circle(id="c1", name="Ash", members=HANDLES[:3]), Circle(id="c2", name="Oak", members=HANDLES[3:]))
ASKED = Asked(COHORT, CIRCLES, date(2027, 7, 12))

ANSWERS = b"""\
cohort: s
stay: [amina, max]
leave: [ben]
defer: cem
pause: {dia: 2027-09-01}
lead_again: [eve]
rest: [fay]
one_more: [c2, Ash]
alumni: [ben]
prefer: [[eve, fay]]
avoid: [[amina, zoe]]
join:
  zoe: {name: Zoe, lead: yes, was: [old], pause_until: 2027-08-01, email: zoe@example.org}
"""
TABLE = b"""\
id,name,answer,pause_until,lead_again,alumni,needs,was
amina,,stay,,yes,,,
ben,,leave,,,yes,,
,Cem,defer,,no,,,
dia,,pause,2027-09-01,,,,
,Zoe,join,,yes,yes,law; tax,old
"""
LOG = b"""\
cohort: s
turns:
  c1: {1: {case_giver: amina, opener: [ben, cem]}, 2: {note_taker: cem}}
collaborations:
- {who: [amina, ben], what: a fund, since: 2027-02-01}
answers:
  leave: [amina]
  pause: {ben: 2027-09-09}
commitments: {c1: {amina: 2027-01-12}}
rsvps: {c1: {1: {ben: yes, cem: maybe}}}
attendance: {c1: {1: {present: [amina], no_word: ben}, 2: did not meet}}
pulse: {c1: {1: 4, 2: {cem: 5}}}
next: {c1: 2027-03-09, c2: none}
"""
HISTORY = b"""\
cohort: autumn
circles:
  c1: {name: One, lead: amina, deputy: ben, members: [amina, ben, zed]}
  c2:
    name: Two
    members:
    - cem  # Cem
    - "no"  # Norah
roles:
  amina: {case_giver: 2, opener: 1}
"""


def _answers(path: Path) -> Iterable[Problem]:
    answers, warnings = read_answers(path, path.name, ASKED)
    whole = settled(answers, ASKED)
    assert settled(whole, ASKED) == whole
    following = cohort_after(COHORT, CIRCLES, whole, next_term(COHORT))
    here = {person.id for person in (*following.participants, *following.waiting)}
    assert here == {*HANDLES, "max", *(person.id for person in answers.join)} - {*whole.leave}
    return warnings


def _log(path: Path) -> Iterable[Problem]:
    found = read_log(path, path.name, COHORT, CIRCLES, ASKED.starts)
    cohort_after(COHORT, CIRCLES, Answers(), next_term(COHORT), found.log)
    return found.warnings


def _history(path: Path) -> Iterable[Problem]:
    _, problems = read_history([path.name], path.parent, "", COHORT)
    past = read_past(path, path.name).cohort
    path.write_bytes(write_past(past))
    again = read_past(path, path.name).cohort
    assert (again.circles, again.roles) == (past.circles, past.roles)
    return problems


@pytest.mark.parametrize(
    ("name", "content", "read"),
    [
        ("answers.yaml", ANSWERS, _answers),
        ("answers.csv", TABLE, _answers),
        ("log.yaml", LOG, _log),
        ("old.yaml", HISTORY, _history),
    ],
    ids=["answers", "table", "log", "history"],
)
def test_accidents_end_in_sentences(name: str, content: bytes, read, tmp_path: Path) -> None:
    """Nobody is lost in what is read; whatever is refused has a sentence and a place."""
    chance, path = Random(5), tmp_path / name
    refused = 0
    for _ in range(250):
        path.write_bytes(mutated(content, chance))
        try:
            problems = read(path)
        except CirclekitError as error:
            problems, refused = error.problems, refused + 1
        assert all(problem.message and (problem.place or problem.path) for problem in problems)
    assert 25 < refused < 225
