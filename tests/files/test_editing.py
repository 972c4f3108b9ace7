"""Files changed where they stand, whoever wrote them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from circlekit.core.problems import FileTrouble
from circlekit.files.writing import Change, Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Give a folder with two files of circlekit's, one of them edited since, and one of a person's."""
    folder = Folder(tmp_path)
    folder.write({"circles.yaml": b"1", "schedule.yaml": b"1", "nudges/ana.eml": b"1"}, state={"k": [1]})
    (tmp_path / "schedule.yaml").write_bytes(b"edited")
    (tmp_path / "own.yaml").write_bytes(b"own")
    return folder


def test_edits_and_removals_are_told(folder: Folder) -> None:
    """Also those of files that circlekit did not write."""
    changes = folder.edit(
        {"circles.yaml": b"2", "schedule.yaml": b"2", "own.yaml": b"own"}, gone=["nudges/ana.eml", "no.eml"]
    )
    assert changes == (
        Change("circles.yaml", "changed"),
        Change("schedule.yaml", "changed"),
        Change("own.yaml", "unchanged"),
        Change("nudges/ana.eml", "removed"),
    )
    assert (folder.root / "schedule.yaml").read_bytes() == b"2"
    assert not (folder.root / "nudges" / "ana.eml").exists()


def test_who_wrote_a_file_is_known_as_before(folder: Folder) -> None:
    """What a person edited still counts as edited, and what they wrote as theirs."""
    folder.edit({"circles.yaml": b"2", "schedule.yaml": b"2", "own.yaml": b"2"})
    edited = {path: folder.edited(path) for path in ("circles.yaml", "schedule.yaml", "own.yaml")}
    assert edited == {"circles.yaml": False, "schedule.yaml": True, "own.yaml": True}
    assert folder.known() == {"circles.yaml", "schedule.yaml", "nudges/ana.eml"}


def test_what_is_gone_is_forgotten(folder: Folder) -> None:
    """Its name stands nowhere any more; the state is as it was given."""
    folder.edit({}, gone=["nudges/ana.eml"], state={"k": []})
    assert folder.state() == {"k": []}
    assert "ana" not in json.dumps(json.loads((folder.root / ".circlekit/state.json").read_bytes()))


def test_a_plan_changes_nothing(folder: Folder) -> None:
    """It says the same."""
    before = {path: path.read_bytes() for path in folder.root.rglob("*") if path.is_file()}
    planned = folder.plan_edits({"own.yaml": b"2"}, gone=["nudges/ana.eml"])
    assert planned == (Change("own.yaml", "changed"), Change("nudges/ana.eml", "removed"))
    assert {path: path.read_bytes() for path in folder.root.rglob("*") if path.is_file()} == before


def test_a_place_outside_is_refused(folder: Folder) -> None:
    """And nothing has changed then."""
    with pytest.raises(FileTrouble):
        folder.edit({"own.yaml": b"2", "../out.yaml": b""})
    assert (folder.root / "own.yaml").read_bytes() == b"own"
