"""Where somebody still stands: which outputs are theirs, and which lines name them."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from circlekit.core.rotation.forgetting import Who
from circlekit.files.forgetting_traces import (
    in_folder,
    in_lines,
    in_sheets,
    in_yaml,
    is_theirs,
    names_them,
    without_files,
)
from tests.files.intake.making_workbooks import workbook

ANA = Who(frozenset({"ana", "con", "circle"}), frozenset({"Ana Lima, PhD", "ana@example.org"}))


@pytest.mark.parametrize(
    "path",
    [
        "nudges/2027-01-05-c1-rsvp/ana.eml", "nudges/who-goes-on/ana.md", "nudges/x/02-con.eml",
        "calendar/members/ana.ics", "calendar/invites/01-circle-1/ana.eml",
        "calendar/invites/01-circle-1/2027-01-05/ana.ics", "calendar/invites/cancelled/c1/ana.eml",
        "ending/drafts/leave/ana.eml", "ending/calendar/members/ana.ics", "nudges/x/circle.eml",
        "rotation/july/ending/drafts/leave/ana.eml", "nudges/x/ana.chat.md", "nudges/x/02-con.sms.txt",
        "nudges/x/circle.chat.md",
    ],
)  # fmt: skip
def test_a_file_by_somebody_s_handle_is_theirs(path: str) -> None:
    """Where each person has one; handles that no file may have got a number."""
    assert is_theirs(path, ANA)


@pytest.mark.parametrize(
    "path",
    [
        "nudges/x/circle.md", "nudges/ana/ben.eml", "nudges/x/ana-2.eml", "nudges/x/02-con-2.eml",
        "calendar/ana.ics", "calendar/01-ana.ics", "calendar/invites/01-ana.ics",
        "calendar/invites/01-ana/ben.eml", "calendar/invites/cancelled/ana.ics", "history/ana.yaml",
        "ending/calendar/01-ana.ics", "ending/README.md", "ana.eml",
        "rotation/july/history/ana.yaml",
    ],
)  # fmt: skip
def test_other_files_are_not(path: str) -> None:
    """Circles may have the name of a person, and what is for all is nobody's."""
    assert not is_theirs(path, ANA)


def test_what_is_remembered_of_their_files_goes() -> None:
    """Such as which e-mails are in a mailbox; what belongs to others stays."""
    theirs, bens = "nudges/2027-01-05-c1-rsvp/ana.eml", "nudges/2027-01-05-c1-rsvp/ben.eml"
    state = {
        "mailboxes": {"imaps://h:993/": {"whose": "x", "appended": {theirs: ["d"], bens: ["e"]}}},
        "n": 1,
    }
    assert without_files(state, ANA) == {
        "mailboxes": {"imaps://h:993/": {"whose": "x", "appended": {bens: ["e"]}}},
        "n": 1,
    }


def test_a_name_is_found_in_every_kind_of_output(tmp_path: Path) -> None:
    """Folded in a calendar, wrapped in a remark, encoded in an e-mail or a page."""
    mail, header = EmailMessage(), EmailMessage()
    mail.set_content("With you: Zoë and Ana Lima, PhD", cte="base64")
    header["To"] = "Ana <ana@example.org>"
    texts = {
        "a.ics": b"DESCRIPTION:with Ana Li\r\n ma\\, PhD\r\n",
        "a.yaml": b"  # Ben and Ana\n  # Lima, PhD 09:00\n",
        "a.eml": mail.as_bytes(),
        "b.eml": header.as_bytes(),
        "a.md": b"Ana Lima, PhD",
        "status.html": b"<td>Ana Lima&#44; PhD</td>",
    }
    for name, content in texts.items():
        (tmp_path / name).write_bytes(content)
    assert [name for name in texts if not names_them(tmp_path / name, ANA)] == []


def test_a_part_of_a_name_is_not_a_name(tmp_path: Path) -> None:
    """Nor is a handle, which may be a word of a language."""
    (tmp_path / "a.md").write_text("Diana Lima, PhD; Ana Lima, PhDs; ana\n", encoding="utf-8")
    assert not names_them(tmp_path / "a.md", ANA)
    assert not names_them(tmp_path / "gone.md", ANA)


def test_places_in_yaml_are_those_of_keys_and_values(tmp_path: Path) -> None:
    """A handle counts as a whole value, a name within a text."""
    path = tmp_path / "log.yaml"
    path.write_text(
        "answers:\n  leave: [ben, ana]\n  pause: {ana: 1}\nx: with Ana Lima, PhD\ny: diana ana\n",
        encoding="utf-8",
    )
    places = [(place.line, place.column) for place in in_yaml(path, "log.yaml", ANA)]
    assert places == [(2, 16), (3, 11), (4, 4)]


def test_a_broken_file_names_nobody(tmp_path: Path) -> None:
    """Other commands say what is wrong with it."""
    (tmp_path / "x.yaml").write_text("a: [", encoding="utf-8")
    assert list(in_yaml(tmp_path / "x.yaml", "x.yaml", ANA)) == []
    assert list(in_lines(tmp_path / "gone.csv", "gone.csv", ANA)) == []
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04")
    assert list(in_sheets(tmp_path / "x.xlsx", "x.xlsx", ANA)) == []


def test_a_workbook_names_them_in_its_rows(tmp_path: Path) -> None:
    """By a handle in a cell of its own, or a name within a text."""
    rows = [["id", "note"], ["ana", ""], ["ben", "met Ana Lima, PhD"], ["diana", "ana-2"]]
    (tmp_path / "people.xlsx").write_bytes(workbook(rows))
    places = [place.line for place in in_sheets(tmp_path / "people.xlsx", "people.xlsx", ANA)]
    assert places == [2, 3]


def test_in_a_table_a_handle_is_a_whole_cell(tmp_path: Path) -> None:
    """Whatever separates the cells; a name counts anywhere in the line."""
    path = tmp_path / "x.csv"
    path.write_text('\ufeffana;1\nben;"diana"\ncem;"ana"\nx;mit Ana Lima, PhD.\n', encoding="utf-8")
    assert [place.line for place in in_lines(path, "x.csv", ANA)] == [1, 3, 4]


def test_a_folder_is_told_file_by_file(tmp_path: Path) -> None:
    """Once for each; without its own state and what is theirs alone, which goes."""
    files = {
        "circles.yaml": "a: ana\nb: ana\n",
        "people.csv": "id\nben\n",
        "ending/drafts/leave/ana.eml": "",
        ".circlekit/x.yaml": "a: ana\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = [str(place) for place in in_folder(tmp_path, "rotation/july", ANA)]
    assert found == ["rotation/july/circles.yaml:1:4"]
