"""``python -m tests.truth.intake [--worlds 300] [--seed 0]``: prints what disagrees, and how many do."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from circlekit.core.zones import use_newest_database

from . import intake_polls
from .intake_check import Run, compare, misread, read_people, run_import
from .intake_forms import TOOLS, written
from .intake_world import World, invent


def disagreements(seed: int, counted: Counter[str] | None = None) -> Iterator[str]:
    """Yield what import makes of a world's exports that the world does not say."""
    world = invent(seed, tuple(TOOLS))
    counted = Counter() if counted is None else counted
    with TemporaryDirectory() as place:
        yield from _imported(world, Path(place), counted)


def _of_polls(seed: int) -> Iterator[str]:
    with TemporaryDirectory() as place:
        yield from intake_polls.disagreements(seed, Path(place))


def _imported(world: World, folder: Path, counted: Counter[str]) -> Iterator[str]:
    name, content = written(world, world.answers)
    (folder / name).write_bytes(content)
    texts, more = misread(world, folder, name)
    yield from texts
    run = run_import(world, folder, [name], more)
    counted["asked"] += len(run.asked)
    if run.done.code:
        yield from _failed("first", run)
        return
    people = world.people(world.answers)
    counted["people"] += len(people)
    yield from compare(world, people, before := read_people(folder))
    yield from _private(world, run)
    kept = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    again = run_import(world, folder, [name], yes=False)
    if again.done.code or again.asked:
        yield from _failed("again", again)
    now = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    changed = [name for name, content in now.items() if kept.get(name) != content]
    if changed:
        yield f"again: the same import changes {changed}"
    yield from _later(world, folder, name, before, counted)


def _later(
    world: World, folder: Path, name: str, before: list[dict[str, str]], counted: Counter[str]
) -> Iterator[str]:
    """Yield what is wrong after a later export of the same form, with changes and new people."""
    (folder / name).write_bytes(written(world, world.later)[1])
    run = run_import(world, folder, [name])
    counted["asked later"] += len(run.asked)
    if run.done.code:
        yield from _failed("later", run)
        return
    rows = read_people(folder)
    for text in compare(world, world.people(world.later), rows):
        yield f"later {text}"
    ids = {row["email"]: row["id"] for row in rows}
    if any(ids.get(row["email"]) != row["id"] for row in before):
        yield "later: ids changed"


def _failed(which: str, run: Run) -> Iterator[str]:
    if run.needless:
        yield from (f"{which} asked: {text}" for text in run.needless)
    else:
        yield f"{which} exit {run.done.code}: {' '.join(run.done.out[-400:].split())} {run.done.err[-200:]}"


def _private(world: World, run: Run) -> Iterator[str]:
    for person, _ in world.answers:
        if person.email in run.done.err:
            yield "private: an address on standard error"


def main() -> int:
    """Compare so many worlds; 1 where anything disagrees."""
    parser = argparse.ArgumentParser(prog="python -m tests.truth.intake")
    parser.add_argument("--worlds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0, help="the first of them")
    parser.add_argument("--only", default="", help="a tool or layout")
    parser.add_argument("--most", type=int, default=8, help="how many of a kind to print")
    wanted = parser.parse_args()
    use_newest_database()
    wrong: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for seed in range(wanted.seed, wanted.seed + wanted.worlds):
        world = invent(seed, tuple(TOOLS))
        if wanted.only not in {"", world.tool, world.layout, f"{world.tool}/{world.layout}"}:
            continue
        for text in (*disagreements(seed, counted), *_of_polls(seed)):
            kind = text.partition(":")[0]
            wrong[kind] += 1
            if wrong[kind] <= wanted.most:
                which = f"{world.tool}, {world.language}, {world.layout}, {world.style}"
                print(f"seed {seed} {which}: {text}", flush=True)
    print(f"{wanted.worlds} worlds from seed {wanted.seed}, {dict(counted)}; wrong: {dict(wrong) or 'none'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
