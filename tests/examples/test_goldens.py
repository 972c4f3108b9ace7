"""What stands in ``examples/`` is what circlekit writes, and stays so."""

from __future__ import annotations

import shutil

import pytest

from tests.examples.catalogue import ALL
from tests.examples.making import circlekit, everything, make, masked, outputs

BY_NAME = [pytest.param(example, id=example.name) for example in ALL]


@pytest.mark.parametrize("example", BY_NAME)
def test_outputs_are_the_ones_checked_in(made, example):
    """Each file has the same bytes, and no file is missing or left over from before."""
    stands, now = outputs(example.folder, example.inputs), outputs(made[example], example.inputs)
    assert sorted(now) == sorted(stands)
    different = [path for path, data in now.items() if data != stands[path]]
    assert not different, "run: python -m tests.examples --write"


def test_only_versions_are_masked():
    """A difference anywhere else in a file is seen."""
    page = b"cohort: x\nmade_by: {circlekit: 0.1.0}\n"
    assert masked(page) == masked(page.replace(b"0.1.0", b"0.2.0"))
    assert masked(page) != masked(page.replace(b"cohort: x", b"cohort: y"))


@pytest.mark.parametrize("example", BY_NAME)
def test_calendars_written_on_another_day_are_the_same(made, example, tmp_path):
    """A time stamp changes only with the entry it belongs to."""
    folder = tmp_path / example.name
    shutil.copytree(made[example], folder)
    assert circlekit(folder, "schedule", "--ics", "--today", "2027-02-01").code == 0
    assert everything(folder) == everything(made[example])


@pytest.mark.parametrize("example", BY_NAME)
def test_running_everything_again_changes_no_byte(made, example, tmp_path):
    """In a copy of the whole folder, state and all, the same commands find nothing to do."""
    folder = tmp_path / example.name
    shutil.copytree(example.folder, folder)
    make(example, folder)
    assert everything(folder) == everything(made[example])
