"""How e-mails get into a mailbox: each once, and after a run that was cut off none twice."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from circlekit.cli.nudging.imap import Outcome, Target
from circlekit.cli.workspace import Workspace
from circlekit.core.problems import FileTrouble, Problem
from circlekit.core.text import counted

if TYPE_CHECKING:
    from circlekit.core.nudging.appending import Appended, Mark, Step
    from circlekit.files.credentials import Login
    from circlekit.files.mailbox import Folder, Mailbox

STATE = "mailboxes"
"""Under this name the folder's state keeps what was put where."""


def put(space: Workspace, files: Mapping[str, bytes], kept: Collection[str], target: Target) -> Outcome:
    """Put each e-mail among ``files`` into the folder for drafts, but none that was put there before.

    Those of ``kept``, which somebody edited, go there as they stand on the disk. In a dry run nobody is
    asked: what circlekit remembers is taken for what is there.

    Raises:
        FileTrouble: the server cannot be reached, or refuses. Some e-mails may be there already; the next run
            goes on from there.
    """
    from circlekit.core.nudging.appending import steps

    wanted = {path: _content(space, path, files[path], kept) for path in files if path.endswith(".eml")}
    if target.login is None:
        before = _remembered(space, target)
        return Outcome(target.server.host, target.server.folder, steps(wanted, before), dry_run=True)
    return _put(space, wanted, target, target.login)


def _put(space: Workspace, wanted: Mapping[str, bytes], target: Target, login: Login) -> Outcome:
    from circlekit.core.nudging.appending import kept, steps
    from circlekit.files.mailbox import mailbox_at

    before = _remembered(space, target)
    with mailbox_at(target.server, login) as mailbox:
        folder = mailbox.drafts(target.server.folder)
        known = _settled(mailbox, folder, wanted, before)
        planned = steps(wanted, known)
        outcome = Outcome(target.server.host, folder.shown, planned)
        known = kept(known, {path for path in known if path in wanted or space.path(path).exists()})
        if all(one.status == "unchanged" for one in planned):
            if known != before:
                _remember(space, target, known)
            return outcome
        older = {one.path: known[one.path].mark for one in planned if one.status == "changed"}
        _append_all(space, mailbox, folder, outcome, target, known)
        return replace(outcome, older=_still_there(mailbox, folder, older))


def _settled(
    mailbox: Mailbox, folder: Folder, wanted: Mapping[str, bytes], before: dict[str, Appended]
) -> dict[str, Appended]:
    """Find out what became of e-mails that were on their way when an earlier run was cut off."""
    from circlekit.core.nudging.appending import on_the_way, settled

    marks = on_the_way(before)
    return settled(wanted, before, mailbox.headers(folder, marks)) if marks else before


def _append_all(
    space: Workspace,
    mailbox: Mailbox,
    folder: Folder,
    outcome: Outcome,
    target: Target,
    known: dict[str, Appended],
) -> None:
    """Append what is new or changed; whatever happens meanwhile, it is remembered what arrived."""
    from circlekit.core.nudging.appending import arrived, begun

    moving = [one for one in outcome.steps if one.status != "unchanged"]
    limit = mailbox.longest()
    for one in moving:
        _check_fit(one, limit, outcome.host)
    on_their_way = begun(moving, mailbox.next_mark(folder))
    _remember(space, target, {**known, **on_their_way})
    done: dict[str, Appended] = {}
    try:
        for one in moving:
            done[one.path] = arrived(one, mailbox.append(folder, one.content))
    except FileTrouble as trouble:
        # The one that failed may have arrived all the same: the next run looks.
        doubtful = {one.path: on_their_way[one.path] for one in moving[len(done) : len(done) + 1]}
        _remember(space, target, {**known, **doubtful, **done})
        raise _counted(trouble, len(done), len(moving), folder.shown) from None
    _remember(space, target, {**known, **done})


def _check_fit(one: Step, limit: int | None, host: str) -> None:
    if b"\0" in one.content:
        problem = Problem((), f"«{one.path}» is no e-mail any more", "write it anew: circlekit nudge --force")
        raise FileTrouble([problem])
    if limit is not None and len(one.content) > limit:
        message = f"«{host}» takes no message of {len(one.content):,} bytes, which «{one.path}» has"
        raise FileTrouble([Problem((), message, f"make it shorter: {limit:,} is the most")])


def _counted(trouble: FileTrouble, done: int, wanted: int, folder: str) -> FileTrouble:
    [problem] = trouble.problems
    account = f"{done} of {counted(wanted, 'e-mail is', 'e-mails are')} in «{folder}»"
    return FileTrouble([replace(problem, message=f"{problem.message}; {account}")])


def _still_there(mailbox: Mailbox, folder: Folder, older: Mapping[str, Mark]) -> tuple[str, ...]:
    if not older:
        return ()
    there = mailbox.still_there(folder, older.values())
    return tuple(path for path, mark in older.items() if mark in there)


def _content(space: Workspace, path: str, written: bytes, kept: Collection[str]) -> bytes:
    if path not in kept:
        return written
    try:
        return space.path(path).read_bytes()
    except OSError:
        raise FileTrouble([Problem((), f"«{path}» cannot be read", "check who may read it")]) from None


def _place(target: Target) -> str:
    return f"{target.server.url}{target.server.folder}"


def _remembered(space: Workspace, target: Target) -> dict[str, Appended]:
    from circlekit.core.nudging.appending import from_data

    found = _state(space).get(_place(target))
    whose, appended = (found.get("whose"), found.get("appended")) if isinstance(found, dict) else (None, {})
    same = target.login is None or whose == _whose(target.login)
    return from_data(appended) if same else {}


def _remember(space: Workspace, target: Target, appended: Mapping[str, Appended]) -> None:
    from circlekit.core.nudging.appending import as_data

    whose = _whose(target.login) if target.login else ""
    entry = {"whose": whose, "appended": as_data(appended)}
    space.folder.write({}, state={STATE: {**_state(space), _place(target): entry}})


def _whose(login: Login) -> str:
    from circlekit.core.fingerprints import fingerprint

    return fingerprint(login.user)


def _state(space: Workspace) -> dict[str, Any]:
    found = space.folder.state().get(STATE)
    return dict(found) if isinstance(found, dict) else {}
