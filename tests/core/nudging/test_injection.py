"""Hostile text on its way into messages, case by case; for mail, every Python there is is asked."""

from __future__ import annotations

import html
import re
from email import message_from_bytes, policy

import hostile_invitations
import hostile_mail
import pytest
from markdown_it import MarkdownIt
from pythons import pythons, told_by

from circlekit.core.nudging.mail import Letter, Mailbox, eml
from circlekit.core.nudging.mail_calendar import invitation_eml
from circlekit.core.nudging.styles import MARKDOWN, PLAIN
from circlekit.core.nudging.templates import checked, fill
from circlekit.core.problems import CirclekitError, InputProblems

pytestmark = pytest.mark.long

EVERY_PYTHON = pytest.mark.parametrize("python", pythons())
HEADERS = ["Content-Transfer-Encoding", "Content-Type", "From", "MIME-Version", "Subject", "To", "X-Unsent"]


def made_of(python: str, text: str) -> dict:
    """Return what one Python's draft holds that has this text as name, subject and body."""
    findings = told_by(python, hostile_mail.__file__)["findings"]
    return findings[hostile_mail.TEXTS.index(text)]


def is_one_draft(found: dict) -> bool:
    """Tell whether a draft has its own headers, its one recipient and nothing else."""
    people = found["to"] == found["recipients"] == [hostile_mail.RECIPIENT]
    return people and found["names"] == found["names_again"] == HEADERS and not found["stray_line_ends"]


@EVERY_PYTHON
@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_bad_input_86_no_kind_of_line_end_begins_a_header(python: str, ends: str) -> None:
    """A subject or name goes on in its line, whatever any program takes for a line end."""
    assert is_one_draft(made_of(python, f"hi{ends}Bcc: evil@example.net"))


@EVERY_PYTHON
@pytest.mark.parametrize("text", [one for one in hostile_mail.TEXTS if "?=" in one])
def test_bad_input_87_no_encoded_word_hides_a_header(python: str, text: str) -> None:
    """Some Pythons decode ``=?UTF-8?Q?=0A?=`` into a line end, and find a «Bcc» after it."""
    assert is_one_draft(made_of(python, text))


@EVERY_PYTHON
@pytest.mark.parametrize("text", ["ends in a line break\n", "\n\nbegins with two", "", " "])
def test_bad_input_88_no_subject_ends_the_headers(python: str, text: str) -> None:
    """An empty line would make the rest of them text to read."""
    assert is_one_draft(made_of(python, text))


@EVERY_PYTHON
@pytest.mark.parametrize(
    "name",
    [
        "Doe, Jane",
        "x <evil@example.net>,",
        'x" <evil@example.net>, "y',
        "(evil@example.net)",
        "group: evil@example.net;",
        'q"uo\\te',
        "evil@example.net",
    ],
)
def test_bad_input_89_no_name_is_a_second_recipient(python: str, name: str) -> None:
    """Commas, brackets and quotes belong to the name that is shown."""
    assert is_one_draft(made_of(python, name))


@EVERY_PYTHON
@pytest.mark.parametrize("address", [one for one in hostile_mail.ADDRESSES if "," in one or "(" in one])
def test_bad_input_90_two_addresses_are_not_one(python: str, address: str) -> None:
    """A domain with a comma would be a second recipient; no draft is written, and nothing is repeated."""
    refused = told_by(python, hostile_mail.__file__)["refused"]
    assert refused[hostile_mail.ADDRESSES.index(address)] is True


@EVERY_PYTHON
def test_bad_input_91_no_invitation_is_anything_but_text_and_calendar(python: str) -> None:
    """Whatever it is called and says, it has two parts, and its calendar comes back byte for byte."""
    for found in told_by(python, hostile_invitations.__file__)["findings"]:
        assert found["kinds"] == ["text/plain", "text/calendar"]
        assert found["calendar"] is True


