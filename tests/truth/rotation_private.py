"""What must not be in the new folder, nor in what members read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from . import rotation_reader as reader

if TYPE_CHECKING:
    from .rotation_chain import Step

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
COORDINATOR = "zed@example.com"
LISTS = ("history/", "people.csv", "cohort.yaml")
"""Handles of those who left may stand here: in the past of the others, and in fields of the coordinator's."""


def kept_private(one: Step) -> Iterator[str]:
    """Nothing of those who left but handles in the history; no draft shows what is not its reader's."""
    files = reader.contents(one.folder.path)
    yield from _of_those_who_left(one, files)
    for name, data in files.items():
        if name.endswith(".eml"):
            yield from _letter(name, reader.letter(data), one)
        elif name.startswith("ending/") and not name.endswith(("README.md", ".gitignore")):
            shown = set(ADDRESS.findall(data.decode())) - {COORDINATOR}
            if shown:
                yield f"{name} shows {shown}"
            yield from _for_members(name, data.decode(), one)


def _of_those_who_left(one: Step, files: dict[str, bytes]) -> Iterator[str]:
    left = [person for key, person in one.people.items() if key not in one.around]
    words = [word for person in left for word in _words(person.names, person.email, person.secret)]
    handles = [handle for person in left for handle in person.handles]
    for name, data in files.items():
        text = data.decode("utf-8", "replace")
        if name.startswith("ending/"):
            continue
        own = words if name != "alumni.csv" else _not_on_the_list(one)
        yield from (f"{name} has «{word}» of somebody who left" for word in _in(own, text))
        if name != "alumni.csv" and not name.startswith(LISTS):
            yield from (f"{name} has the handle «{word}» of somebody who left" for word in _in(handles, text))


def _not_on_the_list(one: Step) -> list[str]:
    people = [person for key, person in one.people.items() if key not in one.around | one.alumni]
    return [word for person in people for word in _words(person.names, person.email, person.secret)]


def _words(names: Iterable[str], *more: str) -> list[str]:
    return [*(part for name in names for part in name.split()), *filter(None, more)]


def _in(words: Iterable[str], text: str) -> list[str]:
    there = set(re.findall(r"[\w.@+-]+", text)) | set(re.findall(r"\w+", text))
    return [word for word in words if word in there]


def _letter(name: str, letter: reader.Letter, one: Step) -> Iterator[str]:
    """A draft goes to one person, the one it is called after, and shows no other address."""
    handle = name.rpartition("/")[2].removesuffix(".eml")
    key = one.key_of.get(handle)
    if key is None or len(letter.to) != 1 or "," in letter.to[0]:
        yield f"{name} goes to {letter.to}"
        return
    shown = set(ADDRESS.findall(letter.text)) - {COORDINATOR}
    if shown != {one.people[key].email}:
        yield f"{name} shows {shown}"
    yield from _for_members(name, letter.text, one, key)


def _for_members(name: str, text: str, one: Step, reader_: int | None = None) -> Iterator[str]:
    """What members read has no needs, no kinds and no managers, and names only those of their circles."""
    there = set(re.findall(r"\w+", text))
    for person in one.people.values():
        if person.secret in there or person.gender in there:
            yield f"{name} has «{person.secret}» or «{person.gender}»"
    if reader_ is None:
        return
    circles = [set(circle) for circle in (*one.circles, *one.past[-1].circles) if reader_ in circle]
    near = set().union({reader_}, *circles)
    for key, person in one.people.items():
        if key not in near and set(person.name.split()) & there:
            yield f"{name} names {person.name}, who is in no circle of theirs"
