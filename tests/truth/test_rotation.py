"""Random chains of cohorts: what rotate writes and tells, beside a plain count over what was answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

import pytest

from .rotation import disagreements
from .rotation_chain import Chain, Step
from .rotation_checks import CHECKS

CHAINS = (9, 12, 13, 692, 1433)
"""Two rotations to four: with every partition tried, somebody forgotten, hours that are few, and by seats."""

FEW = 7
"""A chain of few people who differ in nothing, in two circles."""


@pytest.mark.parametrize("seed", CHAINS)
def test_what_is_written_and_told_is_what_a_plain_count_gives(seed: int) -> None:
    """Whoever leaves, waits, comes back, changes their handle or is forgotten."""
    assert list(disagreements(seed)) == []


@pytest.fixture(scope="module")
def rotated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Step]:
    """Rotate once, so that faults can be planted in what came of it."""
    step = next(Chain(FEW, tmp_path_factory.mktemp("truth")).steps())
    assert isinstance(step, Step)
    return step


def _lose_somebody(step: Step) -> None:
    step.folder.people.pop(next(iter(step.folder.people)))


def _wish_a_rest(step: Step) -> None:
    step.said.rest.append(step.found.going[-1])


def _leave_though_staying(step: Step) -> None:
    step.found.stays.pop()


def _tell_one_pair_more(step: Step) -> None:
    step.told["figures"]["repeated_pairs"] += 1


def _tell_one_new_person_more(step: Step) -> None:
    step.told["moves"][0]["new_people"] += 1


def _prove_too_much(step: Step) -> None:
    step.told["least"] += 1


def _lead_twice(step: Step) -> None:
    step.leads[0], step.deputies[0] = step.deputies[0], step.leads[0]
    step.offers.update(dict.fromkeys(step.offers, "if needed"))
    step.offers[step.deputies[0] or 0] = "yes"


def _stay_together(step: Step) -> None:
    going, old = step.found.going, step.past[-1].circles[0]
    first = [key for key in going if key in old]
    first += [key for key in going if key not in old][: len(going) // 2 - len(first)]
    step.circles[:] = [first, [key for key in going if key not in first]]
    step.said.one_more.clear()


def _forget_a_turn(step: Step) -> None:
    step.past[-1].roles.clear()
    step.past[-1].leads.pop()


def _have_led_more(step: Step) -> None:
    step.told["ledger"][0]["had"]["lead"] += 1


def _agree_to_the_list(step: Step) -> None:
    step.alumni.add(-1)


def _ask_in_vain(step: Step) -> None:
    names = sorted(set(step.old_circle.values()))
    step.said.one_more.append(names[0])
    step.old_circle.update(dict.fromkeys(step.old_circle, names[0]))


def _claim_a_crowd(step: Step) -> None:
    step.told["figures"]["proof"] = (
        "9 people of Circle 1 go on, and there are 2 new circles: at least 40 pairs"
    )


def _promise_late(step: Step) -> None:
    says = ["it takes 99 rounds at least until everybody has met everybody"]
    step.told["ahead"] = {"by_seats": False, "rounds": [], "says": says}


PLANTED = (
    ("everybody_is_there", _lose_somebody),
    ("wishes_count_once", _wish_a_rest),
    ("told_states", _leave_though_staying),
    ("told_figures", _tell_one_pair_more),
    ("told_moves", _tell_one_new_person_more),
    ("the_least_is_proven", _prove_too_much),
    ("leads_rest", _lead_twice),
    ("nothing_better_is_possible", _stay_together),
    ("history_is_what_happened", _forget_a_turn),
    ("the_ledger_is_a_sum", _have_led_more),
    ("former_members", _agree_to_the_list),
    ("circles_ask_for_one_more", _ask_in_vain),
    ("kept_private", _leave_though_staying),
    ("proofs_are_true", _claim_a_crowd),
    ("plans_keep_their_word", _promise_late),
)


@pytest.mark.parametrize(("check", "plant"), PLANTED, ids=[check for check, _ in PLANTED])
def test_a_planted_fault_is_found(rotated: Step, check: str, plant: Callable[[Step], None]) -> None:
    """By the check whose it is; so none of them is empty words."""
    step = deepcopy(rotated)
    plant(step)
    [found] = [one for one in CHECKS if one.__name__ == check]
    assert list(found(rotated)) == []
    assert list(found(step)) != []
