"""Opening the files that people name: regular ones only, and what is wrong in a sentence."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from circlekit.core.problems import FileTrouble


def read_bytes(path: Path, shown: str, why: str = "", most: int | None = None) -> bytes:
    """Return the content of a regular file; ``shown`` is its name in messages.

    At most ``most`` bytes and one more are read, enough to see that a file is too long.

    Raises:
        FileTrouble: when it is missing, a folder, a pipe or not readable.
    """
    because = f" ({why})" if why else ""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            mode = os.fstat(handle).st_mode
            if stat.S_ISREG(mode):
                with open(handle, "rb", closefd=False) as file:
                    return file.read() if most is None else file.read(most + 1)
        finally:
            os.close(handle)
    except FileNotFoundError:
        raise FileTrouble(f"{shown} does not exist{because}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not possible"
        raise FileTrouble(f"{shown} cannot be read: {reason.lower()}{because}") from None
    kind = "is a folder, not a file" if stat.S_ISDIR(mode) else "is not a file"
    raise FileTrouble(f"{shown} {kind}{because}")
