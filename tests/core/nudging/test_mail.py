import re
from email import message_from_bytes, policy

import hostile_mail
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythons import pythons, told_by

from circlekit.core.nudging.mail import HEADER_LIMIT, Letter, Mailbox, eml, header_text, verify
from circlekit.core.problems import CirclekitError

pytestmark = pytest.mark.long

AMINA = Mailbox("Amina Diallo", "amina@example.org")
NOOR = Mailbox("Noor Haddad", "noor@example.org")
HEADERS = ["Content-Transfer-Encoding", "Content-Type", "From", "MIME-Version", "Subject", "To", "X-Unsent"]


def read(content: bytes):
    return message_from_bytes(content, policy=policy.default)


@pytest.fixture(params=pythons())
def told(request):
    """What one Python makes of every hostile text."""
    return told_by(request.param, hostile_mail.__file__)


def test_no_text_adds_a_recipient(told):
    """Whatever stands in names, subject and body, each draft goes to exactly one address."""
    for found in told["findings"]:
        assert found["to"] == found["recipients"] == ["amina@example.org"]


def test_no_text_adds_a_header(told):
    """Each draft has the seven headers it was given and no other, however it is read."""
    for found in told["findings"]:
        assert found["names"] == found["names_again"] == HEADERS


def test_every_line_is_ascii_ends_in_crlf_and_fits(told):
    """Lines stay below the 998 bytes of RFC 5322, and no line end stands alone."""
    for found in told["findings"]:
        assert (found["stray_line_ends"], found["ascii"]) == (False, True)
        assert found["longest"] < 998


def test_addresses_that_are_not_one_plain_address_are_refused(told):
    """Nothing but one ASCII address is ever written, and no message repeats what was refused."""
    assert told["refused"] == [True] * len(hostile_mail.ADDRESSES)


@pytest.mark.parametrize(
    "address", ["a@x.org, evil@y.org", ".a@x.org", "a..b@x.org", "a(b@x.org", "a;b@x.org"]
)
def test_an_address_is_refused_without_repeating_it(address):
    """What is wrong with an address is nobody's business but its owner's."""
    with pytest.raises(CirclekitError, match="not one plain address") as caught:
        eml(Letter(Mailbox("Amina", address), "s", "b"))
    assert "@" not in str(caught.value)


def test_the_mail_module_needs_the_standard_library_only(told):
    """It runs on a Python that has nothing installed, or these tests could not ask the others."""
    assert told["heavy"] == []


def test_every_python_writes_the_same_bytes():
    """A draft does not change when the coordinator's Python does."""
    told = [told_by(python, hostile_mail.__file__)["findings"] for python in pythons()]
    digests = [[found["digest"] for found in findings] for findings in told]
    assert all(found == digests[0] for found in digests)


def test_a_careless_writer_would_be_caught():
    """The way these drafts are read finds second recipients, headers and line ends where there are some."""
    second_header = hostile_mail.what_it_holds(hostile_mail.careless("hi\r\nBcc: evil@example.net"))
    assert "Bcc" in second_header["names"]
    assert "Bcc" in second_header["names_again"]
    second_person = hostile_mail.what_it_holds(hostile_mail.careless("x <evil@example.net>,"))
    assert second_person["recipients"] == ["evil@example.net", "amina@example.org"]
    assert hostile_mail.what_it_holds(hostile_mail.careless("hi\nthere"))["stray_line_ends"]


def test_a_draft_reads_as_it_was_written():
    """Subject, names, addresses and text come back, the text with its own lines."""
    message = read(
        eml(
            Letter(
                Mailbox("Zoë Núñez", "zoe@example.org"),
                "Am Dienstag, 16 Uhr – für dich",
                "Grüße\n\n.\nEnde",
                NOOR,
            )
        )
    )
    assert message["Subject"] == "Am Dienstag, 16 Uhr – für dich"
    assert str(message["To"]) == "Zoë Núñez <zoe@example.org>"
    assert str(message["From"]) == "Noor Haddad <noor@example.org>"
    assert message.get_content().replace("\r\n", "\n") == "Grüße\n\n.\nEnde\n"


def test_a_draft_opens_for_sending_and_has_no_date_of_its_own():
    """Mail programs open it as unsent; what depends on a clock or a host is left to them."""
    message = read(eml(Letter(AMINA, "s", "b")))
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    assert message["Message-ID"] is None


def test_without_a_sender_there_is_no_from_line():
    """The mail program then fills in its own account."""
    assert read(eml(Letter(AMINA, "s", "b")))["From"] is None


def test_a_name_with_a_comma_stays_one_name():
    """«Doe, Jane» is quoted, so that no reader takes it for two people."""
    assert b'To: "Doe, Jane" <jane@example.org>\r\n' in eml(
        Letter(Mailbox("Doe, Jane", "jane@example.org"), "s", "b")
    )


def test_long_names_are_folded_into_words_that_every_reader_takes():
    """An encoded word has 75 characters at most (RFC 2047, section 2)."""
    content = eml(Letter(Mailbox("Zoë " * 30, "zoe@example.org"), "é" * 150, "b"))
    words = re.findall(rb"=\?[^ \r]*\?=", content)
    assert len(words) > 4
    assert max(len(word) for word in words) <= 75


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("hi\r\nBcc: x", "hi Bcc: x"),
        ("=?UTF-8?Q?=0A?=", "= ?UTF-8?Q?=0A?="),
        ("a  b\tc ", "a b c"),
        ("\u202eevil", "evil"),
        ("x" * 300, "x" * (HEADER_LIMIT - 1) + "…"),
    ],
)  # fmt: skip
def test_header_text_is_one_plain_line(typed, shown):
    """Line breaks become spaces, encoded words are taken apart, long text is cut with an ellipsis."""
    assert header_text(typed) == shown


@given(st.text(), st.text(), st.text(max_size=300))
def test_any_text_makes_a_draft_to_one_person(name, subject, body):
    """No text makes writing fail, since each draft proves itself when it is written."""
    assert hostile_mail.what_it_holds(eml(Letter(Mailbox(name, "a@example.org"), subject, body)))["to"] == [
        "a@example.org"
    ]


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        (b"X-Unsent", b"Bcc: evil@example.net\r\nX-Unsent", "its headers"),
        (b"amina@example.org", b"amina@example.org, evil@example.net", "the header «To»"),
        (b"noor@example.org", b"evil@example.net", "the header «From»"),
        (b"Subject: s", b"Subject: t", "the header «Subject»"),
        (b"\r\n\r\nb", b"\r\n\r\nc", "its text"),
        (b"\r\n\r\nb\r\n", b"\r\n\r\nb\n", "its line ends"),
        (b"X-Unsent: 1\r\n", b"", "its headers"),
    ],
)  # fmt: skip
def test_a_draft_that_differs_from_what_was_meant_is_found(before, after, fault):
    """Reading back notices each way a file can differ, and says which without quoting it."""
    letter = Letter(AMINA, "s", "b", NOOR)
    content = eml(letter)
    assert before in content
    with pytest.raises(CirclekitError, match=re.escape(fault)) as caught:
        verify(content.replace(before, after), letter)
    assert "evil" not in str(caught.value)
