"""A poll of crab.fit saved in two files, its event and its people, made one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from circlekit.core.problems import InputProblems
from circlekit.files.intake.polls.documents import is_json, read_json

File = tuple[str, bytes]
"""The name of a file in messages, and what stands in it."""


def paired(files: Sequence[File]) -> tuple[File, ...]:
    """Return some files with an event and its people, where there is one of each, as one file.

    It has the name of the people's, and its place. Everything else is returned as it is; so is what cannot be
    read, which says so when it is read.
    """
    if sum(is_json(content) for _, content in files) < 2:
        return tuple(files)
    from circlekit.core.intake.polls.crabfit import parts

    read = [parts(_data(name, content)) for name, content in files]
    events = [at for at, one in enumerate(read) if one.event is not None and one.people is None]
    people = [at for at, one in enumerate(read) if one.event is None and one.people is not None]
    if not (len(events) == len(people) == 1):
        return tuple(files)
    both = _document({"event": read[events[0]].event, "people": read[people[0]].people})
    pairs = ((name, both if at == people[0] else content) for at, (name, content) in enumerate(files))
    return tuple(pair for at, pair in enumerate(pairs) if at != events[0])


def _data(name: str, content: bytes) -> Any:
    if not is_json(content):
        return None
    try:
        return read_json(content, name)
    except InputProblems:
        return None


def _document(data: Any) -> bytes:
    import json

    return json.dumps(data, ensure_ascii=False).encode()
