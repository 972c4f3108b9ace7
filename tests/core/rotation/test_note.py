"""rotation.md: what a coordinator reads, in kind words, and nothing of those who left."""

from __future__ import annotations

from circlekit.core.model import Circle, Matching, Unplaced
from circlekit.core.rotation.again import Again
from circlekit.core.rotation.answers import Answers
from circlekit.core.rotation.following import next_cohort, next_term
from circlekit.core.rotation.note import figures, note, origins, pairs_by_reason
from circlekit.core.rotation.plan import Rotation
from tests.core.rotation.people import cohort, person

HELD = "the best exchange that would help leaves 1 person without a shared hour"
PEOPLE = [
    person("amina", name="Amina *Diallo*"), person("ben"), person("cem"), person("dia"),
    person("eve", name="Evelyn"), person("fay", name="1. Fay"),
]  # fmt: skip
OLD = (
    Circle(id="c1", name="Circle 1", members=("amina", "ben", "cem")),
    Circle(id="c2", name="The [second]", members=("dia", "eve")),
)
NEW = (
    Circle(id="c1", name="Circle 1", members=("amina", "ben", "fay")),
    Circle(id="c2", name="Circle 2", members=("cem", "dia", "zoe")),
)
ANSWERS = Answers(leave=["eve"], join=[person("zoe", name="Zoë # Okafor")])
ENDED = cohort([*PEOPLE])


def rotation(*again: Again, least: int = 0, unplaced: tuple[Unplaced, ...] = ()) -> Rotation:
    people = [one for one in PEOPLE if one.id != "eve"] + list(ANSWERS.join)
    following = next_cohort(ENDED, OLD, people, next_term(ENDED))
    matching = Matching(circles=NEW, unplaced=unplaced)
    return Rotation(cohort=following, matching=matching, again=again, least=least, pairs=6)


def written(made: Rotation, answers: Answers = ANSWERS) -> str:
    return note(made, answers, "Spring 2027", OLD).decode("utf-8")


EXPECTED = """\
# Spring 2027 becomes July 2027

6 people in 2 circles, from Monday 12 July 2027 to Friday 7 January 2028.

- 1 person leaves, with our thanks.
- Joining, and welcome: Zoë \\# Okafor.
- Everybody else stays.

## Who meets again

2 of 6 pairs meet again; 0 is the least possible.

An exchange is two people of different circles changing places, or one person taking a free seat. \
It helps when it parts a pair and fewer pairs meet again after it.

Since the best exchange that would help leaves 1 person without a shared hour:

- Amina \\*Diallo\\* with Ben and 1. Fay (2 times before)

## Who comes from where

- Circle 1: 2 from Circle 1 and 1 newcomer
- Circle 2: 1 from Circle 1, 1 from The \\[second\\] and 1 newcomer
"""


def test_the_note_says_who_goes_on_who_meets_again_and_where_from() -> None:
    """The whole of it, as a coordinator reads it; people's own marks stay marks."""
    made = rotation(Again("amina", "ben", 1, HELD), Again("amina", "fay", 2, HELD))
    assert written(made) == EXPECTED


def test_a_name_that_looks_like_a_list_stays_a_name() -> None:
    """A line that begins with «1. Fay» would be a numbered list."""
    assert "- 1\\. Fay with Ben\n" in written(rotation(Again("fay", "ben", 1, HELD)))


def test_nothing_of_those_who_left_is_in_it() -> None:
    """They are thanked, and counted; their names stay in the folder they left."""
    answers = Answers(leave=["eve"], defer=["cem"])
    text = written(rotation(), answers)
    assert "Evelyn" not in text
    assert "Cem" not in text
    assert "- 1 person waits for the round after. With the same handle, whom they met is remembered." in text


def test_when_everybody_stays_it_says_so() -> None:
    """There is nobody else."""
    assert "- Everybody stays.\n" in written(rotation(), Answers())


def test_who_is_without_a_circle_is_told_why() -> None:
    """The reason stands beside the name."""
    reason = Unplaced(id="dia", reason="9 people cannot be cut.")
    assert "- Without a circle: Dia. 9 people cannot be cut.\n" in written(rotation(unplaced=(reason,)))


def test_the_least_possible_needs_no_other_reason() -> None:
    """What cannot be less is said once, and exchanges are not explained."""
    made = rotation(Again("amina", "ben", 1, "no exchange would help"), least=1)
    assert pairs_by_reason(made) == {"fewer is not possible": ["Amina *Diallo* with Ben"]}
    assert "An exchange is" not in written(made)
    assert figures(made) == "1 of 6 pairs meets again; 1 is the least possible."


def test_without_repeats_there_is_nothing_to_explain() -> None:
    """The figure stands alone."""
    assert "0 of 6 pairs meet again; 0 is the least possible.\n\n## Who comes" in written(rotation())


def test_circles_of_one_name_are_told_apart_by_their_people() -> None:
    """Two old circles may have the same name; each is counted for itself."""
    twins = (OLD[0], OLD[1].model_copy(update={"name": "Circle 1"}))
    assert origins(NEW[1], twins) == "1 from Circle 1, 1 from Circle 1 and 1 newcomer"
