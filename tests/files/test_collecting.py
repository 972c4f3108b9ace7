from __future__ import annotations

import html
from pathlib import Path

import pytest

from circlekit.core.polling.answers.text import PollAnswer
from circlekit.files.collecting import Collected, collected
from tests.files.answers_sent import answer, mail, text

ANA = answer()


def _in(tmp_path: Path, content: bytes, name: str = "ana.txt") -> Collected:
    (tmp_path / name).write_bytes(content)
    return collected([tmp_path / name])


def _answers(found: Collected) -> list[PollAnswer]:
    return [one for answers in found.answers.values() for one in answers]


def _quoted(body: str) -> str:
    return "".join(f"> {line}\n" for line in body.splitlines())


def _divs(body: str) -> str:
    return "".join(f"<div>{html.escape(line)}<br></div>\n" for line in body.splitlines())


def _linked(body: str) -> str:
    link = '<a href="mailto:ana@example.org">ana@example.org</a>'
    return _divs(body).replace("ana@example.org", link)


@pytest.mark.parametrize(
    "content",
    [
        text().encode(),
        text().encode("utf-8-sig"),
        text().encode("utf-16"),
        text().replace("\n", "\r\n").encode(),
        mail(text()),
        mail(f"Hello!\n\n{_quoted(text())}\n-- \nAna\n"),
        mail("See the file.", attached=text()),
        mail("This mail needs a newer program.", page=f"<html><body>{_divs(text())}</body></html>"),
        mail("", page=f"<html><body><blockquote>{_linked(text())}</blockquote></body></html>"),
        mail(text(), page=f"<html><body>{_linked(text())}</body></html>"),
        mail(text().replace("16:00", "17:00"), page=f"<html><body>{_divs(text())}</body></html>"),
        b"From ana@example.org Sun Oct 11 14:05:09 2026\n" + mail(text()),
        b"From ana@example.org Sun Oct 11 14:05:09 2026\nSubject: no type\n\n" + text().encode(),
        f"<!doctype html><title>x</title><pre>{html.escape(text())}</pre>".encode(),
        b"MIME-Version: 1.0\nContent-Type: text/plain; charset=x-unknown\n\n" + text().encode(),
        b"MIME-Version: 1.0\nContent-Type: text/html; charset=x-unknown\n\n" + _divs(text()).encode(),
        b"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
        + text().replace("my answers", "my \nanswers").encode(),
    ],
)
def test_an_answer_is_found_in_what_comes_back(tmp_path: Path, content: bytes) -> None:
    """As a file, in a message, quoted, attached, as a page, or as one of the two that a message has."""
    found = _in(tmp_path, content)
    assert _answers(found) == [ANA]
    assert (found.problems, found.without) == ((), ())


def test_letters_of_other_languages_come_through(tmp_path: Path) -> None:
    """Whatever a mail program packs them in."""
    there = answer("Zoë Åström", needs=("Как начать?", "أهلا 🎉"))
    found = _in(tmp_path, mail(text("Zoë Åström", needs=("Как начать?", "أهلا 🎉"))))
    assert _answers(found) == [there]


def test_a_file_in_another_encoding_is_read_where_the_sum_is_right(tmp_path: Path) -> None:
    """A file that was saved again as Windows-1252 lost nothing."""
    found = _in(tmp_path, text("Zoë").encode("cp1252"))
    assert [(one.values["name"], one.sound) for one in _answers(found)] == [("Zoë", True)]


def test_a_forward_of_several_holds_all(tmp_path: Path) -> None:
    """Somebody collected the answers of others, each in a message of its own."""
    from email.message import EmailMessage

    message = EmailMessage()
    message.set_content("Here are two.")
    for name in ("Ana Silva", "Ben Roth"):
        inner = EmailMessage()
        inner.set_content(text(name))
        message.add_attachment(inner)
    found = _in(tmp_path, message.as_bytes())
    assert [one.values["name"] for one in _answers(found)] == ["Ana Silva", "Ben Roth"]


