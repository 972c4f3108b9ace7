"""Run sheets and processes as parts of the JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from circlekit.core.agenda import RunSheet
    from circlekit.core.processes import Process


def sheet_as_json(sheet: RunSheet) -> dict[str, Any]:
    """Return a run sheet; ``start`` counts minutes from the beginning, ``note`` says what is left out."""
    return {
        "groups": list(sheet.groups),
        "note": sheet.note,
        "steps": [
            {
                "start": step.start,
                "minutes": step.minutes,
                "text": step.text,
                "parts": [{"minutes": part.minutes, "text": part.text} for part in step.parts],
            }
            for step in sheet.steps
        ],
    }


def process_as_json(process: Process) -> dict[str, Any]:
    """Return what a process is called, in a line, and where to read on."""
    return {"name": process.name, "summary": process.summary, "link": process.link}
