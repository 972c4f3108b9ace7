"""The files of the next cohort's folder, and how they are written: complete by one rename."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from circlekit.cli.circles_file import content
from circlekit.cli.rotating import ahead
from circlekit.cli.rotating.target import folder_for
from circlekit.cli.workspace import Workspace
from circlekit.files.writing import Change, write_folder

if TYPE_CHECKING:
    from circlekit.core.rotation.plan import Rotation
    from circlekit.core.rotation.telling.told import Told


def files_of(space: Workspace, told: Told, beside: Mapping[str, bytes], seed: int) -> dict[str, bytes]:
    """Return everything that goes into the next folder, by its path there; ``beside`` is put to the rest."""
    from circlekit.core.rotation.telling.note import note
    from circlekit.files.carried import carried, own_process
    from circlekit.files.following import cohort_folder

    raw = dict(cast(dict[str, Any], space.loaded.document.data))  # a sound cohort is a mapping of keys
    own = carried(space.loaded.folder)
    process = own_process(space.loaded.folder, space.cohort.process)
    if process:
        raw["process"], own[process[0]] = process
    rotation = told.switch.rotation
    written = content(rotation.matching, rotation.cohort, seed)
    more = {**_pictures(rotation), **ahead.files(rotation), **beside}
    return {**own, **cohort_folder(rotation.cohort, raw, written, note(told, more.keys())), **more}


def _pictures(rotation: Rotation) -> dict[str, bytes]:
    """Return the pictures of who has met whom."""
    from circlekit.core.pictures.met_matrix import met_svg
    from circlekit.core.pictures.network import network_svg
    from circlekit.core.rotation.telling.note import MATRIX, NETWORK

    of = rotation.cohort, rotation.matching.circles
    return {MATRIX: met_svg(*of), NETWORK: network_svg(*of)}


def write(
    space: Workspace, rotation: Rotation, files: dict[str, bytes], to: Path | None, force: bool
) -> tuple[Change, ...]:
    """Write the new folder, complete by one rename, or find out what that would change."""
    folder, relative = folder_for(space, rotation.cohort.id, to)
    if space.dry_run:
        return folder.plan({f"{relative}/{path}": data for path, data in files.items()}, force=force)
    return write_folder(folder, relative, files, force)
