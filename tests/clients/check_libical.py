"""Count what libical finds wrong by the rules of iTIP (RFC 5546): python3 check_libical.py FILE..."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402


def faults(file: Path) -> int:
    calendar = ICalGLib.Component.new_from_string(file.read_text(encoding="utf-8"))
    ICalGLib.restriction_check(calendar)
    return calendar.count_errors()


if __name__ == "__main__":
    json.dump([faults(Path(path)) for path in sys.argv[1:]], sys.stdout)
