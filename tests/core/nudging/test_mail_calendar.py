"""A draft that carries an invitation: one recipient, two forms, and every byte of the calendar."""

import re
from email import message_from_bytes, policy

import hostile_invitations
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pythons import pythons, told_by

from circlekit.core.nudging.mail import Letter, Mailbox
from circlekit.core.nudging.mail_calendar import invitation_eml, verify
from circlekit.core.problems import CirclekitError

pytestmark = pytest.mark.long

LETTER = Letter(
    Mailbox("Amina Diallo", "amina@example.org"),
    "Invitation: Circle 1",
    "Hello Amina,\n\nthis is a test – with a dash.",
    Mailbox("Noor Haddad", "noor@example.org"),
)
ICS = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Kreis «Grün»\r\nEND:VCALENDAR\r\n".encode()
HEADERS = ["Content-Type", "From", "MIME-Version", "Subject", "To", "X-Unsent"]


@pytest.fixture(params=pythons())
def told(request):
    """What one Python makes of every hostile text."""
    return told_by(request.param, hostile_invitations.__file__)


def test_no_text_adds_a_recipient_or_a_header(told):
    """Each draft goes to exactly one address, and has the six headers it was given."""
    for found in told["findings"]:
        assert found["to"] == found["recipients"] == ["amina@example.org"]
        assert found["names"] == found["names_again"] == HEADERS


def test_no_text_adds_a_part_or_changes_the_calendar(told):
    """There are a text and a calendar, and the calendar comes back byte for byte."""
    for found in told["findings"]:
        assert found["kinds"] == ["text/plain", "text/calendar"]
        assert found["calendar"]


def test_every_line_is_ascii_ends_in_crlf_and_fits(told):
    """Lines stay below the 998 bytes of RFC 5322, and no line end stands alone."""
    for found in told["findings"]:
        assert (found["stray_line_ends"], found["ascii"]) == (False, True)
        assert found["longest"] < 998


def test_it_needs_the_standard_library_only(told):
    """It runs on a Python that has nothing installed."""
    assert told["heavy"] == []


def test_every_python_writes_the_same_bytes():
    """A draft does not change when the coordinator's Python does."""
    told = [told_by(python, hostile_invitations.__file__)["findings"] for python in pythons()]
    digests = [[found["digest"] for found in findings] for findings in told]
    assert all(found == digests[0] for found in digests)


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_the_calendar_part_says_its_method(method):
    """Mail programs offer to accept only where the part itself names the METHOD (RFC 6047, 2.4)."""
    content = invitation_eml(LETTER, ICS, method)
    assert f"\r\nContent-Type: text/calendar; method={method}; charset=utf-8\r\n".encode() in content
    text, calendar = message_from_bytes(content, policy=policy.default).iter_parts()
    assert text.get_content() == "Hello Amina,\r\n\r\nthis is a test – with a dash.\r\n"
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == method
    assert calendar.get_payload(decode=True) == ICS


def test_text_comes_before_calendar_in_one_message():
    """Programs show the last form that they understand, which is to be the calendar."""
    message = message_from_bytes(invitation_eml(LETTER, ICS, "REQUEST"), policy=policy.default)
    assert message.get_content_type() == "multipart/alternative"
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/calendar"]


def test_an_address_that_is_none_is_refused_without_repeating_it():
    """What is wrong with an address is nobody's business but its owner's."""
    letter = LETTER._replace(to=Mailbox("Amina", "a@x.org, evil@y.org"))
    with pytest.raises(CirclekitError, match="not one plain address") as caught:
        invitation_eml(letter, ICS, "REQUEST")
    assert "@" not in str(caught.value)


@settings(deadline=None)
@given(st.text(), st.text(max_size=300), st.binary(max_size=300))
def test_any_text_and_any_calendar_make_a_draft(name, body, calendar):
    """No text makes writing fail, since each draft proves itself when it is written."""
    letter = Letter(Mailbox(name, "a@example.org"), name, body)
    content = invitation_eml(letter, calendar, "REQUEST")
    parts = list(message_from_bytes(content, policy=policy.default).iter_parts())
    assert parts[1].get_payload(decode=True) == calendar


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        (b"X-Unsent", b"Bcc: evil@example.net\r\nX-Unsent", "its headers"),
        (b"amina@example.org", b"amina@example.org, evil@example.net", "the header «To»"),
        (b"with a dash", b"with a dot", "its text"),
        (b"method=REQUEST", b"method=PUBLISH", "its calendar"),
        (b"QkVHSU46", b"QkVHSU47", "its calendar"),
        (b"--=_circlekit\r\nC", b"--=_circlekit\r\n\r\n--=_circlekit\r\nC", "its parts"),
        (b"base64", b"8bit", "its calendar"),
    ],
)  # fmt: skip
def test_a_draft_that_differs_from_what_was_meant_is_found(before, after, fault):
    """Reading back notices each way a file can differ, and says which without quoting it."""
    content = invitation_eml(LETTER, ICS, "REQUEST")
    assert before in content
    with pytest.raises(CirclekitError, match=re.escape(fault)) as caught:
        verify(content.replace(before, after), LETTER, ICS, "REQUEST")
    assert "evil" not in str(caught.value)
