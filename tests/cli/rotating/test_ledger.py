"""The ledger of roles over three cohorts, from files to files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command

pytestmark = pytest.mark.long

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
size: 3
participants:
  amina: {name: Amina, lead: yes}
  ben: {name: Ben, lead: yes}
  cem: {name: Cem, lead: yes}
  dia: {name: Dia, lead: yes}
  eve: {name: Enid, lead: yes}
  fay: {name: Fay, lead: yes}
"""

CIRCLES = """\
cohort: spring-2027
circles:
  c1: {name: Plane, lead: amina, deputy: ben, members: [amina, ben, cem]}
  c2: {name: Oak, lead: dia, members: [dia, eve, fay]}
"""

FIRST_LOG = """\
cohort: spring-2027
turns:
  c1:
    1: {case_giver: [amina, ben], note_taker: cem}
    2: {case_giver: [amina, cem]}
  c2:
    1: {case_giver: [dia, eve], opener: fay}
collaborations:
  - {who: [amina, eve], what: A reading club}
"""
"""Cases so far: Amina 2; Ben, Cem, Dia and Enid 1; Fay none."""

ZOE_FOR_ENID = "leave: [eve]\njoin: {zoe: {name: Zoë, lead: yes, timezone: Africa/Lagos}}\n"


@pytest.fixture
def second(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the second cohort: Enid has left, Zoë has joined, and two cases were given."""
    files = {
        "cohort.yaml": COHORT,
        "circles.yaml": CIRCLES,
        "log.yaml": FIRST_LOG,
        "answers.yaml": ZOE_FOR_ENID,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert command("rotate").code == 0
    folder = tmp_path / "rotation" / "july-2027"
    turns = "cohort: july-2027\nturns: {c1: {1: {case_giver: [zoe, fay]}}}\n"
    together = "cohort: july-2027\ncircles: {c1: {name: All, members: [amina, ben, cem, dia, fay, zoe]}}\n"
    (folder / "circles.yaml").write_text(together, encoding="utf-8")
    (folder / "log.yaml").write_text(turns, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def cases(done: Any) -> dict[str, tuple[int, int]]:
    """Return for everybody the cases they gave, and the cases they were credited with."""
    ledger = json.loads(done.out)["ledger"]
    return {one["id"]: (one["had"]["case_giver"], one["credit"]["case_giver"]) for one in ledger}


def test_roles_add_up_over_cohorts_and_newcomers_enter_at_the_median(second: Path, command: Command) -> None:
    """Of Amina 2, Ben, Cem and Dia 1, and Fay none the middle is 1: so Zoë came in at 1."""
    (second / "answers.yaml").write_text("join: {yan: {name: Yan, lead: yes}}\n", encoding="utf-8")
    found = cases(command("rotate", "--allow-unplaced", "--json"))
    assert found == {
        "amina": (2, 0), "ben": (1, 0), "cem": (1, 0), "dia": (1, 0), "fay": (1, 0), "zoe": (1, 1),
        "yan": (0, 1),
    }  # fmt: skip


def test_leads_and_deputies_are_remembered_by_history_alone(second: Path, command: Command) -> None:
    """Amina and Dia led the first cohort; nobody led the second, whose circle was put together by hand."""
    ledger = json.loads(command("rotate", "--json").out)["ledger"]
    assert {one["id"] for one in ledger if one["had"]["lead"]} == {"amina", "dia"}
    assert {one["id"] for one in ledger if one["had"]["deputy"]} == {"ben"}
    assert sum(one["had"]["note_taker"] + one["had"]["opener"] for one in ledger) == 2


def test_what_began_together_stands_in_the_next_folder(second: Path, command: Command) -> None:
    """Enid has left, and is counted."""
    note = (second / "rotation.md").read_text(encoding="utf-8")
    assert "- A reading club (Amina and 1 other person)\n" in note
    assert "- Case giver: twice Amina; once Ben, Cem and Dia.\n" in note
    assert "Enid" not in note
