"""Which e-mails go into a folder of drafts, and which are there already."""

from __future__ import annotations

import json

import pytest

from circlekit.core.nudging.appending import (
    Appended,
    Mark,
    arrived,
    as_data,
    begun,
    from_data,
    kept,
    on_the_way,
    settled,
    signature,
    steps,
)


def email(to: str, subject: str = "Hello", text: str = "hi") -> bytes:
    return f"To: {to}\r\nSubject: {subject}\r\n\r\n{text}\r\n".encode()


WANTED = {"a.eml": email("a@example.org"), "b.eml": email("b@example.org")}


def taken(wanted: dict[str, bytes]) -> dict[str, Appended]:
    """Return what is remembered when all of them arrived."""
    planned = steps(wanted, {})
    return {one.path: arrived(one, Mark(7, number)) for number, one in enumerate(planned, 1)}


def statuses(wanted: dict[str, bytes], before: dict[str, Appended]) -> list[str]:
    return [one.status for one in steps(wanted, before)]


def test_what_is_there_does_not_go_there_again() -> None:
    """What has other bytes does."""
    before = taken(WANTED)
    assert statuses(WANTED, {}) == ["new", "new"]
    assert statuses(WANTED, before) == ["unchanged", "unchanged"]
    assert statuses({**WANTED, "b.eml": b"other"}, before) == ["unchanged", "changed"]


def test_what_is_on_its_way_counts_as_not_there() -> None:
    """Until somebody has looked."""
    before = begun(steps(WANTED, {}), Mark(7, 40))
    assert on_the_way(before) == [Mark(7, 40), Mark(7, 40)]
    assert statuses(WANTED, before) == ["new", "new"]


def test_only_what_moves_is_on_its_way() -> None:
    """What is there stays remembered as it is."""
    before = taken(WANTED)
    moving = begun(steps({**WANTED, "b.eml": b"other"}, before), Mark(7, 40))
    assert list(moving) == ["b.eml"]
    assert on_the_way({**before, **moving}) == [Mark(7, 40)]


def test_what_arrived_after_all_is_known_by_recipient_and_subject() -> None:
    """However the server folds them; what did not arrive is forgotten."""
    before = begun(steps(WANTED, {}), Mark(7, 40))
    there = {Mark(7, 41): b"Subject: =?utf-8?q?Hello?=\r\nTo:\r\n b@example.org\r\n\r\n"}
    found = settled(WANTED, before, there)
    assert found == {"b.eml": arrived(steps(WANTED, {})[1], Mark(7, 41))}


def test_one_message_is_not_taken_for_two() -> None:
    """Two e-mails to one person may have the same subject."""
    twins = {"a.eml": email("a@example.org"), "b.eml": email("a@example.org", text="other")}
    before = begun(steps(twins, {}), Mark(7, 40))
    assert list(settled(twins, before, {Mark(7, 40): WANTED["a.eml"]})) == ["a.eml"]


@pytest.mark.parametrize("wanted", [{}, {"a.eml": email("a@example.org", text="edited")}])
def test_what_was_edited_or_removed_meanwhile_is_not_looked_for(wanted: dict[str, bytes]) -> None:
    """It goes there anew, rather than not at all."""
    before = begun(steps({"a.eml": WANTED["a.eml"]}, {}), Mark(7, 40))
    assert settled(wanted, before, {Mark(7, 40): WANTED["a.eml"]}) == {}


def test_what_is_known_to_be_there_needs_no_second_look() -> None:
    """It stays as it was."""
    before = taken(WANTED)
    assert settled(WANTED, before, {}) == before


def test_a_message_without_headers_has_a_signature_too() -> None:
    """It is nobody's, and equals no draft."""
    assert signature(b"") != signature(WANTED["a.eml"])


def test_what_has_no_file_any_more_is_forgotten() -> None:
    """Else it would be remembered for ever."""
    assert list(kept(taken(WANTED), {"b.eml"})) == ["b.eml"]


def test_what_is_remembered_comes_back() -> None:
    """As plain data, in the order of the names."""
    before = {**taken(WANTED), **begun(steps({"Z.eml": b"z"}, {}), Mark(7, 40))}
    data = json.loads(json.dumps(as_data(before)))
    assert list(data) == ["Z.eml", "a.eml", "b.eml"]
    assert from_data(data) == before


@pytest.mark.parametrize("data", [None, [], {"a": 1}, {"a": ["x", 1, 2]}, {"a": ["x", "1", 2, True]}])
def test_what_is_damaged_is_left_out(data: object) -> None:
    """It then goes into the folder once more."""
    assert from_data(data) == {}
