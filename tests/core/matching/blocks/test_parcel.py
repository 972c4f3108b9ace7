"""Blocks as they travel: people whole, and of rules only what names two of them."""

from __future__ import annotations

import pickle

from circlekit.core.matching.blocks.parcel import Packer, opened
from circlekit.core.model import PastCohort
from tests.core.matching.people import cohort, people, person

RULES = {
    "apart": [["p1", "p2", "p9"], ["p1", "p9"]],
    "together": [["p2", "p3"]],
    "avoid": [["p8", "p9"]],
    "share": ["languages"],
}


def test_people_arrive_as_they_left() -> None:
    """Windows, fields and everything else survive the way to another process."""
    rich = person("ana", "Tue 16:00-17:00", "Sun 22:00-01:00", languages=["fr"], fields={"level": ["2"]})
    needed = rich.model_copy(update={"id": "bo", "if_needed": rich.available[:1]})
    of = cohort([rich, needed])
    parcel = pickle.loads(pickle.dumps(Packer(of).pack(0, [1, 0], everyone=False)))
    assert opened(parcel, of).participants == (needed, rich)


def test_rules_that_name_two_of_a_block_go_with_it() -> None:
    """Others do not, and of lists only the names of the block; rules about fields always go."""
    of = cohort(people(9), matching=RULES)
    block = opened(Packer(of).pack(0, [0, 1, 2, 3], everyone=False), of)
    rules = block.matching
    assert rules.apart == (("p1", "p2"),)
    assert rules.together == (("p2", "p3"),)
    assert rules.avoid == ()
    assert rules.share == ("languages",)


def test_earlier_circles_go_with_those_who_were_in_them() -> None:
    """Each earlier cohort stays in its place, and whoever was there is known, even if alone here."""
    older = PastCohort(cohort="A", circles=(("p1", "p2", "gone"), ("p3", "p8")), leads=("p3", "p8"))
    newer = PastCohort(cohort="B", circles=(("p8", "p9"),))
    of = cohort(people(9)).model_copy(update={"past": (older, newer)})
    past = opened(Packer(of).pack(0, [0, 1, 2], everyone=False), of).past
    assert [one.circles for one in past] == [(("p1", "p2"), ("p3",)), ()]
    assert past[0].leads == ("p3",)
