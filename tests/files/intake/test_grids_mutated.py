"""Files with a few bytes changed: read, or refused in a sentence, and nothing else."""

from __future__ import annotations

import io
import random
from datetime import datetime
from zipfile import ZipFile

import pytest

from circlekit.core.problems import InputProblems
from circlekit.files.intake.grids import read_grids
from tests.files.intake.making_workbooks import MAIN, SHEET, STRINGS, with_parts, workbook, zipped

pytestmark = pytest.mark.long

ROWS = [["Name", "When", "Tick"], ["Zoë", datetime(2026, 10, 11, 14, 5), True], ["Ana", 45, "=1+1"]] * 3
CSV = 'Name;When;"Wish, if any"\nZoë;11.10.2026;"two\nlines ""x"""\n\'+49;;x\n'
TEXTS = f"<sst {MAIN}><si><t>Zoë</t></si><si><r><t>A</t></r><r><t>na</t></r></si></sst>".encode()
PIECES = (
    b"<",
    b">",
    b"/",
    b'"',
    b"&",
    b"\0",
    b"9",
    b"-1",
    b"r=",
    b"<row>",
    b"&#0;",
    b"\xff",
    b"_x0041_",
    b"1e999",
)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return bytes of which some are others, gone, or there twice."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(changed) + 1)
        gone = chance.choice((0, 1, 1, 8))
        changed[place : place + gone] = chance.choice((*PIECES, bytes([chance.randrange(256)]), b""))
    return bytes(changed)


def outcome(content: bytes) -> str:
    """Return whether a file is read or refused; what is refused has a sentence and a place."""
    try:
        grids = read_grids(content, "f")
    except InputProblems as wrong:
        said = all(problem.message and problem.place for problem in wrong.problems)
        return "refused" if said else "refused without a word"
    texts = all(isinstance(cell, str) for grid in grids for row in grid.rows for cell in row.cells)
    return "read" if texts else "read as something else than text"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_damaged_table_is_read_or_refused(encoding: str) -> None:
    """Whatever the change, no other error leaves the reader."""
    chance = random.Random(7)
    content = CSV.encode(encoding)
    outcomes = [outcome(mutated(content, chance)) for _ in range(300)]
    assert set(outcomes) == {"read", "refused"}


@pytest.mark.parametrize("name", [SHEET, STRINGS, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_a_damaged_part_of_a_workbook_is_read_or_refused(name: str) -> None:
    """The archive is sound, what is in it is not."""
    chance = random.Random(7)
    content = with_parts(workbook(ROWS), {STRINGS: [TEXTS]}) if name == STRINGS else workbook(ROWS)
    with ZipFile(io.BytesIO(content)) as archive:
        part = archive.read(name)
    outcomes = [outcome(with_parts(content, {name: [mutated(part, chance)]})) for _ in range(60)]
    assert {"refused"} <= set(outcomes) <= {"read", "refused"}


def test_a_damaged_archive_is_read_or_refused() -> None:
    """A workbook, and a zip with a table."""
    chance = random.Random(7)
    files = (workbook(ROWS), zipped({"a.csv": CSV.encode()}))
    outcomes = [outcome(mutated(content, chance)) for content in files for _ in range(100)]
    assert set(outcomes) == {"read", "refused"}
