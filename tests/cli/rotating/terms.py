"""A cohort of six in two circles, for the tests of what ``circlekit rotate`` writes around a rotation."""

from __future__ import annotations

from pathlib import Path

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
size: 3
coordinator: {name: Noor Haddad, email: noor@example.org}
participants:
  amina: {name: Amina Diallo, email: amina@example.org, lead: yes}
  ben: {name: Ben O'Neill, email: ben@example.org, lead: yes}
  cem: {name: Cem Yılmaz, lead: yes}
  dia: {name: Dia Rao, lead: yes}
  eve: {name: Evelyn Smith, email: evelyn@example.org, lead: yes, needs: [a private thing]}
  fay: {name: Fay Wong, lead: yes}
"""

CIRCLES = """\
cohort: spring-2027
circles:
  c1: {name: Circle 1, lead: amina, members: [amina, ben, cem]}
  c2: {name: Circle 2, lead: dia, members: [dia, eve, fay]}
"""

SCHEDULE = """\
cohort: spring-2027
slots:
  c1: {first: 2027-01-12, weekday: Tue, week: 2, start: "16:00", minutes: 60, timezone: Europe/London}
  c2: {first: 2027-01-14, weekday: Thu, week: 2, start: "11:00", minutes: 60, timezone: Europe/London}
"""
"""Circle 1 meets on 12 January, 9 February, 9 March, 13 April, 11 May and 8 June."""

EVE_FOR_ZOE = "leave: [eve]\njoin:\n  zoe: {name: Zoë Okafor, lead: yes, timezone: Africa/Lagos}\n"


def make(place: Path, cohort: str = COHORT, answers: str = "") -> Path:
    """Write the folder of the cohort."""
    place.mkdir(parents=True, exist_ok=True)
    files = {"cohort.yaml": cohort, "circles.yaml": CIRCLES, "schedule.yaml": SCHEDULE}
    for name, text in {**files, **({"answers.yaml": answers} if answers else {})}.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
