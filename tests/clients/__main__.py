"""``python -m tests.clients FILE.ics...``: what each calendar reader takes the files to say.

Readers that agree are grouped. Exit code 0 when all agree on every file, 1 when not.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.clients.calendar_readers import ENVIRONMENT, READERS, Starts, read


def main(paths: list[str]) -> int:
    environment = os.environ.get(ENVIRONMENT)
    if not environment or not paths:
        print(f"usage: {ENVIRONMENT}=DIR python -m tests.clients FILE.ics...", file=sys.stderr)
        print("DIR is what sh tests/clients/prepare.sh DIR made.", file=sys.stderr)
        return 2
    return max(show(Path(path), Path(environment)) for path in paths)


def show(file: Path, environment: Path) -> int:
    """Print the readers' answers to one file; return 1 when they differ."""
    groups: dict[str, list[str]] = {}
    for reader in READERS:
        try:
            [starts] = read(reader, [file], environment)
            answer = text(starts)
        except subprocess.CalledProcessError as failure:
            answer = f"  gave up: {failure.stderr.strip().splitlines()[-1]}"
        groups.setdefault(answer, []).append(reader)
    for answer, readers in groups.items():
        print(f"{file}: {len(readers)} of {len(READERS)} ({', '.join(readers)})")
        print(answer)
    return int(len(groups) > 1)


def text(starts: Starts) -> str:
    return "\n".join(f"  {uid}\n    " + " ".join(moments) for uid, moments in sorted(starts.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
