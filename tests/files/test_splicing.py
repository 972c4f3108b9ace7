"""Changes in a file that a person wrote: every other line stays."""

from __future__ import annotations

import pytest

from circlekit.core.model import Changes, Slot
from circlekit.core.problems import FileTrouble
from circlekit.files.splicing import with_changes_of

SLOT = Slot(
    circle="c2", first="2027-01-12", weekday=1, week=2, start=960, minutes=60, timezone="Europe/London",
    changes=Changes(skipped=["2027-04-13"]),
)  # fmt: skip
HEAD = "# mine\ncohort: spring-2027\nslots:\n  c2: {first: 2027-01-12}  # ours\n"
CHANGES = "changes:\n  # Circle 2: 13 April is skipped.\n  c2:\n    skipped: [2027-04-13]\n"


def spliced(text: str, slot: Slot = SLOT) -> str:
    return with_changes_of(text.encode(), "schedule.yaml", [("Circle 2", slot)]).decode()


def test_changes_are_put_at_the_end() -> None:
    """Where there were none."""
    assert spliced(HEAD) == HEAD + CHANGES


def test_a_last_line_without_an_end_gets_one() -> None:
    """Otherwise two lines would become one."""
    assert spliced(HEAD.rstrip("\n")) == HEAD + CHANGES


def test_only_the_old_changes_are_replaced() -> None:
    """What stands behind them stays, with the remark above it."""
    old = "changes:\n  # old\n  c1: {skipped: [2027-02-09]}\n"
    assert spliced(f"{HEAD}{old}\n# below\n") == f"{HEAD}{CHANGES}\n# below\n"
    first = f"cohort: spring-2027\n{old}\n# my slots\nslots: {{}}\n"
    assert spliced(first) == f"cohort: spring-2027\n{CHANGES}\n# my slots\nslots: {{}}\n"


def test_without_changes_their_key_goes() -> None:
    """When the last one was undone."""
    plain = SLOT.model_copy(update={"changes": Changes()})
    assert spliced(HEAD + CHANGES, plain) == HEAD
    assert spliced(HEAD, plain) == HEAD


def test_line_ends_are_those_of_the_file() -> None:
    """Some editors write CRLF."""
    assert spliced(HEAD.replace("\n", "\r\n")) == (HEAD + CHANGES).replace("\n", "\r\n")


def test_a_mark_at_the_beginning_stays() -> None:
    """Some editors write a byte order mark."""
    assert spliced("\ufeff" + HEAD) == "\ufeff" + HEAD + CHANGES


@pytest.mark.parametrize(
    "content",
    [
        b"{cohort: spring-2027, slots: {}}\n",
        HEAD.encode("utf-16"),
    ],
)
def test_what_cannot_be_spliced_is_refused(content: bytes) -> None:
    """With two ways out."""
    with pytest.raises(FileTrouble) as wrong:
        with_changes_of(content, "schedule.yaml", [("Circle 2", SLOT)])
    (problem,) = wrong.value.problems
    assert problem.hint == "put the change in by hand and run --keep, or let --force write the file anew"
