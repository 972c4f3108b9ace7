"""Rules for the whole suite."""

from __future__ import annotations

import os
import signal

import pytest


def pytest_sessionstart() -> None:
    """Hear Ctrl-C and a closed terminal even where the run was begun in the background, deaf to both."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail in CI when a test did not run: what is skipped there says nothing."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped and os.environ.get("CI"):
        reporter.write_line(f"\n{len(skipped)} skipped: in CI that is a failure")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
