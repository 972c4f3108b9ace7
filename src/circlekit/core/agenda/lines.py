"""A run sheet as lines of text: one for each step with its minutes, and one for each part of a turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from circlekit.core.agenda.steps import Step
from circlekit.core.nudging.styles import Style


def step_lines(steps: Iterable[Step], style: Style) -> str:
    """Return steps as a list: ``- 5–12 min: Good news ...``; what recurs in each turn is indented."""
    return "\n".join(line for step in steps for line in _lines(step, style))


def _lines(step: Step, style: Style) -> Iterator[str]:
    yield f"- {step.start}–{step.start + step.minutes} min: {style.text(step.text)}"
    yield from (f"  - {part.minutes} min: {style.text(part.text)}" for part in step.parts)
