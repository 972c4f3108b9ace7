"""Dates, and whether the rules for circles speak of people and fields that exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from circlekit.core.checks.draft import Draft
from circlekit.core.model import Cohort
from circlekit.core.problems import Path, Problem
from circlekit.core.sections import Rules
from circlekit.core.text import did_you_mean, quoted

ABOUT_PEOPLE = ("apart", "together", "prefer", "avoid")
ABOUT_FIELDS = ("mix", "align", "not_alone", "share", "within", "separate", "at_most", "complement")
ALWAYS_PRESENT = frozenset(
    {"languages", "needs", "offers", "knows", "timezone", "country", "lead", "language"}
)


FIRST_YEAR, LAST_YEAR = 1990, 2200
LONGEST = timedelta(days=3660)
"""A cohort of more than ten years is a mistake in a year, and would have thousands of meetings."""


def dates_make_sense(cohort: Cohort) -> bool:
    """Tell whether the dates of a cohort are in order and near enough to be meant."""
    return (
        cohort.starts.year >= FIRST_YEAR
        and cohort.ends.year <= LAST_YEAR
        and timedelta() < cohort.ends - cohort.starts <= LONGEST
    )


def dates_in_order(draft: Draft) -> Iterator[Problem]:
    """The end date comes after the start date, by no more than some years."""
    cohort = draft.cohort
    if cohort.ends == cohort.starts:
        yield Problem(
            ("ends",), f"the cohort ends on the day it starts ({cohort.starts})", "choose a later end date"
        )
    elif cohort.ends < cohort.starts:
        message = f"the cohort ends on {cohort.ends}, before it starts ({cohort.starts})"
        yield Problem(("ends",), message, "are the two dates swapped?")
    elif not dates_make_sense(cohort):
        message = f"the cohort runs from {cohort.starts} to {cohort.ends}, which cannot be meant"
        yield Problem(("ends",), message, "are both years right?")


def known_people(draft: Draft) -> Iterator[Problem]:
    """Rules and hunches name people who take part."""
    rules = draft.cohort.matching
    for key in ABOUT_PEOPLE:
        for index, group in enumerate(getattr(rules, key)):
            for handle in group:
                if handle not in draft.handles:
                    yield unknown_person(("matching", key, index), f"matching.{key}", handle, draft)


def unknown_person(path: Path, whose: str, handle: str, draft: Draft) -> Problem:
    """Return what to say of a handle that nobody in the cohort has."""
    hint = did_you_mean(handle, draft.handles, "write the handle of somebody under «participants»")
    return Problem(path, f"{whose} names {quoted(handle)}, who does not take part", hint)


def fields_exist(draft: Draft) -> Iterator[Problem]:
    """The fields that matching asks about are answered by somebody."""
    present = {field for person in draft.cohort.participants for field in person.fields} | ALWAYS_PRESENT
    for path, name in fields_named(draft.cohort.matching):
        if name not in present:
            hint = did_you_mean(name, present, "add it to the people, or leave it out here")
            yield Problem(path, f"nobody has the field {quoted(name)}", hint, "warning")


def fields_named(rules: Rules) -> Iterator[tuple[Path, str]]:
    """Yield each field that the rules name, with the path at which they do."""
    for key in ABOUT_FIELDS:
        names = getattr(rules, key)
        for name in names:
            yield ("matching", key, name), name
        if key == "complement":
            for name, other in names.items():
                yield ("matching", key, name), other
