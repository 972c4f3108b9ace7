"""``python -m tests.truth.messages [--worlds 300] [--seed 0]``: prints what disagrees, and how many do."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from circlekit.core.zones import use_newest_database

from . import messages_checks as checks
from . import messages_texts as texts
from .messages_reader import Run, nudge
from .messages_world import World, invent, write, write_log
from .rotation_command import command

Change = Callable[[Run], Run]


def days_of(world: World, most: int) -> list[date]:
    """Return some days of a term in their order, many of them around one meeting, from before to after."""
    chance = Random(world.seed)
    span = [
        world.starts + timedelta(days=number) for number in range(-18, (world.ends - world.starts).days + 18)
    ]
    met = [meeting.day for group in world.groups for meeting in group.meetings]
    around: list[date] = []
    if met:
        middle = chance.choice(met)
        around = [middle + timedelta(days=number) for number in (-7, -3, -1, 1, 2, 5)]
    spread = chance.sample(span, min(len(span), max(1, most - len(around))))
    found = sorted({*chance.sample(around, min(len(around), most - 1)), *spread})
    return found if most < len(span) else span


def disagreements(
    seed: int, most: int = 6, done: Counter[str] | None = None, change: Change = lambda run: run
) -> Iterator[str]:
    """Yield what disagrees in one world over ``most`` days; ``change`` may plant a fault in each run."""
    counted = Counter[str]() if done is None else done
    world, walk = invent(seed), checks.Walk()
    with TemporaryDirectory() as place:
        folder = Path(place)
        write(world, folder)
        days = days_of(world, most)
        for number, today in enumerate(days):
            write_log(world, folder, today)
            run = change(nudge(world, folder, today))
            counted.update(key[1] for key in run.drafts)
            counted["letters"] += sum(len(one.letters) for one in run.drafts.values())
            for check in (*checks.CHECKS, *texts.CHECKS, walk.takes):
                yield from (f"{text} (on {today})" for text in check(run))
            if number == world.seed % (2 * len(days)):
                yield from (f"{text} (on {today})" for text in with_options(run))
                yield from (f"{text} (on {today})" for text in texts.as_the_agenda_has_it(run))


def with_options(run: Run) -> Iterator[str]:
    """Yield where a run with an option is anything but that part of the whole run."""
    for words, keeps in (
        (("--to", "leads"), checks.for_leads),
        (("--to", "members"), checks.for_members),
        (("--to", "circles"), checks.for_circles),
        (("--only", "no-reply"), checks.for_no_reply(run)),
    ):
        yield from checks.only(nudge(run.world, run.folder, run.today, *words), run, keeps)
    yield from checks.all_to_come(nudge(run.world, run.folder, run.today, "--all", "--dry-run"))
    yield from checks.named_aloud(run, aloud(run))
    yield from _as_lists(run)
    yield from _nothing_of_others(run)


def _nothing_of_others(run: Run) -> Iterator[str]:
    """Yield what changes in anybody's messages with a pulse, or with who else was there."""
    somebody = Random(run.world.seed).choice([*run.world.people])
    elsewhere = [checks.without_pulse(run.world), checks.without_presence(run.world, somebody)]
    for world, about in zip(elsewhere, (None, somebody), strict=True):
        write_log(world, run.folder, run.today)
        other = nudge(world, run.folder, run.today)
        yield from checks.same_words(run, other, about)
    write_log(run.world, run.folder, run.today)
    nudge(run.world, run.folder, run.today)


def aloud(run: Run) -> str:
    """Return what the command says to a person about the same messages."""
    return command("nudge", str(run.folder / "cohort.yaml"), "--today", str(run.today)).err


def _as_lists(run: Run) -> Iterator[str]:
    nudge(run.world, run.folder, run.today, "--merge", "--mailto")
    for moment in {key[1] for key, one in run.drafts.items() if one.letters}:
        table = run.folder / f"nudges/merge/{run.today}-{moment.replace('_', '-')}.csv"
        yield from checks.merged(run, table.read_bytes(), moment)
    page = run.folder / f"nudges/mailto/{run.today}.md"
    yield from checks.linked(run, page.read_text("utf-8") if page.exists() else "")


def main() -> int:
    """Compare so many worlds; 1 where anything disagrees."""
    parser = argparse.ArgumentParser(prog="python -m tests.truth.messages")
    parser.add_argument("--worlds", type=int, default=300)
    parser.add_argument("--days", type=int, default=12, help="so many days of each")
    parser.add_argument("--seed", type=int, default=0, help="the first of them")
    wanted = parser.parse_args()
    use_newest_database()
    wrong: Counter[str] = Counter()
    done: Counter[str] = Counter()
    for seed in range(wanted.seed, wanted.seed + wanted.worlds):
        for text in disagreements(seed, wanted.days, done):
            check = text.partition(":")[0]
            wrong[check] += 1
            if wrong[check] <= 5:
                print(f"seed {seed}: {text}", flush=True)
        print(f"up to seed {seed}", end="\r", file=sys.stderr, flush=True)
    print(f"{wanted.worlds} worlds from seed {wanted.seed}; {dict(done)}; disagreements: {dict(wrong) or 0}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
