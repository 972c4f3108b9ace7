"""``python -m tests.clients FILE.ics...``: what each calendar reader takes the files to say.

Readers that agree are grouped. Exit code 0 when all agree on every file, 1 when not.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.clients.calendar_readers import ENVIRONMENT, NODE, READERS, Starts, installed, read


def main(paths: list[str]) -> int:
    environment = os.environ.get(ENVIRONMENT)
    if not environment or not paths:
        print(f"usage: {ENVIRONMENT}=DIR python -m tests.clients FILE.ics...", file=sys.stderr)
        print("DIR is what sh tests/clients/prepare.sh DIR made.", file=sys.stderr)
        return 2
    readers = installed(Path(environment))
    missing = sorted({*READERS, *NODE} - set(readers))
    if missing:
        print(f"not installed: {', '.join(missing)}", file=sys.stderr)
    return max(show(Path(path), Path(environment), readers) for path in paths)


def show(file: Path, environment: Path, readers: tuple[str, ...]) -> int:
    """Print the readers' answers to one file; return 1 when they differ."""
    groups: dict[str, list[str]] = {}
    for reader in readers:
        groups.setdefault(answer(reader, file, environment), []).append(reader)
    for said, agreed in groups.items():
        print(f"{file}: {len(agreed)} of {len(readers)} ({', '.join(agreed)})")
        print(said)
    return int(len(groups) > 1)


def answer(reader: str, file: Path, environment: Path) -> str:
    try:
        [starts] = read(reader, [file], environment)
    except subprocess.CalledProcessError as failure:
        words = failure.stderr.strip() or f"exit code {failure.returncode}"
        return f"  gave up: {words.splitlines()[-1]}"
    return text(starts) or "  no entries"


def text(starts: Starts) -> str:
    return "\n".join(f"  {uid}\n    " + " ".join(moments) for uid, moments in sorted(starts.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
