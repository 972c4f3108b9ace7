"""Making an example again in another folder, and reading folders to compare them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from circlekit.cli.edge import run
from tests.examples.catalogue import Example

STATE = ".circlekit"


class Outcome(NamedTuple):
    """What a command returned and wrote."""

    code: int
    out: str
    err: str


def circlekit(folder: Path, *argv: str) -> Outcome:
    """Run circlekit inside a folder, in this process, as in a pipe."""
    out, err = StringIO(), StringIO()
    with chdir(folder), redirect_stdout(out), redirect_stderr(err):
        code = run(argv)
    return Outcome(code, out.getvalue(), err.getvalue())


def copy_inputs(example: Example, folder: Path) -> None:
    """Copy what people wrote into an empty folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in example.inputs:
        shutil.copyfile(example.folder / name, folder / name)


def make(example: Example, folder: Path) -> None:
    """Run the commands of an example in a folder; a failure says what the command said."""
    for argv in example.commands:
        outcome = circlekit(folder, *argv)
        assert outcome.code == 0, f"circlekit {' '.join(argv)}\n{outcome.err}"


def everything(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, state and all, by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def outputs(folder: Path, inputs: Iterable[str]) -> dict[str, bytes]:
    """Return the files that circlekit wrote for people: no state, versions in ``made_by`` masked."""
    given = set(inputs)
    found = {path: data for path, data in everything(folder).items() if STATE not in Path(path).parts}
    return {path: masked(data) for path, data in found.items() if path not in given}


def masked(data: bytes) -> bytes:
    """Return a file with ``made_by`` masked: versions may differ where nothing else does."""
    return re.sub(rb"(?m)^made_by: .*$", b"made_by: ...", data)
