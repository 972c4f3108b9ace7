"""What coordinators change between rotations, and whom they forget."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from . import rotation_reader as reader
from .rotation_command import command
from .rotation_people import Person, as_csv
from .rotation_world import World


def edit(world: World) -> None:
    """Change the folder as coordinators do: another handle for somebody, two people trading places."""
    if world.rng.random() < 0.4:
        _rename(world, world.rng.choice(world.here))
    if not world.seated and world.rng.random() < 0.2:
        _swap(world)


def _rename(world: World, key: int) -> None:
    person, old = world.people[key], world.people[key].handle
    new = world.invent.handle()
    for name in ("cohort.yaml", "circles.yaml", "people.csv"):
        world.replace(name, old, new)
    path = world.path / "people.csv"
    rows = [dict(row) for row in reader.table(path).values()]
    for row in rows:
        was = [one for one in row.get("was", "").split("; ") if one]
        row["was"] = "; ".join([*was, old] if row["id"] == new else was)
    path.write_text(as_csv(rows, list(rows[0])), encoding="utf-8")
    person.handle = new
    person.handles.append(new)
    world.report_to({old: new})


def _swap(world: World) -> None:
    """Let two who look after nothing change places, where no rule speaks against it."""
    path = world.path / "circles.yaml"
    circles = reader.load(path)["circles"]
    free = {
        name: [one for one in own["members"] if one not in (own.get("lead"), own.get("deputy"))]
        for name, own in circles.items()
    }
    one, two = world.rng.sample(sorted(free), 2)
    if world.style.plain and free[one] and free[two]:
        first, second = world.rng.choice(free[one]), world.rng.choice(free[two])
        world.replace("circles.yaml", first, "nobody-here")
        world.replace("circles.yaml", second, first)
        world.replace("circles.yaml", "nobody-here", second)


def forget(world: World) -> Iterator[str]:
    """Take somebody out who left, and yield what is wrong with the folder then."""
    before = _circles(world)
    handles = {handle for groups in before for members in groups for handle in members}
    known = [
        key for key in world.gone if key not in world.forgotten and handles & {*world.people[key].handles}
    ]
    if not known or world.rng.random() > 0.3:
        return
    key = world.rng.choice(known)
    mine = [handle for handle in world.people[key].handles if handle in handles]
    words = [word for handle in mine for word in ("--forget", handle)]
    done = command("rotate", str(world.path / "cohort.yaml"), *words)
    if done.code:
        yield f"forget: exit {done.code}: {done.err}"
    world.forgotten.add(key)
    world.alumni.discard(key)
    world.past = [one.without(key) for one in world.past]
    wanted = [{tuple(one for one in own if one not in mine) for own in groups} - {()} for groups in before]
    if _circles(world) != wanted:
        yield f"forget: others' circles changed: {_circles(world)} and not {wanted}"
    yield from _left_of(world.people[key], mine, world)


def _circles(world: World) -> list[set[tuple[str, ...]]]:
    """Return who was with whom in each earlier cohort, as the folder's history has it."""
    return [
        {tuple(sorted(circle["members"])) for circle in one["circles"].values()} - {()}
        for one in reader.history(world.path)
    ]


def _left_of(person: Person, handles: Sequence[str], world: World) -> Iterator[str]:
    """Yield where a folder still knows somebody; fields of others that name them are the coordinator's."""
    for name, data in reader.contents(world.path).items():
        text = data.decode("utf-8", "replace")
        theirs = () if name in ("people.csv", "cohort.yaml") else handles
        for word in (*theirs, *person.names, *filter(None, [person.email])):
            if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text):
                yield f"forget: «{word}» is still in {name} (handles {handles})"
