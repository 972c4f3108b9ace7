"""The role card: what a lead does, what they need not do, and whom they ask (practices 17, 35 and 67)."""

from __future__ import annotations

from circlekit.core.model import Circle, Cohort
from circlekit.core.nudging.templates import checked, fill

KNOWN = frozenset({"circle", "cohort", "coordinator", "process"})
"""The placeholders of a role card."""


def card_wording(text: str, file: str) -> str:
    """Return the template of a role card; ``file`` is its name in messages.

    Raises:
        InputProblems: with the place of every placeholder that is not known, and of every lone dollar.
    """
    return checked(text, KNOWN, file)


def role_card(template: str, circle: Circle, cohort: Cohort, process: str) -> str:
    """Return the card for the lead of a circle, as plain text without a line break at its end.

    ``process`` is how people call the circle's. A line about a coordinator without a name falls away.
    """
    values = {
        "circle": circle.name,
        "cohort": cohort.cohort,
        "coordinator": cohort.coordinator.name,
        "process": process,
    }
    return fill(template, values).rstrip("\n")
