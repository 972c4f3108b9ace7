"""Wishes that pull against each other or count for nothing, and rules that say less than they seem to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from circlekit.core.answers import is_one_number, values_of
from circlekit.core.checks.draft import PEOPLE, Draft, Related
from circlekit.core.checks.overlaps import bound, names, overlaps
from circlekit.core.problems import Problem
from circlekit.core.sections import WEIGHT_NAMES
from circlekit.core.text import did_you_mean, quoted


def hunches_agree(draft: Draft) -> Iterator[Problem]:
    """No hunch speaks against another, or against a rule that decides it anyway."""
    rules = draft.cohort.matching
    avoided, parted = dict(enumerate(rules.avoid)), dict(enumerate(rules.apart))
    yield from _against("prefer", rules.prefer, "avoid", avoided, "keep one of the two")
    yield from _against("prefer", rules.prefer, "apart", parted, "the rule wins: drop the hunch")
    yield from _against(
        "avoid", rules.avoid, "together", bound(rules.together), "the rule wins: drop the hunch"
    )


def _against(
    key: str, groups: Sequence[Sequence[str]], other: str, others: Mapping[int, Sequence[str]], hint: str
) -> Iterator[Problem]:
    for index, first, both in overlaps(groups, others):
        message = f"{names(both)} are under «{key}» and under «{other}»"
        path, beside = ("matching", key, index), ("matching", other, first)
        yield Related(path, message, hint, "warning", other=beside)


def fields_pull_one_way(draft: Draft) -> Iterator[Problem]:
    """No field is to be both different and alike."""
    rules = draft.cohort.matching
    for field in rules.align:
        if field in rules.mix:
            message = (
                f"«{field}» is under «mix» and under «align»: one asks for variety, the other for likeness"
            )
            path, other = ("matching", "align", field), ("matching", "mix", field)
            yield Related(path, message, "keep one of the two", "warning", other=other)


def weights_are_known(draft: Draft) -> Iterator[Problem]:
    """Every weight belongs to a wish."""
    for name in draft.cohort.matching.weights:
        if name not in WEIGHT_NAMES:
            hint = did_you_mean(name, WEIGHT_NAMES, f"known here: {', '.join(WEIGHT_NAMES)}")
            message = f"weights names {quoted(name)}, which is no wish"
            yield Problem(("matching", "weights", name), message, hint, on_key=True)


def ordinals_are_numbers(draft: Draft) -> Iterator[Problem]:
    """What ``within`` compares is one number each; nothing at all binds nobody."""
    for field in draft.cohort.matching.within:
        answered = ((person, values_of(person, field)) for person in draft.cohort.participants)
        wrong = [person for person, values in answered if values and not is_one_number(values)]
        if wrong:
            who = names(person.id for person in wrong)
            message = f"«within» compares «{field}», but that of {who} is not one number"
            hint = "write a number such as 3, or leave it empty where the rule should bind nobody"
            yield Problem((PEOPLE, wrong[0].id, field), message, hint)


def limits_leave_room(draft: Draft) -> Iterator[Problem]:
    """A limit leaves a place for somebody."""
    for field, limit in draft.cohort.matching.at_most.items():
        if limit == 0:
            message = f"at_most of 0 leaves no circle for anybody who has a «{field}»"
            yield Problem(("matching", "at_most", field), message, "write 1 or more, or drop the rule")


def history_is_of_these_people(draft: Draft) -> Iterator[Problem]:
    """Of each earlier cohort somebody takes part again; people who are gone since do no harm."""
    for index, past in enumerate(draft.cohort.past):
        members = {handle for circle in past.circles for handle in circle}
        if members and not members & draft.handles:
            message = f"nobody of {quoted(past.cohort)} takes part in this cohort"
            hint = "is it the right file, and are the handles still the same?"
            yield Problem(("history", index), message, hint, "warning")
