"""Answers beside the people they are about, looked up once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from circlekit.core.model import Participant
from circlekit.core.problems import Path, Problem
from circlekit.core.renamed import todays_handles
from circlekit.core.rotation.going_on.answers import Answers, Asked
from circlekit.core.rotation.going_on.outcome import Outcome, outcome
from circlekit.core.text import nearest, quoted, same

FEWEST = 2
"""So many of a circle go on, or there is nothing to keep together."""


@dataclass(frozen=True)
class Look:
    """Answers beside the people they are about."""

    answers: Answers
    asked: Asked

    @cached_property
    def here(self) -> Mapping[str, Participant]:
        """Everybody who may answer: those who take part, and those who wait."""
        cohort = self.asked.cohort
        return {person.id: person for person in (*cohort.participants, *cohort.waiting)}

    @cached_property
    def joining(self) -> Mapping[str, Participant]:
        """The newcomers."""
        return {person.id: person for person in self.answers.join}

    @cached_property
    def outcome(self) -> Outcome:
        """What becomes of everybody; where the next cohort ends does not matter here."""
        return outcome(self.asked.cohort, self.answers, self.asked.starts, self.asked.starts)

    @cached_property
    def on(self) -> frozenset[str]:
        """The handles of those who take part in the next cohort."""
        found = self.outcome
        return frozenset(person.id for person in (*found.stays, *found.returns, *found.joins))

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """The handle of each who may answer, by name and by what it was before."""
        before = {same(old): new for old, new in todays_handles(self.here.values()).items()}
        return {**before, **{same(person.name): person.id for person in self.here.values()}}

    def stranger(self, path: Path, handle: str, on_key: bool = False) -> Problem:
        """Return what to say of a handle that nobody has."""
        meant = self.by_name.get(same(handle)) or nearest(handle, self.here)
        hint = f"did you mean {meant}?" if meant else "newcomers stand under «join»"
        cohort = quoted(self.asked.cohort.cohort)
        return Problem(path, f"{quoted(handle)} does not take part in {cohort}", hint, on_key=on_key)

    def name(self, handle: str) -> str:
        """Return the name of somebody who answers or joins, for use in a message."""
        return quoted((self.here.get(handle) or self.joining[handle]).name)

    def asking(self) -> Iterator[tuple[int, str, int]]:
        """Yield each circle that asks for one more cohort: its index, its handle, how many of it go on.

        The handle is empty where there is no such circle, or nothing of it is left to keep together.
        """
        for index, word in enumerate(self.answers.one_more):
            named = {same(word)} if word else set()
            found = next((one for one in self.asked.circles if named & {same(one.id), same(one.name)}), None)
            left = sum(handle in self.on for handle in found.members) if found else 0
            yield index, found.id if found and left >= FEWEST else "", left
