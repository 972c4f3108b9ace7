"""Every export in the tests comes in by the command alone: asked, answered with what is proposed, kept."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Command

pytestmark = pytest.mark.long

FORMS = Path(__file__).parents[2] / "forms"
SAMPLES = sorted(
    path
    for folder in ("samples", "unseen")
    for path in (FORMS / folder).iterdir()
    if path.suffix in {".csv", ".tsv", ".xlsx", ".json"}
)


def whole(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_sample_comes_in_once_and_for_all(command: Command, tmp_path: Path, sample: Path):
    """The line that answers all questions is enough, and what was said is not asked again."""
    shutil.copyfile(sample, tmp_path / sample.name)
    argv = ["import", sample.name, "--today", "2026-12-01", "--yes"]
    done = command(*argv, "--json")
    if done.code:
        document = json.loads(done.out)
        assert all(problem["hint"] for problem in document["problems"])
        assert not (tmp_path / "people.csv").exists()
        line = document["again"].replace("Area/City", "Europe/London")  # nobody can propose whose clock
        argv = [*shlex.split(line)[1:], *argv[2:]]
        done = command(*argv, "--json")
    assert done.code == 0, done.out
    document = json.loads(done.out)
    assert document["written"]
    assert document["people"]["new"]
    before = whole(tmp_path)
    again = command("import", sample.name, "--today", "2026-12-02", "--json")
    assert again.code == 0, again.out
    document = json.loads(again.out)
    assert document["accepted"]
    assert [document["people"][part] for part in ("new", "changed", "kept", "absent")] == [[], [], [], []]
    assert {one["status"] for one in document["files"]} <= {"unchanged"}
    assert whole(tmp_path) == before
