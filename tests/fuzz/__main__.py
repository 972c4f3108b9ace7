"""``python -m tests.fuzz --files 60000``: read so many mutated files and print what became of them."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.run import fuzz

LEAST_PARSED = 1 / 3


def main() -> None:
    """Run, print the shares, and fail when too few files were still YAML."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--files", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    began = time.perf_counter()
    with TemporaryDirectory() as folder:
        tally = fuzz(chosen.files, chosen.seed, Path(folder))
    print(f"{chosen.files:,} files in {time.perf_counter() - began:.0f} s (seed {chosen.seed})")
    print(
        f"  still YAML  {tally.parsed_share:6.1%} of {tally.yaml_files:,} YAML files; {tally.tables:,} tables"
    )
    print(f"  refused     {tally.refused / chosen.files:6.1%}")
    print(f"  accepted    {tally.accepted / chosen.files:6.1%}")
    print(f"  slowest     {tally.slowest * 1000:6.0f} ms (file {tally.slowest_file})")
    if tally.parsed_share < LEAST_PARSED:
        raise SystemExit("fewer than a third were still YAML: the mutations say too little about reading")


if __name__ == "__main__":
    main()
