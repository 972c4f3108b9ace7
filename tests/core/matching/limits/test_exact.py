"""The exact limit, on cohorts small enough to be worked out by hand or cut in every way."""

from __future__ import annotations

import numpy as np
import pytest

from circlekit.core.fields import Size
from circlekit.core.matching.form import form
from circlekit.core.matching.limits import exact
from circlekit.core.matching.limits.exact import Ceiling, ceiling
from circlekit.core.matching.score.board import lay_out
from circlekit.core.matching.search.starts import at_hours
from circlekit.core.model import Cohort
from tests.core.matching.limits.test_bounds import every_cut
from tests.core.matching.people import FRIDAY, cohort, people
from tests.core.matching.random_cohorts import random_cohort
from tests.core.matching.reasons.test_explain import windows


def limit(of: Cohort, served: int = 0, proved: int = 400) -> Ceiling:
    """Return the limit of a cohort."""
    found = ceiling(lay_out(of)[1].hours, of.size, served, proved)
    assert found is not None
    return found


def friday(count: int, lead: str) -> Cohort:
    """Return fourteen people, the last of whom are free on Friday and not on Tuesday."""
    given = {f"p{n}": {"available": windows(FRIDAY), "lead": lead} for n in range(15 - count, 15)}
    return cohort(people(14, **given))


@pytest.mark.parametrize(
    ("count", "lead", "expected"),
    [
        (6, "yes", 14),  # eight on Tuesday and six on Friday
        (6, "no", 8),  # on Friday nobody would lead
        (5, "yes", 8),  # five are no quorum; of nine on Tuesday one is left over
    ],
)
def test_two_hours_with_enough_people_and_leads_serve_everybody(count: int, lead: str, expected: int) -> None:
    """What the model finds can be had, and no more."""
    found = limit(friday(count, lead))
    assert (found.at_most, found.found) == (expected, expected)
    assert found.circles.sum(axis=0).tolist() == ([8, 6] if expected == 14 else [14 - count])


def test_without_a_common_hour_nobody_can_be_served() -> None:
    """Each day of the week suits two people."""
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    given = {f"p{n}": {"available": windows(f"{days[n % 7]} 16:00-17:00")} for n in range(1, 15)}
    found = limit(cohort(people(14, **given)))
    assert (found.at_most, found.circles.shape) == (0, (14, 0))


def test_who_is_left_over_must_have_a_circle_too() -> None:
    """Of thirteen people twelve can come on Tuesday; the one who cannot sits with six or more of them."""
    found = limit(cohort(people(13, p13={"available": windows(FRIDAY)})))
    assert found.at_most == 12
    found = limit(cohort(people(13, **{f"p{n}": {"available": windows(FRIDAY)} for n in range(9, 14)})))
    assert found.at_most == 7  # eight could, were the other five enough for a circle


def test_what_is_served_already_is_the_limit_where_nothing_is_better() -> None:
    """The model only looks for more."""
    found = limit(friday(5, "yes"), served=8)
    assert (found.at_most, found.found, found.circles.shape[1]) == (8, 8, 0)


@pytest.mark.parametrize("seed", range(8))
def test_the_limit_is_what_the_best_of_all_cuts_serves(seed: int) -> None:
    """Eight people of a random cohort, cut into two circles in each of 35 ways."""
    cuts = list(every_cut(seed))
    best = max(found["well_served"].value for _, found in cuts)
    hours = cuts[0][0].facts.hours
    assert ceiling(hours, Size(4, 4), 0) is not None
    assert limit(cuts[0][0].facts.cohort).at_most == best


@pytest.mark.parametrize("seed", range(4))
def test_the_relaxation_is_never_below_the_model(seed: int) -> None:
    """Where circles may be parted a limit is quicker, and weaker."""
    of = random_cohort(seed)
    assert limit(of, proved=0).at_most >= limit(of).at_most


def test_large_cohorts_have_no_exact_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take too long."""
    monkeypatch.setattr(exact, "BOUNDED", 1)
    assert ceiling(lay_out(friday(6, "yes"))[1].hours, Size(6, 8), 0) is None


def test_what_the_model_sees_the_search_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without plans of its own the search begins at the hours of the model, and serves as many."""
    nobody = np.full(14, -1)
    monkeypatch.setattr("circlekit.core.matching.tries.hours_first", lambda *_: nobody)
    monkeypatch.setattr("circlekit.core.matching.tries.STEPS", 0)
    monkeypatch.setattr("circlekit.core.matching.tries.STEPS_A_CIRCLE", 0)
    found = form(friday(6, "yes"), seed=0)
    assert found.limit in (None, 14)  # None where the last exchanges of the first try serve all
    assert sum(found.facts.hours.best(group)[1] for group in found.groups) == 14


def test_people_are_seated_at_the_hours_of_the_model() -> None:
    """Eight on Tuesday, six on Friday; without them nobody has a circle."""
    of = friday(6, "yes")
    hours, circles = lay_out(of)[1].hours, limit(of).circles
    assert np.bincount(at_hours(hours, circles, 2, 8)).tolist() == [8, 6]
    assert at_hours(hours, circles[:, :0], 2, 8).tolist() == [-1] * 14
