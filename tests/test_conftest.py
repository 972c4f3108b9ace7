"""The suite's own rules hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import environment

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_a_skipped_test_is_a_failure_in_ci(ci: str, code: int, tmp_path: Path) -> None:
    """On a person's own machine a skipped test is only told."""
    (tmp_path / "test_it.py").write_text(
        "import pytest\n\n\ndef test_it():\n    pytest.skip('no such thing here')\n", encoding="utf-8"
    )
    outcome = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "--rootdir", tmp_path, tmp_path],
        cwd=ROOT,
        env=environment({"CI": ci}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (outcome.returncode, "1 skipped" in outcome.stdout) == (code, True)
