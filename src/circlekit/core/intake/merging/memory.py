"""What is remembered of the answers that filled a people table: digests and moments, never a text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from circlekit.core.fingerprints import fingerprint
from circlekit.core.intake.answer import Answer, instant
from circlekit.core.intake.merging.difference import Sense, Value
from circlekit.core.remembered import sound


class _Last(NamedTuple):
    """The last answer to one question: its digest, and when it came, empty where nobody knows.

    Answers to one question may come with a moment and without one, from two sources that are read in turn.
    Then ``when`` is the newest moment, and ``dated`` and ``undated`` are the last answer of either sort.
    """

    digest: str
    when: str
    dated: str = ""
    undated: str = ""


class Memory:
    """The last answers by handle and key. Plain data has them as ``{"needs": "<digest> <moment>"}``.

    Where answers come from two sources, ``<digest> <moment> <digest with a moment> <digest without one>``.
    """

    def __init__(self, remembered: Mapping[str, Any], answers: Sequence[Answer]) -> None:
        self._people = sound(remembered.get("people"), _answers)
        self._salt = str(remembered.get("salt") or _salt(answers))
        self.sense = Sense(self._salt)

    @property
    def handles(self) -> Collection[str]:
        """Everybody of whom something is remembered."""
        return self._people.keys()

    def digest(self, identity: str, key: str) -> str | None:
        """Return the digest of somebody's last answer; None where they gave none."""
        last = self._people.get(identity, {}).get(key)
        return last.digest if last else None

    def newer(self, identity: str, when: datetime | None) -> frozenset[str]:
        """Return the keys under which somebody's remembered answer came after this moment."""
        stamp = _stamp(when)
        known = self._people.get(identity, {}) if stamp else {}
        return frozenset(key for key, last in known.items() if stamp < last.when)

    def repeated(self, identity: str, said: Mapping[str, Value], when: datetime | None) -> frozenset[str]:
        """Return the keys under which an answer was taken in before, and another source's after it.

        A form without moments says the same each time it is read; that is no news after a dated answer.
        """
        known = self._people.get(identity, {})
        both = {key: known[key] for key in said if key in known and known[key].undated}
        mine = {key: last.dated if when else last.undated for key, last in both.items()}
        return frozenset(
            key for key, last in both.items()
            if mine[key] != last.digest and mine[key] == self.sense.digest(key, said[key])
            and _stamp(when) <= last.when
        )  # fmt: skip

    def keep(self, identity: str, said: Mapping[str, Value], when: datetime | None) -> None:
        """Remember answers by key."""
        known, stamp = self._people.setdefault(identity, {}), _stamp(when)
        for key, value in said.items():
            known[key] = _after(known.get(key), self.sense.digest(key, value), stamp)

    def without_row(self, here: Collection[str]) -> dict[str, str]:
        """Return the handles of people who are not ``here`` any more, by digests of address and of name."""
        return {
            answers[key].digest: identity
            for identity, answers in self._people.items()
            for key in ("name", "email")
            if identity not in here and key in answers
        }

    def as_data(self) -> dict[str, Any]:
        """Return everything as plain data for the state of a folder."""
        people = {
            identity: {key: " ".join(filter(None, last)) for key, last in answers.items()}
            for identity, answers in self._people.items()
        }
        return {"salt": self._salt, "people": people}


def _answers(values: Any) -> dict[str, _Last]:
    return {str(key): _last(str(text).split(" ")) for key, text in values.items()}


def _last(parts: Sequence[str]) -> _Last:
    return _Last(*parts) if len(parts) == len(_Last._fields) else _Last(parts[0], "".join(parts[1:2]))


def _after(last: _Last | None, digest: str, stamp: str) -> _Last:
    """Return what is remembered of a question once another answer came."""
    if last is None or not (last.undated or bool(stamp) != bool(last.when)):
        return _Last(digest, stamp)
    dated = digest if stamp else last.dated or last.digest
    undated = (last.undated or last.digest) if stamp else digest
    return _Last(digest, stamp or last.when, dated, undated)


def _stamp(when: datetime | None) -> str:
    """Return a moment so that later ones compare greater; without a zone it counts as UTC."""
    if when is None:
        return ""
    known = instant(when).astimezone(UTC)
    return known.isoformat(timespec="seconds").removesuffix("+00:00")


def _salt(answers: Sequence[Answer]) -> str:
    """Return what makes the digests of this folder unlike those of others: a hash of who answered first.

    It is no secret, and it is the same on every machine.
    """
    return fingerprint([[answer.name, answer.email] for answer in answers])[:16]
