"""``python -m tests.examples --write``: make the outputs in ``examples/`` again (a commit of its own)."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from tests.examples.catalogue import ALL, Example
from tests.examples.making import copy_inputs, everything, make


def rewrite(example: Example) -> None:
    """Make an example from its inputs alone, and put the result in the place of the old one."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / example.name
        copy_inputs(example, folder)
        make(example, folder)
        made = everything(folder)
    shutil.rmtree(example.folder)
    for path, data in made.items():
        target = example.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    print(f"{example.name}: {len(made)} files")


def main() -> None:
    """Rewrite every example, or say how to."""
    parser = argparse.ArgumentParser(prog="python -m tests.examples")
    parser.add_argument("--write", action="store_true", help="make every output in examples/ again")
    if not parser.parse_args().write:
        parser.error("nothing to do without --write")
    for example in ALL:
        rewrite(example)


if __name__ == "__main__":
    main()
