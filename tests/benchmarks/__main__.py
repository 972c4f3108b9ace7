"""``python -m tests.benchmarks``: how long it takes to start, to match, to schedule and to read.

How good the circles are, which takes minutes to prove, is ``python -m tests.benchmarks.served``.
"""

from __future__ import annotations

from tests.benchmarks import commands, reading


def main() -> None:
    """Print both tables."""
    commands.main()
    print()
    reading.main()


if __name__ == "__main__":
    main()
