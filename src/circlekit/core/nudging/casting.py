"""Who has which role at the meetings that messages are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from circlekit.core.log import Log
from circlekit.core.model import Cohort
from circlekit.core.nudging.draft import Draft, Moment
from circlekit.core.nudging.facts import About
from circlekit.core.processes import Process
from circlekit.core.rotation.ledger import ledger
from circlekit.core.turns.cohort import roles_of
from circlekit.core.turns.facts import of_circles
from circlekit.core.turns.roles import MeetingRoles

NOTHING = Log()


def cast(
    cohort: Cohort, drafts: Iterable[Draft], processes: Mapping[str, Process], log: Log
) -> Mapping[About, MeetingRoles]:
    """Return the roles at each meeting of the circles that are written to a week before.

    ``processes`` are those of the circles by their id.
    """
    wanted = {draft.circle.id: draft for draft in drafts if draft.moment is Moment.WEEK_BEFORE}
    accounts, logs = (ledger(cohort), of_circles(log)) if wanted else ({}, {})
    return {
        (circle, number): roles
        for circle, draft in wanted.items()
        for number, roles in roles_of(
            cohort, processes[circle], draft.circle, draft.meetings, logs.get(circle, NOTHING), accounts
        ).items()
    }
