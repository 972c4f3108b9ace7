"""What ``circlekit rotate`` writes for the moment between two cohorts: ``ending/``, and alumni.csv."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from circlekit.cli import output
from circlekit.cli.workspace import Workspace, say_warnings
from circlekit.core.model import Circle, Cohort
from circlekit.core.problems import FileTrouble, InputProblems
from circlekit.core.rotation.going_on.answers import Answers

if TYPE_CHECKING:
    from circlekit.core.rotation.ending.alumni import Alumnus
    from circlekit.core.rotation.ending.wording import Desk
    from circlekit.core.rotation.plan import Rotation
    from circlekit.files.ending import Drafts


def ending(
    space: Workspace, rotation: Rotation, answers: Answers, circles: Sequence[Circle], day: date
) -> dict[str, bytes]:
    """Return the files of ``ending/`` and alumni.csv by their path in the next folder; ``day`` is today.

    The folder of the cohort that ends is only read.

    Raises:
        InputProblems: alumni.csv, or a template, has problems.
    """
    from circlekit.cli.rotating.closing import closing
    from circlekit.core.rotation.ending.passages import Begun, Ended
    from circlekit.core.rotation.ending.readme import Sending
    from circlekit.core.rotation.ending.wording import desk
    from circlekit.files.ending import ending_files

    closed = closing(space, circles, rotation.cohort.starts, day)
    before, after = Ended(space.cohort, circles, answers, closed.circles), rotation.cohort
    about = desk(before, Begun(after, rotation.matching.circles), _process(space))
    earlier, alumni = _alumni(space, about, after)
    made = _drafts(space, about, earlier)
    sending = Sending(
        before=space.cohort.cohort,
        after=after.cohort,
        starts=after.starts,
        calendars_written=closed.written,
        reminders=closed.reminders,
        servers=closed.servers,
    )
    return {**ending_files(made, closed.files, sending), **alumni}


def say_ending(paths: Iterable[str]) -> None:
    """Say that there is something to send, and that it is to be deleted; ``paths`` are the new files."""
    from circlekit.files.left_standing import FOLDER

    calendars = any(path.startswith(f"{FOLDER}calendar/") for path in paths)
    also = ", and files that end the old calendars" if calendars else ""
    output.say(
        f"In {FOLDER} of the new folder are drafts for everybody{also}. "
        "Its README.md says what to send when; delete it after that."
    )


def _process(space: Workspace, language: str | None = None) -> str:
    """Return how people call the cohort's process; nothing where there is no sound one, which others say.

    Raises:
        FileTrouble: when there is a file that cannot be read.
    """
    from circlekit.files.library import read_process

    try:
        return read_process(space.loaded, space.shelves(), language).name
    except InputProblems:
        return ""
    except FileTrouble:
        is_own = space.cohort.process.lower().endswith((".yaml", ".yml"))
        if is_own and not space.path(space.cohort.process).exists():
            return ""
        raise


def _alumni(space: Workspace, about: Desk, after: Cohort) -> tuple[tuple[Alumnus, ...], Mapping[str, bytes]]:
    """Return the former members until now who still are some, and alumni.csv with those who become some."""
    from circlekit.core.rotation.ending.alumni import alumni_after, without
    from circlekit.core.rotation.ending.passages import Kind, passages
    from circlekit.files.alumni import FILE, read_alumni, write_alumni

    path = space.path(FILE)
    found = read_alumni(path, str(path))
    say_warnings(found.warnings)
    leaving = {one.person.id for one in passages(about.ended, about.begun) if one.kind is Kind.LEAVE}
    people = (*after.participants, *after.waiting)
    whole = without(alumni_after(found.alumni, space.cohort, leaving, about.ended.answers.alumni), people)
    earlier = tuple(one for one in without(found.alumni, people) if one.id not in leaving)
    return earlier, {FILE: write_alumni(whole)} if whole else {}


def _drafts(space: Workspace, about: Desk, alumni: Sequence[Alumnus]) -> Drafts:
    from circlekit.core.rotation.ending.passages import passages
    from circlekit.core.tongues import of_cohort, tongues
    from circlekit.files.ending import ALUMNI, drafts, invitations, letters
    from circlekit.files.rotation_words import read_words
    from circlekit.files.tongues import in_each

    cohort, shelves = about.begun.cohort, space.shelves()
    people = [one.person for one in passages(about.ended, about.begun)]
    found = in_each(tongues(people, cohort), lambda tongue: read_words(shelves, tongue))
    words = {
        tongue: own._replace(process=_process(space, tongue.language)) for tongue, (own, _) in found.items()
    }
    own, former = found[of_cohort(cohort)]
    messages = {
        **letters(about, words),
        ALUMNI: invitations(alumni, cohort, former, own.speech),
    }
    return drafts(messages, cohort.coordinator)
