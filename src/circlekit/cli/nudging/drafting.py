"""From what is due to files: the log, the templates and the roles that the messages are made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from circlekit.cli.nudging.reminding import reminded
from circlekit.cli.workspace import Workspace, say_warnings

if TYPE_CHECKING:
    from circlekit.core.log import Log
    from circlekit.core.model import Circle
    from circlekit.core.nudging.choosing import Choice
    from circlekit.core.nudging.draft import Draft
    from circlekit.core.nudging.messages import Voices
    from circlekit.core.nudging.scene import Scene
    from circlekit.files.drafts import DraftFiles


class Written(NamedTuple):
    """A draft with its scene and its files."""

    scene: Scene
    files: DraftFiles

    @property
    def draft(self) -> Draft:
        """What it is about."""
        return self.scene.draft


def written(
    space: Workspace, circles: Sequence[Circle], drafts: Sequence[Draft], log: Log, choice: Choice
) -> tuple[Written, ...]:
    """Return the drafts that are chosen with their files, and say what does not fit into a meeting.

    Raises:
        InputProblems: when a template or another file of the library has problems; all of them.
        FileTrouble: when one cannot be read.
    """
    from circlekit.core.nudging.messages import needs
    from circlekit.files.drafts import draft_files, draft_folder, stems_of
    from circlekit.files.templates import read_templates

    scenes = _scenes(space, drafts, log, choice)
    wordings = read_templates(space.shelves(), (one for scene in scenes for one in needs(scene)))
    voices = voices_of(space, scenes, {wording.language for wording in wordings.values()})
    _say_misfits(space, scenes, voices)
    stems = stems_of([circle.id for circle in circles])
    return tuple(
        Written(
            scene,
            draft_files(
                scene,
                wordings,
                voices[scene.draft.circle.id],
                draft_folder(scene.draft, stems[scene.draft.circle.id]),
            ),
        )
        for scene in scenes
    )


def _scenes(space: Workspace, drafts: Sequence[Draft], log: Log, choice: Choice) -> list[Scene]:
    from circlekit.core.nudging.audience import held_back
    from circlekit.core.nudging.casting import cast
    from circlekit.core.nudging.choosing import EVERYTHING
    from circlekit.core.nudging.facts import facts_of
    from circlekit.core.nudging.scene import scene_of
    from circlekit.files.library import read_processes_of

    facts = facts_of(space.cohort, log, reminded(space))
    circles = (draft.circle.id for draft in drafts)
    # In the cohort's language: who has which role is the same in all.
    processes = read_processes_of(space.loaded, space.shelves(), circles, space.cohort.language)
    roles = cast(space.cohort, drafts, processes, log)
    found = []
    for draft in drafts:
        scene = scene_of(draft, facts, roles.get((draft.circle.id, draft.meeting.number)), choice)
        if scene.to_circle or scene.readers or (choice == EVERYTHING and held_back(draft, facts)):
            found.append(scene)
    return found


def voices_of(space: Workspace, scenes: Sequence[Scene], languages: set[str]) -> Mapping[str, Voices]:
    """Return for each circle how it is spoken of, in every language of its messages."""
    from circlekit.files.voices import read_voices

    shelves, spoken = space.shelves(), sorted(languages)
    own = {circle: read_voices(space.loaded, shelves, spoken, circle) for circle in _with_own(space)}
    usual = read_voices(space.loaded, shelves, spoken)
    return {scene.draft.circle.id: own.get(scene.draft.circle.id, usual) for scene in scenes}


def _with_own(space: Workspace) -> Iterator[str]:
    """Yield the circles that have a process of their own."""
    yield from (circle for circle, own in space.cohort.circles.items() if own.process)


def _say_misfits(space: Workspace, scenes: Sequence[Scene], voices: Mapping[str, Voices]) -> None:
    """Say once what does not fit into the minutes of a meeting that is to come."""
    from circlekit.core.nudging.audience import BEFORE
    from circlekit.core.nudging.scene import sheet_of

    found = (
        problem
        for scene in scenes
        if scene.draft.moment in BEFORE
        for problem in sheet_of(scene, next(iter(voices[scene.draft.circle.id].values()))).problems
    )
    say_warnings(space.placed(dict.fromkeys(found)))
