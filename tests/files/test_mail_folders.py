"""Which folder holds drafts, whatever it is called."""

from __future__ import annotations

import pytest

from circlekit.files.mail_folders import drafts_folder, folders, quoted

INBOX = rb'(\HasNoChildren) "/" INBOX'


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        ([INBOX, rb'(\HasNoChildren \Drafts) "/" Unsent', rb'() "/" Drafts'], "Unsent"),
        ([INBOX, rb'(\HasNoChildren) "/" Drafts'], "Drafts"),
        ([INBOX, rb'(\DRAFTS) "." "INBOX.Dr\"afts\\"'], 'INBOX.Dr"afts\\'),
        ([INBOX, rb'() "." INBOX.Drafts'], "INBOX.Drafts"),
        ([INBOX, rb'() "/" "[Gmail]/Entw&APw-rfe"'], "[Gmail]/Entw&APw-rfe"),
        ([INBOX, rb'() "\\" "INBOX\\Brouillons"'], "INBOX\\Brouillons"),
        ([INBOX, rb"() NIL Rascunhos"], "Rascunhos"),
        ([INBOX, (rb'(\Drafts) "/" {9}', b"My drafts"), b""], "My drafts"),
        ([rb'(\Noselect \Drafts) "/" "[Gmail]"', rb'() "/" Borradores'], "Borradores"),
    ],
)
def test_the_folder_for_drafts_is_found(listed: list[object], found: str) -> None:
    """By its mark, else by a name it commonly has; folders that hold no messages do not count."""
    assert drafts_folder(folders(listed)) == found


@pytest.mark.parametrize(
    "listed",
    [
        [],
        [INBOX],
        [rb'() "/" Drafts', rb'() "/" old/Drafts'],
        [rb'(\Drafts) "/" a', rb'(\Drafts) "/" b'],
        [None, b"", b"nonsense", rb'(\Drafts) "/" ' + "Entwürfe".encode(), rb'(\Drafts) "/" "a' + b'\r\nb"'],
    ],
)
def test_a_folder_that_is_not_clear_is_not_guessed(listed: list[object]) -> None:
    """None, two of one kind, and names that no command can hold."""
    assert drafts_folder(folders(listed)) is None


def test_a_quoted_name_ends_where_it_is_meant_to() -> None:
    """A quote or a stroke in it does not end the command's argument."""
    assert quoted('a"b\\c') == '"a\\"b\\\\c"'
