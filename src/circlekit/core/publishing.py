"""What to do to a calendar on a server so that it shows a cohort's meetings, and nobody else's change.

Nothing here speaks to a server. An object there is named by its UID; its etag changes whenever anybody
changes it (RFC 4791, 5.3.4).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from circlekit.core.calendars.objects import Object

OURS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}@circlekit")
"""How a UID of circlekit's looks (see ``calendars.series.uid``)."""

Status = Literal["new", "changed", "unchanged", "removed"]


class Published(NamedTuple):
    """What is remembered of an object on a server; on its way there, ``digest`` and ``etag`` are empty."""

    title: str
    digest: str = ""
    etag: str = ""


class Step(NamedTuple):
    """What happens to one object; ``etag`` is that of the one to be replaced or removed, if there is one."""

    uid: str
    title: str
    status: Status
    content: bytes = b""
    etag: str | None = None


def steps(
    objects: Mapping[str, Object], before: Mapping[str, Published], there: Mapping[str, str]
) -> tuple[Step, ...]:
    """Return what happens to each object, in order; then what is removed.

    ``before`` is what circlekit remembers to have put there, ``there`` the etags of what is there now, both
    by UID. Only what is remembered is ever removed: another cohort may publish to the same calendar.
    """
    kept = [_step(uid, one, before.get(uid), there.get(uid)) for uid, one in objects.items()]
    gone = [uid for uid in before if uid not in objects and uid in there and OURS.fullmatch(uid)]
    return (*kept, *(Step(uid, before[uid].title, "removed", etag=there[uid]) for uid in gone))


def _step(uid: str, one: Object, before: Published | None, etag: str | None) -> Step:
    if etag is None:
        return Step(uid, one.title, "new", one.content)
    same = before is not None and (before.digest, before.etag) == (_digest(one.content), etag)
    return Step(uid, one.title, "unchanged" if same else "changed", one.content, etag)


def begun(planned: Iterable[Step], before: Mapping[str, Published]) -> dict[str, Published]:
    """Return what to remember before the first step is taken, so that a crash leaves nothing unknown."""
    moving = {one.uid: Published(one.title) for one in planned if one.status in {"new", "changed"}}
    return {**before, **moving}


def finished(planned: Iterable[Step], there: Mapping[str, str]) -> dict[str, Published]:
    """Return what to remember when all steps were taken; ``there`` are the etags of what is there now."""
    return {
        one.uid: Published(one.title, _digest(one.content), there.get(one.uid, ""))
        for one in planned
        if one.status != "removed"
    }


def as_data(published: Mapping[str, Published]) -> dict[str, dict[str, str]]:
    """Return plain data that a JSON file holds."""
    return {uid: one._asdict() for uid, one in sorted(published.items())}


def from_data(data: object) -> dict[str, Published]:
    """Return what ``as_data`` made; what is damaged is left out, and then stays on the server."""
    found = {}
    for uid, one in data.items() if isinstance(data, Mapping) else ():
        if isinstance(one, Mapping) and all(isinstance(one.get(key), str) for key in Published._fields):
            found[uid] = Published(*(one[key] for key in Published._fields))
    return found


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
