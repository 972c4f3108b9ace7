from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.core.problems import FileTrouble, InputProblems
from circlekit.files import mailboxes
from circlekit.files.mailboxes import letters_in


def _names(folder: Path, found: mailboxes.Post) -> list[str]:
    return [str(Path(letter.shown).relative_to(folder)) for letter in found.letters]


def _put(path: Path, content: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    """With all folders in it, and without what is hidden."""
    for name in ("b.txt", "a/2.eml", "a/1.eml", ".hidden", ".git/config"):
        _put(tmp_path / name)
    assert _names(tmp_path, letters_in([tmp_path])) == ["a/1.eml", "a/2.eml", "b.txt"]


def test_a_maildir_is_read_with_its_folders(tmp_path: Path) -> None:
    """What has arrived, and not what is still on its way; folders of the mail program begin with a dot."""
    for name in ("cur/1:2,S", "new/2", "tmp/3", ".Answers/cur/4", ".Answers/new/5", ".Answers/tmp/6"):
        _put(tmp_path / name)
    assert (tmp_path / ".Answers/cur").is_dir()
    for name in ("cur", "new"):
        (tmp_path / name).mkdir(exist_ok=True)
    assert _names(tmp_path, letters_in([tmp_path])) == [
        ".Answers/cur/4",
        ".Answers/new/5",
        "cur/1:2,S",
        "new/2",
    ]


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    """Neither to a file nor to a folder, nor round in a circle."""
    _put(tmp_path / "elsewhere/secret.txt")
    folder = tmp_path / "mail"
    _put(folder / "1.eml")
    (folder / "link.txt").symlink_to(tmp_path / "elsewhere/secret.txt")
    (folder / "link").symlink_to(tmp_path / "elsewhere")
    (folder / "round").symlink_to(folder)
    assert _names(folder, letters_in([folder])) == ["1.eml"]


def test_what_was_named_twice_is_read_once(tmp_path: Path) -> None:
    """A folder, and a file in it."""
    one = _put(tmp_path / "1.eml")
    assert _names(tmp_path, letters_in([one, tmp_path, one])) == ["1.eml"]


def test_a_mailbox_file_is_its_messages(tmp_path: Path) -> None:
    """Each with the line that it begins on; «From » inside a message is none."""
    content = (
        b"From ana@example.org Sun Oct 11 14:05:09 2026\nSubject: 1\n\none\n>From here\nFrom us all\n\n"
        b"From ben@example.org Sun Oct 11 14:05:09 2026\r\nSubject: 2\r\n\r\ntwo\r\n"
    )
    found = letters_in([_put(tmp_path / "answers.mbox", content)]).letters
    assert [(letter.content[:10], letter.line) for letter in found] == [
        (b"Subject: 1", 2),
        (b"Subject: 2", 9),
    ]
    assert found[0].content.endswith(b"From us all\n")


def test_a_file_that_was_named_has_to_be_there(tmp_path: Path) -> None:
    """A slip in a name is said."""
    with pytest.raises(FileTrouble, match="does not exist"):
        letters_in([tmp_path / "nothing.txt"])


def test_a_file_that_is_too_large_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, and all others are read."""
    monkeypatch.setattr(mailboxes, "MOST_BYTES", 10)
    _put(tmp_path / "1.eml", b"x" * 11)
    _put(tmp_path / "2.eml", b"x" * 10)
    found = letters_in([tmp_path])
    assert _names(tmp_path, found) == ["2.eml"]
    (problem,) = found.problems
    assert (problem.message, problem.severity) == ("this is larger than 8 MB; it was left out", "warning")
    assert problem.place is not None
    assert problem.place.file == str(tmp_path / "1.eml")


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever names their home by mistake waits for nothing."""
    monkeypatch.setattr(mailboxes, "MOST_FILES", 2)
    for name in "abc":
        _put(tmp_path / name)
    with pytest.raises(InputProblems, match="there are 3 files to read"):
        letters_in([tmp_path])


def test_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder fills the memory."""
    monkeypatch.setattr(mailboxes, "MOST_IN_ALL", 5)
    for name in "abc":
        _put(tmp_path / name, b"xx")
    with pytest.raises(InputProblems, match="larger than 256 MB"):
        letters_in([tmp_path])


def test_folders_within_folders_have_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies deeper than any mail program puts it is passed over."""
    monkeypatch.setattr(mailboxes, "DEEPEST", 2)
    _put(tmp_path / "1/2/near")
    _put(tmp_path / "1/2/3/far")
    assert _names(tmp_path, letters_in([tmp_path])) == ["1/2/near"]