def test_bad_input_91_no_part_has_a_name_that_could_be_a_path() -> None:
    """What has no file name cannot be saved as ``../../x.ics``."""
    box = Mailbox("../../x.ics", "amina@example.org")
    content = invitation_eml(Letter(box, 'a"; x="b', "../../x.ics"), b"BEGIN:VCALENDAR\r\n", "REQUEST")
    parts = list(message_from_bytes(content, policy=policy.default).iter_parts())
    assert len(parts) == 2
    assert [part.get_filename() for part in parts] == [None, None]


TEMPLATE_CODE = [
    "{{ 7 * 7 }}",
    "{% for x in y %}",
    "{p.__class__}",
    "{0.__init__.__globals__}",
    "%(name)s",
    "$name",
    "${name}",
    "$$",
    "$(reboot)",
    "`id`",
    "<%= x %>",
    "#{x}",
]


@pytest.mark.parametrize("payload", TEMPLATE_CODE)
def test_bad_input_93_what_people_type_is_never_a_template(payload: str) -> None:
    """A name that looks like code is shown letter by letter."""
    assert fill("Hello $name, $circle", {"name": payload, "circle": "C"}) == f"Hello {payload}, C\n"


@pytest.mark.parametrize("payload", [one for one in TEMPLATE_CODE if "$" not in one])
def test_bad_input_93_a_template_of_ones_own_runs_nothing(payload: str) -> None:
    """Only names after a dollar mean something; all else stays as it stands."""
    assert fill(checked(payload, {"name"}, "x.md"), {"name": "Amina"}) == f"{payload}\n"


@pytest.mark.parametrize("payload", ["$name.__class__", "${name}.__class__"])
def test_bad_input_93_a_placeholder_ends_where_its_name_ends(payload: str) -> None:
    """What follows is text: nothing reaches into a value."""
    assert fill(checked(payload, {"name"}, "x.md"), {"name": "Amina"}) == "Amina.__class__\n"


@pytest.mark.parametrize("payload", ["${name.__class__}", "${name!r}", "${name", "$(reboot)", "${", "$"])
def test_bad_input_93_a_dollar_before_anything_else_is_refused(payload: str) -> None:
    """With its place, and how a dollar is written."""
    with pytest.raises(InputProblems) as refused:
        checked(payload, {"name"}, "x.md")
    [problem] = refused.value.problems
    assert (problem.message, problem.hint) == ("a lone $ stands here", "write $$ for a dollar")


MARKUP = [
    "[x](javascript:alert(1))",
    "![](http://tracker.example)",
    "![x][y]",
    "<img src=http://tracker.example>",
    "<script>alert(1)</script>",
    "<javascript:alert(1)>",
    "# heading",
    "a | b",
    "__bold__",
    "*bold*",
    "- item",
    "1. item",
]


@pytest.mark.parametrize("payload", MARKUP)
def test_bad_input_94_no_name_is_markup_in_a_chat(payload: str) -> None:
    """In a message to paste, and as an entry of a list there; a web link shows where it leads."""
    harmless = re.compile(r'</?(p|ul|li)>|<a href="(http://tracker.example)">\2</a>')
    for markdown in (f"Hello {MARKDOWN.text(payload)}", MARKDOWN.items([payload])):
        shown = harmless.sub(r"\2", MarkdownIt("commonmark").render(markdown))
        assert "<" not in shown
        assert html.unescape(shown).strip().removeprefix("Hello ") == payload


@pytest.mark.parametrize("payload", MARKUP)
def test_bad_input_94_plain_text_keeps_every_letter(payload: str) -> None:
    """An e-mail and a text message show what stands in them, and nobody wants backslashes there."""
    assert PLAIN.text(payload) == payload
    message = message_from_bytes(
        eml(Letter(Mailbox("A", "a@example.org"), "s", payload)), policy=policy.default
    )
    assert message.get_content().strip() == payload


def test_a_careless_writer_fails_these_tests() -> None:
    """What is asserted of a draft is not true of one that was put together by hand."""
    for text in ("hi\r\nBcc: evil@example.net", "x <evil@example.net>,"):
        assert not is_one_draft(hostile_mail.what_it_holds(hostile_mail.careless(text)))
    with pytest.raises(CirclekitError):
        eml(Letter(Mailbox("A", "a@example.org, evil@example.net"), "s", "b"))
