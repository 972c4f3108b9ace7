"""``circlekit nudge``: write the message drafts that are due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from circlekit.cli import output
from circlekit.cli.nudging.imap import ImapDrafts, outcome_as_json, say_outcome, target_of
from circlekit.cli.options import DEFAULT_COHORT, CohortFile, DryRun, Force, Json, Today
from circlekit.cli.workspace import (
    Workspace,
    changes_as_json,
    say_changes,
    say_warnings,
    today,
    workspace,
)
from circlekit.core.text import listed

if TYPE_CHECKING:
    from circlekit.core.model import Circle, Cohort
    from circlekit.core.nudging.moments import Draft
    from circlekit.files.drafts import DraftFiles
    from circlekit.files.writing import Change

All = Annotated[
    bool,
    typer.Option("--all", help="Write the drafts for every meeting to come, not only those that are due."),
]


def nudge(
    cohort: CohortFile = DEFAULT_COHORT,
    every: All = False,
    force: Force = False,
    day: Today = None,
    imap_drafts: ImapDrafts = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Write the messages that are due, for each circle and each member; nothing is sent."""
    from circlekit.cli.nudging.putting import put
    from circlekit.core.nudging.moments import due, next_day, planned

    target = target_of(imap_drafts, dry_run) if imap_drafts else None
    with workspace(cohort, dry_run=dry_run) as space:
        now = today(day, space.cohort)
        circles = space.circles()
        drafts = planned(space.cohort, circles, space.meetings(circles), now)
        chosen = drafts if every else due(drafts, now)
        written = _drafted(space, circles, chosen)
        kept, changes = _write(space, written, force)
        files = {path: content for one in written for path, content in one.files.items()}
        mailbox = put(space, files, kept, target) if target else None
    following = next_day(drafts, now)
    if json:
        document = {"today": now.isoformat(), "next": _iso(following), "drafts": as_json(chosen, written)}
        also = {"mailbox": outcome_as_json(mailbox)} if mailbox else {}
        output.show_json({**document, "kept": list(kept), "files": changes_as_json(changes), **also})
        return
    show_drafts(chosen, written)
    if not chosen:
        output.say(_nothing(now, following))
    _say_unaddressed(chosen, written, space.cohort)
    for path in kept:
        output.say(f"Kept as you edited it: {path}")
    if changes:
        say_changes(changes, dry_run)
    if mailbox:
        say_outcome(mailbox)


def _drafted(space: Workspace, circles: Sequence[Circle], drafts: Sequence[Draft]) -> list[DraftFiles]:
    """Return the files of each draft, and say once what does not fit into a meeting."""
    from circlekit.core.nudging.wording import scene_of
    from circlekit.files.drafts import draft_files, draft_folder, stems_of
    from circlekit.files.library import read_process, read_templates

    shelves = space.shelves()
    process, templates = read_process(space.loaded, shelves), read_templates(shelves)
    scenes = [scene_of(space.cohort, draft, process) for draft in drafts]
    say_warnings(space.placed(dict.fromkeys(problem for _, problems in scenes for problem in problems)))
    stems = stems_of([circle.id for circle in circles])
    folders = [draft_folder(draft, stems[draft.circle.id]) for draft in drafts]
    return [draft_files(scene, templates, folder) for (scene, _), folder in zip(scenes, folders, strict=True)]


def _write(
    space: Workspace, written: Sequence[DraftFiles], force: bool
) -> tuple[tuple[str, ...], tuple[Change, ...]]:
    """Write the drafts but those that somebody edited, which is what drafts are for; return both."""
    files = {path: content for one in written for path, content in one.files.items()}
    kept = () if force else _edited(space, files)
    rest = {path: content for path, content in files.items() if path not in kept}
    return kept, space.write(rest, owns=[f"{one.folder}/" for one in written], force=force)


def _edited(space: Workspace, files: Mapping[str, bytes]) -> tuple[str, ...]:
    changes = space.folder.plan(files, force=True)
    return tuple(path for path, status in changes if status == "changed" and space.folder.edited(path))


def as_json(drafts: Sequence[Draft], written: Sequence[DraftFiles]) -> list[dict[str, Any]]:
    """Return the ``drafts`` of the JSON document; ``meeting`` is an instant in UTC."""
    return [
        {
            "due": draft.day.isoformat(),
            "until": draft.until.isoformat(),
            "circle": draft.circle.id,
            "moment": str(draft.moment),
            "meeting": output.utc(draft.meeting.start),
            "files": list(found.files),
            "without_address": list(found.unaddressed),
        }
        for draft, found in zip(drafts, written, strict=True)
    ]


def show_drafts(drafts: Sequence[Draft], written: Sequence[DraftFiles]) -> None:
    """Print a row for each draft; ``e-mails`` counts the members who have an address."""
    from circlekit.files.drafts import FOLDER

    rows = [
        (
            draft.day.isoformat(),
            draft.circle.name,
            draft.moment.replace("_", " "),
            str(len(found.files) - 1),
            found.folder.removeprefix(f"{FOLDER}/"),
        )
        for draft, found in zip(drafts, written, strict=True)
    ]
    if rows:
        output.show_table(("due", "circle", "message", "e-mails", f"in {FOLDER}/"), rows)


def _nothing(now: date, following: date | None) -> str:
    if following is None:
        return f"Nothing is due on {now}, and no message is left to write."
    return f"Nothing is due on {now}; the next is due on {following}. To write all of them now: --all."


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _say_unaddressed(drafts: Iterable[Draft], written: Iterable[DraftFiles], cohort: Cohort) -> None:
    """Say once for each circle who gets no e-mail, so that somebody tells them."""
    names = {person.id: person.name for person in cohort.participants}
    found = {draft.circle.name: one.unaddressed for draft, one in zip(drafts, written, strict=True)}
    for circle, handles in found.items():
        if handles:
            people = listed(names[handle] for handle in handles)
            output.say(f"{circle}: no address for {people}; their message has to reach them another way.")
