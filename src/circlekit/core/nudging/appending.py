"""Which e-mails go into a Drafts folder, so that none goes there twice; nothing here speaks to a server."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from email.parser import BytesHeaderParser
from email.policy import default
from typing import Literal, NamedTuple

Status = Literal["new", "changed", "unchanged"]


class Mark(NamedTuple):
    """A message in a folder: its UID counts within one UIDVALIDITY (RFC 3501, 2.3.1.1); 0 is unknown."""

    validity: int = 0
    uid: int = 0


class Appended(NamedTuple):
    """What is remembered of an e-mail: the digest of its content, and which message it became.

    While it is on its way ``arrived`` is false, and ``mark`` is what the next new message would have become.
    """

    digest: str
    mark: Mark = Mark()
    arrived: bool = True


class Step(NamedTuple):
    """What happens to the e-mail of a file."""

    path: str
    status: Status
    content: bytes


def steps(wanted: Mapping[str, bytes], before: Mapping[str, Appended]) -> tuple[Step, ...]:
    """Return what happens to each e-mail; ``wanted`` and ``before`` are by the path of its file."""
    return tuple(Step(path, _status(content, before.get(path)), content) for path, content in wanted.items())


def _status(content: bytes, before: Appended | None) -> Status:
    if before is None or not before.arrived:
        return "new"
    return "unchanged" if before.digest == _digest(content) else "changed"


def begun(planned: Iterable[Step], mark: Mark) -> dict[str, Appended]:
    """Return what to remember before the first e-mail goes, so that a crash leaves nothing unknown."""
    return {one.path: Appended(_digest(one.content), mark, arrived=False) for one in _moving(planned)}


def arrived(step: Step, mark: Mark) -> Appended:
    """Return what to remember of an e-mail that the server took."""
    return Appended(_digest(step.content), mark)


def _moving(planned: Iterable[Step]) -> list[Step]:
    return [one for one in planned if one.status != "unchanged"]


def on_the_way(before: Mapping[str, Appended]) -> list[Mark]:
    """Return from where to look for e-mails of which it is not known whether they arrived."""
    return [one.mark for one in before.values() if not one.arrived]


def settled(
    wanted: Mapping[str, bytes], before: Mapping[str, Appended], there: Mapping[Mark, bytes]
) -> dict[str, Appended]:
    """Return what is remembered once it is known which e-mails arrived after all.

    ``there`` are the headers of the messages that came into the folder meanwhile. One with the recipient and
    the subject of an e-mail that was on its way is that e-mail; the rest never arrived, and is forgotten.
    """
    waiting = {mark: signature(headers) for mark, headers in there.items()}
    found = {}
    for path, one in before.items():
        if one.arrived:
            found[path] = one
        elif path in wanted and one.digest == _digest(wanted[path]):
            sought = signature(wanted[path])
            mark = next((mark for mark, signed in waiting.items() if signed == sought), None)
            if mark:
                del waiting[mark]
                found[path] = Appended(one.digest, mark)
    return found


def signature(content: bytes) -> tuple[str, str]:
    """Return the recipient and the subject of a message, however its headers are folded."""
    headers = BytesHeaderParser(policy=default).parsebytes(content)
    return "".join(str(headers["To"]).split()), "".join(str(headers["Subject"]).split())


def kept(before: Mapping[str, Appended], paths: Collection[str]) -> dict[str, Appended]:
    """Return what is still worth remembering: what belongs to a file that is there."""
    return {path: one for path, one in before.items() if path in paths}


def as_data(appended: Mapping[str, Appended]) -> dict[str, list[object]]:
    """Return plain data that a JSON file holds."""
    return {path: [one.digest, *one.mark, one.arrived] for path, one in sorted(appended.items())}


def from_data(data: object) -> dict[str, Appended]:
    """Return what ``as_data`` made; what is damaged is left out, and then goes into the folder again."""
    found = {}
    for path, one in data.items() if isinstance(data, Mapping) else ():
        match one:
            case [str(digest), int(validity), int(uid), bool(came)]:
                found[path] = Appended(digest, Mark(validity, uid), came)
    return found


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
