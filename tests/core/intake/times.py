"""The words of the package's own library, for tests that read times."""

from __future__ import annotations

from pathlib import Path

from circlekit.files.intake.time_words import time_words
from circlekit.files.library import shelves

NOWHERE = Path("no-such-folder")
WORDS = time_words(shelves(NOWHERE, NOWHERE))
