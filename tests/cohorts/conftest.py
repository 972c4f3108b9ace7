"""A folder of one's own for each cohort, so that nothing is written into the tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cohorts.catalogue import FOLDERS

Copied = Callable[[str], Path]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Copied:
    """Copy a cohort, by its name, to a place of its own; each call makes another copy."""

    def copy(name: str) -> Path:
        return shutil.copytree(FOLDERS / name, tmp_path_factory.mktemp(name) / name)

    return copy
