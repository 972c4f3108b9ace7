"""Replies, tables and logs after small accidents: understood, or refused in sentences with places."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random

import pytest

from circlekit.core.log import Log
from circlekit.core.model import Circle, Cohort, Meeting, Participant
from circlekit.core.problems import CirclekitError, FileTrouble
from circlekit.core.reporting.entries import changes, entries
from circlekit.core.reporting.form import form
from circlekit.files.located import read_yaml
from circlekit.files.logged.incoming import facts_from
from circlekit.files.logged.writing import written
from tests.fuzz.mutate import mutated

HANDLES = ("amina", "ben", "cem")
PEOPLE = tuple(Participant(id=handle, name=f"{handle.title()} X", timezone="UTC") for handle in HANDLES)
COHORT = Cohort(cohort="S", id="s", starts="2027-01-11", ends="2027-07-09", participants=PEOPLE)
CIRCLE = Circle(id="c1", name="Ash", members=HANDLES)
MEETINGS = [Meeting(number, datetime(2027, number, 9, 16, tzinfo=UTC), 60) for number in (1, 2, 3)]
TODAY = date(2027, 2, 10)

FORM = form(CIRCLE, MEETINGS[1], PEOPLE)
REPLY = (
    FORM.replace("X):", "X): yes").replace("Opener:", "Opener: Ben").replace("none):", "none): 9.3.2027")
    .replace("(1 to 5):", "(1 to 5): 4/5").encode()
)  # fmt: skip
MAIL = b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed\n"
TABLE = (
    b"circle,meeting,person,attendance,pulse,role\nc1,2,amina,yes,4,opener\nc1,2,ben,no,,\nc1,3,cem,x,5,\n"
)
LOG = b"""\
# mine
cohort: s
rsvps:
  c1:
    # 9 February
    2:
      amina: yes  # by phone
attendance:
  c1: {1: {present: [amina]}}
pulse:
  c1:
    1: 4
"""


def facts(content: bytes, name: str) -> Log:
    return facts_from(content, name, [CIRCLE], PEOPLE, {"c1": MEETINGS}, TODAY)[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("reply.txt", REPLY),
        ("reply.txt", b"".join(b"> " + line + b"\n" for line in REPLY.splitlines()) + FORM.encode()),
        ("reply.eml", MAIL + b"\n" + REPLY),
        ("reply.eml", MAIL.replace(b"plain", b"html") + b"\n<p>" + REPLY.replace(b"\n", b"<br>")),
        ("facts.csv", TABLE),
    ],
    ids=["text", "quoted", "mail", "page", "table"],
)
def test_what_is_sent_in_is_understood_or_refused(name: str, content: bytes) -> None:
    """Nobody is in the facts who is not in the circle, and whatever is refused has a sentence and a place."""
    chance, refused = Random(7), 0
    assert facts(content, name).attendance
    for _ in range(200):
        problems, found = [], Log()
        try:
            found = facts(mutated(content, chance), name)
        except CirclekitError as error:
            problems, refused = list(error.problems), refused + 1
        assert all(problem.message and problem.place for problem in problems)
        people = {handle for one in found.attendance for handle in (*one.present, *one.no_word)}
        assert people <= set(HANDLES)
        assert changes(Log(), found) or not entries(found)
    assert 10 < refused < 190


def test_a_log_takes_in_a_line_or_stays_as_it_is() -> None:
    """Whatever stands in it; what comes out is what went in, and the line."""
    chance, written_to = Random(8), 0
    news = changes(Log(), facts(REPLY, "reply.txt"))
    for _ in range(200):
        problems, by_hand, after = [], 0, b""
        try:
            mess = mutated(LOG, chance)
            after = written(mess, news, COHORT, [CIRCLE], {"c1": MEETINGS}, "log.yaml").content
        except FileTrouble as trouble:
            by_hand = len(trouble.problems)
        except CirclekitError as error:
            problems = list(error.problems)
        assert all(problem.place for problem in problems)
        assert by_hand in {0, 1 + len(news)}
        if after:
            written_to += 1
            said = read_yaml(after, "log.yaml").data
            assert isinstance(said, dict)
            assert said["next"] == {"c1": "2027-03-09"}
    assert written_to > 50
