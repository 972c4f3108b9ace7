"""The line a problem points at."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.cli.sources import Sources
from circlekit.core.problems import Place, Problem


def line_of(file: Path, number: int, path: tuple[str, ...] = ()) -> str | None:
    """Return what a person is shown of a line."""
    return Sources().line(Problem(path, "this is wrong", place=Place(str(file), number)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with a byte-order mark and the line ends of Windows."""
    path = tmp_path / "cohort.yaml"
    path.write_bytes("cohort: Zoë\r\nstarts: soon\r\n".encode("utf-8-sig"))
    return path


def test_the_line_is_shown_as_it_stands(file: Path) -> None:
    """Neither the mark at the beginning nor the line end is part of it."""
    assert (line_of(file, 1), line_of(file, 2)) == ("cohort: Zoë", "starts: soon")


def test_nothing_is_shown_of_a_person(file: Path) -> None:
    """A line about somebody may hold more of them than the mistake."""
    assert line_of(file, 2, ("participants", "ana", "email")) is None


def test_nothing_is_shown_of_a_table(tmp_path: Path) -> None:
    """A row is all that is known of somebody."""
    (tmp_path / "people.csv").write_text("name,needs\nAna,a new job\n", encoding="utf-8")
    assert line_of(tmp_path / "people.csv", 2) is None


def test_a_line_that_is_not_there_is_not_shown(file: Path) -> None:
    """A problem behind the end has a place but no line."""
    assert line_of(file, 9) is None


@pytest.mark.parametrize("content", [b"caf\xe9: 1\n", None], ids=["latin-1", "missing"])
def test_a_file_that_cannot_be_shown_is_not(content: bytes | None, tmp_path: Path) -> None:
    """What is not UTF-8, or gone, has no line to show."""
    path = tmp_path / "cohort.yaml"
    if content is not None:
        path.write_bytes(content)
    assert line_of(path, 1) is None


def test_a_problem_without_a_place_has_no_line() -> None:
    """There is nowhere to look."""
    assert Sources().line(Problem((), "this is wrong")) is None


def test_a_file_is_read_once(file: Path) -> None:
    """A file with a thousand problems is not read a thousand times."""
    sources = Sources()
    problem = Problem((), "this is wrong", place=Place(str(file), 1))
    assert sources.line(problem) == "cohort: Zoë"
    file.unlink()
    assert sources.line(problem) == "cohort: Zoë"
