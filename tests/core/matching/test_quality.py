"""The figures of a matching and the sentences that go with them."""

from __future__ import annotations

from circlekit.core.matching.form import form
from circlekit.core.matching.quality import measure
from circlekit.core.model import Measure, PastCohort
from tests.core.matching.people import FRIDAY, TUESDAY, cohort, formed, people
from tests.core.matching.reasons.test_explain import windows


def test_plain_people_have_two_figures() -> None:
    """Hours and strangers are always said; nothing else is known here."""
    found = measure(formed(cohort(people(12)), range(6), range(6, 12)))
    assert found == {
        "well_served": Measure(
            value=6,
            best=12,
            says="6 of 12 people can come to a weekly hour of their circle on every date; at most 12 could",
        ),
        "met_before": Measure(value=0, best=0, says="no earlier circles are known"),
    }


def test_a_circle_without_anybody_to_lead_is_not_well_served_where_others_would() -> None:
    """The three who would lead sit in the first circle; where nobody at all would, every hour counts."""
    nobody = {f"p{number}": {"lead": "no"} for number in (1, 2, 3)}
    found = measure(formed(cohort(people(12, **nobody)), range(6), range(6, 12)))
    assert found["well_served"].value == 12


def test_everyone_free_at_another_time_is_said_as_it_is() -> None:
    """Nobody can be served when no hour suits six."""
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
    given = {f"p{n}": {"available": windows(f"{days[n % 6]} 16:00-17:00")} for n in range(1, 13)}
    found = measure(formed(cohort(people(12, **given)), range(6), range(6, 12)))["well_served"]
    assert (found.value, found.best) == (0, 0)


def test_who_comes_only_if_needed_is_counted_where_anybody_may() -> None:
    """Two of the first circle gave Tuesday as «if needed»."""
    stretch = {"available": windows(FRIDAY), "if_needed": windows(TUESDAY)}
    one = measure(formed(cohort(people(12, p5=stretch)), range(6), range(6, 12)))["if_needed"]
    assert (one.value, one.says) == (1, "1 person comes to their circle's hour only if needed")
    two = measure(formed(cohort(people(12, p5=stretch, p6=stretch)), range(6), range(6, 12)))["if_needed"]
    assert two.says == "2 people come to their circle's hour only if needed"


def test_what_is_the_most_possible_is_said_as_such() -> None:
    """Eight can come on Tuesday; the five others make no circle, so one of the eight joins them."""
    given = {f"p{n}": {"available": windows(FRIDAY)} for n in range(9, 14)}
    found = measure(form(cohort(people(13, **given)), seed=0))["well_served"]
    assert (found.value, found.best) == (7, 7)
    assert found.says.endswith("; 7 is the most possible")


def test_everybody_who_met_everybody_meets_again_and_no_less_was_possible() -> None:
    """Two circles of six have thirty pairs, all of whom met in one old circle of twelve."""
    everyone = tuple(f"p{number}" for number in range(1, 13))
    spring = cohort(people(12), past=[PastCohort(cohort="old", circles=(everyone,))])
    found = measure(formed(spring, range(6), range(6, 12)))["met_before"]
    assert found.says == "30 pairs have been in a circle before; 30 is the least possible in 2 circles"


def test_one_pair_has_met() -> None:
    """The grammar follows the number."""
    spring = cohort(people(12), past=[PastCohort(cohort="old", circles=(("p1", "p2"),))])
    found = measure(formed(spring, range(6), range(6, 12)))["met_before"]
    assert found.says == "1 pair has been in a circle before; 0 is the least possible"


def test_people_who_know_each_other_are_counted_once_for_both() -> None:
    """It is enough that one of two says so; where many do, the least possible is more than none."""
    one = measure(formed(cohort(people(12, p1={"knows": ["p2"]})), range(6), range(6, 12)))["known"]
    assert one.says == "1 pair in one circle already knows each other"
    everyone = {f"p{n}": {"knows": [f"p{m}" for m in range(1, 13)]} for n in range(1, 13)}
    all_of_them = measure(formed(cohort(people(12, **everyone)), range(6), range(6, 12)))["known"]
    assert all_of_them.says == "30 pairs in one circle already know each other; 30 is the least possible"


def test_pairs_bound_together_who_know_each_other_must_share_a_circle() -> None:
    """P1 and P2 know each other and are bound together; where an edit has parted them it is no limit."""
    given = {"p1": {"knows": ["p2"]}}
    spring = cohort(people(12, **given), matching={"together": [["p1", "p2"]]})
    assert measure(formed(spring, range(6), range(6, 12)))["known"].best == 1
    assert measure(formed(spring, range(1, 7), (0, *range(7, 12))))["known"].best == 0


def test_needs_met_are_counted_with_the_most_that_could_be() -> None:
    """P1 is helped by P2; P7 could be too, but sits elsewhere."""
    given = {"p1": {"needs": ["hiring"]}, "p2": {"offers": ["hiring"]}, "p7": {"needs": ["Hiring"]}}
    found = measure(formed(cohort(people(12, **given)), range(6), range(6, 12)))["needs_met"]
    assert found.says == "1 need is met by somebody in the same circle; at most 2 could be"


def test_mix_and_align_count_pairs_that_are_alike() -> None:
    """Three of one region in a circle are three pairs; in two circles three people make one pair at least."""
    given = {f"p{n}": {"fields": {"region": ["North"], "level": ["1" if n == 1 else "2"]}} for n in (1, 2, 3)}
    spring = cohort(people(12, **given), matching={"mix": ["region"], "align": ["level"]})
    found = measure(formed(spring, range(6), range(6, 12)))
    assert found["mix"].says == "3 pairs in one circle have the same region; 1 is the least possible"
    assert found["align"].says == "1 pair in one circle has the same level; at most 1 could"


def test_with_several_fields_a_pair_counts_for_each() -> None:
    """P1 and P2 have the same region and the same team."""
    both = {"fields": {"region": ["North"], "team": ["a"]}}
    spring = cohort(people(12, p1=both, p2=both), matching={"mix": ["region", "team"]})
    found = measure(formed(spring, range(6), range(6, 12)))["mix"]
    assert found.says == "2 likenesses in region or team inside circles; 0 is the least possible"


def test_the_only_one_of_a_kind_is_counted_and_never_named() -> None:
    """P1 is alone in the cohort, P2 and P7 only in their circles."""
    kinds = {"p1": "x", "p2": "f", "p7": "f"}
    given = {handle: {"fields": {"gender": [kind]}} for handle, kind in kinds.items()}
    spring = cohort(people(12, **given), matching={"not_alone": ["gender"]})
    found = measure(formed(spring, range(6), range(6, 12)))["alone"]
    assert found.says == "3 people are the only one of their gender in a circle; 1 is the least possible"


def test_no_circles_at_all_have_figures_too() -> None:
    """A file from which people deleted every circle is still measured."""
    found = measure(formed(cohort(people(6, p1={"available": windows(FRIDAY)}))))
    assert (found["well_served"].value, found["met_before"].value) == (0, 0)
