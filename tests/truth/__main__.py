"""``python -m tests.truth [--cohorts 5000] [--seed 0]``: prints what disagrees, and how many do."""

from __future__ import annotations

import argparse
from collections import Counter

from circlekit.core.zones import use_newest_database

from .compare import disagreements
from .invent import case


def main() -> int:
    """Compare so many cohorts; 1 where anything disagrees."""
    parser = argparse.ArgumentParser(prog="python -m tests.truth")
    parser.add_argument("--cohorts", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0, help="the first of them")
    wanted = parser.parse_args()
    print(f"time zones {use_newest_database()}")
    wrong: Counter[str] = Counter()
    for seed in range(wanted.seed, wanted.seed + wanted.cohorts):
        for text in disagreements(case(seed)):
            check = text.partition(":")[0]
            wrong[check] += 1
            if wrong[check] <= 5:
                print(f"seed {seed}: {text}", flush=True)
    print(f"{wanted.cohorts} cohorts from seed {wanted.seed}; disagreements: {dict(wrong) or 'none'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
