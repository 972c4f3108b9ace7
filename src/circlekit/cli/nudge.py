"""``circlekit nudge``: write the message drafts that are due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from circlekit.cli import output
from circlekit.cli.nudging.imap import ImapDrafts, outcome_as_json, say_outcome, target_of
from circlekit.cli.nudging.options import (
    All,
    Due,
    Mailto,
    Merge,
    MomentName,
    OnlyFor,
    To,
    check_extent,
    choice_of,
)
from circlekit.cli.options import DEFAULT_COHORT, CohortFile, DryRun, Force, Json, Today
from circlekit.cli.workspace import Workspace, changes_as_json, say_changes, today, workspace

if TYPE_CHECKING:
    from circlekit.cli.nudging.drafting import Written
    from circlekit.cli.nudging.imap import Outcome as Mailbox
    from circlekit.core.log import Log
    from circlekit.core.model import Circle, Cohort
    from circlekit.core.nudging.draft import Draft
    from circlekit.files.writing import Change


class _Outcome(NamedTuple):
    """What was found and written on a day; ``following`` is the next day on which something is due.

    ``wanted`` counts the drafts before some were left out; ``unled`` are those for leads who are not there.
    """

    today: date
    following: date | None
    wanted: int
    found: Sequence[Written]
    kept: Sequence[str]
    changes: Sequence[Change]
    mailbox: Mailbox | None
    unled: Sequence[Draft]
    cohort: Cohort


class _Planned(NamedTuple):
    """All messages to come, the log that they depend on, and what is due in circles without a lead."""

    circles: tuple[Circle, ...]
    drafts: tuple[Draft, ...]
    log: Log
    unled: tuple[Draft, ...]


def nudge(
    cohort: CohortFile = DEFAULT_COHORT,
    due: Due = False,
    every: All = False,
    to: To = None,
    only: OnlyFor = None,
    moment: MomentName = "",
    merge: Merge = False,
    mailto: Mailto = False,
    force: Force = False,
    day: Today = None,
    imap_drafts: ImapDrafts = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Write the messages that are due, for each circle and each member; nothing is sent."""
    from circlekit.cli.nudging.drafting import written
    from circlekit.cli.nudging.putting import put
    from circlekit.cli.nudging.reminding import remembered
    from circlekit.core.nudging.choosing import EVERYTHING, is_for_leads
    from circlekit.core.nudging.moments import due as due_on
    from circlekit.core.nudging.moments import next_day

    check_extent(due, every)
    choice = choice_of(to, only, moment)
    target = target_of(imap_drafts, dry_run) if imap_drafts else None
    with workspace(cohort, dry_run=dry_run) as space:
        now = today(day, space.cohort)
        circles, drafts, log, unled = _planned(space, now)
        wanted = drafts if every else due_on(drafts, now)
        found = written(space, circles, wanted, log, choice)
        owns = [f"{one.files.folder}/" for one in found] if choice == EVERYTHING else []
        files = _files(found)
        state = remembered(space, drafts, found, now)
        kept, changes = _write(space, {**files, **_lists(found, now, merge, mailto)}, owns, force, state)
        mailbox = put(space, files, kept, target) if target else None
        alone = [draft for draft in unled if is_for_leads(draft, choice)]
        following = next_day(drafts, now)
    outcome = _Outcome(now, following, len(wanted), found, kept, changes, mailbox, alone, space.cohort)
    if json:
        output.show_json(_as_json(outcome))
    else:
        _show(outcome, dry_run)


def _planned(space: Workspace, now: date) -> _Planned:
    from circlekit.core.nudging.moments import planned, unled
    from circlekit.core.scheduling.meetings import meetings
    from circlekit.core.scheduling.share_outs import share_outs, still_telling

    circles = space.circles()
    slots = space.slots(circles)
    plans = {slot.circle: meetings(slot, space.cohort) for slot in slots}
    log = space.log(circles, plans)
    events = still_telling(
        share_outs(space.cohort, circles), {slot.circle: slot.changes.cancelled for slot in slots}
    )
    drafts = planned(space.cohort, circles, plans, now, log, events)
    return _Planned(circles, drafts, log, unled(space.cohort, circles, plans, now, log))


def _files(found: Sequence[Written]) -> dict[str, bytes]:
    return {path: content for one in found for path, content in one.files.files.items()}


def _lists(found: Sequence[Written], now: date, merge: bool, mailto: bool) -> dict[str, bytes]:
    """Return the files that hold many messages at once."""
    from circlekit.files.draft_lists import mailto_page, merge_tables

    sent = [(one.draft, message) for one in found for message in one.files.messages.values()]
    tables = merge_tables(sent, now) if merge else {}
    return tables | (mailto_page(sent, now) if mailto else {})


def _write(
    space: Workspace,
    files: Mapping[str, bytes],
    owns: Sequence[str],
    force: bool,
    state: Mapping[str, Any],
) -> tuple[tuple[str, ...], tuple[Change, ...]]:
    """Write the drafts but those that somebody edited, which is what drafts are for; return both."""
    kept = () if force else _edited(space, files)
    rest = {path: content for path, content in files.items() if path not in kept}
    return kept, space.write(rest, owns=owns, force=force, state=state)


def _edited(space: Workspace, files: Mapping[str, bytes]) -> tuple[str, ...]:
    there = {path: content for path, content in files.items() if space.path(path).exists()}
    changes = space.folder.plan(there, force=True)
    return tuple(path for path, status in changes if status == "changed" and space.folder.edited(path))


def _as_json(outcome: _Outcome) -> dict[str, Any]:
    from circlekit.cli.nudging.showing import as_json, unled_as_json

    return {
        "today": outcome.today.isoformat(),
        "next": outcome.following.isoformat() if outcome.following else None,
        "drafts": as_json(outcome.found),
        "without_lead": unled_as_json(outcome.unled),
        "kept": list(outcome.kept),
        "files": changes_as_json(outcome.changes),
        **({"mailbox": outcome_as_json(outcome.mailbox)} if outcome.mailbox else {}),
    }


def _show(outcome: _Outcome, dry_run: bool) -> None:
    from circlekit.cli.nudging.showing import say_remarks, say_unled, show_drafts

    show_drafts(outcome.found)
    if not outcome.found:
        output.say(_nothing(outcome.today, outcome.following, outcome.wanted))
    say_remarks(outcome.found)
    say_unled(outcome.unled, outcome.cohort)
    for path in outcome.kept:
        output.say(f"Kept as you edited it: {path}")
    if outcome.changes:
        say_changes(outcome.changes, dry_run)
    if outcome.mailbox:
        say_outcome(outcome.mailbox)


def _nothing(now: date, following: date | None, wanted: int) -> str:
    if wanted:
        return "There are messages to write, but none of those that the options leave."
    if following is None:
        return f"Nothing is due on {now}, and no message is left to write."
    return f"Nothing is due on {now}; the next is due on {following}. To write all of them now: --all."
