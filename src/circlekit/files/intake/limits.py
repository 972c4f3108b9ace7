"""How much of an export is read: far more than anybody has participants, far less than does harm."""

from __future__ import annotations

from circlekit.core.problems import InputProblems
from circlekit.files.intake.places import refused

MEGABYTE = 1024 * 1024
MOST_BYTES = 64 * MEGABYTE
"""The largest file: some 3 kB for each of 20,000 answers."""

MOST_ROWS = 20_000
ABOVE = 10
"""Rows that titles and headers may take above the answers."""

MOST_COLUMNS = 200
MOST_CELLS = 1_000_000
"""Of a workbook: 20,000 rows of 50."""

LONGEST_CELL = MEGABYTE
MOST_CHARACTERS = MOST_BYTES
"""In a cell, and in all of them."""


def too_large(file: str, what: str = "this file") -> InputProblems:
    """Return the error that a file is larger than any export."""
    return refused(file, f"{what} is larger than {MOST_BYTES // MEGABYTE} MB", "is it the right file?")


def too_many_rows(file: str) -> InputProblems:
    """Return the error that there are more answers than anybody has participants."""
    return refused(file, f"this table has more than {MOST_ROWS:,} rows", "is it the right file?")
