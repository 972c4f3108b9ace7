"""The run sheets that stand in calendar entries."""

from __future__ import annotations

from circlekit.core.agenda import ENGLISH
from circlekit.core.agenda.entry import entry_sheets
from tests.core.agenda.library import process


def test_meetings_between_the_first_and_the_last_share_one_run_sheet() -> None:
    """Of six the first and the last have their own, and the fourth has a new idea."""
    found = entry_sheets(process("troika-consulting"), 7, 60, 6, {4: "How to say no"}, ENGLISH)
    assert found.usual.startswith(
        "- 0–5 min: Welcome; read our purpose and principles aloud\n- 5–12 min: Good news"
    )
    assert "\n  - 2 min: One person tells their question" in found.usual
    assert sorted(found.special) == [1, 4, 6]
    assert "New ideas: How to say no" in found.special[4]
    assert "Thank each other" in found.special[6]
    assert found.problems == ()


def test_with_two_meetings_all_are_alike() -> None:
    """None can be spared for beginning and looking back."""
    assert entry_sheets(process("troika-consulting"), 7, 60, 2, {}, ENGLISH).special == {}


def test_what_does_not_fit_is_said_once_and_stands_in_the_entry() -> None:
    """49 minutes are one too few for seven."""
    found = entry_sheets(process("troika-consulting"), 7, 49, 6, {}, ENGLISH)
    assert found.usual.startswith("There is no time for the round of news.\n- 0–5 min: Welcome")
    assert len(found.problems) == 1
