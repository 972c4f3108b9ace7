import os
from pathlib import Path

import pytest
from calendar_readers import ENVIRONMENT

from circlekit.core.zones import use_newest_database

# The readers live in an environment of their own; without one there is nothing here to run.
collect_ignore_glob = [] if os.environ.get(ENVIRONMENT) else ["test_*.py"]


@pytest.fixture(scope="session")
def environment() -> Path:
    return Path(os.environ[ENVIRONMENT])


@pytest.fixture(scope="session", autouse=True)
def newest_database() -> None:
    use_newest_database()
