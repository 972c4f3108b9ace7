"""``python -m tests.captures [--write]``"""

from __future__ import annotations

import sys

from tests.captures.record import EXPECTED, MODES, path_of


def main() -> int:
    """Compare or write all captures; return 1 when some differ and were not written."""
    shown = {path_of(scene, mode): text for mode, look in MODES.items() for scene, text in look().items()}
    EXPECTED.mkdir(parents=True, exist_ok=True)
    known = {path: path.read_text(encoding="utf-8") for path in EXPECTED.glob("*.txt")}
    differ = sorted(path for path in {*shown, *known} if shown.get(path) != known.get(path))
    for path in differ:
        print(path.name)
        if "--write" in sys.argv and path in shown:
            path.write_text(shown[path], encoding="utf-8", newline="\n")
        elif "--write" in sys.argv:
            path.unlink()
    return int(bool(differ) and "--write" not in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
