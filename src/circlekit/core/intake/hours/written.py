"""Two ways of writing weekly times that leave no doubt: our own, and one with a letter for each day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from circlekit.core.windows import DAY, WEEK, WEEKDAYS, Window, parse_windows

_DAY = f"(?:{'|'.join(WEEKDAYS)})"
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d"
_OURS = re.compile(rf"{_DAY}(?:-{_DAY})? (?P<start>{_CLOCK})-(?P<end>{_CLOCK}|24:00)")


def as_we_write(text: str) -> tuple[Window, ...]:
    """Return the windows of ``Tue 16:00-19:00; Sat-Sun 20:00-09:00``, as a people table has them.

    There are none where a text is anything else.
    """
    found = [_OURS.fullmatch(part) for part in _parts(text)]
    ours = all(match and match["start"] != match["end"] for match in found)
    return parse_windows(";".join(match[0] for match in found if match)) if ours else ()


_LETTERS = "MTWRFSU"
_POINT = rf"([{_LETTERS}])([01]\d|2[0-3]):([0-5]\d)"
_BY_LETTERS = re.compile(rf"{_POINT}\s+{_POINT}")


def by_letters(text: str) -> tuple[Window, ...]:
    """Return the windows of ``M09:00 M11:00, R22:00 F01:00``, in which R is Thursday and U is Sunday.

    There are none where a text is anything else.
    """
    found = [_BY_LETTERS.fullmatch(part) for part in _parts(text)]
    return tuple(_between(match.groups()) for match in found if match) if all(found) else ()


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]


def _between(points: Sequence[str]) -> Window:
    start, end = (
        _LETTERS.index(letter) * DAY + int(hour) * 60 + int(minute)
        for letter, hour, minute in (points[:3], points[3:])
    )
    return Window(start, end if end > start else end + WEEK)
