"""How long it takes to import exports of 10,000 answers and of 40: ``python -m tests.benchmarks.intake``.

First whole commands, each in a process of its own, then the steps of the large one in this process; the best
of several runs, in seconds of a processor. The second import of the same file finds everybody there and
changes nothing.
"""

from __future__ import annotations

import csv
import io
import resource
import shutil
import subprocess
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from circlekit.cli.importing.options import Reading
from circlekit.cli.importing.source import Known, library_of
from circlekit.cli.importing.taking import take
from circlekit.core.intake.mapping import Said
from circlekit.core.intake.merging.joining import joined
from circlekit.core.intake.merging.merge import merge
from circlekit.files.collector import collector_paused
from circlekit.files.intake.peoplefile import read_rows, written
from circlekit.files.library import shelves
from tests.cli.program import PROGRAM, environment

ANSWERS = 10_000
FEW = 40
SEED = 0
RUNS = 5

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
PARTS = ("Morning", "Afternoon", "Evening")
HOURS = {"Morning": "09:00-12:00", "Afternoon": "13:00-17:00", "Evening": "18:00-21:00"}
ZONES = ("Africa/Dakar", "America/New_York", "Asia/Kolkata", "Europe/Berlin", "Europe/London", "Lagos")
TOPICS = ("budgeting", "data", "facilitation", "fundraising", "hiring", "outreach", "policy")
FIRST = ("Amina", "Zoë", "José", "Łucja", "Bao", "Chidi", "Dara", "Elif", "Fatou")
LAST = ("Diallo", "Müller", "García", "Okafor", "Nowak", "Tran", "Silva", "Khan", "Smith")
QUESTIONS = (
    "Timestamp",
    "Email Address",
    "What is your full name?",
    "Your time zone",
    *(f"When can you meet? [{day}]" for day in DAYS),
    "What do you need help with?",
    "What can you offer?",
    "Region",
    "Would you be willing to lead a circle?",
    "May we share your e-mail with your circle?",
)


def export(count: int, seed: int) -> bytes:
    """Return an export of Google Sheets with invented people."""
    chance = Random(seed)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(QUESTIONS)
    begin = datetime(2026, 10, 1, 8)
    for number in range(count):
        when = begin + timedelta(minutes=7 * number)
        week = [", ".join(part for part in PARTS if chance.random() < 0.5) for _ in DAYS]
        writer.writerow(
            [
                f"{when.month}/{when.day}/{when.year} {when:%H:%M:%S}",
                f"p{number}@example.org",
                f"{chance.choice(FIRST)} {chance.choice(LAST)} {number}",
                chance.choice(ZONES),
                *week,
                ", ".join(chance.sample(TOPICS, chance.randrange(1, 4))),
                ", ".join(chance.sample(TOPICS, chance.randrange(1, 4))),
                chance.choice(("North", "East", "South", "West")),
                chance.choice(("Yes", "No", "If needed")),
                chance.choice(("Yes", "No")),
            ]
        )
    return text.getvalue().encode()


def best(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Return the seconds that the quickest of several runs takes."""
    seconds = []
    for _ in range(RUNS):
        begin = clock()
        work()
        seconds.append(clock() - begin)
    return min(seconds)


def of_commands() -> float:
    """Return the seconds of a processor that commands have taken so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def command(folder: Path, *more: str) -> None:
    """Import the export as people do."""
    hours = [word for part, when in HOURS.items() for word in ("--hours", f"{part}={when}")]
    argv = [*PROGRAM, "import", "form.csv", *hours, "--today", "2026-12-01", *more]
    subprocess.run(argv, cwd=folder, env=environment(), check=True, capture_output=True)


def fresh(folder: Path) -> None:
    """Import into a folder that holds the export alone."""
    for one in folder.iterdir():
        if one.name != "form.csv":
            shutil.rmtree(one) if one.is_dir() else one.unlink()
    command(folder, "--yes")


def steps(form: Path) -> dict[str, float]:
    """Return the seconds of each step."""
    library = library_of(shelves(form.parent, form.parent))
    known = Known(Said(hours=HOURS), (), Reading(), library, date(2026, 12, 1))
    sources = take([form], known)
    people = joined([source.answers for source in sources])
    merged = merge((), people.people, {})
    content = written(read_rows(None, "people.csv"), merged)
    rows = read_rows(content, "people.csv")
    return {
        "read the library": best(lambda: library_of(shelves(form.parent, form.parent))),
        "read and understand the export": best(lambda: take([form], known)),
        "join the answers of each person": best(lambda: joined([one.answers for one in sources])),
        "merge them into an empty table": best(lambda: merge((), people.people, {})),
        "write the table": best(lambda: written(read_rows(None, "people.csv"), merged)),
        "read the table": best(lambda: read_rows(content, "people.csv")),
        "merge them into the table": best(lambda: merge(rows.rows, people.people, merged.remembered)),
    }


def whole(folder: Path, count: int) -> None:
    """Print the seconds of whole commands for an export of so many answers."""
    form = folder / "form.csv"
    form.write_bytes(export(count, SEED))
    print(f"{count:,} answers, {form.stat().st_size / 1e6:.2f} MB")
    print(f"{best(lambda: fresh(folder), of_commands):6.2f}  circlekit import, the first time")
    print(f"{best(lambda: command(folder), of_commands):6.2f}  circlekit import, the same again")


def main() -> None:
    """Print the seconds of the commands, and of the steps of the larger import."""
    with TemporaryDirectory() as name, collector_paused():
        folder = Path(name)
        whole(folder, FEW)
        whole(folder, ANSWERS)
        for step, seconds in steps(folder / "form.csv").items():
            print(f"{seconds:6.2f}    {step}")


if __name__ == "__main__":
    main()
