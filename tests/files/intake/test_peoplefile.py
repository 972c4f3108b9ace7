"""People tables as people keep them: what nobody changes stays, byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.intake.answer import Answer
from circlekit.core.intake.merging.merge import Merged, merge
from circlekit.core.problems import FileTrouble, InputProblems
from circlekit.files.intake.peoplefile import PeopleFile, read_rows, written
from tests.core.intake.people import answer

TABLE = b"""id,name,Team,email,available,if needed
ana,Ana,"Blue, mostly",ana@example.org,Tue 16:00-19:00,
bo,Bo ,,bo@example.org,,"Fri 09:00-11:00"
"""


def after(content: bytes, *answers: object, force: bool = True) -> str:
    """Return a table after answers came in, as text."""
    file = read_rows(content, "people.csv")
    return written(file, merge(file.rows, answers, {}, force=force)).decode()  # type: ignore[arg-type]


def test_a_table_is_read_with_its_handles_lists_and_own_columns() -> None:
    """Values are as every command reads them; a row knows its line."""
    file = read_rows(TABLE, "people.csv")
    assert [(row.id, row.line) for row in file.rows] == [("ana", 2), ("bo", 3)]
    assert file.rows[0].values == {
        "name": "Ana", "Team": "Blue, mostly", "email": "ana@example.org", "available": ("Tue 16:00-19:00",),
    }  # fmt: skip
    assert file.columns == {"id": 0, "name": 1, "Team": 2, "email": 3, "available": 4, "if_needed": 5}


@pytest.mark.parametrize("content", [None, b"", b"\xef\xbb\xbf\r\n"])
def test_where_there_is_no_table_nobody_is_in_it(content: bytes | None) -> None:
    """An empty file is as good as none."""
    assert read_rows(content, "people.csv") == PeopleFile("people.csv")


def test_a_table_with_column_names_alone_keeps_its_columns() -> None:
    """People come below them in its own order and with its own separator."""
    text = after(b"Name;Team;E-Mail\n", answer("Ana", "ana@example.org"))
    assert text == "Name;Team;E-Mail;email\nAna;;;ana@example.org\n"


def test_a_table_with_problems_is_not_touched() -> None:
    """They are told with their place."""
    with pytest.raises(InputProblems) as told:
        read_rows(b"id,name\nana,Ana\nana,Bo\n", "people.csv")
    assert [str(problem.place) for problem in told.value.problems] == ["people.csv:3:1"]


def test_where_nothing_changes_not_a_byte_does() -> None:
    """Odd quotes, spaces, blank lines and line ends included."""
    odd = b'\xef\xbb\xbf"id";name;"needs"\r\n ana ;"Ana";"a;b "\r\n\r\n;;\nbo;Bo\r\n'
    file = read_rows(odd, "people.csv")
    assert written(file, merge(file.rows, [answer("Ana", needs=("a", "b"))], {})) == odd


def test_only_the_cells_that_change_are_written() -> None:
    """In a row that is too short the cells between are made."""
    text = after(TABLE, answer("Ana", available=("Wed 09:00-12:00",)), answer("Bo", lead="yes"))
    assert text == TABLE.decode().replace("Tue 16:00-19:00", "Wed 09:00-12:00").replace(
        "if needed\n", "if needed,lead\n"
    ).replace('"Fri 09:00-11:00"\n', '"Fri 09:00-11:00",yes\n')


def test_new_people_come_last_in_the_style_of_the_table() -> None:
    """The last line may have no end, and a table may put everything in quotes."""
    text = after(
        b'"id";"name";"needs"\r\n"ana";"Ana";""', answer("Bo", needs=("x; y".replace(";", ","), "z"))
    )
    assert text == '"id";"name";"needs"\r\n"ana";"Ana";""\r\n"bo";"Bo";"x, y; z"\r\n'


def test_a_cell_of_several_lines_keeps_its_neighbours() -> None:
    """A record is as long as its quotes say."""
    table = b'id,name,notes,region\nana,Ana,"one\n\ntwo, ""three""\n",North\nbo,Bo,,South\n'
    text = after(table, answer("Ana", region="West"))
    assert text == table.decode().replace("North", "West")


def test_the_encoding_stays() -> None:
    """As long as it can write what is new."""
    table = "name;email;country\r\nZoë;zoe@example.org;\r\n"
    for codec in ("cp1252", "utf-16", "utf-16-le"):
        content = table.encode(codec)
        file = read_rows(content, "people.csv")
        new = written(file, merge(file.rows, [answer("Zoë", "zoe@example.org", country="Österreich")], {}))
        assert new.decode(codec) == table.replace(";\r\n", ";Österreich\r\n")


def test_what_the_encoding_cannot_write_makes_it_unicode() -> None:
    """With the mark that spreadsheets look for."""
    content = "name;country\r\nZoë;\r\n".encode("cp1252")
    file = read_rows(content, "people.csv")
    new = written(file, merge(file.rows, [answer("테스트"), answer("Zoë", line=3)], {}))
    assert new == "\ufeffname;country\r\nZoë;\r\n테스트;\r\n".encode()


def test_what_a_spreadsheet_would_run_is_guarded() -> None:
    """And is read back without the guard."""
    text = after(b"id,name,challenge\nana,Ana,\n", answer("Ana", challenge="=1+1, or more"))
    assert text == 'id,name,challenge\nana,Ana,"\'=1+1, or more"\n'
    assert read_rows(text.encode(), "").rows[0].values["challenge"] == "=1+1, or more"


def test_a_table_without_handles_gets_them_when_they_would_change() -> None:
    """A new name would make a new handle, and somebody's history would be lost."""
    table = b"name,email\nAna,ana@example.org\nBo,bo@example.org\n"
    text = after(table, answer("Ana Maria", "ana@example.org"))
    assert text == "name,email,id\nAna Maria,ana@example.org,ana\nBo,bo@example.org,bo\n"
    assert after(table, answer("Cem")) == table.decode() + "Cem,\n"


