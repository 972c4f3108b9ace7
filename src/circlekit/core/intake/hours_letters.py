"""Weekly times with a letter for each day: ``M09:00 M11:00, R22:00 F01:00``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from circlekit.core.windows import DAY, WEEK, Window

_LETTERS = "MTWRFSU"
_POINT = rf"([{_LETTERS}])([01]\d|2[0-3]):([0-5]\d)"
_BY_LETTERS = re.compile(rf"{_POINT}\s+{_POINT}")


def by_letters(text: str) -> tuple[Window, ...]:
    """Return the windows of ``M09:00 M11:00, R22:00 F01:00``, in which R is Thursday and U is Sunday.

    There are none where a text is anything else.
    """
    parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
    found = [_BY_LETTERS.fullmatch(part) for part in parts]
    windows = [_between(match.groups()) for match in found if match]
    return tuple(windows) if len(windows) == len(parts) else ()


def _between(points: Sequence[str]) -> Window:
    start, end = (
        _LETTERS.index(letter) * DAY + int(hour) * 60 + int(minute)
        for letter, hour, minute in (points[:3], points[3:])
    )
    return Window(start, end if end > start else end + WEEK)
