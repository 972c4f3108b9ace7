"""A form that somebody accepted: what its columns are now, and what was kept of it."""

from __future__ import annotations

from circlekit.core.intake.answer import Answer
from circlekit.core.intake.mapping import ColumnUse, FormMapping, Kind
from circlekit.core.intake.saved.forms import SavedColumn, SavedForm

NAME = ColumnUse(0, "Your name", Kind.TEXT, "name")
TOPICS = ColumnUse(1, "Topics", Kind.SEVERAL, "needs", ", ")
AWAY = ColumnUse(2, "Times you are UNAVAILABLE [Monday]", Kind.BUSY, "available", ";", part="Monday")
WHEN = ColumnUse(3, "Timestamp", Kind.WHEN)
MAPPING = FormMapping("google-forms", (NAME, TOPICS, AWAY, WHEN))
SAVED = SavedForm(
    layout="google-forms",
    file="form.csv",
    columns={
        "Your name": SavedColumn(field="name"),
        "Topics": SavedColumn(field="needs", kind=Kind.SEVERAL, split=", ", options=("a, b", "c")),
        "Times you are UNAVAILABLE [Monday]": SavedColumn(field="available", kind=Kind.BUSY),
        "Timestamp": SavedColumn(kind=Kind.WHEN),
    },
    zones={"EST": "America/New_York"},
    date_order="mdy",
)


def answers(*topics: tuple[str, ...]) -> list[Answer]:
    """Return the answer of a person for each list of topics."""
    return [
        Answer(("form.csv", number), {"name": f"Person {number}", "needs": some})
        for number, some in enumerate(topics, 2)
    ]
