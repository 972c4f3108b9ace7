"""What a cohort folder has of its own beside the cohort file, so that the next one can have it too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from circlekit.files.library import FOLDER
from circlekit.files.reading import read_bytes

PRIVACY = ".gitignore"
PRIVATE = (b"/alumni.csv", b"/ending/")
"""What only a folder made by a rotation has, with people's addresses in it."""

_LIBRARY_FILE = re.compile(r"[\w-][\w.-]*\.(yaml|md|txt)")


def carried(folder: Path) -> dict[str, bytes]:
    """Return wording and processes of a cohort's own, and what keeps people's data out of git, by path.

    Raises:
        FileTrouble: when one of them cannot be read.
    """
    found = {path: read_bytes(folder / path, path) for path in _paths(folder)}
    if PRIVACY in found:
        found[PRIVACY] = _whole(found[PRIVACY])
    return found


def _whole(privacy: bytes) -> bytes:
    """Return the file with what a folder has since earlier versions wrote it."""
    lines = {line.strip() for line in privacy.splitlines()}
    missing = [line for line in PRIVATE if line not in lines]
    return b"\n".join([privacy.rstrip(b"\n"), *missing, b""]) if missing else privacy


def _paths(folder: Path) -> Iterator[str]:
    for path in sorted((folder / FOLDER).rglob("*")):
        if path.is_file() and _LIBRARY_FILE.fullmatch(path.name):
            yield path.relative_to(folder).as_posix()
    if (folder / PRIVACY).is_file():
        yield PRIVACY


def own_process(folder: Path, process: str) -> tuple[str, bytes] | None:
    """Return what to call the file that ``process`` names in another folder, and its content.

    None when the process is one of the library, or its file is missing, which is said when it is needed.

    Raises:
        FileTrouble: when it cannot be read.
    """
    path = Path(process)
    if path.suffix.casefold() not in {".yaml", ".yml"} or not (folder / path).is_file():
        return None
    outside = path.is_absolute() or ".." in path.parts
    return path.name if outside else path.as_posix(), read_bytes(folder / path, process)
