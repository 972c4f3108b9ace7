"""What can be seen to be impossible without a search, said early: who, why, and the ways out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import numpy as np

from circlekit.core.matching.clash.find import Clash
from circlekit.core.matching.clash.rules import Rule, names, parting
from circlekit.core.matching.clash.words import explained
from circlekit.core.matching.score.board import Facts, blocks_of
from circlekit.core.matching.score.columns import values_of
from circlekit.core.matching.score.hours import Flags
from circlekit.core.matching.search.units import pack
from circlekit.core.model import Cohort
from circlekit.core.problems import NoPlan, Problem
from circlekit.core.sizes import group_counts, says_why_not
from circlekit.core.text import counted, same

MOST_PEOPLE = 2_000
"""The largest cohort that is searched as a whole: memory and time grow with the square of it."""

STARTS = 50
"""So many people, those with most others to be kept from, begin a search for people who are all apart."""


def refuse_head_count(cohort: Cohort, most: int = MOST_PEOPLE) -> None:
    """Refuse a number of people that cannot be cut, or is more than ``most``, with which nobody has tried.

    Raises:
        NoPlan: with the ways out.
    """
    people = len(cohort.participants)
    if not group_counts(people, cohort.size):
        message, hint = says_why_not(people, cohort.size)
        raise NoPlan([Problem(("participants",), message, hint)])
    if people > most:
        message = f"{people:,} people are more than matching was tried with ({most:,})"
        hint = "match them in parts, such as one cohort for each language or region"
        raise NoPlan([Problem(("participants",), message, hint)])


def refuse_rules(facts: Facts) -> None:
    """Refuse rules that no circles can keep.

    Raises:
        NoPlan: with every such rule, its people, and the ways out that are sure to help.
    """
    cohort, forbidden = facts.cohort, facts.pairs.forbidden
    looks = (_bound(cohort), _all_apart(cohort, forbidden), _sharing(cohort), _crowded(cohort))
    proven = [clash for look in looks for clash in look]
    if proven or _is_parted(cohort, forbidden) or not _packs(cohort):
        problems = explained(cohort, proven)
        if problems:
            raise NoPlan(problems)


def circles_needed(facts: Facts) -> int:
    """Return how many circles the rules need at least, so that all who must be apart can be."""
    cohort = facts.cohort
    crowds = [-(-most // limit) for _, limit, most in _most_common(cohort) if limit]
    return max([1, *crowds, len(_clique(facts.pairs.forbidden))])


def _bound(cohort: Cohort) -> Iterator[Clash]:
    """People who must be together fit into one circle."""
    for block in blocks_of(cohort):
        if len(block) > cohort.size.most:
            handles = [cohort.participants[row].id for row in block]
            lists = enumerate(cohort.matching.together)
            rules = tuple(Rule("together", at) for at, group in lists if set(handles) & set(group))
            why = f"{names(cohort, handles)} must be together, but a circle holds {cohort.size.most}"
            yield Clash(rules, why, "take one of them out of the rule")


def _is_parted(cohort: Cohort, forbidden: Flags) -> bool:
    """Tell whether some rule keeps two people apart who must be together."""
    return any(forbidden[np.ix_(block, block)].any() for block in blocks_of(cohort))


def _packs(cohort: Cohort) -> bool:
    """Tell whether people bound together fit into some number of circles, as far as a quick look shows."""
    blocks, size = blocks_of(cohort), cohort.size
    counts = group_counts(len(cohort.participants), size)
    return any(pack(blocks, groups, size.most) is not None for groups in reversed(counts))


def _all_apart(cohort: Cohort, forbidden: Flags) -> Iterator[Clash]:
    """There are as many circles as there are people who must all be apart."""
    circles = group_counts(len(cohort.participants), cohort.size)[-1]
    clique = _clique(forbidden)
    if len(clique) > circles:
        who = names(cohort, [cohort.participants[row].id for row in clique])
        why = f"{who} must all be apart, but there can be no more than {counted(circles, 'circle')}"
        yield Clash(
            _parting_all(cohort, clique), why, "let two of them share a circle, or use a smaller --size"
        )


def _parting_all(cohort: Cohort, clique: list[int]) -> tuple[Rule, ...]:
    """Return rules that part every two of some people: those that part most, and no idle ones."""
    parted = {pair: set(parting(cohort, *pair)) for pair in combinations(clique, 2)}
    found: list[Rule] = []
    while parted:
        counts = Counter(rule for rules in parted.values() for rule in sorted(rules))
        best = counts.most_common(1)[0][0]
        found.append(best)
        parted = {pair: rules for pair, rules in parted.items() if best not in rules}
    return tuple(sorted(found))


def _clique(forbidden: Flags) -> list[int]:
    """Return rows no two of which may share a circle: as many as a greedy look finds."""
    degree = forbidden.sum(axis=1)
    best: list[int] = []
    for start in np.argsort(-degree, kind="stable")[:STARTS]:
        if degree[start] + 1 <= len(best):
            break
        chosen, open_to = [int(start)], forbidden[start].copy()
        while open_to.any():
            following = int(np.where(open_to, degree, -1).argmax())
            chosen.append(following)
            open_to &= forbidden[following]
        best = max(best, chosen, key=len)
    return sorted(best)


def _sharing(cohort: Cohort) -> Iterator[Clash]:
    """Everybody has said what all in their circle must share, and enough others have it too."""
    for at, field in enumerate(cohort.matching.share):
        said = [{same(value) for value in values_of(person, field)} for person in cohort.participants]
        counts = Counter(value for values in said for value in values)
        people = list(zip(cohort.participants, said, strict=True))
        silent = [p.id for p, values in people if not values]
        few = [p.id for p, values in people if values and max(counts[v] for v in values) < cohort.size.least]
        rules = (Rule("share", at, field),)
        if silent and counts:  # a field that nobody has at all is a warning, and no rule
            who = names(cohort, silent)
            why = f"all members must share one of their «{field}», but {who} gave none"
            yield Clash(rules, why, "ask them, or drop the rule")
        if few:
            why = f"{names(cohort, few)} cannot share «{field}» with {cohort.size.least - 1} others"
            yield Clash(rules, why, "ask whether they have another in common, or drop the rule")


def _crowded(cohort: Cohort) -> Iterator[Clash]:
    """Those with the same value of a field fit into the circles there can be."""
    circles = group_counts(len(cohort.participants), cohort.size)[-1]
    for at, (field, limit, most) in enumerate(_most_common(cohort)):
        if most > circles * limit:
            have, few = counted(most, "person has", "people have"), counted(circles, "circle")
            why = f"{have} the same «{field}», but {few} can take no more than {limit} each"
            yield Clash((Rule("at_most", at, field),), why, f"allow {-(-most // circles)}")


def _most_common(cohort: Cohort) -> Iterator[tuple[str, int, int]]:
    """Yield each field of ``at_most``, its limit, and how many people have its most common value."""
    for field, limit in cohort.matching.at_most.items():
        said = ({same(value) for value in values_of(person, field)} for person in cohort.participants)
        counts = Counter(value for values in said for value in values)
        yield field, limit, max(counts.values(), default=0)
