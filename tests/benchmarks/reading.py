"""How long it takes to read 10,000 participants: ``python -m tests.benchmarks.reading``.

The whole of ``circlekit.load`` is measured, places included: the best of three runs, in seconds of the clock
and of the processor.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from circlekit.files.reading import load

PEOPLE = 10_000
SEED = 0
RUNS = 3

HEAD = """\
cohort: Large
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
matching: {mix: [organisation, region], align: [level]}
"""
FIRST = ("Amina", "Zoë", "José", "Łucja", "Nguyễn", "Bao", "Chidi", "Dara", "Elif", "Fatou")
LAST = ("Diallo", "Müller", "García", "Okafor", "Nowak", "Tran", "Sato", "Silva", "Khan", "Smith")
ZONES = (
    "Africa/Dakar", "Africa/Nairobi", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Tokyo",
    "Australia/Sydney", "Europe/Berlin", "Europe/London",
)  # fmt: skip
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
TOPICS = ("budgeting", "data", "facilitation", "fundraising", "hiring", "outreach", "policy")

Person = dict[str, str | list[str]]


def people(count: int, seed: int) -> Iterator[tuple[str, Person]]:
    """Yield invented people with 13 keys each: handles and what is known of them."""
    chance = Random(seed)
    for number in range(count):
        windows = [
            f"{chance.choice(DAYS)} {chance.randrange(8, 13):02}:00-{chance.randrange(14, 20)}:30"
            for _ in range(chance.randrange(2, 5))
        ]
        yield (
            f"p{number}",
            {
                "name": f"{chance.choice(FIRST)} {chance.choice(LAST)} {number}",
                "email": f"p{number}@example.org",
                "timezone": chance.choice(ZONES),
                "available": windows,
                "if_needed": [f"Sat 09:00-11:{chance.randrange(60):02}"],
                "lead": chance.choice(("yes", "no", "if needed")),
                "languages": chance.sample(("de", "en", "es", "fr"), 2),
                "needs": chance.sample(TOPICS, 2),
                "offers": chance.sample(TOPICS, 2),
                "organisation": f"org {chance.randrange(300)}",
                "region": chance.choice("NESW"),
                "role": chance.choice(("chair", "lead", "member")),
                "level": str(chance.randrange(1, 6)),
            },
        )


def as_yaml(count: int, seed: int) -> str:
    """Return a cohort file with all its people in it."""
    lines = [HEAD, "participants:\n"]
    for handle, person in people(count, seed):
        lines.append(f"  {handle}:\n")
        for key, value in person.items():
            text = f"[{', '.join(value)}]" if isinstance(value, list) else value
            lines.append(f"    {key}: {text}\n")
    return "".join(lines)


def as_csv(count: int, seed: int) -> str:
    """Return the same people as a table."""
    rows = [("id", *next(people(1, seed))[1])]
    for handle, person in people(count, seed):
        cells = (";".join(value) if isinstance(value, list) else value for value in person.values())
        rows.append((handle, *cells))
    return "".join(",".join(row) + "\n" for row in rows)


def best(run: Callable[[], object]) -> tuple[float, float]:
    """Return the shortest time of the clock, and of the processor, in seconds."""
    clock, processor = [], []
    for _ in range(RUNS):
        began, worked = time.perf_counter(), time.process_time()
        run()
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - worked)
    return min(clock), min(processor)


def main() -> None:
    """Write the files, read them, and print what it took."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "people.csv").write_text(as_csv(PEOPLE, SEED), encoding="utf-8")
        (folder / "table.yaml").write_text(f"{HEAD}participants: people.csv\n", encoding="utf-8")
        (folder / "inline.yaml").write_text(as_yaml(PEOPLE, SEED), encoding="utf-8")
        print(f"{f'reading {PEOPLE:,} people':24}{'seconds':>9}{'processor':>11}{'target':>8}")
        for kind, file, target in (("from CSV", "table.yaml", 1.0), ("from YAML", "inline.yaml", 2.0)):
            clock, processor = best(lambda file=file: load(folder / file))
            print(f"{kind:24}{clock:9.2f}{processor:11.2f}{target:8.1f}")


if __name__ == "__main__":
    main()
