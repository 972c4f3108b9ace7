"""``circlekit`` and ``python -m circlekit``."""

from __future__ import annotations

import sys

from circlekit.version import __version__


def main() -> int:
    """Run the command line and return its exit code."""
    if sys.argv[1:] == ["--version"]:
        # Scripts ask this often; loading the command line for it would take most of the time.
        sys.stdout.write(f"circlekit {__version__}\n")
        return 0
    try:
        from circlekit.cli.edge import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # before the edge could take over
        return 130


if __name__ == "__main__":
    sys.exit(main())
