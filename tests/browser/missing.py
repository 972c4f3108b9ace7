"""What the tests of the page need, and whether it is there."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from shutil import which

ENVIRONMENT = "CIRCLEKIT_AXE"

CHROMIUM = "chromium"
DRIVER = "chromedriver"


def axe_script() -> Path:
    """Return where axe-core is, or would be."""
    return Path(os.environ.get(ENVIRONMENT, "")) / "node_modules" / "axe-core" / "axe.min.js"


def missing() -> list[str]:
    """Return the names of what is not there."""
    found = {
        CHROMIUM: which(CHROMIUM),
        DRIVER: which(DRIVER),
        "selenium": find_spec("selenium"),
        f"axe-core ({ENVIRONMENT})": os.environ.get(ENVIRONMENT) and axe_script().is_file(),
    }
    return [name for name, there in found.items() if not there]
