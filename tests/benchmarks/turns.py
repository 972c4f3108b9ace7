"""How long it takes to share out all roles, and how evenly: ``python -m tests.benchmarks.turns``.

The first table has 43 circles with a year's log in which every role of every meeting was somebody else than
planned, the hardest case; the second counts the usual terms in which a role comes to somebody twice more
than to somebody else, by a count of its own.
"""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from circlekit.core.log import Log
from circlekit.core.model import Circle
from circlekit.core.processes import Process
from circlekit.core.scheduling.meetings import meetings
from circlekit.core.turns.cohort import roles_of
from circlekit.core.turns.need import Need
from circlekit.core.turns.roles import MeetingRoles
from circlekit.core.turns.rota import rota
from circlekit.files.circles import read_circles
from circlekit.files.log import read_log
from circlekit.files.reading import read_cohort
from circlekit.files.schedules import read_schedule
from tests.benchmarks.full_log import LOGGED, write

LONG = Process(name="Long talk", cases=1, steps={"Talk": "30"})
TROIKA = Process(name="Troika", group="3-4", turns="everyone", steps={"Tell": "2", "Talk": "5"})
NAMES = "abcdefgh"


def of_a_year() -> Iterator[tuple[str, str, float]]:
    """Yield a rhythm, a process, and the seconds that all roles of 43 circles take."""
    for every in LOGGED:
        with tempfile.TemporaryDirectory() as folder:
            loaded = read_cohort(write(Path(folder), every))
            circles = read_circles(Path(folder) / "circles.yaml", "circles", loaded.cohort).matching.circles
            slots = read_schedule(Path(folder) / "schedule.yaml", "schedule", loaded.cohort, circles).slots
            log = read_log(Path(folder) / "log.yaml", "log", loaded.cohort, circles).log
        dates = {slot.circle: meetings(slot, loaded.cohort) for slot in slots}
        for process in (LONG, TROIKA):
            start = time.perf_counter()
            for circle in circles:
                roles_of(loaded.cohort, process, circle, dates[circle.id], log, {})
            yield every, process.name, time.perf_counter() - start


def unfair() -> Iterator[tuple[int, int, int, int]]:
    """Yield people, cases, facilitators and meetings of every usual term that is not even."""
    for people in range(5, 9):
        circle = Circle(id="c1", name="Circle 1", lead="a", members=tuple(NAMES[:people]))
        for cases in range(1, people // 2 + 1):
            for facilitators in {1, min(2, cases)}:
                for of in range(3, 53):
                    need = Need(people, (people,), cases, facilitators)
                    if spread(rota(circle, range(1, of + 1), of, need, Log()), circle.members) > 1:
                        yield people, cases, facilitators, of


def spread(rotas: Iterable[MeetingRoles], people: Iterable[str]) -> int:
    """Return the widest difference between two people in any role."""
    counts = {kind: Counter(dict.fromkeys(people, 0)) for kind in "cfnto"}
    for roles in rotas:
        ones = ((roles.note_taker,), (roles.timekeeper,), (roles.opener,))
        for kind, who in zip("cfnto", (roles.case_givers, roles.facilitators, *ones), strict=True):
            counts[kind].update(person for person in who if person)
    return max(max(count.values()) - min(count.values()) for count in counts.values())


def main() -> None:
    """Print both tables."""
    print("rhythm     process      seconds")
    for every, process, seconds in of_a_year():
        print(f"{every:<10} {process:<12} {seconds:.2f}")
    found = list(unfair())
    print(f"usual terms that are not even: {found or 'none'}")


if __name__ == "__main__":
    main()
