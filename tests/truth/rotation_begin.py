"""The first cohort of a chain, as its coordinator writes it: circles by hand, and sometimes a history."""

from __future__ import annotations

from collections.abc import Sequence

from .rotation_count import Past, pairs
from .rotation_people import Person, as_csv, as_yaml
from .rotation_world import World


def begin(world: World) -> None:
    """Write the first cohort, with circles by hand."""
    world.path.mkdir()
    for _ in range(world.style.people):
        _welcome(world)
    earlier = _earlier(world) if world.rng.random() < 0.4 else ""
    circles = _cut(world, world.here)
    lines = ["cohort: round-0", "circles:"]
    for number, members in enumerate(circles, 1):
        offering = [one for one in members if world.people[one].lead != "no"]
        roles = dict(zip(("lead", "deputy"), offering, strict=False))
        shown = "".join(f"{role}: {world.people[one].handle}, " for role, one in roles.items())
        handles = ", ".join(world.people[one].handle for one in members)
        lines.append(f"  c{number}: {{name: Circle {number}, {shown}members: [{handles}]}}")
    world.write("circles.yaml", "\n".join(lines) + "\n")
    if not world.style.plain:
        chosen = [frozenset(world.rng.sample(world.here, 2)) for _ in range(3)]
        world.apart = [sorted(pair) for pair in chosen if pair not in pairs(circles)]
    world.write("cohort.yaml", _cohort(world, earlier))


def _welcome(world: World) -> Person:
    found = world.invent.person()
    world.here.append(found.key)
    world.invent.around.append(found.handle)
    return found


def _cut(world: World, people: Sequence[int]) -> list[list[int]]:
    """Return people in circles of even sizes."""
    mixed = world.rng.sample(people, len(people))
    count = -(-len(people) // world.style.size[1])
    return [mixed[number::count] for number in range(count)]


def _earlier(world: World) -> str:
    """Write a history that others were in too, and in which two people have other handles."""
    others = [world.invent.person() for _ in range(4)]
    world.gone += [one.key for one in others]
    shown = {one: world.people[one].handle for one in world.people}
    for one in world.rng.sample(world.here, 2):
        before = world.invent.handle()
        world.people[one].handles.insert(0, before)
        shown[one] = before
    pool = [*world.rng.sample(world.here, 2 * len(world.here) // 3), *world.gone]
    circles = _cut(world, pool)
    lines = ["cohort: before", "circles:"]
    for number, own in enumerate(circles):
        members = ", ".join(shown[one] for one in own)
        lines.append(f"  k{number}: {{name: K{number}, lead: {shown[own[0]]}, members: [{members}]}}")
    world.write("earlier.yaml", "\n".join(lines) + "\n")
    world.past.append(Past(circles, [own[0] for own in circles], [], {}))
    return "history: [earlier.yaml]\n"


def _cohort(world: World, earlier: str) -> str:
    """Return the first cohort file, and write the table that it may name."""
    rules = [f"apart: [{', '.join(world.group(pair) for pair in world.apart)}]"] if world.apart else []
    if not world.style.plain:
        rules += ["mix: [team]", "not_alone: [gender]", "separate: manager"]
        rules += [f"prefer: [{world.group(world.rng.sample(world.here, 2))}]"]
        rules += [f"avoid: [{world.group(world.rng.sample(world.here, 2))}]"]
    rows = {
        world.people[one].handle: world.people[one].row(world.people[one].handles[:-1]) for one in world.here
    }
    if world.rng.random() < 0.5:
        people = "participants:\n" + as_yaml(rows)
    else:
        world.write("people.csv", as_csv([{"id": handle, **row} for handle, row in rows.items()]))
        people = "participants: people.csv\n"
    plan = f"silent: {world.style.silent}" + (", old_circles: in twos" if world.style.twos else "")
    least, most = world.style.size
    return (
        f"cohort: Round 0\nstarts: {world.starts}\nends: {world.ends}\ntimezone: Europe/London\n"
        f"size: {least}-{most}\nrotation: {{{plan}}}\nmatching: {{{', '.join(rules)}}}\n{earlier}"
        f"coordinator: {{name: Zed, email: zed@example.com}}\n{people}"
    )
