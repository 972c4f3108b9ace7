"""When the answers of a form came."""

from __future__ import annotations

from datetime import datetime

from circlekit.core.intake.applying.moments import When, moments_of
from circlekit.core.intake.form import Column, Form, Row
from circlekit.core.intake.mapping import ColumnUse, FormMapping, Kind
from tests.forms.intake import library

WHEN = ColumnUse(0, "Timestamp", Kind.WHEN)


def moments(*cells: str, order: str = "") -> When:
    """Return the moments in the cells of a column, from line 2 on."""
    rows = tuple(Row(line, (cell,)) for line, cell in enumerate(cells, 2))
    form = Form("f.csv", "plain", (Column(0, "Timestamp", "", "Timestamp"),), rows, 1)
    return moments_of(form, FormMapping("plain", (WHEN,), date_order=order), library()[2])


def test_a_moment_that_is_only_assumed_is_not_too_late() -> None:
    """A later export may show that the day comes first; what it says is newer all the same."""
    assumed = moments("05/01/2027 9:00:00", "05/03/2027 9:00:00")
    assert [one.severity for one in assumed.problems(())] == ["warning"]
    assert [assumed.get(2), assumed.get(3)] == [datetime(2027, 1, 5, 9), datetime(2027, 3, 5, 9)]


def test_a_moment_that_is_certain_is_what_it_is() -> None:
    """Somebody said that the month comes first."""
    certain = moments("05/01/2027 9:00:00", order="mdy")
    assert (certain.get(2), certain.get(9)) == (datetime(2027, 5, 1, 9), None)
