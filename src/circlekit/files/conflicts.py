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


def twins(root: Path, paths: Iterable[str]) -> list[str]:
    """Return the files beside ``paths`` (relative to ``root``) whose names mark them as second copies."""
    known = set(paths)
    found: set[str] = set()
    for path in known:
        place = PurePosixPath(path)
        pattern = re.compile(re.escape(place.stem) + f"({_MARKS})" + re.escape(place.suffix), re.IGNORECASE)
        names = filter(pattern.fullmatch, _names(root / place.parent))
        found.update(str(place.with_name(name)) for name in names)
    return sorted(found - known)


def _names(folder: Path) -> list[str]:
    names: list[str] = []
    with suppress(OSError):
        names.extend(path.name for path in folder.iterdir())
    return names
