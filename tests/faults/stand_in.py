"""Small commands that do little but write, each in one way that the real ones use."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from circlekit.files.writing import Folder, write_folder

BIG = b"one line of an entry\n" * 200


def main() -> int:
    """Run the command named first, through the edge that the real commands pass."""
    return run(COMMANDS)


def run(commands: dict[str, Callable[[], object]]) -> int:
    """Run one of ``commands`` as if it were the only thing that circlekit can do."""
    import circlekit.cli
    from circlekit.cli import edge

    def app(argv: Sequence[str], **options: object) -> None:
        commands[argv[0]]()

    circlekit.cli.app_for = lambda argv: app  # type: ignore[assignment,return-value]  # our own process
    return edge.run(sys.argv[1:])


def record() -> None:
    """Change a file, make two in a new directory, remove one, and count up."""
    folder = Folder(Path())
    with folder.lock():
        runs = folder.state().get("runs", 1)
        folder.write(
            {"circles.yaml": b"circles: new\n", "calendar/01-c.ics": BIG, "calendar/02-d.ics": b"two\n"},
            owns=("nudges/", "calendar/"),
            state={"runs": min(runs + 1, 2)},
        )


def before_record(folder: Path) -> None:
    """Prepare a folder as an earlier run left it."""
    (folder / "cohort.yaml").write_text("cohort: a person's own\n", encoding="utf-8")
    Folder(folder).write({"circles.yaml": b"circles: old\n", "nudges/01.md": b"old\n"}, state={"runs": 1})


def begin() -> None:
    """Make files that must not exist yet."""
    Folder(Path("made")).write({"cohort.yaml": BIG, "people.csv": b"name\n"}, create_only=True)


def begin_deep() -> None:
    """Make files in a folder whose own folder does not exist."""
    Folder(Path("missing/made")).write({"cohort.yaml": BIG}, create_only=True)


def rotate() -> None:
    """Make a whole folder at one stroke."""
    write_folder(Folder(Path()), "rotation/next", {"cohort.yaml": BIG, "nudges/a.md": b"a\n"})


def count() -> None:
    """Add one to a number in a file."""
    folder = Folder(Path())
    with folder.lock():
        number = folder.state().get("runs", 0) + 1
        folder.write({"runs.txt": b"%d" % number}, state={"runs": number})


COMMANDS: dict[str, Callable[[], object]] = {
    "record": record,
    "begin": begin,
    "begin-deep": begin_deep,
    "rotate": rotate,
    "count": count,
}
