"""Which answers are one person's: those with one address, and those whose name nobody else has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from circlekit.core.intake.answer import Answer
from circlekit.core.intake.merging.finding import address_key
from circlekit.core.problems import Problem
from circlekit.core.text import counted, quoted, same


@dataclass(slots=True)
class Person:
    """The answers of one person, with the number of the file that each is in."""

    answers: list[tuple[int, Answer]] = field(default_factory=list)

    def by_file(self) -> list[list[Answer]]:
        """Return the answers file by file, in the order of the files and of their rows."""
        files: defaultdict[int, list[Answer]] = defaultdict(list)
        for file, answer in self.answers:
            files[file].append(answer)
        return [files[file] for file in sorted(files)]

    def files(self) -> set[int]:
        """Return the numbers of the files they answered in."""
        return {file for file, _ in self.answers}


def persons(answers: Sequence[Sequence[Answer]]) -> tuple[list[Person], list[Problem]]:
    """Return the people behind the answers of several files, in the order of their first answers.

    The problems name those who cannot be told apart by their name, and ask.
    """
    gathered = _Gathered()
    every = [(file, answer) for file, some in enumerate(answers) for answer in some]
    for file, answer in every:
        if answer.email:
            gathered.by_address(file, answer)
    for file, answer in every:
        if not answer.email:
            gathered.by_name(file, answer)
    order = {id(answer): number for number, (_, answer) in enumerate(every)}
    people = sorted(gathered.people, key=lambda person: min(order[id(one)] for _, one in person.answers))
    return people, [*gathered.problems, *_namesakes(people)]


class _Gathered:
    """The people so far; those with an address come first, so that a name can be looked up among them."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.problems: list[Problem] = []
        self._addresses: dict[str, Person] = {}
        self._names: defaultdict[str, list[Person]] = defaultdict(list)

    def by_address(self, file: int, answer: Answer) -> None:
        """Take an answer that has an address."""
        person = self._addresses.get(address_key(answer.email))
        if person is None:
            person = self._addresses[address_key(answer.email)] = self._new()
        person.answers.append((file, answer))
        named = self._names[same(answer.name)] if answer.name else []
        if answer.name and not any(one is person for one in named):
            named.append(person)

    def by_name(self, file: int, answer: Answer) -> None:
        """Take an answer that has a name alone."""
        named = self._names[same(answer.name)]
        if len(named) > 1:
            who = counted(len(named), "person", "people")
            message = f"{who} are called {quoted(answer.name)}, and this answer has no address: whose is it?"
            hint = "write the address of one of them beside the name"
            self.problems.append(Problem(answer.paths.get("name", answer.path), message, hint))
            return
        if not named:
            named.append(self._new())
        named[0].answers.append((file, answer))

    def _new(self) -> Person:
        self.people.append(Person())
        return self.people[-1]


def _namesakes(people: Sequence[Person]) -> list[Problem]:
    """Return a word on each name that one file has with one address and another with another."""
    named: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        for name in dict.fromkeys(same(answer.name) for _, answer in person.answers if answer.name):
            named[name].append(person)
    found = []
    for name, some in named.items():
        apart = len(some) == 2 and not some[0].files() & some[1].files()
        if apart:
            answer = next(one for _, one in some[1].answers if same(one.name) == name)
            message = f"{quoted(answer.name)} has another address in each file; taken for two people"
            hint = "if they are one, write the same address in both"
            found.append(Problem(answer.paths.get("email", answer.path), message, hint, "warning"))
    return found
