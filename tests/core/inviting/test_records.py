"""What is remembered of invitations."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from circlekit.core.inviting.records import as_state, from_state

from .builders import circle, cohort, planned, sent, slot


def remembered(hidden: bool = False) -> tuple[Any, Any]:
    """Return records with a change and somebody who left, and what a JSON file holds of them."""
    whole = cohort()
    first = sent([planned(circle(), whole)], whole)
    skipped = planned(circle("ana", "ben"), whole, slot(skipped=(date(2027, 3, 9),)))
    records = sent([skipped], whole, first.records, "2027-02-01").records
    return records, json.loads(json.dumps(as_state(records, hidden)))


@pytest.mark.parametrize("hidden", [False, True])
def test_what_was_remembered_comes_back(hidden: bool) -> None:
    """Through a JSON file, with every kind, version and fact."""
    records, data = remembered(hidden)
    assert from_state(data) == (records, hidden)


def test_nobodys_name_or_address_is_remembered() -> None:
    """Handles, hashes and instants say enough."""
    _, data = remembered()
    text = json.dumps(data)
    assert "cem" in text
    for word in ("@example.org", "Cem", "Ana", "Noor", "https://"):
        assert word not in text


@pytest.mark.parametrize(
    "damage",
    [
        lambda entry: entry.pop("facts"),
        lambda entry: entry.update(first="yesterday"),
        lambda entry: entry.update(people=["ana"]),
        lambda entry: entry["people"]["ana"].update(kind="promoted"),
        lambda entry: entry["facts"].update(minutes="many"),
        lambda entry: entry["facts"].update(starts=[5]),
        lambda entry: entry["facts"].update(starts=[]),
    ],
)
def test_a_damaged_entry_is_forgotten(damage: Any) -> None:
    """It then begins anew; all others stay."""
    _, data = remembered()
    (uid,) = data["entries"]
    data["entries"]["sound"] = json.loads(json.dumps(data["entries"][uid]))
    damage(data["entries"][uid])
    records, _ = from_state(data)
    assert set(records) <= {"sound", uid}
    assert "sound" in records
    assert uid not in records or "ana" not in records[uid].people


@pytest.mark.parametrize("data", [None, [], "text", {"entries": 5}, {"entries": {"a": 5}}])
def test_no_state_at_all_is_a_fresh_start(data: object) -> None:
    """Whatever stands there instead of records."""
    assert from_state(data) == ({}, False)
