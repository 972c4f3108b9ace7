"""What an import writes: people, the mapping that was accepted, and a cohort file where there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from circlekit.cli.importing.people import people_at, updated
from circlekit.core.problems import InputProblems, Problem

if TYPE_CHECKING:
    from circlekit.cli.importing.running import Understood
    from circlekit.cli.importing.source import Source
    from circlekit.core.intake.merging.merge import Merged
    from circlekit.core.intake.saved.forms import SavedForm
    from circlekit.files.writing import Change, Folder

GITIGNORE = ".gitignore"


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to write by their path, what changes for people, and what the folder is to remember.

    ``kept_mapping``: the mapping was changed by hand and stays, although there is something new for it.
    ``begins``: a cohort file is among the files.
    """

    files: Mapping[str, bytes]
    merged: Merged
    state: Mapping[str, Any]
    warnings: tuple[Problem, ...] = ()
    kept_mapping: bool = False
    begins: bool = False

    def preview(self, folder: Folder) -> tuple[Change, ...]:
        """Return what ``write`` would do; nothing is written."""
        return folder.plan(self.files, force=True)

    def write(self, folder: Folder) -> tuple[Change, ...]:
        """Write everything or nothing; the merge has seen to it that no hand edit is lost."""
        return folder.write(self.files, force=True, state=self.state)


def planned(understood: Understood, folder: Folder, *, force: bool, files: bool) -> Plan:
    """Return what changes for people, and the ``files`` to write if they are asked for.

    Raises:
        InputProblems: when the table of people has problems, or would hold nobody.
        FileTrouble: when it cannot be read, or not be changed cell by cell.
    """
    target = understood.target
    update = updated(people_at(target), understood.joined, folder, understood.placed, force=force)
    if not update.merged.rows:
        raise InputProblems([*update.warnings, _nobody()])
    if not files:
        return Plan({}, update.merged, update.state(), update.warnings)
    people = update.files(target.people)
    mapping, kept = _mapping(understood, folder, force)
    cohort = _cohort(understood, update.merged)
    everything = people | mapping | cohort
    return Plan(everything, update.merged, update.state(), update.warnings, kept, bool(cohort))


def _nobody() -> Problem:
    hint = "people need a name, and have to agree where the form asks whether they do"
    return Problem((), "there is nobody in these answers who could be taken in", hint)


def _mapping(understood: Understood, folder: Folder, force: bool) -> tuple[dict[str, bytes], bool]:
    """Return the mapping to write, if any; what a person changed in it stays, unless ``force``."""
    from circlekit.files.intake.mappings import mappings_text

    name = understood.target.mapping
    now = with_forms(understood.saved, understood.sources)
    if now == understood.saved:
        return {}, False
    if folder.edited(name) and not force:
        return {}, True
    return {name: mappings_text(now)}, False


def with_forms(saved: Sequence[SavedForm], sources: Sequence[Source]) -> tuple[SavedForm, ...]:
    """Return what was accepted before, and these files with it."""
    from circlekit.core.intake.saved.saving import to_save
    from circlekit.files.intake.mappings import with_form

    forms = tuple(saved)
    for source in sources:
        mapping = source.to_remember()
        name = Path(source.file).name
        now = to_save(mapping, source.answers, name, source.said, source.saved)
        forms = with_form(forms, source.saved, now)
    return forms


def _cohort(understood: Understood, merged: Merged) -> dict[str, bytes]:
    """Return a cohort file and what belongs beside it, where there is none.

    The cohort file comes last: where it is, everything else is too, also after a crash.
    """
    from circlekit.files.intake.beginning import begun
    from circlekit.files.starter import gitignore

    target = understood.target
    if not target.begins:
        return {}
    files = begun(understood.today, target.people, [row.values for row in merged.rows])
    cohort = files.pop("cohort.yaml")
    if not target.path(GITIGNORE).exists():
        files[GITIGNORE] = gitignore()
    return {**files, target.begins: cohort}
