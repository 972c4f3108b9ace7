import pytest

from circlekit.core.problems import InputProblems
from circlekit.files.decoding import decode, read_table_text, read_text


def _said(problems):
    return [(problem.place.line, problem.place.column, problem.message) for problem in problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_text_is_the_same_in_every_encoding_that_names_itself(encoding, line_end):
    """Byte order marks and line ends leave no trace in the text."""
    content = "a: Zoë\nb: 🙂\n".replace("\n", line_end).encode(encoding)
    assert decode(content, "f", 100) == ("a: Zoë\nb: 🙂\n", ())


def test_a_file_may_be_exactly_as_long_as_the_limit():
    """One byte more is refused, before anything else is looked at."""
    assert decode(b"12345", "f", 5)[0] == "12345"
    with pytest.raises(InputProblems, match="larger than 1 MB"):
        decode(b"x" * (1024 * 1024 + 1), "f", 1024 * 1024)


def test_every_forbidden_character_has_its_place():
    """All are reported at once, and the rest of the text keeps its columns."""
    found = read_text(b"a\x00b\ncd\x1b\x7f\n", "f", 100)
    assert found.text == "a b\ncd  \n"
    assert _said(found.problems) == [
        (1, 2, "U+0000 cannot stand in a text file"),
        (2, 3, "U+001B cannot stand in a text file"),
        (2, 4, "U+007F cannot stand in a text file"),
    ]
    with pytest.raises(InputProblems):
        decode(b"abcd\x00", "f", 100)


def test_after_twenty_forbidden_characters_the_rest_is_counted():
    """Nobody reads a thousand lines that say the same."""
    found = read_text(b"ab" * 100 + b"\x07" * 30, "f", 1000)
    assert len(found.problems) == 21
    assert found.problems[-1].message == "10 characters more cannot stand in a text file"


def test_a_wrong_byte_is_found_by_line_and_column():
    """Columns count characters, not bytes."""
    with pytest.raises(InputProblems) as raised:
        decode("ä\nöü".encode() + b"\xff\n", "f", 100)
    assert _said(raised.value.problems) == [(2, 3, "this file is not UTF-8 (byte 8)")]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_a_table_may_have_the_line_ends_of_any_machine(line_end):
    """Also of old Macs, and of a file that was converted twice."""
    content = "a,b\n\n1,2\n".replace("\n", line_end).encode()
    found = read_table_text(content, "f")
    assert (found.text, list(found.problems)) == ("a,b\n\n1,2\n", [])


def test_a_table_that_is_not_utf_8_is_read_as_windows_1252():
    """Excel still writes it; that it is a guess is kept for whoever knows which words may be shown."""
    found = read_table_text("Zoë’s".encode("cp1252"), "f")
    assert (found.text, found.guessed) == ("Zoë’s", True)
    assert not read_table_text("Zoë’s".encode(), "f").guessed


def test_a_control_character_in_a_table_is_an_error():
    """What cannot stand in a text cannot stand in a cell."""
    found = read_table_text(b"a,b\n1,\x07\n", "f")
    assert _said(found.problems) == [(2, 3, "U+0007 cannot stand in a text file")]
    assert {problem.severity for problem in found.problems} == {"error"}
