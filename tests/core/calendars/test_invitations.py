import dataclasses

import pytest

from circlekit.core.calendars.invitations import Attendee, Invitation, Organizer, mailto, people
from circlekit.core.problems import CirclekitError
from tests.core.calendars import files
from tests.core.calendars.reading import blocks, every


def test_the_organiser_comes_first_then_everybody_once():
    """Two people who share an address are asked once, and the lead is who stays."""
    twins = (*files.PEOPLE, Attendee("Ami", "AMINA@example.org"))
    found = list(people(Invitation("REQUEST", files.FROM, twins)))
    assert [(name, target) for name, target, _ in found] == [
        ("ORGANIZER", "mailto:co@example.org"),
        ("ATTENDEE", "mailto:amina@example.org"),
        ("ATTENDEE", "mailto:ben+circles@example.org"),
        ("ATTENDEE", "mailto:mira@example.org"),
    ]
    assert found[1][2]["ROLE"] == "CHAIR"


def test_taking_back_asks_for_no_answer():
    """A CANCEL has roles, and nobody's yes or no."""
    for _, _, parameters in people(files.CANCEL):
        assert not parameters.keys() & {"PARTSTAT", "RSVP"}


def test_without_a_name_there_is_an_address_alone():
    """No empty CN."""
    nameless = Invitation("REQUEST", Organizer("", "a@example.org"), (Attendee("^", "b@example.org"),))
    assert all("CN" not in parameters for _, _, parameters in people(nameless))


def test_nobody_to_invite_is_no_invitation():
    """Calendars would take such a file for anything."""
    with pytest.raises(CirclekitError, match="nobody to invite"):
        files.file(files.PLAIN, invitation=dataclasses.replace(files.REQUEST, attendees=()))


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("ann@example.org", "mailto:ann@example.org"),
        ("ann+circles@example.org", "mailto:ann+circles@example.org"),
        ("o'hara@example.org", "mailto:o'hara@example.org"),
        ("a?cc=b@example.org", "mailto:a%3Fcc%3Db@example.org"),
        ("a&b#c/d%e@example.org", "mailto:a%26b%23c%2Fd%25e@example.org"),
    ],
)
def test_an_address_is_one_recipient_and_nothing_else(address, uri):
    """Marks that would begin a header or a second recipient are encoded (RFC 6068, section 2)."""
    assert mailto(address) == uri
    invitation = Invitation("REQUEST", files.FROM, (Attendee("Ann", address),))
    [event] = blocks(files.file(files.PLAIN, invitation=invitation), "VEVENT")
    assert [line.value for line in every(event, "ATTENDEE")] == [uri]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ann",
        "@example.org",
        "ann@",
        "ann@example.org, bob@example.org",
        "ann@example.org\r\nATTENDEE:mailto:bob@example.org",
        "ann@example.org\x00",
        "Ann <ann@example.org>",
        "ann@b@example.org",
        'ann";x@example.org',
    ],
)
def test_what_is_no_address_is_refused_and_not_repeated(address):
    """Addresses are private, also wrong ones."""
    with pytest.raises(CirclekitError) as caught:
        mailto(address)
    assert str(caught.value) == "an address in an invitation is not an e-mail address"
