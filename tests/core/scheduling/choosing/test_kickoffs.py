"""First meetings that one person can attend, on circles small enough to work out by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.choosing.candidates import Candidates
from circlekit.core.scheduling.choosing.choose import Ranking, rank
from circlekit.core.scheduling.choosing.kickoff_words import not_attended, say_kick_offs
from circlekit.core.scheduling.choosing.kickoffs import Pick, kick_offs, slot_of
from tests.core.scheduling.builders import cohort, person


class Found:
    """Circles of one person each with the first meetings that were chosen."""

    def __init__(self, *people: Participant, taken: tuple[int, ...] = (), **more: str) -> None:
        self.cohort: Cohort = cohort(*people, **{"every": "week", "size": "2-8", **more})
        candidates = Candidates(self.cohort)
        self.rankings: list[Ranking] = []
        for number, one in enumerate(people, 1):
            circle = Circle(id=f"c{number}", name=f"Circle {number}", lead=one.id, members=[one.id])
            ranking = rank(circle, [one], candidates)
            assert ranking is not None
            self.rankings.append(ranking)
        picks, self.unattended = kick_offs(self.rankings, self.cohort, taken)
        self.plans = [self._plan(ranking, pick) for ranking, pick in zip(self.rankings, picks, strict=True)]
        self.best = [self._plan(ranking, Pick(int(ranking.order[0]))) for ranking in self.rankings]

    def _plan(self, ranking: Ranking, pick: Pick) -> Arrangement:
        return arrange(ranking.circle, slot_of(ranking, pick, self.cohort), self.cohort)

    @property
    def begin(self) -> list[str]:
        """When each circle meets first, in its own zone."""
        return [f"{plan.meetings[0].start:%a %d %H:%M}" for plan in self.plans]

    @property
    def says(self) -> list[str]:
        return list(say_kick_offs(self.best, self.plans, self.cohort))


def at(text: str) -> int:
    """Return an instant as minutes from 1970."""
    return (
        int(
            (
                datetime.fromisoformat(text).replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)
            ).total_seconds()
        )
        // 60
    )


TUESDAY = "Tue 16:00-17:00"


def test_circles_that_do_not_meet_at_once_keep_their_best_times() -> None:
    """One on Tuesday, one on Wednesday."""
    found = Found(person("ana", "Europe/London", TUESDAY), person("ben", "Europe/London", "Wed 16:00-17:00"))
    assert found.begin == ["Tue 12 16:00", "Wed 13 16:00"]
    assert found.says == []


def test_one_of_two_at_once_moves_within_what_suits_it() -> None:
    """Ana has a single hour; Ben has two, and his first is hers."""
    found = Found(person("ana", "Europe/London", TUESDAY), person("ben", "Europe/London", "Tue 16:00-18:00"))
    assert found.begin == ["Tue 12 16:00", "Tue 12 17:00"]
    assert found.says == ["Circle 2 has another time for it, which suits everybody as well."]


def test_all_fit_though_taking_the_full_hour_would_leave_no_room() -> None:
    """From 16:15 to 19:15 there is room for three meetings, but not if somebody begins at 17:00."""
    found = Found(*(person(f"p{number}", "Europe/London", "Tue 16:15-19:15") for number in range(3)))
    assert sorted(found.begin) == ["Tue 12 16:15", "Tue 12 17:15", "Tue 12 18:15"]
    assert found.unattended == ()


def test_what_it_costs_is_said_of_the_circle() -> None:
    """Both have one hour; Ben has another that he gave only if needed."""
    found = Found(
        person("ana", "Europe/London", TUESDAY),
        person("ben", "Europe/London", TUESDAY, if_needed=["Tue 17:00-18:00"]),
    )
    assert found.begin == ["Tue 12 16:00", "Tue 12 17:00"]
    assert found.says == ["Circle 2 meets second best for it: Ben can come only if needed."]


def test_a_circle_with_a_single_hour_begins_a_week_later() -> None:
    """Ana and Ben have the same hour each week and no other, so Ben's circle leaves its first meeting out."""
    found = Found(person("ana", "Europe/London", TUESDAY), person("ben", "Europe/London", TUESDAY))
    assert found.begin == ["Tue 12 16:00", "Tue 19 16:00"]
    assert found.says == ["Circle 2 begins later for it: 1 meeting fewer."]
    assert found.unattended == ()


