"""Second copies that sync tools put beside a file when two people changed it at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

_MARKS = "|".join(
    (
        r" \(.*conflict.*\)",  # Dropbox: «circles (Ana's conflicted copy 2027-01-11).yaml», Nextcloud alike
        r" \(\d{1,2}\)",  # Google Drive, browsers: «circles (1).yaml»
        r" \d{1,2}",  # iCloud: «circles 2.yaml»
        r" ?- ?(copy|conflict).*",  # Windows, OneDrive: «circles - Copy.yaml»
        r"\.sync-conflict-.*",  # Syncthing
        r"_conf\(\d+\)",  # Synology
    )
)


_MARKED = re.compile(f"(.+?)(?:{_MARKS})", re.IGNORECASE)


def twins(root: Path, paths: Iterable[str]) -> list[str]:
    """Return the files beside ``paths`` (relative to ``root``) whose names mark them as second copies."""
    known = set(paths)
    beside: dict[PurePosixPath, set[str]] = {}
    for place in map(PurePosixPath, known):
        beside.setdefault(place.parent, set()).add(place.name.casefold())
    found = {
        str(folder / name)
        for folder, names in beside.items()
        for name in _names(root / folder)
        if _original(name).casefold() in names
    }
    return sorted(found - known)


def _original(name: str) -> str:
    """Return what a file that is marked as a second copy was copied from; empty for any other."""
    place = PurePosixPath(name)
    match = _MARKED.fullmatch(place.stem)
    return f"{match[1]}{place.suffix}" if match else ""


def _names(folder: Path) -> list[str]:
    names: list[str] = []
    with suppress(OSError):
        names.extend(path.name for path in folder.iterdir())
    return names
