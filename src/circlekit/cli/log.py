"""``circlekit log``: write down what happened in the circles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from circlekit.cli import output
from circlekit.cli.logging import options as o
from circlekit.cli.logging.desk import Desk, desk_of
from circlekit.cli.options import DEFAULT_COHORT, CohortOption, DryRun, Json, Today
from circlekit.cli.workspace import say_warnings, workspace
from circlekit.cli.workspace import today as day_of
from circlekit.core.problems import Problem, WrongUse

if TYPE_CHECKING:
    from circlekit.core.log import Log
    from circlekit.core.model import Circle, Meeting
    from circlekit.core.reporting.given import Given

STANDARD_INPUT = "-"
ALL_THERE = "Nothing changed; all of that is written down already."


def log(
    circle: o.CircleName = None,
    meeting: o.MeetingName = None,
    cohort: CohortOption = DEFAULT_COHORT,
    present: o.Present = "",
    all_present: o.AllPresent = False,
    apologies: o.Apologies = "",
    no_word: o.NoWord = "",
    did_not_meet: o.DidNotMeet = False,
    yes: o.Yes = "",
    no: o.No = "",
    maybe: o.Maybe = "",
    committed: o.Committed = "",
    case_giver: o.CaseGiver = "",
    opener: o.Opener = "",
    facilitator: o.Facilitator = "",
    timekeeper: o.Timekeeper = "",
    note_taker: o.NoteTaker = "",
    next_date: o.Next = "",
    pulse: o.PulseGiven = "",
    reply: o.From = None,
    form: o.FormWanted = False,
    undo: o.Undo = False,
    day: Today = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Write down who came, who had which role and how it was; without facts, show what is written."""
    from circlekit.core.log import Coming, Presence, Role
    from circlekit.core.reporting.given import Given

    given = Given(
        presence=dict(zip(Presence, (present, apologies, no_word), strict=True)),
        coming=dict(zip(Coming, (yes, no, maybe), strict=True)),
        roles=dict(zip(Role, (case_giver, opener, facilitator, timekeeper, note_taker), strict=True)),
        all_present=all_present,
        did_not_meet=did_not_meet,
        committed=committed,
        next_date=next_date,
        pulse=pulse,
    )
    asked = Asked(circle, meeting, given, reply, form, undo)
    _refuse_mixtures(asked)
    looks = form or not (given.anything or reply or undo)
    with workspace(cohort, dry_run=dry_run or looks) as space:
        _carry_out(asked, desk_of(space, day_of(day, space.cohort)), json)


class Asked(NamedTuple):
    """What a run was asked for."""

    circle: str | None
    meeting: str | None
    given: Given
    reply: str | None
    form: bool
    undo: bool


def _refuse_mixtures(asked: Asked) -> None:
    """Refuse what cannot be done in one run.

    Raises:
        WrongUse: with what to do instead.
    """
    if asked.reply is not None or asked.undo:
        option = "--undo" if asked.undo else "--from"
        if asked.circle or asked.given.anything or asked.form or (asked.undo and asked.reply is not None):
            raise WrongUse([Problem((), f"{option} stands alone", "say the rest in a run of its own")])
    if asked.given.anything and asked.circle is None:
        raise WrongUse([Problem((), "this does not say which circle", "circlekit log c1 --present amina")])
    if asked.form and (asked.meeting is None or asked.given.anything):
        raise WrongUse([Problem((), "a form is about one meeting", "circlekit log c1 2 --form")])


def _carry_out(asked: Asked, desk: Desk, json: bool) -> None:
    from circlekit.cli.logging import recording, views
    from circlekit.core.named import circle as circle_named

    if asked.undo:
        recording.show(recording.take_back(desk), desk, json, "Nothing is left to take back.")
        return
    if asked.reply is not None:
        recording.show(recording.record(desk, _sent_in(asked.reply, desk)), desk, json, ALL_THERE)
        return
    if asked.circle is None:
        views.show_missing(desk, json)
        return
    circle = circle_named(asked.circle, desk.circles)
    if asked.given.anything:
        recording.show(recording.record(desk, _facts(asked, circle, desk)), desk, json, ALL_THERE)
        return
    meeting = _meeting(asked.meeting, circle, desk)
    if asked.form and meeting:
        views.show_form(desk, circle, meeting, json)
    else:
        views.show_circle(desk, circle, meeting, json)


def _facts(asked: Asked, circle: Circle, desk: Desk) -> Log:
    """Return the facts that options give; which meeting they are about is said where nobody named it.

    Raises:
        WrongUse: with everything that is wrong with them.
    """
    from circlekit.core.reporting.given import facts_of

    people, held = desk.space.cohort.participants, desk.held(circle.id)
    found = facts_of(asked.given, circle, people, held, asked.meeting, desk.today)
    if found.problems:
        raise WrongUse(found.problems)
    if asked.meeting is None and found.meeting:
        day = found.meeting.start.date()
        output.say(f"Taken for meeting {found.meeting.number} of {circle.name}, {day}.")
    return found.facts


def _meeting(typed: str | None, circle: Circle, desk: Desk) -> Meeting | None:
    from circlekit.core.reporting.meetings import meeting_named

    found = meeting_named(typed, circle, desk.held(circle.id)) if typed is not None else None
    if isinstance(found, Problem):
        raise WrongUse([found])
    return found


def _sent_in(name: str, desk: Desk) -> Log:
    """Return the facts in a file, or on standard input.

    Raises:
        InputProblems: with everything that is not understood.
        FileTrouble: when it cannot be read.
    """
    from circlekit.files.logged.incoming import facts_from
    from circlekit.files.mailtext import MOST_BYTES
    from circlekit.files.opening import read_bytes

    if name == STANDARD_INPUT:
        content, shown = output.pasted(MOST_BYTES + 1), "standard input"
    else:
        content, shown = read_bytes(Path(name), name, most=MOST_BYTES), name
    people = desk.space.cohort.participants
    facts, warnings = facts_from(content, shown, desk.circles, people, desk.meetings, desk.today)
    say_warnings(warnings)
    return facts
