"""``python -m tests.truth.rotation [--chains 300] [--seed 0]``: prints what disagrees, and how many do."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from circlekit.core.zones import use_newest_database

from . import rotation_checks as checks
from .rotation_chain import Chain


def disagreements(
    seed: int, done: Counter[str] | None = None, more: Sequence[checks.Check] = ()
) -> Iterator[str]:
    """Yield what disagrees in one chain of cohorts; ``done`` counts what was compared."""
    counted = Counter[str]() if done is None else done
    with TemporaryDirectory() as place:
        chain = Chain(seed, Path(place))
        for number, step in enumerate(chain.steps(), 1):
            if isinstance(step, str):
                yield step
                continue
            counted["rotations"] += 1
            counted["by every partition"] += len(step.circles) == 2 and step.style.tiny
            counted["by seats"] += bool(step.told.get("ahead", {}).get("by_seats"))
            yield from (
                f"{text} (rotation {number})" for text in checks.disagreements(step, (*checks.CHECKS, *more))
            )
        counted["forgotten"] += len(chain.forgotten)


def main() -> int:
    """Compare so many chains; 1 where anything disagrees."""
    parser = argparse.ArgumentParser(prog="python -m tests.truth.rotation")
    parser.add_argument("--chains", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0, help="the first of them")
    wanted = parser.parse_args()
    use_newest_database()
    wrong: Counter[str] = Counter()
    done: Counter[str] = Counter()
    for seed in range(wanted.seed, wanted.seed + wanted.chains):
        for text in disagreements(seed, done, [checks.nobody_met_less_often]):
            check = text.partition(":")[0]
            wrong[check] += 1
            if wrong[check] <= 5:
                print(f"seed {seed}: {text}", flush=True)
        print(f"up to seed {seed}: {dict(done)}", end="\r", file=sys.stderr, flush=True)
    print(
        f"{wanted.chains} chains from seed {wanted.seed}; {dict(done)}; "
        f"disagreements: {dict(wrong) or 'none'}"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
