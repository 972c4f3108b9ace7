"""What happens to a calendar on a server, worked out without one."""

from __future__ import annotations

import pytest

from circlekit.core.calendars.objects import Object
from circlekit.core.calendars.series import uid
from circlekit.core.publishing import Published, as_data, begun, finished, from_data, steps

ONE, TWO, GONE = (uid("spring", circle) for circle in ("c1", "c2", "c3"))
WANTED = {ONE: Object("Circle 1", b"one"), TWO: Object("Circle 2", b"two")}
SHA_OF_ONE = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
"""``printf one | sha256sum``"""
SHA_OF_TWO = "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3"


def statuses(before: dict[str, Published], there: dict[str, str]) -> list[tuple[str, str]]:
    return [(one.title, one.status) for one in steps(WANTED, before, there)]


def test_in_an_empty_calendar_everything_is_new() -> None:
    """What is not there is put there."""
    assert statuses({}, {}) == [("Circle 1", "new"), ("Circle 2", "new")]


def test_what_is_there_as_it_was_put_stays_untouched() -> None:
    """The same content and the same etag need nothing."""
    before = {ONE: Published("Circle 1", SHA_OF_ONE, "a"), TWO: Published("Circle 2", SHA_OF_TWO, "b")}
    assert statuses(before, {ONE: "a", TWO: "b"}) == [("Circle 1", "unchanged"), ("Circle 2", "unchanged")]


def test_what_has_another_content_or_was_changed_there_is_put_again() -> None:
    """A change on either side is one; the etag that is there now comes with the step."""
    before = {ONE: Published("Circle 1", "other", "a"), TWO: Published("Circle 2", SHA_OF_TWO, "b")}
    found = steps(WANTED, before, {ONE: "a", TWO: "z"})
    assert [(one.status, one.etag) for one in found] == [("changed", "a"), ("changed", "z")]


def test_what_somebody_deleted_there_is_put_there_again() -> None:
    """What is remembered but gone counts as new."""
    before = {ONE: Published("Circle 1", SHA_OF_ONE, "a")}
    assert statuses(before, {TWO: "b"}) == [("Circle 1", "new"), ("Circle 2", "changed")]


def test_only_what_was_put_there_by_this_cohort_is_removed() -> None:
    """A gone circle is removed; another cohort's entries and those of people are not even named."""
    before = {GONE: Published("Circle 3", "x", "c"), "dentist": Published("Dentist", "x", "d")}
    there = {GONE: "c2", "dentist": "d", uid("autumn", "c1"): "e"}
    removed = [one for one in steps(WANTED, before, there) if one.status == "removed"]
    assert [(one.uid, one.title, one.etag) for one in removed] == [(GONE, "Circle 3", "c2")]


def test_what_is_gone_on_both_sides_needs_no_step() -> None:
    """Somebody deleted the entry of a circle that is no more."""
    assert ("Circle 3", "removed") not in statuses({GONE: Published("Circle 3", "x", "c")}, {})


def test_on_its_way_an_object_is_remembered_without_its_content() -> None:
    """After a crash it is known to be ours, and put again."""
    before = {GONE: Published("Circle 3", "x", "c")}
    planned = steps(WANTED, before, {GONE: "c"})
    crashed = begun(planned, before)
    assert crashed == {**before, ONE: Published("Circle 1"), TWO: Published("Circle 2")}
    assert statuses(crashed, {ONE: "a", GONE: "c"}) == [
        ("Circle 1", "changed"),
        ("Circle 2", "new"),
        ("Circle 3", "removed"),
    ]


def test_in_the_end_what_is_there_is_remembered() -> None:
    """With the etags that the server gave, and without what was removed."""
    planned = steps(WANTED, {GONE: Published("Circle 3", "x", "c")}, {GONE: "c"})
    assert finished(planned, {ONE: "a", TWO: "b"}) == {
        ONE: Published("Circle 1", SHA_OF_ONE, "a"),
        TWO: Published("Circle 2", SHA_OF_TWO, "b"),
    }


def test_a_server_without_etags_is_served_by_content_alone() -> None:
    """Where no etag is given, the same content counts as unchanged."""
    before = finished(steps(WANTED, {}, {}), {})
    assert statuses(before, {ONE: "", TWO: ""}) == [("Circle 1", "unchanged"), ("Circle 2", "unchanged")]


def test_what_is_remembered_survives_a_file() -> None:
    """Plain data holds all of it, in the order of the UIDs."""
    kept = {TWO: Published("Circle 2", SHA_OF_TWO, "b"), ONE: Published("Circle 1")}
    assert from_data(as_data(kept)) == kept
    assert list(as_data(kept)) == sorted(kept)


@pytest.mark.parametrize("damaged", [None, [], {ONE: 1}, {ONE: {"title": "x"}}, {ONE: {"title": 1}}])
def test_damaged_memory_is_no_memory(damaged: object) -> None:
    """What cannot be read is left out, so that nothing is removed because of it."""
    assert from_data(damaged) == {}
