"""Starting costs little: nothing heavy is loaded before a command needs it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {"email", "holidays", "icalendar", "numpy", "pydantic", "rich", "scipy", "typer", "yaml"}

LOADED = """
import contextlib, io, json, sys
sys.argv[1:] = {argv}
import circlekit.__main__
with contextlib.redirect_stdout(io.StringIO()):
    circlekit.__main__.main()
print(json.dumps(sorted(sys.modules)))
"""


def loaded(*argv: str) -> set[str]:
    """Return the packages that a run of circlekit loads."""
    program = LOADED.format(argv=list(argv))
    outcome = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in json.loads(outcome.stdout)}


@pytest.mark.parametrize(("argv", "needed"), [(["--version"], set()), (["--help"], {"typer"})])
def test_a_start_loads_only_what_it_needs(argv: list[str], needed: set[str]) -> None:
    """The version needs no library at all, and help only the one that writes it."""
    assert loaded(*argv) & HEAVY == needed


def test_importing_the_package_loads_nothing_heavy() -> None:
    """The public names load when they are first used (PEP 562)."""
    program = "import sys, circlekit; print([name for name in dir(circlekit)], *sys.modules)"
    outcome = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "'load'" in outcome.stdout
    assert not {word.partition(".")[0] for word in outcome.stdout.split()} & HEAVY


def test_an_interruption_while_loading_is_quiet() -> None:
    """Ctrl-C before the first line of a command is worth no traceback."""
    program = """
import sys, builtins
real = builtins.__import__
def stop(name, *rest):
    if name == "circlekit.cli.edge":
        raise KeyboardInterrupt
    return real(name, *rest)
builtins.__import__ = stop
import circlekit.__main__
sys.argv[1:] = ["check"]
sys.exit(circlekit.__main__.main())
"""
    outcome = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (outcome.returncode, outcome.stderr) == (130, b"")
