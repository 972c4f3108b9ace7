"""``circlekit rotate --ask``: drafts that ask who goes on, and a table for the answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from circlekit.cli import output
from circlekit.cli.rotating.given import ANSWERS
from circlekit.cli.workspace import Workspace, changes_as_json, say_changes, workspace
from circlekit.cli.workspace import today as day_of
from circlekit.core.text import counted, listed

if TYPE_CHECKING:
    from pathlib import Path

    from circlekit.files.writing import Change

NAMED = 6
"""So many people without an address are named; of more it is said how many."""


def ask(cohort: Path, day: date | None, *, force: bool, dry_run: bool, json: bool) -> None:
    """Write a draft for each person, one for chats, and answers.csv where no answers are yet; no more.

    Drafts that somebody edited are kept, unless ``force``.

    Raises:
        InputProblems: the cohort, its circles or a template has problems.
        FileTrouble: when a file cannot be read or written.
    """
    from circlekit.core.rotation.ending.asking import due_back
    from circlekit.files.asking import ANSWERS as TABLE

    with workspace(cohort, dry_run=dry_run) as space:
        files = _files(space, day_of(day, space.cohort))
        kept = () if force else _edited(space, files)
        answered = [name for name in ANSWERS if space.path(name).exists()]
        changes = _write(space, files, {*kept, *([TABLE] if answered else [])}, force)
        people = (*space.cohort.participants, *due_back(space.cohort))
        unaddressed = [one.name for one in people if not one.email]
    if json:
        output.show_json({"kept": list(kept), "files": changes_as_json(changes)})
        return
    for path in kept:
        output.say(f"Kept as you edited it: {path}")
    if answered:
        output.say(f"{listed(answered)} is here already and stays as it is.")
    if unaddressed:
        whom = (
            listed(unaddressed)
            if len(unaddressed) <= NAMED
            else counted(len(unaddressed), "person", "people")
        )
        output.say(f"No address for {whom}: theirs are texts to paste where they read them.")
    say_changes(changes, dry_run)


def _files(space: Workspace, day: date) -> dict[str, bytes]:
    from circlekit.core.coordinating.duties import Task
    from circlekit.core.tongues import of_cohort, tongues
    from circlekit.files.asking import ANSWERS as TABLE
    from circlekit.files.asking import answers_table, ask_files, question
    from circlekit.files.rotation_words import read_ask_words
    from circlekit.files.tongues import in_each
    from circlekit.files.wordings import read_wordings

    cohort, shelves = space.cohort, space.shelves()
    chat = read_wordings(shelves, of_cohort(cohort))[Task.STAYING]
    people = tongues((*cohort.participants, *cohort.waiting), cohort)
    words = in_each(people, lambda tongue: read_ask_words(shelves, tongue))
    asked = question(cohort, space.circles(), day, words, chat)
    return {**ask_files(asked), TABLE: answers_table(cohort)}


def _edited(space: Workspace, files: dict[str, bytes]) -> tuple[str, ...]:
    from circlekit.files.asking import FOLDER

    changes = space.folder.plan(files, force=True)
    return tuple(
        path
        for path, status in changes
        if path.startswith(FOLDER) and status == "changed" and space.folder.edited(path)
    )


def _write(space: Workspace, files: dict[str, bytes], without: set[str], force: bool) -> tuple[Change, ...]:
    from circlekit.files.asking import FOLDER

    wanted = {path: content for path, content in files.items() if path not in without}
    return space.write(wanted, owns=(FOLDER,), force=force)
