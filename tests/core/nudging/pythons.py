"""Every Python there is to ask, and what a script tells when one of them runs it."""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import circlekit


def pythons() -> list[str]:
    """The running Python, and every other of 3.11 or later that answers."""
    given = os.environ.get("CIRCLEKIT_PYTHONS", "").split(os.pathsep)
    found = [
        shutil.which(name) for name in [*given, *(f"python3.{minor}" for minor in range(11, 16))] if name
    ]
    return list(dict.fromkeys([sys.executable, *(path for path in found if path and answers(path))]))


def answers(python: str) -> bool:
    question = [python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.run(question, capture_output=True, check=False).returncode == 0


@cache
def told_by(python: str, script: str) -> dict:
    """What a script prints as JSON."""
    source = str(Path(circlekit.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": source, "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run([python, script], capture_output=True, text=True, env=environment, check=True)
    return json.loads(run.stdout)
