"""A set of changes carried out together: all or none, and open to view for whoever follows a crash."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

from circlekit.core.problems import FileTrouble, Problem
from circlekit.files import disk
from circlekit.files.plans import Change
from circlekit.files.steps import NewDirectory, Remove, Step, WholeFolder, Write
from circlekit.files.temporaries import Temporaries
from circlekit.files.view import View

MANY, AT_ONCE = 16, 4
"""From how many steps on several are taken at a time, and how many."""


def file_steps(
    view: View, names: Temporaries, files: Mapping[str, bytes], planned: Iterable[Change]
) -> list[Step]:
    """Return the steps that carry out ``planned``, file by file, with the directories they need."""
    steps: list[Step] = []
    targets = []
    for path, status in planned:
        if status == "removed":
            steps.append(Remove(view.shown(path), view.named(path), names))
        elif status != "unchanged":
            targets.append(view.real(path))
            steps.append(Write(view.shown(path), targets[-1], files[path], names, status == "changed"))
    return [*_directories(view, targets), *steps]


def folder_steps(view: View, names: Temporaries, path: str, files: Mapping[str, bytes]) -> list[Step]:
    """Return the steps that bring in a whole new folder."""
    target = view.real(path)
    return [*_directories(view, [target]), WholeFolder(view.shown(path), target, files, names)]


def _directories(view: View, targets: Iterable[Path]) -> list[Step]:
    homes = {target.parent for target in targets}
    missing = {folder for folder in _with_parents(homes) if not folder.exists()}
    root = view.root.resolve()
    paths = [folder.relative_to(root).as_posix() for folder in sorted(missing)]
    return [NewDirectory(view.shown(path), root / path) for path in paths]


def _with_parents(folders: Iterable[Path]) -> set[Path]:
    return {one for folder in folders for one in (folder, *folder.parents)}


def carry_out(steps: Sequence[Step], announce: Sequence[Step] = (), record: Sequence[Step] = ()) -> None:
    """Do all ``steps`` or none: prepare them, ``announce``, publish them, ``record``.

    Whatever stops it on the way, an interrupt too, everything is taken back. A crash leaves what was
    announced, and some of the steps published.

    Raises:
        FileTrouble: naming the step that failed, or those that could not be taken back.
    """
    begun: list[Step] = []
    done = False
    try:
        _stage(steps, begun)
        _stage(announce, begun)
        _publish(announce)
        _publish(steps)
        _stage(record, begun)
        _publish(record)
        done = True
        _finish(begun)
    except BaseException:
        if done:
            _finish(begun)  # too late to take anything back, and nothing may stay lying about
        else:
            _undo(begun)
        raise


def _stage(steps: Sequence[Step], begun: list[Step]) -> None:
    begun.extend(steps)
    for step in steps:
        if isinstance(step, NewDirectory):
            _prepare(step)
    _each(_prepare, [step for step in steps if not isinstance(step, NewDirectory)])


def _prepare(step: Step) -> None:
    with disk.explained(step.place):
        step.stage()


def _publish(steps: Sequence[Step]) -> None:
    for step in steps:
        with disk.explained(step.place):
            step.publish()
    _each(_sync, {step.folder: step for step in steps}.values())


def _sync(step: Step) -> None:
    with disk.explained(step.place):
        disk.sync_folder(step.folder)


def _each(work: Callable[[Step], None], steps: Collection[Step]) -> None:
    """Do what mostly waits for the disk, of many steps several at a time: it keeps together what waits.

    When one fails, no other is at work any more.
    """
    if len(steps) < MANY:
        for step in steps:
            work(step)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for _ in pool.map(work, steps):
            pass


def _finish(begun: Sequence[Step]) -> None:
    for step in begun:
        step.finish()


def _undo(begun: Sequence[Step]) -> None:
    stuck = []
    for step in reversed(begun):
        try:
            step.undo()
        except OSError:
            stuck.append(step.place)
    if stuck:
        names = ", ".join(disk.in_message(place) for place in stuck)
        hint = "run the same command again: it finishes what was begun"
        raise FileTrouble([Problem((), f"the disk failed halfway, and {names} could not be put back", hint)])
