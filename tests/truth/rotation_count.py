"""The plain count of a rotation: pairs as sets of two, every partition of few people, roles summed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

ROLES = ("lead", "deputy", "case_giver", "opener", "facilitator", "timekeeper", "note_taker")

Pair = frozenset[int]


class Past(NamedTuple):
    """A cohort that is over, by keys: who was with whom, who led and stood in, whose turns there were."""

    circles: list[list[int]]
    leads: list[int]
    deputies: list[int]
    roles: dict[int, Counter[str]]

    def without(self, key: int) -> Past:
        """Return it as if somebody had never been there."""
        return Past(
            [[one for one in circle if one != key] for circle in self.circles],
            [one for one in self.leads if one != key],
            [one for one in self.deputies if one != key],
            {one: counts for one, counts in self.roles.items() if one != key},
        )


def pairs(circles: Iterable[Collection[int]]) -> set[Pair]:
    """Return all who share a circle."""
    return {frozenset(pair) for circle in circles for pair in combinations(circle, 2)}


def meetings(past: Sequence[Past], people: Collection[int]) -> Counter[Pair]:
    """Return in how many cohorts each pair of some people shared a circle."""
    here = set(people)
    return Counter(pair for one in past for pair in pairs(one.circles) if pair <= here)


class Figures(NamedTuple):
    """What is told of a rotation in numbers; ``new`` is how many each person meets for the first time."""

    repeated: int
    sum_c2: int
    most_often: int
    before: int
    after: int
    everybody: int
    new: dict[int, int]
    known: dict[int, int]


def figures(past: Sequence[Past], circles: Sequence[Collection[int]], people: Sequence[int]) -> Figures:
    """Return the numbers of a rotation, for ``people`` who are now in ``circles``."""
    before, now = meetings(past, people), pairs(circles)
    after = before + Counter(now)
    return Figures(
        repeated=sum(pair in before for pair in now),
        sum_c2=sum(comb(times, 2) for times in after.values()),
        most_often=max(after.values(), default=0),
        before=len(before),
        after=len(after),
        everybody=comb(len(people), 2),
        new={one: sum(one in pair for pair in now if pair not in before) for one in people},
        known={one: sum(one in pair for pair in after) for one in people},
    )


def newcomers(past: Sequence[Past], people: Iterable[int]) -> set[int]:
    """Return who was in no circle before; nobody where there were none."""
    seen = {one for each in past for circle in each.circles for one in circle}
    return {one for one in people if seen and one not in seen}


def odd(circle: Collection[int], new: set[int], people: int) -> bool:
    """Tell whether a circle has a lone newcomer or only such; where there is one, or only such, never."""
    own = len(new & set(circle))
    return 1 < len(new) < people and (own == 1 or own == len(circle))


def alone(circle: Collection[int], last: Past, people: Collection[int]) -> int:
    """Return how many of a circle are the only one of their last circle, of which more go on."""
    left = [set(old) & set(people) for old in last.circles]
    return sum(len(set(circle) & old) == 1 for old in left if len(old) > 1)


class Willing(NamedTuple):
    """Who would lead: ``sure`` are asked first, then ``maybe``, then those who have just led (``again``)."""

    sure: set[int]
    maybe: set[int]
    again: set[int]

    def best(self, circle: Iterable[int]) -> int:
        """Return how gladly the best lead of a circle leads: 3 for sure, 0 for nobody."""
        return max((self.rank(one) for one in circle), default=0)

    def rank(self, one: int) -> int:
        """Return 3 for sure, 2 if needed, 1 again, 0 not at all."""
        return 3 * (one in self.sure) or 2 * (one in self.maybe) or 1 * (one in self.again)


def willing(offers: Mapping[int, str], just_led: set[int], asked: set[int], rest: set[int]) -> Willing:
    """Return who would lead, by practice 66: whoever has just led rests, unless they ask to lead again."""
    offer = {one: "no" if one in rest else "yes" if one in asked else said for one, said in offers.items()}
    tired = just_led - asked
    return Willing(
        {one for one, said in offer.items() if said == "yes" and one not in tired},
        {one for one, said in offer.items() if said == "if needed" and one not in tired},
        {one for one, said in offer.items() if said != "no" and one in tired},
    )


def partitions(
    people: Sequence[int], least: int, most: int
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield every way to cut people into two circles of permitted sizes, each once."""
    first, rest = people[0], people[1:]
    for size in range(least, most + 1):
        if least <= len(people) - size <= most:
            for others in combinations(rest, size - 1):
                left = set(others)
                yield (first, *others), tuple(one for one in rest if one not in left)


class Worth(NamedTuple):
    """What is bad about circles, each part apart: of two plans, one that is worse in none is no worse."""

    unled: int
    led_again: int
    led_if_needed: int
    odd: int
    alone: int
    repeats: int
    times: int
    latest: int
    before: int
    earlier: int
    squares: int
    undeputised: int


def worth(
    circles: Sequence[Sequence[int]], ages: Mapping[Pair, tuple[int, int, int]], new: set[int],
    last: Past | None, lead: Willing, people: Sequence[int],
) -> Worth:  # fmt: skip
    """Return what is bad about circles; ``ages`` has the pairs who met, as ``ages`` returns them."""
    side = {one: number for number, circle in enumerate(circles) for one in circle}
    again = [age for (one, other), age in ages.items() if side[one] == side[other]]  # type: ignore[misc]
    best = [lead.best(circle) for circle in circles]
    return Worth(
        best.count(0), best.count(1), best.count(2),
        sum(odd(circle, new, len(people)) for circle in circles),
        sum(alone(circle, last, people) for circle in circles) if last else 0,
        len(again), sum(map(sum, again)), *(sum(age[part] for age in again) for part in range(3)),
        sum(len(circle) ** 2 for circle in circles),
        sum(sum(lead.rank(one) > 0 for one in circle) < 2 for circle in circles),
    )  # fmt: skip


def ages(past: Sequence[Past], people: Collection[int]) -> dict[Pair, tuple[int, int, int]]:
    """Return for each pair who met how often: in the last cohort, in the one before, and earlier."""
    found: dict[Pair, list[int]] = {}
    for age, one in enumerate(reversed(past)):
        for pair in meetings([one], people):
            found.setdefault(pair, [0, 0, 0])[min(age, 2)] += 1
    return {pair: (one, two, more) for pair, (one, two, more) in found.items()}


def ledger(past: Sequence[Past], present: Sequence[int]) -> dict[int, tuple[dict[str, int], dict[str, int]]]:
    """Return what everybody had of each role, and the credit with which they came in, cohort by cohort."""
    had: dict[int, Counter[str]] = {}
    credit: dict[int, Counter[str]] = {}
    before: set[int] = set()

    def enter(here: set[int]) -> None:
        for one in here:
            had.setdefault(one, Counter())
            credit.setdefault(one, Counter())
        stand = {one: had[one] + credit[one] for one in here}
        staying = here & before
        for role in ROLES:
            levels = sorted(stand[one][role] for one in staying)
            median = levels[(len(levels) - 1) // 2] if levels else 0
            for one in here - before:
                credit[one][role] += max(0, median - stand[one][role])

    for each in past:
        here = {one for circle in each.circles for one in circle} | {*each.leads, *each.deputies, *each.roles}
        enter(here)
        for role, own in (("lead", each.leads), ("deputy", each.deputies)):
            for one in own:
                had[one][role] += 1
        for one, counts in each.roles.items():
            had[one].update(counts)
        before = here
    enter(set(present))
    return {
        one: ({role: had[one][role] for role in ROLES}, {role: credit[one][role] for role in ROLES})
        for one in present
    }
