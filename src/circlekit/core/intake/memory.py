"""What is remembered of the answers that filled a people table: digests and moments, never a text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from circlekit.core.fingerprints import fingerprint
from circlekit.core.intake.answer import Answer
from circlekit.core.intake.difference import Sense, Value
from circlekit.core.remembered import sound


class _Last(NamedTuple):
    """The last answer to one question: its digest, and when it came, empty where nobody knows."""

    digest: str
    when: str


class Memory:
    """The last answers by handle and key. Plain data has them as ``{"needs": "<digest> <moment>"}``."""

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

    def keep(self, identity: str, said: Mapping[str, Value], when: datetime | None) -> None:
        """Remember answers by key."""
        known, stamp = self._people.setdefault(identity, {}), _stamp(when)
        for key, value in said.items():
            known[key] = _Last(self.sense.digest(key, value), stamp)

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
            identity: {key: f"{last.digest} {last.when}".rstrip() for key, last in answers.items()}
            for identity, answers in self._people.items()
        }
        return {"salt": self._salt, "people": people}


def _answers(values: Any) -> dict[str, _Last]:
    parts = ((str(key), str(text).partition(" ")) for key, text in values.items())
    return {key: _Last(digest, when) for key, (digest, _, when) in parts}


def _stamp(when: datetime | None) -> str:
    """Return a moment so that later ones compare greater; without a zone it counts as UTC."""
    if when is None:
        return ""
    known = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    return known.isoformat(timespec="seconds").removesuffix("+00:00")


def _salt(answers: Sequence[Answer]) -> str:
    """Return what makes the digests of this folder unlike those of others: a hash of who answered first.

    It is no secret, and it is the same on every machine.
    """
    return fingerprint([[answer.name, answer.email] for answer in answers])[:16]
