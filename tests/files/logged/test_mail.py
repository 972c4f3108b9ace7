"""The text of replies, plain or in messages, and what is refused."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from circlekit.core.problems import InputProblems
from circlekit.files.logged.mail import text_of


def refused(content: bytes) -> str:
    with pytest.raises(InputProblems) as wrong:
        text_of(content, "reply.eml")
    return wrong.value.problems[0].message


def message(text: str, **how: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "amina@example.org", "Re: Who was there?"
    mail.set_content(text, **how)
    return bytes(mail)


@pytest.mark.parametrize(
    "content",
    [
        "amina: sí\n".encode(),
        "\ufeffamina: sí\r\n".encode(),
        "\ufeffamina: sí\r\n".encode("utf-16-le"),
        message("amina: sí\n"),
        message("amina: sí\n", charset="iso-8859-1", cte="quoted-printable"),
        message("amina: sí\n", cte="base64"),
        b"From x@example.org Tue Feb  9\n" + message("amina: sí\n"),
        message("amina: sí\n").replace(b"\n", b"\r\n"),
    ],
    ids=["text", "mark", "utf-16", "message", "latin-1", "base64", "mbox", "crlf"],
)
def test_the_text_is_found(content: bytes) -> None:
    """In whichever encoding it was sent or saved."""
    assert text_of(content, "reply.eml").strip() == "amina: sí"


def test_of_two_forms_of_a_message_the_plain_one_counts() -> None:
    """What is attached is not read."""
    mail = EmailMessage()
    mail.set_content("amina: yes\n")
    mail.add_alternative("<p>amina: no</p>", subtype="html")
    mail.add_attachment("amina: excused\n", filename="old.txt")
    assert text_of(bytes(mail), "reply.eml").strip() == "amina: yes"


def test_the_form_counts_wherever_it_is() -> None:
    """Some programs leave the plain text empty, or write that there is a page."""
    mail = EmailMessage()
    mail.set_content("This message is a page.\n")
    mail.add_alternative("<pre>[circlekit log c1 2]\namina:\n  yes</pre>", subtype="html")
    lines = [line for line in text_of(bytes(mail), "reply.eml").splitlines() if line.strip()]
    assert lines == ["[circlekit log c1 2]", "amina:", "  yes"]


def test_a_page_is_read_line_by_line() -> None:
    """Its styles and scripts say nothing, and a comment is none of ours."""
    page = (
        "<html><head><title>T</title><style>p {color: red}</style></head><body>"
        "<p>amina&nbsp;(Amina &amp; Co):\n  yes<br>ben: no</p><!-- x --><script>alert(1)</script>"
        "<blockquote><div>eli: <b>excused</b></div></blockquote></body></html>"
    )
    text = text_of(message(page, subtype="html"), "reply.eml")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    assert lines == ["amina\u00a0(Amina & Co): yes", "ben: no", "eli: excused"]


def test_lines_that_flow_are_joined_where_they_are_quoted_alike() -> None:
    """A signature and another depth begin anew (RFC 3676)."""
    text = "> Case giver: amina, \n> ben\n>> Opener: \n> eli\n-- \nAmina"
    mail = message(text).replace(b'charset="utf-8"', b'charset="utf-8"; format=flowed')
    assert text_of(mail, "reply.eml").splitlines() == [
        "> Case giver: amina, ben",
        ">> Opener: ",
        "> eli",
        "-- ",
        "Amina",
    ]


def test_what_is_too_long_is_refused() -> None:
    """Sixteen megabytes are no reply; nor is a quarter of one without anything attached."""
    assert refused(b"x" * 16 * 1024 * 1024) == "this reply is larger than 8 MB"
    assert refused(b"x\n" * 200_000) == "the text of this reply is longer than 256 kB"
    assert refused(message("x\n" * 200_000)) == "the text of this reply is longer than 256 kB"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"amina: y\0es\n", "U+0000 cannot stand in a text file"),
        (b"a\0" * 50, "this looks like UTF-16 or a binary file"),
        (b"amina: s\xed\n", "this file is not UTF-8 (byte 9)"),
        (b"MIME-Version: 1.0\nContent-Type: image/png\n\nabc\n", "this message has no text"),
        (
            b"MIME-Version: 1.0\nContent-Type: text/plain; charset=nonsense\n\nabc\n",
            "this message cannot be read",
        ),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, message: str) -> None:
    """With a sentence, whatever the mail library thinks of it."""
    assert refused(content) == message
