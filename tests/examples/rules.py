"""The hard rules, checked by code that shares nothing with circlekit: plain yaml and csv, and loops.

Every function returns sentences, one for each thing that is wrong; none means that all is well.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

Person = dict[str, str | list[str]]

LISTS = ("languages", "needs", "offers", "available", "if_needed")


def plain(path: Path) -> Any:
    """Return a YAML file with every scalar as the text it is."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def people(folder: Path) -> dict[str, Person]:
    """Return who takes part in a cohort folder, by their handle; whoever pauses past the start does not."""
    cohort = plain(folder / "cohort.yaml")
    given = cohort["participants"]
    if not isinstance(given, dict):
        with (folder / given).open(encoding="utf-8-sig", newline="") as file:
            given = {row["id"]: _listed(row) for row in csv.DictReader(file)}
    return {handle: who for handle, who in given.items() if who.get("pause_until", "") <= cohort["starts"]}


def _listed(row: dict[str, str]) -> Person:
    return {key: [part.strip() for part in cell.split(";") if part.strip()] if key in LISTS else cell
            for key, cell in row.items()}  # fmt: skip


def circles(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the circles of a cohort folder as they stand in circles.yaml."""
    found: dict[str, dict[str, Any]] = plain(folder / "circles.yaml")["circles"]
    return found


def broken(folder: Path) -> list[str]:
    """Return everything in a cohort's circles.yaml that its cohort.yaml forbids."""
    cohort, who, groups = plain(folder / "cohort.yaml"), people(folder), circles(folder)
    unplaced = plain(folder / "circles.yaml").get("unplaced") or {}
    rules = cohort.get("matching", {})
    found = [*_everybody_once(who, groups, list(unplaced)), *_leads(who, groups, _just_led(folder, cohort))]
    for name, circle in groups.items():
        members = circle["members"]
        found += [f"{name}: {problem}" for problem in _size(cohort.get("size", "6-8"), members)]
        found += [f"{name}: {problem}" for problem in _pairs(rules, members)]
        found += [f"{name}: {problem}" for problem in _values(rules, members, who)]
    return found


def _everybody_once(who: dict[str, Person], groups: dict[str, Any], unplaced: list[str]) -> Iterator[str]:
    seats = Counter([*unplaced, *(member for circle in groups.values() for member in circle["members"])])
    yield from (f"{handle} is in {seats[handle]} places" for handle in who if seats[handle] != 1)
    yield from (f"{handle} does not take part" for handle in seats if handle not in who)


def _just_led(folder: Path, cohort: dict[str, Any]) -> set[str]:
    """Return who led a circle of the cohort before."""
    before = cohort.get("history", [])[-1:]
    past = [circle for name in before for circle in plain(folder / name)["circles"].values()]
    return {circle["lead"] for circle in past if "lead" in circle}


def _willing(person: Person, just_led: bool) -> str:
    """Return what somebody says about leading; whoever has just led rests, unless they ask to go on."""
    wish = person.get("lead_again", "")
    said = {"yes": "yes", "no": "no"}.get(wish, person.get("lead", "no"))
    return "rests" if just_led and said != "no" and wish != "yes" else said


def _leads(who: dict[str, Person], groups: dict[str, Any], just_led: set[str]) -> Iterator[str]:
    """Each circle has one lead, willing, and the more willing first; a deputy is somebody else."""
    would = {handle: _willing(person, handle in just_led) for handle, person in who.items()}
    enough = sum(said != "no" for said in would.values()) >= len(groups)
    for name, circle in groups.items():
        lead, deputy, members = circle.get("lead"), circle.get("deputy"), circle["members"]
        says = {member: would.get(member, "no") for member in members}
        if enough and says.get(lead, "no") == "no":
            yield f"{name} has no willing lead"
        if "yes" in says.values() and says.get(lead) != "yes":
            yield f"{name} is led by somebody less willing than another member"
        if says.get(lead) == "rests" and "if needed" in says.values():
            yield f"{name} is led by somebody who has just led, though another member would"
        if deputy is not None and (deputy == lead or deputy not in members):
            yield f"{name} has {deputy} as deputy"


def _size(size: str, members: list[str]) -> Iterator[str]:
    least, _, most = size.partition("-")
    if not int(least) <= len(members) <= int(most or least):
        yield f"{len(members)} members"


def _pairs(rules: dict[str, Any], members: list[str]) -> Iterator[str]:
    for group in _groups(rules.get("apart")):
        for pair in combinations(group, 2):
            if set(pair) <= set(members):
                yield f"{' and '.join(pair)} are not apart"
    for group in _groups(rules.get("together")):
        inside = set(group) & set(members)
        if inside and inside != set(group):
            yield f"{' and '.join(group)} are not together"


def _groups(rule: Any) -> list[list[str]]:
    if not rule:
        return []
    return [rule] if isinstance(rule[0], str) else rule


def _values(rules: dict[str, Any], members: list[str], who: dict[str, Person]) -> Iterator[str]:
    of = {field: [who[member].get(field, "") for member in members] for field in _fields(rules)}
    for field in rules.get("share", []):
        if not set.intersection(*(set(values) for values in of[field])):
            yield f"no {field} in common"
    for field, most in rules.get("within", {}).items():
        numbers = [float(str(value)) for value in of[field] if value]
        if numbers and max(numbers) - min(numbers) > float(most):
            yield f"{field} from {min(numbers):g} to {max(numbers):g}"
    for field, most in rules.get("at_most", {}).items():
        value, count = Counter(map(str, of[field])).most_common(1)[0]
        if count > int(most):
            yield f"{count} with {field} {value}"


def _fields(rules: dict[str, Any]) -> set[str]:
    return {*rules.get("share", []), *rules.get("within", {}), *rules.get("at_most", {})}
