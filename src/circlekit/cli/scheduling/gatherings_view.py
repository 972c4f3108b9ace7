"""Share-outs and leads' meetings in the result of ``circlekit schedule``, for people and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from circlekit.cli import output
from circlekit.cli.scheduling.gatherings import Beyond
from circlekit.cli.scheduling.view import as_json

if TYPE_CHECKING:
    from circlekit.core.model import Cohort
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.core.scheduling.share_outs import ShareOut


def beyond_json(found: Beyond) -> dict[str, Any]:
    """Return the keys of the JSON document that go beyond circles; none where there is nothing."""
    keys: dict[str, Any] = {}
    if found.share_outs:
        keys["share_outs"] = [_share_out_json(one) for one in found.share_outs]
    if len(found.leads) == 1:
        keys["leads"] = _leads_json(found.leads[0])
    elif found.leads:
        keys["leads_circles"] = [
            {"id": plan.circle.id, "name": plan.circle.name, **_leads_json(plan)} for plan in found.leads
        ]
    return keys


def _leads_json(plan: Arrangement) -> dict[str, Any]:
    whole = as_json([plan])
    own = {one: whole[many][plan.circle.id] for one, many in _OF_LEADS}
    return {"members": list(plan.circle.members), **own}


_OF_LEADS = (("slot", "slots"), ("meetings", "meetings"), ("attendance", "attendance"))


def _share_out_json(one: ShareOut) -> dict[str, Any]:
    return {
        "start": output.utc(one.start),
        "minutes": one.minutes,
        "circles": [circle.id for circle in one.circles],
    }


def show_beyond(found: Beyond, plans: Sequence[Arrangement], cohort: Cohort) -> None:
    """Print when the leads meet and what that asks of whom, and at which share-out who tells."""
    from circlekit.core.scheduling.share_outs import say_share_outs, share_out_problems

    for leads in found.leads:
        _show_leads(leads, plans, cohort)
    for sentence in say_share_outs(found.share_outs):
        output.say(sentence)
    for problem in share_out_problems(cohort, plans) if found.share_outs else ():
        output.say_problem(problem)


def _show_leads(leads: Arrangement, plans: Sequence[Arrangement], cohort: Cohort) -> None:
    from circlekit.core.scheduling.holiday_words import own_holidays, say_days_off
    from circlekit.core.scheduling.leads_meetings import leads_cohort, leads_problems
    from circlekit.core.scheduling.words import say_attendance, say_moves, say_slot, say_span

    own = leads_cohort(cohort)
    output.say(f"{leads.circle.name}: {say_slot(leads.slot, own.meeting.every)}; {say_span(leads)}.")
    for sentence in (*list(say_attendance(leads))[1:], *say_days_off(leads), *say_moves(leads)):
        output.say(f"  {sentence}")
    for problem in leads_problems(leads, plans):
        output.say_problem(problem)
    for problem in own_holidays(leads, own):
        output.say_problem(replace(problem, hint="ask whether it suits them"))
