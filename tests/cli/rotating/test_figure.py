"""The figure of who has met whom."""

from __future__ import annotations

import io
import sys

import pytest

from circlekit.cli.rotating.figure import met_as_json, say_met
from circlekit.core.model import Cohort, PastCohort
from circlekit.core.rotation.telling.company import company, figures
from tests.cli.test_progress import Terminal
from tests.core.rotation.people import circles_of, cohort, person

PEOPLE = [person(handle) for handle in "abcdef"]
CIRCLES = circles_of(PEOPLE, 3)


def after(*circles: str) -> Cohort:
    past = PastCohort(cohort="x", circles=tuple(map(tuple, circles)))
    return cohort(PEOPLE, past=(past,))


def said(
    made: Cohort, monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, columns: str = "80"
) -> list[str]:
    """Return what is said on a stream."""
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("COLUMNS", columns)
    say_met(figures(company(made, CIRCLES)), made.participants)
    return stream.getvalue().splitlines()


def test_in_a_pipe_the_figure_is_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """Circles abc and def make 6 pairs of 15; ad and be met before, ab met before and meet again."""
    assert said(after("ad", "be", "ab"), monkeypatch, io.StringIO()) == [
        "  20 % of all pairs have met; after this rotation 53 %.",
        "  Everybody meets 1 to 2 new people, 1.7 on average.",
        "  C and F will have met fewest: 2 others each.",
    ]


def test_at_a_terminal_there_is_a_bar_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 30 columns 6 have met and 10 more will have, as 3 and 5 of 15 pairs."""
    lines = said(after("ad", "be", "ab"), monkeypatch, Terminal(), "34")
    assert f"  {'█' * 6}{'▒' * 10}{'·' * 14}" in lines
    assert lines[-1].endswith("not yet")


@pytest.mark.parametrize(
    ("circles", "bar"),
    [((), "▒" * 24 + "·" * 36), (("abcdef",), "█" * 60)],
)
def test_a_bar_may_have_one_part(circles: tuple[str, ...], bar: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has met: 6 of 15 pairs will, 24 of 60 columns. All have met: nothing else is left."""
    assert f"  {bar}" in said(after(*circles), monkeypatch, Terminal())


def test_json_has_the_figures_and_handles() -> None:
    """The numbers are those of the sentences."""
    made = after("ad", "be", "ab")
    assert met_as_json(figures(company(made, CIRCLES)), made.participants) == {
        "pairs": 15,
        "before": 3,
        "after": 8,
        "new_people": {"least": 1, "most": 2, "total": 10, "people": 6},
        "fewest": {"met": 2, "people": ["c", "f"]},
    }
