"""A log with changes in it: the places that are kept, and the file that people have."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest

from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.problems import FileTrouble
from circlekit.core.reporting.entries import Change
from circlekit.files.logged.undoing import KEY, MOST, Run, forgotten, last_run, mentions, remembered
from circlekit.files.logged.writing import Written, taken_out, written

COHORT = Cohort(
    cohort="Spring 2027", id="spring-2027", starts="2027-01-11", ends="2027-07-09", participants=[]
)
CIRCLES = [Circle(id="c1", name="Ash", members=["zoë"])]
MEETINGS = {
    "c1": [
        Meeting(1, datetime(2027, 1, 12, 16, tzinfo=UTC), 60),
        Meeting(2, datetime(2027, 2, 10, 16, tzinfo=UTC), 60, was=datetime(2027, 2, 9, 16, tzinfo=UTC)),
    ]
}
WAY = ("pulse", "c1", 1)
YES = Change(("rsvps", "c1", 2, "zoë"), None, "yes")


def text(content: str | None, *changes: Change, circles: list[Circle] = CIRCLES) -> str:
    before = None if content is None else content.encode()
    return written(before, changes, COHORT, circles, MEETINGS, "log.yaml").content.decode()


def test_a_new_log_has_a_place_for_everything() -> None:
    """In the order in which a circle lives; only what is written is not empty."""
    assert (
        text(None, YES)
        == """\
# What happened in Spring 2027. Yours to edit; circlekit log adds to it.
cohort: spring-2027
commitments:
  c1:
rsvps:
  c1:
    # Tuesday 12 January 2027
    1:
    # Wednesday 10 February 2027
    2:
      zoë: yes
attendance:
  c1:
    # Tuesday 12 January 2027
    1:
    # Wednesday 10 February 2027
    2:
turns:
  c1:
    # Tuesday 12 January 2027
    1:
    # Wednesday 10 February 2027
    2:
pulse:
  c1:
    # Tuesday 12 January 2027
    1:
    # Wednesday 10 February 2027
    2:
next:
  # Ash
  c1:
"""
    )


@pytest.mark.parametrize("content", ["# mine\n", "# mine", "\n# mine\n\n", "# mine\r\n"])
def test_a_log_of_comments_keeps_them(content: str) -> None:
    """It becomes one that says something."""
    found = text(content, YES)
    assert found.startswith(content)
    assert "# mine" in found.splitlines()
    assert "cohort: spring-2027" in found.splitlines()


def test_sections_that_say_something_stay_as_people_have_them() -> None:
    """Nothing is added to them but the change."""
    mine = "cohort: spring-2027\nrsvps: {c1: {1: {zoë: no}}}\n"
    assert text(mine, YES).startswith("cohort: spring-2027\nrsvps: {c1: {1: {zoë: no}, 2: {zoë: yes}}}\n")


@pytest.mark.parametrize("key", ["2027-02-09", "2027-02-10", "02", "2"])
def test_a_meeting_stays_under_the_key_that_it_has(key: str) -> None:
    """Its number, or one of its dates."""
    mine = f"rsvps:\n  c1:\n    {key}:\n      zoë: no\n"
    assert text(mine, YES).startswith(mine.replace("no\n", "yes\n"))


def test_a_handle_stays_as_it_is_typed() -> None:
    """Letters may be made of other characters and be the same."""
    mine = unicodedata.normalize("NFD", "rsvps:\n  c1:\n    2:\n      zoë: no\n")
    assert text(mine, YES).startswith(mine.replace("no\n", "yes\n"))


def test_what_cannot_be_put_in_is_shown() -> None:
    """The file stays as it is."""
    with pytest.raises(FileTrouble) as wrong:
        text("{cohort: spring-2027}\n", YES)
    assert [problem.message for problem in wrong.value.problems][1:] == ["rsvps: {c1: {2: {zoë: yes}}}"]


@pytest.mark.parametrize(
    "content",
    [
        "cohort: s\n",
        "cohort: s",
        "cohort: s\nrsvps:\n",
        "cohort: s\nrsvps:\n  c1:\n    1:\n      zoë: no  # away\n\n# the end\n",
        "cohort: s\nrsvps: {c1: {1: {zoë: no}}}\n",
        "cohort: s\r\nrsvps:\r\n  c1:\r\n    2:\r\n",
    ],
)
def test_what_is_taken_out_leaves_what_was_there(content: str) -> None:
    """To the byte, but for a line end that was missing."""
    after = written(content.encode(), [YES], COHORT, CIRCLES, MEETINGS, "log.yaml")
    back = [Change(YES.way, YES.after, YES.before)]
    found = taken_out(after.content, back, after.made, MEETINGS, "log.yaml").decode()
    assert found == (content if content.endswith("\n") else f"{content}\n")


def test_a_list_that_is_new_in_an_entry_is_part_of_it() -> None:
    """It goes with what it stands in, as it was before."""
    content = b"attendance:\n  c1:\n    2: {present: [zo\xc3\xab]}\n"
    news = Change(("attendance", "c1", 2), {"present": ["zoë"]}, {"apologies": ["zoë"]})
    after = written(content, [news], COHORT, CIRCLES, MEETINGS, "log.yaml")
    back = [Change(news.way, news.after, news.before)]
    assert taken_out(after.content, back, after.made, MEETINGS, "log.yaml") == content


def test_the_oldest_run_is_forgotten() -> None:
    """So that the state of a folder does not grow for ever."""
    state: dict[str, object] = {}
    after = Written(b"", ())
    for number in range(MOST + 1):
        state = remembered(state, [Change(WAY, str(number), str(number + 1))], after, new=False)
    for number in reversed(range(1, MOST + 1)):
        run = last_run(state, {WAY: str(number + 1)}, b"")
        assert run == Run((Change(WAY, str(number + 1), str(number)),), ())
        state = forgotten(state)
    assert last_run(state, {}, b"") is None


def test_people_are_found_wherever_they_stand() -> None:
    """In a way, or in a list."""
    news = [YES, Change(("attendance", "c1", 1), None, {"present": ["amina"]})]
    state = remembered({}, news, Written(b"", ()), new=True)
    assert [mentions(state[KEY], frozenset({who})) for who in ("zoë", "amina", "present", "ben")] == [
        True, True, False, False,
    ]  # fmt: skip