def test_a_new_table_has_the_usual_columns_first() -> None:
    """Those with a meaning of their own come before the coordinator's."""
    file = read_rows(None, "people.csv")
    merged = merge([], [answer("Ana", "ana@example.org", Team="Blue", lead="yes", needs=("a", "b")),
                        answer("Bo", country="Peru")], {})  # fmt: skip
    assert written(file, merged).decode() == (
        "\ufeffid,name,email,timezone,available,lead,needs,country,Team\r\n"
        "ana,Ana,ana@example.org,,,yes,a; b,,Blue\r\n"
        "bo,Bo,,,,,,Peru,\r\n"
    )


def test_a_line_to_skip_stays_first() -> None:
    """Some programs write which character separates."""
    assert after(b"sep=|\nname|lead\nAna|\n", answer("Ana", lead="yes")) == "sep=|\nname|lead\nAna|yes\n"


def test_a_table_that_cannot_say_it_is_left_alone() -> None:
    """Two rows of one person have one handle; a change to one of them would make them two people."""
    table = b"name,email\nAna,ana@example.org\nAna,ana@example.org\n"
    with pytest.raises(FileTrouble):
        after(table, answer("Ana", "new@example.org"))


CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff"), max_size=12
)
LISTS = st.lists(CELLS, max_size=3).map(tuple)


@given(
    have=st.lists(st.fixed_dictionaries({"Team": CELLS, "needs": CELLS}), min_size=1, max_size=4),
    news=st.lists(st.fixed_dictionaries({}, optional={"Team": CELLS, "region": CELLS}), max_size=6),
    style=st.tuples(st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"]), st.booleans()),
)
def test_whatever_people_write_is_read_back(
    have: list[dict[str, str]], news: list[dict[str, str]], style: tuple[str, str, bool]
) -> None:
    """Any text, in any dialect: the table that is written says what was merged, or it is not written."""
    import csv
    import io

    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=style[0], lineterminator=style[1], quoting=1 if style[2] else 0)
    writer.writerow(["id", "name", "Team", "needs"])
    writer.writerows([f"p{n}", f"Person {n}", one["Team"], one["needs"]] for n, one in enumerate(have))
    file = read_rows(out.getvalue().encode(), "people.csv")
    merged = merge(
        file.rows,
        [Answer(("f", n), {"name": f"Person {n}", **one}) for n, one in enumerate(news)],
        {},
        force=True,
    )
    read = read_rows(written(file, merged), "people.csv")
    assert [row.id for row in read.rows] == [row.id for row in merged.rows]


def test_merged_values_come_back_as_they_are() -> None:
    """A round trip: table, answers, table."""
    file = read_rows(TABLE, "people.csv")
    merged: Merged = merge(
        file.rows, [answer("Cem", needs=("a", "b"), Team="x"), answer("Ana", lead="yes")], {}
    )
    again = read_rows(written(file, merged), "people.csv")
    assert [dict(row.values) for row in again.rows] == [dict(row.values) for row in merged.rows]
