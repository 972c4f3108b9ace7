"""``circlekit nudge --imap-drafts``: which mailbox is meant, and what is said of it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from circlekit.cli import output
from circlekit.core.text import counted

if TYPE_CHECKING:
    from circlekit.core.nudging.appending import Step
    from circlekit.files.credentials import Login
    from circlekit.files.mail_address import MailServer

ImapDrafts = Annotated[
    str | None,
    typer.Option(
        "--imap-drafts", metavar="URL", help="Put the e-mails into the Drafts folder of your mailbox too."
    ),
]


@dataclass(frozen=True, slots=True)
class Target:
    """A mailbox on a server, and whose it is; no ``login`` in a dry run."""

    server: MailServer
    login: Login | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened, or in a dry run would happen, to each e-mail.

    ``older`` are the files of which an earlier version is still in the folder.
    """

    host: str
    folder: str
    steps: tuple[Step, ...]
    older: tuple[str, ...] = ()
    dry_run: bool = False


def target_of(url: str, dry_run: bool) -> Target:
    """Return where to put the e-mails, before anything is written.

    Raises:
        WrongUse: the address cannot be used, or a password is missing.
    """
    from circlekit.files.credentials import MAIL, login_for
    from circlekit.files.mail_address import mail_server

    server = mail_server(url)
    return Target(server, None if dry_run else login_for(server.url, asked=MAIL))


def say_outcome(outcome: Outcome) -> None:
    """Say on standard error what was put where."""
    new, changed = (sum(one.status == status for one in outcome.steps) for status in ("new", "changed"))
    where = f"«{outcome.folder}» at {outcome.host}" if outcome.folder else f"the drafts at {outcome.host}"
    if outcome.dry_run:
        output.say(f"{counted(new + changed, 'e-mail')} would go into {where}; nobody was asked.")
    elif not new + changed:
        output.say(f"Nothing new for {where}.")
    else:
        output.say(f"{counted(new + changed, 'e-mail is', 'e-mails are')} in {where}, for you to send.")
    for one in outcome.steps:
        if one.status == "changed":
            output.say(f"put there anew: {one.path}")
    if outcome.older and not outcome.dry_run:
        output.say(f"An older version is still there of: {', '.join(outcome.older)}. Delete it.")


def outcome_as_json(outcome: Outcome) -> dict[str, Any]:
    """Return the ``mailbox`` part of the JSON document."""
    emails = [{"path": one.path, "status": one.status} for one in outcome.steps]
    return {"host": outcome.host, "folder": outcome.folder, "emails": emails, "older": list(outcome.older)}
