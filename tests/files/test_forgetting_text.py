"""Taking a person out of a file that people edit."""

from __future__ import annotations

import pytest

from circlekit.core.problems import InputProblems
from circlekit.core.rotation.forgetting import OF_CIRCLES, OF_SEATS, Who
from circlekit.files.forgetting_text import without_person, without_rows

ANA = Who(frozenset({"ana"}), frozenset({"Ana Lima"}))

WRITTEN = """\
# Who is with whom. Yours to edit.
cohort: spring
circles:
  c1:
    name: Circle 1
    lead: ana
    deputy:   ben      # a wide gap
    members:
      - ana  # Ana Lima
      - ben  # Ben
      # a remark

      - "cem"
    pinned: [ana, ben]
    because:
      - Ana Lima offers law.
      - "All of them can come."
  c2:
    name: Circle 2
    members: [dia, ana]   # by hand
    because:
      - Ana Lima is new.
unplaced:
  ana: "no shared
    hour"  # Ana Lima
quality: {}
"""

AFTER = """\
# Who is with whom. Yours to edit.
cohort: spring
circles:
  c1:
    name: Circle 1
    deputy:   ben      # a wide gap
    members:
      - ben  # Ben
      # a remark

      - "cem"
    pinned: [ben]
    because:
      - "All of them can come."
  c2:
    name: Circle 2
    members: [dia]   # by hand
unplaced: {}
quality: {}
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
def test_only_their_lines_and_words_go(ending: str, mark: bytes) -> None:
    """Comments, gaps, quotes and line ends of all others stay byte for byte."""
    before, after = (mark + text.replace("\n", ending).encode() for text in (WRITTEN, AFTER))
    assert without_person(before, "circles.yaml", OF_CIRCLES, ANA) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[ana]", "[]"),
        ("[ana, ben]", "[ben]"),
        ("[ben, ana]", "[ben]"),
        ("[ben, ana, cem]", "[ben, cem]"),
        ("[ana, ben, ana]", "[ben]"),
        ("[ ana,ben ,  ana , ana]", "[ ben]"),
        ("['ana', \"ben\"]", '["ben"]'),
        ("[ben,\n    ana,\n    cem]", "[ben,\n    cem]"),
    ],
)
def test_lists_in_brackets_keep_their_form(before: str, after: str) -> None:
    """With the comma that joined them."""
    text = "circles:\n  c1: {{lead: ana, members: {}, deputy: ben}}\n"
    found = without_person(text.format(before).encode(), "f", OF_CIRCLES, ANA)
    assert found == f"circles:\n  c1: {{members: {after}, deputy: ben}}\n".encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("seats:\n  ana: 1\n  ben: 2\n", "seats:\n  ben: 2\n"),
        ("seats:\n  ana: 1\n", "seats: {}\n"),
        ("seats:  # who sits where\n  ana: 1\nrounds: []\n", "seats: {}  # who sits where\nrounds: []\n"),
        ("seats: {ana: 1, ben: 2}\n", "seats: {ben: 2}\n"),
        ("seats: {ben: 2, ana: 1}", "seats: {ben: 2}"),
        ("rounds: []\nseats:\n  ben: 2\n  ana: 1", "rounds: []\nseats:\n  ben: 2\n"),
    ],
)
def test_seats_become_free(before: str, after: str) -> None:
    """Whether it is the first, the last or the only one."""
    assert without_person(before.encode(), "seats.yaml", OF_SEATS, ANA) == after.encode()


def test_a_file_without_them_is_left_alone() -> None:
    """Not a byte changes."""
    content = b"circles: {c1: {members: [ben]}}   # Ana Lima was here\n"
    assert without_person(content, "f", OF_CIRCLES, ANA) == content


@pytest.mark.parametrize(
    "text",
    [
        "circles:\n  c1:\n    members:\n    -\n      ana\n    - ben\n",
        "circles:\n  c1:\n    members:\n    - ben\n    -\n      ana\n",
    ],
)
def test_what_cannot_be_cut_alone_is_not_cut(text: str) -> None:
    """A dash on a line of its own would be left over, and mean something else."""
    assert without_person(text.encode(), "f", OF_CIRCLES, ANA) is None


def test_other_encodings_are_not_cut() -> None:
    """UTF-16 can be read, and is left to its owner."""
    content = "seats:\n  ana: 1\n".encode("utf-16")
    assert without_person(content, "f", OF_SEATS, ANA) is None


def test_a_broken_file_is_a_problem() -> None:
    """It is said with its place, as everywhere."""
    with pytest.raises(InputProblems):
        without_person(b"circles: [\n", "f", OF_CIRCLES, ANA)


TABLE = '\ufeffid,name,email\r\nben,Ben,b@example.org\r\nana,Ana Lima,a@example.org\r\ncem,"C\r\nem",\r\n'


def test_rows_of_a_table_go_whole() -> None:
    """What they said of the person is known then; every other byte stays."""
    found = without_rows(TABLE.encode(), "alumni.csv", "id", ANA)
    assert found is not None
    assert found.content == TABLE.replace("ana,Ana Lima,a@example.org\r\n", "").encode()
    assert found.said == {"Ana Lima", "a@example.org"}


@pytest.mark.parametrize(
    ("table", "left"),
    [
        ("id;name\nana;Ana", "id;name"),
        ("id;name\nana;Ana\n", "id;name\n"),
        ("id,name\nana,A\n\nben,B\nana,A\n", "id,name\nben,B\n"),
        ('id,name\nana,"A\nB"\nben,B', "id,name\nben,B"),
        ("name,mail\nana,x\n", "name,mail\nana,x\n"),
        ("id,name\n", "id,name\n"),
    ],
)
def test_tables_of_every_form_are_cut(table: str, left: str) -> None:
    """With or without a last line end, with rows of several lines, without the column at all."""
    found = without_rows(table.encode(), "f", "id", ANA)
    assert found is not None
    assert found.content == left.encode()