def test_to_begin_later_costs_less_than_to_lose_a_member() -> None:
    """Ben and Cat share Tuesday; on Friday only Ben can, so both begin on the second Tuesday."""
    group = Circle(id="c9", name="Circle 9", lead="ben", members=["ben", "cat"])
    ben, cat = (
        person("ben", "Europe/London", TUESDAY, "Fri 10:00-11:00"),
        person("cat", "Europe/London", TUESDAY),
    )
    given = cohort(ben, cat, every="week")
    ranking = rank(group, [ben, cat], Candidates(given))
    assert ranking is not None
    [pick] = kick_offs([ranking], given, [at("2027-01-12 16:00")]).picks
    slot = slot_of(ranking, pick, given)
    assert (slot.first.isoformat(), slot.start) == ("2027-01-19", 16 * 60)


def test_a_monthly_circle_may_take_another_week() -> None:
    """Of two with one hour on Tuesdays one begins a week later."""
    found = Found(
        person("ana", "Europe/London", TUESDAY), person("ben", "Europe/London", TUESDAY), every="month"
    )
    assert found.begin == ["Tue 12 16:00", "Tue 19 16:00"]


def test_beginnings_lie_in_the_coordinators_day_where_that_costs_nobody() -> None:
    """Auckland's Tuesday morning is London's night; its evening is London's morning, and suits as well."""
    aro = person("aro", "Pacific/Auckland", "Tue 10:00-11:00", "Tue 20:00-21:00")
    found = Found(aro, timezone="Europe/London")
    assert found.begin == ["Tue 12 20:00"]
    assert Found(aro).begin == ["Tue 12 10:00"]


def test_a_beginning_at_night_is_said() -> None:
    """10:00 in Auckland in January is 21:00 the day before in London."""
    found = Found(person("aro", "Pacific/Auckland", "Tue 10:00-11:00"), timezone="Europe/London")
    assert found.says == ["Circle 1 begins at 21:00 in London: no time by day serves it."]


def test_a_first_meeting_that_cannot_change_is_kept_clear() -> None:
    """Somebody else's is on 12 January at 16:30 UTC, to 17:30; the next full hour is 18:00."""
    found = Found(person("ana", "Europe/London", "Tue 16:00-19:00"), taken=(at("2027-01-12 16:30"),))
    assert found.begin == ["Tue 12 18:00"]


def test_where_there_is_no_room_the_circle_is_named() -> None:
    """On the only day of a cohort there are first meetings all day, a quarter of an hour apart."""
    taken = tuple(at("2027-01-12 00:00") + 75 * number for number in range(20))
    given = {"starts": "2027-01-12", "ends": "2027-01-12"}
    found = Found(person("ana", "Europe/London", TUESDAY), taken=taken, **given)
    assert found.unattended == (0,)
    assert found.begin == ["Tue 12 16:00"]
    [problem] = not_attended(found.plans)
    assert problem.message == "Circle 1: all its times begin while another circle has its first meeting"
    assert problem.severity == "warning"


def test_many_circles_of_one_hour_are_all_attended() -> None:
    """Twelve circles that could all meet on Tuesday at 16:00 begin at twelve times that do not overlap."""
    people = [person(f"p{n}", "Europe/London", "Tue 16:00-19:00") for n in range(12)]
    found = Found(*people, every="month")
    begins = sorted(plan.meetings[0].start for plan in found.plans)
    assert all(later - earlier >= timedelta(hours=1) for earlier, later in pairwise(begins))
    assert all(not one.missed for plan in found.plans for one in plan.attendance)
