"""Names that are meant to do harm, in every kind of file that a message is written to.

The reader of a cohort refuses some of these; here they come from Python, unread.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from circlekit.core.nudging.draft import Draft, Moment
from circlekit.core.nudging.facts import facts_of
from circlekit.core.nudging.messages import Message, needs
from circlekit.core.nudging.moments import NOTHING
from circlekit.core.nudging.scene import Voice, scene_of
from circlekit.core.speech import Speech
from circlekit.files.draft_lists import COLUMNS, mailto_page, merge_tables
from circlekit.files.drafts import DraftFiles, draft_files
from circlekit.files.formulas import unguarded
from circlekit.files.library import shelves
from circlekit.files.templates import read_templates
from tests.core.nudging.a_circle import CIRCLE, PROCESS, cohort, draft, people

pytestmark = pytest.mark.long

TODAY = date(2027, 2, 6)
FOLDER = "nudges/x"
KNOWN_LINKS = ("https://meet.example.org/", "https://example.org/", "mailto:")

HOSTILE = {
    "image": "![x](http://evil.example/p.png)",
    "link": "[Ben](javascript:alert(1))",
    "autolink": "<http://evil.example>",
    "html": "<script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)',
    "heading": "# Ben\n\n# Big",
    "formula": '=HYPERLINK("http://evil.example";"x")',
    "formula behind a space": "\u00a0\t=1+1",
    "header": "Ben\r\nBcc: evil@example.net",
    "encoded word": "=?UTF-8?Q?=0A?=Bcc: evil@example.net",
    "second address": "Ben, <evil@example.net>,",
    "query": "Ben&bcc=evil@example.net?cc=evil@example.net#x",
    "percent": "%0D%0ABcc:evil@example.net",
    "placeholder": "$video ${name} {0.__class__} {{7*7}}",
    "turned": "Ben \u202eneB\u2066 x",
    "lines": "Ben\u2028Bcc: x\u2029\x85y\x0bz\x00",
    "bracket": "[Ben]: http://evil.example 'x'",
    "comment": "<!-- Ben",
}


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE.keys())
def name(request: pytest.FixtureRequest) -> str:
    """What somebody calls themself, and their circle."""
    return str(request.param)


def sent(name: str, channel: str = "email", moment: Moment = Moment.WELCOME) -> tuple[Draft, DraftFiles]:
    """Return a draft about somebody of this name, to them by a channel and to the others by e-mail."""
    amina, ben, *rest = people()
    hostile = ben.model_copy(update={"name": name, "channel": channel, "offers": (name,)})
    about = draft(moment, circle=CIRCLE.model_copy(update={"name": name}))
    whole = cohort().model_copy(update={"participants": (amina, hostile, *rest), "purpose": name})
    scene = scene_of(about, facts_of(whole, NOTHING))
    templates = read_templates(shelves(Path("nowhere"), Path("nowhere")), needs(scene))
    return about, draft_files(scene, templates, {"en": Voice(Speech(), PROCESS)}, FOLDER)


def messages(name: str, moment: Moment = Moment.WELCOME) -> list[tuple[Draft, Message]]:
    about, found = sent(name, moment=moment)
    return [(about, message) for message in found.messages.values()]


def walk(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from walk(token.children or [])


def harm(markdown: bytes, name: str) -> list[str]:
    """Return what Markdown shows that no template of the library has, and links to elsewhere.

    A web address that a name is nothing else than is shown as what it is.
    """
    found = list(walk(MarkdownIt("commonmark").enable("table").parse(markdown.decode("utf-8"))))
    kinds = {token.type for token in found}
    wrong = {"image", "html_inline", "html_block", "heading_open", "code_block", "fence", "table_open"}
    links = {(str(token.attrGet("href")), token.markup) for token in found if token.type == "link_open"}
    shown = {(link, "autolink") for link in re.findall(r"https?://[^\s<>\"\\)']+", name)}
    foreign = {link for link, _ in links - shown if not link.startswith(KNOWN_LINKS)}
    return sorted(kinds & wrong | foreign)


@pytest.mark.parametrize("moment", [Moment.WELCOME, Moment.WEEK_BEFORE])
def test_a_message_to_a_circle_shows_names_as_they_are(name, moment):
    """No image, HTML, heading, code or foreign link comes of them (bad inputs 92 and 94)."""
    _, found = sent(name, moment=moment)
    assert harm(found.files[f"{FOLDER}/circle.md"], name) == []


@pytest.mark.parametrize("moment", [Moment.WELCOME, Moment.WEEK_BEFORE])
def test_a_chat_message_shows_names_as_they_are(name, moment):
    """As in a circle."""
    _, found = sent(name, "chat", moment)
    assert harm(found.files[f"{FOLDER}/ben.chat.md"], name) == []


def test_a_text_message_is_lines_of_plain_text(name):
    """Nothing steers what comes after it."""
    _, found = sent(name, "sms")
    text = found.files[f"{FOLDER}/ben.sms.txt"].decode("utf-8")
    assert {character for character in text if not character.isprintable()} <= {"\n", "\u00a0"}


def test_an_email_goes_to_its_member_and_nobody_else(name):
    """One recipient in one header, and no header that was not written (bad inputs 86 to 90)."""
    _, found = sent(name)
    message = message_from_bytes(found.files[f"{FOLDER}/ben.eml"], policy=policy.default)
    assert [address.addr_spec for address in message["To"].addresses] == ["ben@example.org"]
    assert set(message.keys()) == {
        "X-Unsent", "From", "To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    }  # fmt: skip


def test_a_table_holds_no_formula_and_every_text(name):
    """A guard before what a spreadsheet would run, which our own reader takes off (bad input 95)."""
    [content] = merge_tables(messages(name), TODAY).values()
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    assert rows[0] == list(COLUMNS)
    assert len(rows) == 7
    starts = ("=", "+", "-", "@", "\t", "\r")
    assert [cell for row in rows for cell in row if cell.strip().startswith(starts)] == []
    by_id = {row[0]: [unguarded(cell) for cell in row] for row in rows[1:]}
    assert by_id["ben"][1:5] == [name, "ben@example.org", "email", name]


def test_a_mailto_link_has_one_recipient_a_subject_and_a_text(name):
    """No copy to anybody, whatever a name says (bad input 99)."""
    [content] = mailto_page(messages(name), TODAY).values()
    assert harm(content, name) == []
    found = walk(MarkdownIt("commonmark").parse(content.decode("utf-8")))
    links = [urlsplit(str(token.attrGet("href"))) for token in found if token.type == "link_open"]
    mails = [link for link in links if link.scheme == "mailto"]
    assert [link.path for link in mails] == [person.email for person in people()]
    assert {key for link in mails for key in parse_qs(link.query, strict_parsing=True)} == {"subject", "body"}
    assert {link.fragment for link in mails} == {""}
