"""alumni.csv: written, changed by people, and read back with places."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.core.problems import InputProblems, Place
from circlekit.core.rotation.ending.alumni import Alumnus
from circlekit.files.alumni import FILE, read_alumni, write_alumni

AMA = Alumnus(
    id="ama", name="Ama Mensah", email="ama@example.org", cohorts=["autumn", "spring"], since="2027-07-09"
)
ODD = Alumnus(id="ben", name='=Ben; "the" Hall, jr.')


def problems(folder: Path, text: str) -> list[tuple[str, Place | None]]:
    (folder / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(InputProblems) as caught:
        read_alumni(folder / FILE, FILE)
    return [(problem.message, problem.place) for problem in caught.value.problems]


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    """Also a name that a spreadsheet would take for a formula."""
    (tmp_path / FILE).write_bytes(write_alumni([AMA, ODD]))
    assert read_alumni(tmp_path / FILE, FILE) == ((AMA, ODD), ())


def test_spreadsheets_open_it_as_it_is_meant() -> None:
    """The mark of UTF-8 first, cohorts joined, a formula guarded."""
    assert write_alumni([AMA, ODD]).decode("utf-8-sig").split("\r\n") == [
        "id,name,email,cohorts,since",
        "ama,Ama Mensah,ama@example.org,autumn; spring,2027-07-09",
        'ben,"\'=Ben; ""the"" Hall, jr.",,,',
        "",
    ]


def test_a_file_that_is_not_there_holds_nobody(tmp_path: Path) -> None:
    """Nobody has to keep such a list."""
    assert read_alumni(tmp_path / FILE, FILE) == ((), ())


def test_a_list_from_which_all_were_taken_holds_nobody(tmp_path: Path) -> None:
    """Only the names of its columns are left."""
    (tmp_path / FILE).write_text("id,name\n", encoding="utf-8")
    assert read_alumni(tmp_path / FILE, FILE).alumni == ()


def test_columns_may_be_left_out_and_put_in_another_order(tmp_path: Path) -> None:
    """A handle and a name are enough."""
    (tmp_path / FILE).write_text("Name,ID,note\nAma,ama,kind\n", encoding="utf-8")
    assert read_alumni(tmp_path / FILE, FILE).alumni == (Alumnus(id="ama", name="Ama"),)


def test_every_mistake_has_its_place(tmp_path: Path) -> None:
    """An address that is none, and a date that is none."""
    text = "id,name,email,since\nama,Ama,ama at example,2027-07-09\nben,Ben,,next year\n"
    assert [place for _, place in problems(tmp_path, text)] == [Place(FILE, 2, 9), Place(FILE, 3, 10)]


def test_two_rows_with_one_handle_are_refused(tmp_path: Path) -> None:
    """One of them means somebody else, or is too many."""
    found = problems(tmp_path, "id,name\nama,Ama\nama,Ama M.\n")
    assert found == [("«ama» stands here twice", Place(FILE, 3, 1))]


def test_a_table_without_handles_is_refused(tmp_path: Path) -> None:
    """Who comes back could not be found in it."""
    assert problems(tmp_path, "name,email\nAma,\n") == [("this table has no column «id»", Place(FILE, 1, 1))]


def test_who_takes_part_is_no_former_member(tmp_path: Path) -> None:
    """A warning, at their row."""
    (tmp_path / FILE).write_bytes(write_alumni([ODD, AMA]))
    found = read_alumni(tmp_path / FILE, FILE, {"ama"})
    assert [(one.message, one.severity, one.place) for one in found.warnings] == [
        ("«Ama Mensah» takes part, and is on the list of former members", "warning", Place(FILE, 3, 1))
    ]
