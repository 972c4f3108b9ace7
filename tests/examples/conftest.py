"""Each example is made once, and every test looks at the same result."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.examples.catalogue import ALL, FIRST, RIVERS, SECOND, SIGN_UP, VOLUNTEERS, Example
from tests.examples.making import circlekit, copy_inputs, make

Made = dict[Example, Path]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Make every example from its inputs alone, in folders of their own."""
    folders = {example: tmp_path_factory.mktemp(example.name) for example in ALL}
    for example, folder in folders.items():
        copy_inputs(example, folder)
        make(example, folder)
    return folders


@pytest.fixture(scope="session")
def first(made: Made) -> Path:
    return made[FIRST]


@pytest.fixture(scope="session")
def volunteers(made: Made) -> Path:
    return made[VOLUNTEERS]


@pytest.fixture(scope="session")
def second(made: Made) -> Path:
    return made[SECOND]


@pytest.fixture(scope="session")
def rivers(made: Made) -> Path:
    return made[RIVERS]


@pytest.fixture(scope="session")
def sign_up(made: Made) -> Path:
    return made[SIGN_UP]


@pytest.fixture(scope="session")
def following(second: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the next cohort's folder to a place of its own, as its coordinator would, and schedule it."""
    folder = tmp_path_factory.mktemp("following") / "march-2027"
    shutil.copytree(second / "rotation" / "march-2027", folder)
    assert circlekit(folder, "schedule", "--ics", "--today", "2027-02-15").code == 0
    return folder
