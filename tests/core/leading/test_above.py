"""Who sits above whom, and that nobody leads those they sit above."""

import pytest

from circlekit.core.leading.above import led_from_above, lines_of, may_not_lead
from circlekit.core.matching.api import match
from circlekit.core.matching.stay.again import match_again, rematch
from circlekit.core.model import Circle, Cohort, Matching, Participant


def person(handle, manager="", **more):
    """Return somebody who is free on Tuesdays."""
    fields = {"manager": [manager]} if manager else {}
    values = {"available": ["Tue 09:00-12:00"], "fields": fields, **more}
    return Participant(id=handle, name=handle.title(), timezone="Africa/Dakar", **values)


def cohort(*people, **more):
    """Return a cohort of one circle in which nobody sits with their own manager."""
    values = {"size": f"{len(people)}", "matching": {"separate": "manager"}, **more}
    return Cohort(cohort="S", id="s", starts="2027-01-11", ends="2027-07-09", participants=people, **values)


GRAND = person("gia", lead="yes")
MIDDLE = person("mo", manager="gia")
BELOW = person("ben", manager="mo")
BESIDE = person("cem", lead="if needed")


def above(*people, among=()):
    """Return who of some may not lead them, as ``among`` tells the lines."""
    return may_not_lead(people, lines_of(cohort(*(among or people))))


def test_a_manager_s_manager_sits_above() -> None:
    """Gia manages Mo, who manages Ben; Mo sits in another circle."""
    assert above(GRAND, BELOW, BESIDE, among=(GRAND, MIDDLE, BELOW, BESIDE)) == {"gia"}
    assert above(GRAND, MIDDLE, BELOW) == {"gia", "mo"}


def test_a_line_of_many_steps_is_followed_to_its_end() -> None:
    """Ten people, each managed by the one before."""
    line = [person(f"p{number}", manager=f"p{number - 1}") for number in range(1, 11)]
    first = person("p0")
    assert above(first, line[-1], among=(first, *line)) == {"p0"}


def test_handles_are_compared_as_people_type_them() -> None:
    """Letter case and blanks do not matter, as in the rule itself."""
    assert above(person("gia"), person("mo", manager=" GIA ")) == {"gia"}


@pytest.mark.parametrize(
    "people",
    [
        (person("ana"), person("ben")),
        (person("ana", manager="ana"), person("ben")),
        (person("ana", manager="somebody else"), person("ben", manager="somebody else")),
    ],
)
def test_whoever_sits_beside_the_others_may_lead(people) -> None:
    """Without lines, above oneself alone, or under one manager who is not here, all are equal."""
    assert above(*people) == frozenset()


def test_two_who_name_each_other_end_no_search() -> None:
    """A circle of managers is a slip, and each of the two then sits above the other."""
    assert above(person("ana", manager="ben"), person("ben", manager="ana")) == {"ana", "ben"}


def test_without_the_rule_nothing_is_known_of_lines() -> None:
    """A field of one's own may hold whatever it likes."""
    people = (GRAND, person("mo", manager="gia"))
    assert may_not_lead(people, lines_of(cohort(*people, matching={}))) == frozenset()


def test_match_names_a_lead_who_sits_above_nobody() -> None:
    """Gia would lead gladly, Cem if needed; Ben's manager's manager is Gia, so Cem leads."""
    people = (GRAND, BELOW, BESIDE, MIDDLE.model_copy(update={"available": ()}))
    apart = {"separate": "manager", "apart": [["mo", "gia"], ["mo", "ben"], ["mo", "cem"]]}
    whole = cohort(*people, person("dev"), person("eli"), size="3", matching=apart)
    circles = {one: circle for circle in match(whole).circles for one in circle.members}
    for circle in circles.values():
        names = [one for one in whole.participants if one.id in circle.members]
        assert circle.lead not in may_not_lead(names, lines_of(whole))
        assert circle.deputy not in may_not_lead(names, lines_of(whole))


def with_gia(**more) -> Matching:
    """Return the circle of Gia, Ben and Cem."""
    return Matching(circles=(Circle(id="c1", name="Circle 1", members=("gia", "ben", "cem"), **more),))


LINE = cohort(GRAND, BELOW.model_copy(update={"fields": {"manager": ("gia",)}}), BESIDE, matching={})
SPLIT = cohort(
    GRAND, BELOW, BESIDE, MIDDLE, person("dev"), person("eli"), size="3", matching={"separate": "manager"}
)


def test_only_people_above_would_lead_so_nobody_is_named() -> None:
    """What is said does not tell who is above whom."""
    people = (GRAND, BELOW, person("cem"), MIDDLE, person("dev"), person("eli"))
    whole = cohort(*people, size="3", matching={"separate": "manager"})
    found = match_again(
        whole,
        Matching(
            circles=(
                Circle(id="c1", name="Circle 1", members=("gia", "ben", "cem")),
                Circle(id="c2", name="Circle 2", members=("mo", "dev", "eli")),
            )
        ),
    )
    first = found.matching.circles[0]
    assert (first.lead, first.deputy) == (None, None)
    assert "Nobody is named here to lead yet; ask one of them." in first.because
    assert not any("manager" in sentence for sentence in first.because)


def test_matching_again_gives_the_lead_to_another_where_a_line_has_changed() -> None:
    """Gia led; now that she is Ben's manager's manager, Cem leads the same people."""
    before = Matching(
        circles=(
            Circle(id="c1", name="Circle 1", lead="gia", members=("gia", "ben", "cem")),
            Circle(id="c2", name="Circle 2", members=("mo", "dev", "eli")),
        )
    )
    found = rematch(SPLIT, before, pinned=("gia", "ben", "cem")).matching.circles
    led = {circle.id: circle.lead for circle in found if "gia" in circle.members}
    assert led == {"c1": "cem"}


def test_circles_edited_by_hand_are_warned_of() -> None:
    """The warning names circle and role, and nobody's manager."""
    problems = list(led_from_above(with_gia(lead="gia", deputy="cem").circles, SPLIT))
    assert [(one.path, one.severity) for one in problems] == [(("circles", "c1", "lead"), "warning")]
    assert problems[0].message == "the lead of «Circle 1» sits above another member in a reporting line"
    assert list(led_from_above(with_gia(lead="cem").circles, SPLIT)) == []
    assert list(led_from_above(with_gia(lead="gia").circles, LINE)) == []
