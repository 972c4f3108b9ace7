"""Play every scene in this process, one after the other, onto whatever the streams are."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from circlekit.cli.edge import run
from tests.captures.scenes import SCENES, Scene

MARK = "\x1e"
"""Begins a line of ours between two scenes; no command ever writes it."""


def main(stage: Path) -> None:
    """Play the scenes, each in a folder of its own under ``stage``."""
    prepared: dict[tuple[Sequence[str], ...], Path] = {}
    for scene in SCENES:
        before = tuple(scene.before)
        if before not in prepared:
            prepared[before] = _prepared(before, stage / f"before-{scene.name}")
        folder = Path(shutil.copytree(prepared[before], stage / scene.name))
        if scene.files is not None:
            scene.files(folder)
        os.chdir(folder)
        _play(scene)


def _prepared(before: Sequence[Sequence[str]], folder: Path) -> Path:
    """Return a folder in which the commands before a scene were run."""
    folder.mkdir()
    os.chdir(folder)
    for argv in before:
        _quietly(argv)
    return folder


def _play(scene: Scene) -> None:
    for stream in {sys.stdout, sys.stderr} if not sys.stdout.isatty() else {sys.stdout}:
        stream.write(f"{MARK}{scene.name}\n")
        stream.flush()
    code = run(scene.argv)
    sys.stdout.write(f"{MARK}exit {code}\n")
    sys.stdout.flush()


def _quietly(argv: Sequence[str]) -> None:
    talk = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(talk):
        code = run(argv)
    if code:
        raise SystemExit(f"{' '.join(argv)} ended with {code}: {talk.getvalue()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
