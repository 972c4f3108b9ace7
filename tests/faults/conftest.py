"""One warm process for all fault tests; and what they tried, told at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.harness import Harness, opened_harness

TRIED = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def harness() -> Iterator[Harness]:
    """Give the warm process."""
    with opened_harness() as opened:
        yield opened


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Give a list of lines to be shown after the tests."""
    lines: list[str] = []
    yield lines
    request.config.stash.setdefault(TRIED, []).extend(lines)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Show how much was tried."""
    for line in config.stash.get(TRIED, []):
        terminalreporter.write_line(line)
