"""Files on their way: named beside their target, known again after a crash, removed."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


class Temporaries:
    """Names for files on their way, known again by the folder they belong to.

    The hash tells our leftovers from those of another cohort that shares a directory through links. So
    whoever holds the lock may remove what carries it, however young: nobody else can be using it.
    """

    def __init__(self, root: Path) -> None:
        self._owner = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:8]

    def beside(self, target: Path) -> Path:
        """Return a name that nobody can guess, in the same directory and so on the same disk."""
        return target.parent / f".{target.name[:40]}-{self._owner}-{secrets.token_hex(8)}.tmp"

    def sweep(self, folders: Iterable[Path]) -> None:
        """Remove what a crash left in ``folders``; one that cannot be removed is no harm."""
        for folder in sorted(set(folders)):
            with suppress(OSError):
                for path in sorted(folder.glob(f".*-{self._owner}-*.tmp")):
                    if path.is_dir() and not path.is_symlink():
                        shutil.rmtree(path, ignore_errors=True)
                    else:
                        remove(path)


def remove(path: Path) -> None:
    """Remove a temporary file; one that stays is swept up by a later run."""
    with suppress(OSError):
        path.unlink()
