"""What a person asked ``circlekit schedule`` for, and whether it can be had together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from circlekit.cli.scheduling.changes import NOTHING, Asked
from circlekit.core.problems import WrongUse

if TYPE_CHECKING:
    from circlekit.cli.scheduling.publish import Target
    from circlekit.core.sending.styles import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the person asked for; one field for each option that decides on times or files."""

    ics: bool = False
    per_member: bool | None = None  # as before
    invite: bool = False
    hide_members: bool = False
    style: Wish | None = None
    publish: Target | None = None
    keep: bool = False
    fresh: bool = False
    alternate: tuple[str, ...] = ()
    attend_kickoffs: bool = False
    force: bool = False
    asked: Asked = NOTHING


def sound(wanted: Wanted) -> Wanted:
    """Return what is wanted, where it can be had together."""
    if wanted.keep and wanted.force:
        raise WrongUse("--keep and --force contradict each other: keep the edited times, or find new ones?")
    if wanted.asked.cancel == "":
        raise WrongUse("--cancel needs the id or the name of a circle")
    if wanted.fresh and (wanted.keep or any(wanted.asked)):
        raise WrongUse(
            "--fresh finds all times anew; --keep and changes to meetings need the times there are"
        )
    if (wanted.alternate or wanted.attend_kickoffs) and (wanted.keep or any(wanted.asked)):
        raise WrongUse("--alternate and --attend-kickoffs find other times; --keep and changes keep them")
    if wanted.hide_members and not wanted.invite:
        raise WrongUse("--hide-members is about invitations; add --invite")
    return wanted
