"""Nothing that people type can add a line to a calendar: no title, text, name, place or link."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circlekit.core.calendars.invitations import Attendee, Invitation, Organizer
from circlekit.core.calendars.series import Series, Variant
from circlekit.core.problems import CirclekitError
from tests.core.calendars import files
from tests.core.calendars.reading import blocks, get, lines

pytestmark = pytest.mark.long

HOSTILE = [
    "x\r\nATTENDEE:mailto:a@example.org",
    "x\nEND:VEVENT\nBEGIN:VEVENT",
    "x\rATTACH:file",
    "x\x0bMETHOD:REQUEST",
    "x\x0cRRULE:FREQ=DAILY",
    "x\u2028ORGANIZER:y",
    "x\u2029ORGANIZER:y",
    "x\x85ORGANIZER:y",
    'x";X-EVIL="1',
    "x^nATTENDEE:y",
    "x\\nATTENDEE:y",
    "x\\Ny",
    "x\\;y\\,z\\\\",
    "Doe, Jane; PhD",
    "x\x00\x07\x1b[31m\x7f",
    "x\ud83d",
    "x\u200b\ufeff",
    "مريم \u202e abc \u2066🙂" * 60,
    "🏳️‍🌈👩‍👩‍👧" * 400,
    "x" * 10_240,
    "é" * 10_240,
    "\t x \t",
]


def everywhere(text: str) -> tuple[Series, Invitation]:
    """Return a series and an invitation with the text wherever people's words can stand."""
    variants = tuple(
        Variant(was=start, start=start, summary=text, description=text, place=text)
        for start in files.STARTS[2:4]
    )
    series = dataclasses.replace(
        files.SKIPPED,
        summary=text,
        description=text,
        contact=text,
        link=f"https://example.org/{text}",
        variants=variants,
    )
    guests = tuple(Attendee(text, guest.address, guest.chair) for guest in files.PEOPLE)
    return series, Invitation("REQUEST", Organizer(text, "co@example.org"), guests)


def shape(ics: bytes) -> Counter[tuple[str, ...]]:
    """Count components and properties, read by hand; whether a text is there is its own matter."""
    optional = {"CONTACT", "LOCATION", "URL", "CONFERENCE"}
    found = (
        (line.name, line.value) if line.name in {"BEGIN", "END"} else (line.name,) for line in lines(ics)
    )
    return Counter(one for one in found if one[0] not in optional)


USUAL = {
    "file": shape(files.file(everywhere("usual")[0])),
    "mail": shape(files.file(everywhere("usual")[0], invitation=files.REQUEST)),
    "day": shape(files.file(files.REMINDER)),
}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_no_components_and_no_properties(text):
    """A file to import, an invitation and a reminder have the lines that they always have."""
    series, invitation = everywhere(text)
    assert shape(files.file(series)) == USUAL["file"]
    assert shape(files.file(series, invitation=invitation)) == USUAL["mail"]
    assert (
        shape(files.file(dataclasses.replace(files.REMINDER, summary=text, description=text))) == USUAL["day"]
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_calendars_name_adds_nothing(text):
    """Nor does what the cohort is called."""
    ics = files.calendar_file(text, [files.PLAIN], files.stamps(files.PLAIN))
    assert shape(ics) == shape(files.file(files.PLAIN))


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "mailto:a@example.org?cc=b@example.org",
        "ftp://example.org/room",
        "file:///etc/passwd",
        "//example.org/room",
        "https://",
        "https:// example.org",
        "https://example.org/a b",
        "https://example.org/\r\nATTENDEE:mailto:a@example.org",
        'https://example.org/";X="1',
        "https://example.org/\x07",
        "https://example.org/<script>",
        "",
    ],
)
def test_only_web_links_become_links(link):
    """Whatever else stands in their place is left out, of the series and of the meetings that differ."""
    for event in blocks(files.file(dataclasses.replace(files.MOVED, link=link)), "VEVENT"):
        assert not {line.name for line in event} & {"LOCATION", "URL", "CONFERENCE"}


def test_letters_of_other_scripts_in_a_link_become_ascii():
    """A URI has no others (RFC 3986, 2.1)."""
    [event] = blocks(files.file(dataclasses.replace(files.PLAIN, link="https://example.org/é🙂")), "VEVENT")
    assert get(event, "URL").value == "https://example.org/%C3%A9%F0%9F%99%82"


ODD = st.characters(codec=None) | st.sampled_from("\\;,:\"^\n\r\x0b\x0c\x1c\x85\u2028\u2029\ud800\t N'=%@")


@settings(max_examples=50, deadline=None, derandomize=True)
@given(text=st.text(ODD, max_size=120))
def test_any_text_leaves_a_file_its_shape(text):
    """The writer reads its own output back, and a reader of lines finds the same as ever."""
    series, invitation = everywhere(text)
    assert shape(files.file(series)) == USUAL["file"]
    assert shape(files.file(series, invitation=invitation)) == USUAL["mail"]


@settings(max_examples=50, deadline=None, derandomize=True)
@given(address=st.text(ODD, min_size=1, max_size=40))
def test_any_address_is_one_recipient_or_none(address):
    """Either it is refused, or the file has that one attendee and nothing else that is new."""
    invitation = dataclasses.replace(files.REQUEST, attendees=(Attendee("Ann", f"{address}@example.org"),))
    try:
        ics = files.file(everywhere("usual")[0], invitation=invitation)
    except CirclekitError as error:
        assert str(error) == "an address in an invitation is not an e-mail address"  # noqa: PT017
        return
    two_fewer_in_each_of_three_entries = Counter({("ATTENDEE",): 2 * 3})
    assert shape(ics) == USUAL["mail"] - two_fewer_in_each_of_three_entries
