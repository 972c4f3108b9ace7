"""A block as it travels to the process that solves it: its people, and only the rules that name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple

from circlekit.core.model import Cohort, Participant, PastCohort
from circlekit.core.sections import Rules
from circlekit.core.windows import Window

WINDOWS = ("available", "if_needed")
OTHERS = tuple(key for key in Participant.model_fields if key not in WINDOWS)
NAMING = ("apart", "together", "prefer", "avoid")
"""The rules that name people; all others are about fields."""

Groups = Sequence[Sequence[str]]


class Parcel(NamedTuple):
    """One block: the values of its people, and what names two of them or more.

    ``number`` tells its chance from that of other blocks. With ``everyone``, nobody may be left over.
    """

    number: int
    people: tuple[tuple[Any, ...], ...]
    rules: Rules
    past: tuple[PastCohort, ...]
    everyone: bool


class Packer:
    """Makes parcels of the people of one cohort."""

    def __init__(self, cohort: Cohort) -> None:
        self._cohort = cohort
        self._named = {name: _Named(getattr(cohort.matching, name)) for name in NAMING}
        self._met = [_Named(past.circles) for past in cohort.past]
        self._led = [frozenset(past.leads) for past in cohort.past]

    def pack(self, number: int, rows: Iterable[int], everyone: bool) -> Parcel:
        """Return the parcel of some rows of the cohort."""
        people = [self._cohort.participants[row] for row in rows]
        here = {person.id for person in people}
        rules = {name: named.among(here) for name, named in self._named.items()}
        # Whoever comes here from an old circle alone is no newcomer, so circles of one go along.
        past = tuple(
            PastCohort.model_construct(
                cohort=past.cohort, circles=met.among(here, least=1), leads=tuple(sorted(led & here))
            )
            for past, met, led in zip(self._cohort.past, self._met, self._led, strict=True)
        )
        return Parcel(
            number,
            tuple(_carried(person) for person in people),
            self._cohort.matching.model_copy(update=rules),
            past,
            everyone,
        )


def _carried(person: Participant) -> tuple[Any, ...]:
    """Return the values of a person; windows as plain numbers, which travel at a fifth of the price."""
    values = person.__dict__
    windows = (tuple(chain.from_iterable(values[key])) for key in WINDOWS)
    return (*map(values.__getitem__, OTHERS), *windows)


class _Named:
    """Groups of people by who is in them."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._of: dict[str, list[int]] = defaultdict(list)
        for index, group in enumerate(groups):
            for handle in group:
                self._of[handle].append(index)

    def among(self, here: set[str], least: int = 2) -> tuple[tuple[str, ...], ...]:
        """Return the groups that hold ``least`` or more of some people, without all others."""
        if not self._of:
            return ()
        indices = sorted({index for handle in here for index in self._of.get(handle, ())})
        groups = (tuple(handle for handle in self._groups[index] if handle in here) for index in indices)
        return tuple(group for group in groups if len(group) >= least)


def opened(parcel: Parcel, settings: Cohort) -> Cohort:
    """Return a block as a cohort of its own; ``settings`` is the whole cohort without people."""
    people = tuple(_person(values) for values in parcel.people)
    return settings.model_copy(update={"participants": people, "matching": parcel.rules, "past": parcel.past})


def _person(carried: Sequence[Any]) -> Participant:
    values = dict(zip((*OTHERS, *WINDOWS), carried, strict=True))
    for key in WINDOWS:
        numbers = iter(values[key])
        values[key] = tuple(map(Window, numbers, numbers))
    return Participant.model_construct(None, **values)
