"""Who was reminded of a meeting: whoever says only then that they cannot come has had that message.

The log does not say when somebody replied, so the folder's state keeps for whom reminders were written.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from circlekit.cli.workspace import Workspace

if TYPE_CHECKING:
    from circlekit.cli.nudging.drafting import Written
    from circlekit.core.nudging.draft import Draft
    from circlekit.core.nudging.facts import Reminded

STATE = "reminded"
"""Under this name the folder's state keeps members by circle and meeting."""


def reminded(space: Workspace) -> frozenset[Reminded]:
    """Return for whom a reminder was written the day before a meeting; what is damaged is left out."""
    kept = space.folder.state().get(STATE)
    found: set[Reminded] = set()
    for one in kept if isinstance(kept, list) else ():
        match one:
            case {"circle": str(circle), "meeting": int(number), "members": list(members)}:
                found |= {(circle, number, handle) for handle in members if isinstance(handle, str)}
    return frozenset(found)


def remembered(
    space: Workspace, planned: Iterable[Draft], found: Iterable[Written], today: date
) -> dict[str, list[dict[str, Any]]]:
    """Return what to keep: with today's reminders, and of meetings about which messages are to come.

    It is empty where that is what is kept already.
    """
    from circlekit.core.nudging.draft import Moment

    current = {(draft.circle.id, draft.meeting.number) for draft in planned if draft.event is None}
    now = {
        (one.draft.circle.id, one.draft.meeting.number, message.to.id)
        for one in found
        if one.draft.moment is Moment.DAY_BEFORE and one.draft.day <= today
        for message in one.files.messages.values()
    }
    kept: dict[tuple[str, int], list[str]] = {}
    for circle, number, handle in sorted(reminded(space) | now):
        if (circle, number) in current:
            kept.setdefault((circle, number), []).append(handle)
    after = [
        {"circle": circle, "meeting": number, "members": members}
        for (circle, number), members in kept.items()
    ]
    return {STATE: after} if after != space.folder.state().get(STATE, []) else {}
