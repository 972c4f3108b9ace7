"""``circlekit schedule --publish``: the community calendar, put on a CalDAV server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from circlekit.cli import output
from circlekit.cli.workspace import Workspace

if TYPE_CHECKING:
    from circlekit.core.publishing import Published, Step
    from circlekit.files.credentials import Login

STATE = "published"
"""Under this name the folder's state keeps what was put where."""

NAMED_AT_MOST = 8
"""How many entries with one fate are named before they are only counted."""

Publish = Annotated[
    str | None,
    typer.Option("--publish", metavar="URL", help="Put the community calendar on a CalDAV server too."),
]


@dataclass(frozen=True, slots=True)
class Target:
    """A calendar on a server, and who may write there; no ``login`` in a dry run."""

    url: str
    login: Login | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened, or in a dry run would happen, to each entry at ``url``."""

    url: str
    steps: tuple[Step, ...]
    dry_run: bool


def target_of(url: str, dry_run: bool) -> Target:
    """Return where to publish, before anything is written.

    Raises:
        WrongUse: the address cannot be used, a password is missing, or the extra is not installed.
    """
    from circlekit.files.credentials import calendar_address, login_for
    from circlekit.files.publishing import needs_caldav

    address = calendar_address(url)
    needs_caldav()
    return Target(address, None if dry_run else login_for(address))


def publish(space: Workspace, files: Mapping[str, bytes], target: Target) -> Outcome:
    """Make the calendar at ``target`` show what the community calendar among ``files`` holds.

    In a dry run nobody is asked: what circlekit remembers is taken for what is there.

    Raises:
        FileTrouble: the server cannot be reached, or refuses. Entries may have been put there already; the
            next run goes on from there.
    """
    from circlekit.core.calendars.objects import objects
    from circlekit.core.publishing import begun, finished, from_data, steps
    from circlekit.files.calendars import COMMUNITY
    from circlekit.files.publishing import calendar_at, carry_out

    wanted = objects(files[COMMUNITY])
    before = from_data(_remembered(space).get(target.url))
    if target.login is None:
        there = {uid: one.etag for uid, one in before.items()}
        return Outcome(target.url, steps(wanted, before, there), dry_run=True)
    with calendar_at(target.url, target.login) as calendar:
        there = calendar.etags()
        planned = steps(wanted, before, there)
        if any(one.status != "unchanged" for one in planned):
            _remember(space, target.url, begun(planned, before))
            carry_out(planned, calendar)
            there = calendar.etags()
    _remember(space, target.url, finished(planned, there))
    return Outcome(target.url, planned, dry_run=False)


def _remembered(space: Workspace) -> dict[str, Any]:
    found = space.folder.state().get(STATE)
    return dict(found) if isinstance(found, dict) else {}


def _remember(space: Workspace, url: str, published: dict[str, Published]) -> None:
    from circlekit.core.publishing import as_data

    space.folder.write({}, state={STATE: {**_remembered(space), url: as_data(published)}})


def say_outcome(outcome: Outcome) -> None:
    """Say on standard error what was put where."""
    for word in ("new", "changed", "removed"):
        titles = [f"«{one.title}»" for one in outcome.steps if one.status == word]
        if len(titles) > NAMED_AT_MOST:
            titles = [f"{len(titles):,} entries"]
        for title in titles:
            output.say(f"{word:<9}  {title}")
    where = f"the calendar at {outcome.url}"
    if outcome.dry_run:
        output.say(f"So it would be in {where}; nobody was asked, and nothing was sent.")
    elif any(one.status != "unchanged" for one in outcome.steps):
        output.say(f"Published to {where}.")
    else:
        output.say(f"Nothing changed in {where}.")


def outcome_as_json(outcome: Outcome) -> dict[str, Any]:
    """Return the ``published`` part of the JSON document."""
    entries = [{"uid": one.uid, "title": one.title, "status": one.status} for one in outcome.steps]
    return {"url": outcome.url, "entries": entries}
