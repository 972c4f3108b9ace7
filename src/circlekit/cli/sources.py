"""The lines that problems point at, for a person at a terminal."""

from __future__ import annotations

from pathlib import Path

from circlekit.core.problems import Problem


class Sources:
    """The lines of the files that problems stand in; each file is read once, and only when asked."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}

    def line(self, problem: Problem) -> str | None:
        """Return the line a problem points at; None where it would show more of a person than the mistake."""
        place = problem.place
        if place is None or "participants" in problem.path or not place.file.endswith((".yaml", ".yml")):
            return None
        if place.file not in self._lines:
            self._lines[place.file] = _lines_of(place.file)
        lines = self._lines[place.file]
        return lines[place.line - 1] if place.line <= len(lines) else None


def _lines_of(file: str) -> list[str]:
    try:
        return [line.rstrip("\r") for line in Path(file).read_text(encoding="utf-8-sig").split("\n")]
    except (OSError, ValueError):
        return []