def test_pasted_text_has_a_name_too() -> None:
    """What stands on standard input is a text like any other."""
    found = collected([], f"hello\n{text()}".encode())
    assert _answers(found) == [ANA]
    assert [spot.shown for spot in found.spots.values()] == ["standard input"]


def test_the_same_answer_in_two_files_is_one(tmp_path: Path) -> None:
    """A file that is also attached to a message counts once."""
    (tmp_path / "1.txt").write_text(text(), encoding="utf-8")
    (tmp_path / "2.eml").write_bytes(mail("", attached=text()))
    assert _answers(collected([tmp_path])) == [ANA]


def test_files_without_an_answer_are_named(tmp_path: Path) -> None:
    """By their name alone: what people write each other is nobody's business."""
    for name, content in (
        ("a.txt", b"Secret."),
        ("b.png", b"\x89PNG\r\n\x1a\n\0\0"),
        ("c.eml", mail("Secret.")),
    ):
        (tmp_path / name).write_bytes(content)
    found = collected([tmp_path])
    assert [Path(name).name for name in found.without] == ["a.txt", "b.png", "c.eml"]
    assert (found.problems, _answers(found)) == ((), [])


def test_a_cut_answer_is_told_with_its_line(tmp_path: Path) -> None:
    """In a text by its line, in a message by that of the message as well."""
    cut = "Hello\n" + text().partition("consent")[0]
    (problem,) = _in(tmp_path, cut.encode()).problems
    assert (str(problem.place), problem.severity) == (f"{tmp_path / 'ana.txt'}:2:1", "warning")
    assert (
        problem.message == "this answer is cut: its last line, «end of answer», is missing (of «Ana Silva»)"
    )
    (problem,) = _in(tmp_path, mail(cut), "ana.eml").problems
    assert str(problem.place) == f"{tmp_path / 'ana.eml'}:1:1"
    assert problem.message.endswith("(of «Ana Silva») (line 2 of the message)")


def test_a_changed_answer_is_there_and_unsound(tmp_path: Path) -> None:
    """Whether it counts is for others to say; in a message with two texts it is named once."""
    changed = text().replace("16:00", "17:00")
    found = _in(tmp_path, mail(changed, page=f"<html>{_divs(changed)}</html>"))
    assert [one.sound for one in _answers(found)] == [False]
    sound, unsound = _answers(_in(tmp_path, mail(f"{text('Ben Roth')}\n{changed}")))
    assert (sound.values["name"], sound.sound, unsound.sound) == ("Ben Roth", True, False)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100,
         "this is a message as Outlook keeps it, which only it can read; it was left out"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
         b"--b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!\n--b--\n", None),
        (b"MIME-Version: 1.0\nContent-Type: text/plain; charset=\"\xff\"\n\n\xff\n", None),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_or_passed_over(
    tmp_path: Path, content: bytes, message: str | None
) -> None:
    """No message stops the others."""
    found = _in(tmp_path, content, "odd.eml")
    assert [problem.message for problem in found.problems] == ([message] if message else [])
    assert _answers(found) == []


def test_a_large_page_is_read_at_once(tmp_path: Path) -> None:
    """A page of three hundred thousand brackets, as nobody writes it, holds nobody up."""
    for odd in ("<", "<!", "<a ", "<!--", "&", "<style>", "<a '", "&#9"):
        found = _in(tmp_path, odd.encode() * (300_000 // len(odd)), "odd.html")
        assert _answers(found) == []


def test_nobody_is_told_what_others_wrote(tmp_path: Path) -> None:
    """No message about an answer holds an address or a need of somebody."""
    cut = text(needs=("My marriage",)).partition("consent")[0]
    found = _in(tmp_path, cut.encode())
    told = " ".join(f"{problem.message} {problem.hint}" for problem in found.problems)
    assert "marriage" not in told
    assert "ana@example.org" not in told
