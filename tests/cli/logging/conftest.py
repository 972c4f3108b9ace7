"""A cohort of two circles that have begun to meet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from circlekit.cli.edge import run

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
size: 2-3
meeting: {every: month, minutes: 60, video: https://meet.example.org/x}
coordinator: {name: Noor Haddad, email: noor@example.org}
participants:
  amina: {name: Amina Diallo, lead: yes, email: amina@example.org, timezone: Africa/Dakar, language: fr}
  ben: {name: Ben O'Neill, email: ben@example.org, timezone: Europe/London}
  cem: {name: "Cem (she/her): [x]", timezone: Europe/Istanbul}
  dan: {name: Dan Brown, lead: yes, timezone: Europe/London}
  eli: {name: Eli Stone, timezone: Europe/London}
"""
CIRCLES = """\
cohort: spring-2027
circles:
  c1: {name: Circle 1, lead: amina, members: [amina, ben, cem]}
  c2: {name: Circle 2, lead: dan, members: [dan, eli]}
"""
SCHEDULE = """\
cohort: spring-2027
slots:
  c1: {first: 2027-01-12, weekday: Tue, week: 2, start: "16:00", minutes: 60, timezone: Europe/London}
  c2: {first: 2027-01-14, weekday: Thu, week: 2, start: "12:00", minutes: 60, timezone: Europe/London}
"""


class Outcome(NamedTuple):
    """What a run returned and wrote."""

    code: int
    out: str
    err: str


Log = Callable[..., Outcome]


def begin(folder: Path) -> None:
    """Write the files of the cohort into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("cohort.yaml", COHORT), ("circles.yaml", CIRCLES), ("schedule.yaml", SCHEDULE)):
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Log:
    """Run ``circlekit log`` in a folder of that cohort, on 10 February 2027."""
    begin(tmp_path)
    monkeypatch.chdir(tmp_path)

    def called(*words: str) -> Outcome:
        capsys.readouterr()
        today = () if "--today" in words else ("--today", "2027-02-10")
        code = run(["log", *words, *today])
        return Outcome(code, *capsys.readouterr())

    return called
