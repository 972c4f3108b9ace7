"""The count uses the time zone database that the commands use."""

from __future__ import annotations

import pytest

from circlekit.core.zones import use_newest_database


@pytest.fixture(autouse=True, scope="session")
def newest_database() -> None:
    """Use the newer of the two databases, as every command does first."""
    use_newest_database()
